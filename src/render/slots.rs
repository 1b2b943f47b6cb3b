//! Parts that many pages have in common, printed once.
//!
//! A template says `<slot name="footer"></slot>`; the page gets what `parts/footer.html` prints. Such a part sees what
//! every page of its language, depth and section sees alike, so one print serves them all. No content can bring in a
//! slot: raw HTML in content is an error, and all other text is escaped.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::printed::Printed;
use crate::model::personal;
use crate::model::text::Lang;
use crate::plan::view::PIECE;

/// What two pages must have in common to share their parts: language; way to the root, and section.
pub(super) type Place = (Lang, String);

/// The parts printed so far.
#[derive(Default)]
pub(super) struct Slots {
    printed: Mutex<BTreeMap<Place, Parts>>,
}

impl Clone for Slots {
    /// Nothing printed: the copy of a press prints another site.
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// The parts of one place, by name.
type Parts = BTreeMap<String, Arc<Part>>;

/// What a slot holds.
#[derive(Debug)]
pub(super) struct Part {
    pub html: String,
    /// A whole element in which no personal data was found: it need not be looked at on each page again.
    pub clean: bool,
}

impl Part {
    pub(super) fn new(html: String) -> Self {
        // Between tags, no number can begin in the part and end in the page.
        let whole = html.trim_start().starts_with('<') && html.trim_end().ends_with('>');
        Self { clean: whole && personal::scan(&html).is_empty(), html }
    }
}

impl Slots {
    /// The part of this name for a page at this place.
    ///
    /// # Errors
    /// What `print` returns for a part that cannot be printed.
    pub(super) fn part<E>(&self, place: &Place, name: &str, print: impl Fn(&str) -> Result<String, E>) -> Result<Arc<Part>, E> {
        let lock = || self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(place).and_then(|parts| parts.get(name)) {
            return Ok(Arc::clone(known));
        }
        let part = Arc::new(Part::new(print(name)?));
        lock().entry(place.clone()).or_default().insert(name.to_owned(), Arc::clone(&part));
        Ok(part)
    }
}

/// A page as it was printed, with its slots filled by the parts of their names.
///
/// # Errors
/// What `part` returns for a part that cannot be printed.
pub(super) fn fill<E>(html: &str, part: impl Fn(&str) -> Result<Arc<Part>, E>) -> Result<Printed, E> {
    let mut page = Printed::with_room(html.len() + 4096);
    let mut rest = html;
    while let Some((before, name, after)) = slot(rest) {
        push_unmarked(before, &mut page.html);
        page.push_part(&*part(name)?);
        rest = after;
    }
    push_unmarked(rest, &mut page.html);
    Ok(page)
}

/// Adds markup without the marks of its pieces.
fn push_unmarked(markup: &str, page: &mut String) {
    let mut from = 0;
    for at in memchr::memchr2_iter(MARKS.0, MARKS.1, markup.as_bytes()) {
        page.push_str(markup.get(from..at).unwrap_or_default());
        from = at + 1;
    }
    page.push_str(markup.get(from..).unwrap_or_default());
}

/// The marks of a piece as bytes.
const MARKS: (u8, u8) = (PIECE.0 as u8, PIECE.1 as u8);

/// The first slot: what stands before it, its name, what stands after it.
fn slot(html: &str) -> Option<(&str, &str, &str)> {
    let at = memchr::memmem::find(html.as_bytes(), b"<slot name=")?;
    let (before, found) = html.split_at_checked(at)?;
    let (open, after) = found.split_once("\"></slot>")?;
    Some((before, open.strip_prefix("<slot name=\"")?, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_printed_once_for_a_place() {
        let slots = Slots::default();
        let prints = std::cell::Cell::new(0);
        let print = |name: &str| {
            prints.set(prints.get() + 1);
            Ok::<_, ()>(format!("[{name}]"))
        };
        let filled =
            |html: &str, root| fill(html, |name| slots.part(&(Lang::Zh, format!("{root}notices")), name, print)).map(|page| page.html);
        for html in ["a<slot name=\"x\"></slot>b<slot name=\"y\"></slot>", "\u{2}<slot name=\"x\"></slot>\u{3}"] {
            assert!(filled(html, "../").unwrap_or_default().contains("[x]"));
        }
        assert_eq!(prints.get(), 2);
        assert_eq!(filled("<slot name=\"x\"></slot>", "../../"), Ok("[x]".to_owned()));
        assert_eq!(prints.get(), 3);
    }

    #[test]
    fn marks_of_pieces_are_in_no_page() {
        let page = fill("<p>\u{2}<b>1</b>\u{3}</p>", |_| Err(()));
        assert_eq!(page.map(|page| page.html), Ok("<p><b>1</b></p>".to_owned()));
    }
}
