//! What pages of one shape have in common, made small once.
//!
//! The minifier reads every byte of a page and costs more than all other steps of making it; yet between the values and
//! the printed pieces pages of a kind are alike to the byte. So both are lifted out, what is left is minified once for
//! all pages that share it, and each page gets its own back. Equal input, equal output: no page depends on another.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, PoisonError, RwLock};

use sha2::{Digest as _, Sha256};

use super::minify;
use super::printed::Printed;
use super::slots::Part;
use crate::plan::view::PIECE;

/// Before and after a value of a template, escaped; like [`PIECE`], characters no content may hold.
const VALUE: (char, char) = ('\u{4}', '\u{5}');

/// All marks as bytes.
const MARKS: (u8, u8) = (PIECE.0 as u8, VALUE.0 as u8);

/// How many shapes are kept, and how long one may be: the rest are one page's own, and keeping them would cost memory for nothing.
const KEPT: usize = 300;
const LONGEST: usize = 16 << 10;

/// The shapes met so far, by their hashes as written, made small.
#[derive(Default)]
pub(super) struct Skeletons {
    known: RwLock<BTreeMap<[u8; 32], Arc<Skeleton>>>,
}

/// A page without what was lifted out of it and without the parts shared with other pages: text up to a hole, the hole, and so on.
pub(super) struct Skeleton {
    html: Box<str>,
    /// Where the text before each hole ends.
    bones: Box<[(usize, Hole)]>,
}

/// What belongs into a page at a place.
enum Hole {
    /// What was lifted, by its place in the order.
    Lifted(usize),
    /// The shared part of this name.
    Part(Box<str>),
}

impl Skeletons {
    /// The shape of a page, made small.
    pub(super) fn small(&self, page: String) -> Arc<Skeleton> {
        let key: [u8; 32] = Sha256::digest(&page).into();
        if let Some(small) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Arc::clone(small);
        }
        let skeleton = Arc::new(Skeleton::cut(&minify::minify(&page)));
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() < KEPT && page.len() <= LONGEST {
            known.entry(key).or_insert_with(|| Arc::clone(&skeleton));
        }
        skeleton
    }
}

impl Skeleton {
    /// Cuts a page where slots and lifted values stood.
    pub(super) fn cut(html: &str) -> Self {
        let mut text = String::with_capacity(html.len());
        let mut bones = Vec::new();
        let mut rest = html;
        while let Some((before, hole, after)) = next_hole(rest) {
            text.push_str(before);
            bones.push((text.len(), hole));
            rest = after;
        }
        text.push_str(rest);
        Self { html: text.into(), bones: bones.into() }
    }

    /// The page: what was lifted from it and the shared parts at their places.
    ///
    /// # Errors
    /// What `part` returns for a part that cannot be printed.
    pub(super) fn fill<E>(&self, lifted: &[&str], part: impl Fn(&str) -> Result<Arc<Part>, E>) -> Result<Printed, E> {
        let room = |(_, hole): &(usize, Hole)| match hole {
            Hole::Lifted(nth) => lifted.get(*nth).map_or(0, |one| one.len()),
            Hole::Part(_) => 2048,
        };
        let mut page = Printed::with_room(self.bones.iter().map(room).sum::<usize>() + self.html.len());
        let mut done = 0;
        for (end, hole) in &self.bones {
            page.html.push_str(self.html.get(done..*end).unwrap_or_default());
            done = *end;
            match hole {
                Hole::Lifted(nth) => page.html.push_str(lifted.get(*nth).copied().unwrap_or_default()),
                Hole::Part(name) => page.push_part(&*part(name)?),
            }
        }
        page.html.push_str(self.html.get(done..).unwrap_or_default());
        Ok(page)
    }
}

/// Escapes a value for HTML and marks it; for a template engine whose pages are lifted.
pub(super) fn escape_marked(value: &str, out: &mut dyn Write) -> std::io::Result<()> {
    if value.is_empty() {
        return Ok(());
    }
    out.write_all(&[MARKS.1])?;
    tera::escape_html(value, out)?;
    out.write_all(&[VALUE.1 as u8])
}

/// A page without its values and without the pieces that were printed as small as they get; and both, in order.
///
/// A piece leaves a slot. A value may stand in an attribute, so it leaves a word with `=` in it, for which the minifier keeps the quotes.
pub(super) fn lift(html: &str) -> (String, Vec<&str>) {
    let mut page = String::with_capacity(html.len() / 2);
    let mut lifted = Vec::new();
    let mut rest = html;
    while let Some(at) = memchr::memchr2(MARKS.0, MARKS.1, rest.as_bytes())
        && let Some((before, marked)) = rest.split_at_checked(at)
    {
        let nth = lifted.len().to_string();
        let (end, stands) =
            if marked.starts_with(PIECE.0) { (PIECE.1, ["<slot name=", &nth, "></slot>"]) } else { (VALUE.1, ["\u{4}=", &nth, "\u{5}"]) };
        let Some((one, after)) = marked.get(1..).and_then(|one| one.split_once(end)) else { break };
        page.push_str(before);
        page.extend(stands);
        lifted.push(one);
        rest = after;
    }
    page.push_str(rest);
    (page, lifted)
}

/// What a template prints between `{% filter piece %}` and `{% endfilter %}`, as a piece: its line breaks go, and the minifier need
/// not read it. For lists that are as long on each page as the page has it.
pub(super) fn piece(html: &str) -> String {
    let mut piece = String::with_capacity(html.len());
    piece.push(PIECE.0);
    piece.extend(html.split(['\n', PIECE.0, PIECE.1, VALUE.0, VALUE.1]));
    piece.push(PIECE.1);
    piece
}

/// Markup without any marks.
pub(super) fn unmarked(html: &str) -> String {
    html.replace([PIECE.0, PIECE.1, VALUE.0, VALUE.1], "")
}

/// The first hole: what stands before it, which it is, what stands after it.
fn next_hole(html: &str) -> Option<(&str, Hole, &str)> {
    const SLOT: &str = "<slot name=";
    let value = memchr::memchr(MARKS.1, html.as_bytes());
    // Looked for no further than the value, or all of a page would be read again for each.
    let reach = html.as_bytes().get(..value.unwrap_or(html.len())).unwrap_or_default();
    let at = memchr::memmem::find(reach, SLOT.as_bytes()).or(value)?;
    let (before, found) = html.split_at_checked(at)?;
    if let Some(named) = found.strip_prefix(SLOT) {
        let (name, after) = named.split_once("></slot>")?;
        let name = name.trim_matches('"');
        return Some((before, name.parse().map_or_else(|_| Hole::Part(name.into()), Hole::Lifted), after));
    }
    let (nth, after) = found.strip_prefix("\u{4}=")?.split_once(VALUE.1)?;
    Some((before, Hole::Lifted(nth.parse().ok()?), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(html: &str) -> String {
        let (page, lifted) = lift(html);
        let part = |name: &str| Ok::<_, ()>(Arc::new(Part::new(format!("[{name}]"))));
        Skeletons::default().small(page).fill(&lifted, part).unwrap_or_default().html
    }

    fn marked(value: &str) -> String {
        let mut bytes = Vec::new();
        escape_marked(value, &mut bytes).unwrap_or_default();
        String::from_utf8(bytes).unwrap_or_default()
    }

    #[test]
    fn what_was_lifted_comes_back_to_its_place() {
        let html = "<p>\u{2}<b>1</b>  2\u{3}</p> \n x\u{2}\u{3}<slot name=\"foot\"></slot>";
        assert_eq!(small(html), "<p><b>1</b>  2</p> x[foot]");
    }

    #[test]
    fn values_keep_their_quotes_and_cannot_leave_them() {
        for value in ["a b", "x", "a\" onclick=\"b", "'", "<i>", "="] {
            let html = format!("<p  class=\"{0}\"><a title=\"y {0}\"  href=\"{0}#a\">{0}</a></p>", marked(value));
            let (escaped, page) = (unmarked(&marked(value)), small(&html));
            for part in [format!("<p class=\"{escaped}\">"), format!("href=\"{escaped}#a\""), format!(">{escaped}</a>")] {
                assert!(page.contains(&part), "no {part} in {page}");
            }
        }
        assert_eq!(small(&format!("<p>{}</p>", marked(""))), "<p></p>");
    }

    #[test]
    fn a_piece_of_a_template_is_one_piece() {
        let html = format!("<ul> {} </ul>", piece(&format!("<li>\u{2}一\u{3}\n{}</li>\n", marked("二"))));
        assert_eq!(small(&html), "<ul><li>一二</li></ul>");
    }

    #[test]
    fn pages_of_one_shape_share_it() {
        let skeletons = Skeletons::default();
        let shapes = ["一", "二", "三"].map(|value| skeletons.small(lift(&format!("<p> {} </p>", marked(value))).0));
        assert!(shapes.iter().all(|shape| Arc::ptr_eq(shape, &shapes[0])));
    }
}
