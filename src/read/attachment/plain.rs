//! Attachments that are plain text: forms and checklists, as `import policy` and people write them.

use super::Notes;
use crate::model::sighting::Concern;
use crate::read::look;

/// Looks into a text. A form feed parts pages there and a byte order mark begins it: neither is a hidden character.
pub(super) fn look(bytes: &[u8], notes: &mut Notes<'_>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => look::raw(notes.file, &text.trim_start_matches('\u{FEFF}').replace('\u{C}', "\n"), &mut notes.sightings),
        Err(error) => {
            let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
            notes.note(
                Concern::Content,
                format!("附件第{line}行不是 UTF-8 编码，请用 UTF-8 另存"),
                format!("line {line} of the attachment is not UTF-8: save it as UTF-8"),
            );
        }
    }
}
