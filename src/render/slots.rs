//! Parts that many pages have in common, printed once.
//!
//! A template says `<slot name="footer"></slot>`; the page gets what `parts/footer.html` prints. Such a part sees what
//! every page of its language, depth and section sees alike, so one print serves them all. No content can bring in a
//! slot: raw HTML in content is an error, and all other text is escaped.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::text::Lang;

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
type Parts = BTreeMap<String, Arc<[u8]>>;

impl Slots {
    /// The page with its slots filled: those with a number by the rows lifted from it, the others by the part of their name.
    ///
    /// # Errors
    /// What `print` returns for a part that cannot be printed.
    pub(super) fn fill<E>(
        &self,
        html: &[u8],
        rows: &[&str],
        place: Place<'_>,
        print: impl Fn(&str) -> Result<Vec<u8>, E>,
    ) -> Result<Vec<u8>, E> {
        let lifted: usize = rows.iter().map(|rows| rows.len()).sum();
        let mut page = Vec::with_capacity(html.len() + lifted + 4096);
        let mut rest = html;
        while let Some((before, name, after)) = slot(rest) {
            page.extend_from_slice(before);
            match name.parse::<usize>().ok().and_then(|nth| rows.get(nth)) {
                Some(rows) => page.extend_from_slice(rows.as_bytes()),
                None => page.extend_from_slice(&self.part(place, name, &print)?),
            }
            rest = after;
        }
        page.extend_from_slice(rest);
        Ok(page)
    }

    fn part<E>(&self, (lang, root, section): Place<'_>, name: &str, print: impl Fn(&str) -> Result<Vec<u8>, E>) -> Result<Arc<[u8]>, E> {
        let key = (lang, format!("{root}{section}"));
        let lock = || self.printed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(&key).and_then(|parts| parts.get(name)) {
            return Ok(Arc::clone(known));
        }
        let part: Arc<[u8]> = print(name)?.into();
        lock().entry(key).or_default().insert(name.to_owned(), Arc::clone(&part));
        Ok(part)
    }
}

/// A page without the rows of its tables, each list of rows a slot of its own; and the rows, in order.
///
/// Rows are printed as small as they get and are most of a long page, so the minifier need not read them.
pub(super) fn lift(html: &str) -> (String, Vec<&str>) {
    let mut page = String::with_capacity(html.len() / 2);
    let mut rows = Vec::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(BODY)
        && let Some((inside, after)) = after.split_once(BODY_END)
    {
        page.extend([before, BODY, "<slot name=", &rows.len().to_string(), "></slot>", BODY_END]);
        rows.push(inside);
        rest = after;
    }
    page.push_str(rest);
    (page, rows)
}

const BODY: &str = "<tbody>";
const BODY_END: &str = "</tbody>";

/// The first slot: what stands before it, its name, what stands after it.
fn slot(html: &[u8]) -> Option<(&[u8], &str, &[u8])> {
    const OPEN: &[u8] = b"<slot name=";
    const CLOSE: &[u8] = b"></slot>";
    let at = memchr::memmem::find(html, OPEN)?;
    let (before, found) = html.split_at(at);
    let inside = found.get(OPEN.len()..)?;
    let end = memchr::memmem::find(inside, CLOSE)?;
    let name = std::str::from_utf8(inside.get(..end)?).ok()?.trim_matches('"');
    Some((before, name, inside.get(end + CLOSE.len()..)?))
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
            Ok::<_, ()>(format!("[{name}]").into_bytes())
        };
        for html in ["a<slot name=\"x\"></slot>b<slot name=y></slot>", "<slot name=x></slot>"] {
            let filled = slots.fill(html.as_bytes(), &[], (Lang::Zh, "../", "notices"), print).unwrap_or_default();
            assert!(String::from_utf8_lossy(&filled).contains("[x]"));
        }
        assert_eq!(prints.get(), 2);
        assert_eq!(slots.fill(b"<slot name=x></slot>", &[], (Lang::Zh, "../../", "notices"), print), Ok(b"[x]".to_vec()));
        assert_eq!(prints.get(), 3);
    }

    #[test]
    fn lifted_rows_come_back_to_their_places() {
        let html = "<tbody><tr>1</tr></tbody>x<tbody></tbody><tbody>open";
        let (page, rows) = lift(html);
        assert!(!page.contains("<tr>"), "{page}");
        let print = |_: &str| Err(());
        assert_eq!(Slots::default().fill(page.as_bytes(), &rows, (Lang::Zh, "", ""), print), Ok(html.as_bytes().to_vec()));
    }
}
