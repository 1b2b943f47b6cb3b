//! Parts that many pages have in common, printed once.
//!
//! A template says `<slot name="footer"></slot>`; the page gets what `parts/footer.html` prints. Such a part sees what
//! every page of its language, depth and section sees alike, so one print serves them all. No content can bring in a
//! slot: raw HTML in content is an error, and all other text is escaped.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::text::Lang;
use crate::plan::view::PIECE;

/// What two pages must have in common to share their parts: language, way to the root, section.
pub(super) type Place<'a> = (Lang, &'a str, &'a str);

/// The parts printed so far.
#[derive(Default)]
pub(super) struct Slots {
    printed: Mutex<BTreeMap<(Lang, String), Parts>>,
}

impl Clone for Slots {
    /// Nothing printed: the copy of a press prints another site.
    fn clone(&self) -> Self {
        Self::default()
    }
}

/// The parts of one place, by name.
type Parts = BTreeMap<String, Arc<str>>;

impl Slots {
    /// The page with its slots filled: those with a number by the pieces lifted from it, the others by the part of their name.
    ///
    /// # Errors
    /// What `print` returns for a part that cannot be printed.
    pub(super) fn fill<E>(
        &self,
        html: &str,
        pieces: &[&str],
        place: Place<'_>,
        print: impl Fn(&str) -> Result<String, E>,
    ) -> Result<String, E> {
        let lifted: usize = pieces.iter().map(|piece| piece.len()).sum();
        let mut page = String::with_capacity(html.len() + lifted + 4096);
        let mut rest = html;
        while let Some((before, name, after)) = slot(rest) {
            push_unmarked(before, &mut page);
            match name.parse::<usize>().ok().and_then(|nth| pieces.get(nth)) {
                Some(piece) => page.push_str(piece),
                None => page.push_str(&self.part(place, name, &print)?),
            }
            rest = after;
        }
        push_unmarked(rest, &mut page);
        Ok(page)
    }

    fn part<E>(&self, (lang, root, section): Place<'_>, name: &str, print: impl Fn(&str) -> Result<String, E>) -> Result<Arc<str>, E> {
        let key = (lang, format!("{root}{section}"));
        let lock = || self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(&key).and_then(|parts| parts.get(name)) {
            return Ok(Arc::clone(known));
        }
        let part: Arc<str> = print(name)?.into();
        lock().entry(key).or_default().insert(name.to_owned(), Arc::clone(&part));
        Ok(part)
    }
}

/// A page without the pieces that were printed as small as they get, each a slot of its own; and the pieces, in order.
///
/// They are most of a page, and the minifier need not read them.
pub(super) fn lift(html: &str) -> (String, Vec<&str>) {
    let mut page = String::with_capacity(html.len() / 2);
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(PIECE.0)
        && let Some((piece, after)) = after.split_once(PIECE.1)
    {
        page.extend([before, "<slot name=", &pieces.len().to_string(), "></slot>"]);
        pieces.push(piece);
        rest = after;
    }
    page.push_str(rest);
    (page, pieces)
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
    let (open, after) = found.split_once("></slot>")?;
    Some((before, open.strip_prefix("<slot name=")?.trim_matches('"'), after))
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
        for html in ["a<slot name=\"x\"></slot>b<slot name=y></slot>", "<slot name=x></slot>"] {
            let filled = slots.fill(html, &[], (Lang::Zh, "../", "notices"), print).unwrap_or_default();
            assert!(filled.contains("[x]"));
        }
        assert_eq!(prints.get(), 2);
        assert_eq!(slots.fill("<slot name=x></slot>", &[], (Lang::Zh, "../../", "notices"), print), Ok("[x]".to_owned()));
        assert_eq!(prints.get(), 3);
    }

    #[test]
    fn lifted_pieces_come_back_to_their_places() {
        let html = "<p>\u{2}<b>1</b>\u{3}</p>x\u{2}\u{3}<i>\u{2}open";
        let (page, pieces) = lift(html);
        assert!(!page.contains("<b>"), "{page}");
        for (page, pieces) in [(page.as_str(), pieces), (html, Vec::new())] {
            let print = |_: &str| Err(());
            let filled = Slots::default().fill(page, &pieces, (Lang::Zh, "", ""), print);
            assert_eq!(filled, Ok("<p><b>1</b></p>x<i>open".to_owned()));
        }
    }
}
