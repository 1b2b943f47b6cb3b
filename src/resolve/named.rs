//! Names that point at nothing, and ids that stand twice.

use crate::finding::{Finding, Place};
use crate::model::near;

/// A name that points at nothing.
pub(super) fn unknown(place: Place, value: &str, (zh, en): (&str, &str)) -> Finding {
    Finding::error("unknown-name", place, zh, en)
        .value(value)
        .rule("所引的名称必须存在", "a name that is used must exist")
        .remedy("改正名称，或先建立它所指的文件", "mend the name, or make the file it points at first")
}

/// A name that points at nothing, and the known ones it may stand for.
pub(super) fn unknown_of<'a>(place: Place, value: &str, words: (&str, &str), known: impl Iterator<Item = &'a str>) -> Finding {
    let finding = unknown(place, value, words);
    match question(value, known) {
        Some((zh, en)) => {
            finding.remedy(format!("{zh}改正名称，或先建立它所指的文件"), format!("{en}Mend the name, or make the file it points at first"))
        }
        None => finding,
    }
}

/// Whether known names near to one are meant, in both languages; none where there are none.
pub(super) fn question<'a>(value: &str, known: impl Iterator<Item = &'a str>) -> Option<(String, String)> {
    let near = near::meant(value, known);
    (!near.is_empty()).then(|| (format!("是否指 {}？", near.join("、")), format!("is {} meant? ", near.join(" or "))))
}

/// An id given twice.
pub(super) fn twice(place: Place, value: &str) -> Finding {
    Finding::error("same-id-twice", place, "代号重复", "this id stands twice")
        .value(value)
        .rule("代号不得重复", "an id is given once")
        .remedy("改名或删去其中一个", "rename or remove one of them")
}
