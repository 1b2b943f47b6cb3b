//! What pages of one shape have in common: printed by their template once, and made small once.
//!
//! Between its texts a page is what its shape makes of it, to the byte. So a template is run with marks in place of the texts;
//! what it prints is cut at the marks, and each page gets its texts put in. Equal shape, equal page: none depends on another.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hasher as _};
use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

use super::minify;
use super::printed::Printed;
use super::shape::{MARKS, PIECE, TEXT};
use super::texts::Texts;
use crate::model::personal;

/// How many skeletons are kept, each from the second time its shape is met: most shapes are one page's own.
const KEPT: usize = 300;

/// A stretch that is shorter is looked at on each page rather than left out.
const WORTH_LEAVING_OUT: usize = 64;

/// The skeletons met so far, by their shapes.
#[derive(Default)]
pub(super) struct Skeletons {
    known: RwLock<Known>,
}

#[derive(Default)]
struct Known {
    kept: BTreeMap<Box<[u8]>, Arc<Skeleton>>,
    /// The hashes of all shapes met; should two be equal, a skeleton is kept too soon.
    met: BTreeSet<u64>,
}

/// A page without its texts.
#[derive(Debug)]
pub(super) struct Skeleton {
    html: Box<str>,
    bones: Box<[Bone]>,
}

/// A stretch of a page that is the same on all pages of a shape, and the number of the text behind it.
#[derive(Debug)]
struct Bone {
    html: Range<usize>,
    /// Whole elements of it in which no personal data was found: they need not be looked at on each page again.
    clean: Option<Range<usize>>,
    text: Option<usize>,
}

impl Skeletons {
    /// The skeleton of a shape; `print` makes it where it is not known.
    ///
    /// # Errors
    /// What `print` returns for a page that cannot be printed.
    pub(super) fn of<E>(&self, shape: &[u8], print: impl FnOnce() -> Result<Skeleton, E>) -> Result<Arc<Skeleton>, E> {
        if let Some(kept) = self.known.read().unwrap_or_else(PoisonError::into_inner).kept.get(shape) {
            return Ok(Arc::clone(kept));
        }
        let skeleton = Arc::new(print()?);
        let mut hash = DefaultHasher::new();
        hash.write(shape);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if !known.met.insert(hash.finish()) && known.kept.len() < KEPT {
            known.kept.entry(shape.into()).or_insert_with(|| Arc::clone(&skeleton));
        }
        Ok(skeleton)
    }
}

impl Skeleton {
    /// Cuts a page where the marks of texts stand.
    ///
    /// # Errors
    /// A mark that is none of a text's, in words: what comes after it would be published with its marks.
    pub(super) fn cut(html: &str) -> Result<Self, String> {
        let mut text = String::with_capacity(html.len());
        let mut bones = Vec::new();
        let mut rest = html;
        while let Some((before, nth, after)) = next_mark(rest)? {
            bones.push(Bone::of(before, text.len(), Some(nth)));
            text.push_str(before);
            rest = after;
        }
        bones.push(Bone::of(rest, text.len(), None));
        text.push_str(rest);
        Ok(Self { html: text.into(), bones: bones.into() })
    }

    /// The same, made small.
    ///
    /// # Errors
    /// As of [`Skeleton::cut`], or its elements lie too deep in one another.
    pub(super) fn cut_small(html: &str) -> Result<Self, String> {
        Self::cut(&from_slots(&minify::minify(&to_slots(html))?))
    }

    /// The page with these texts.
    pub(super) fn fill(&self, texts: &Texts) -> Printed {
        // A title stands in three places, and nothing longer in more than one.
        let mut page = Printed::with_room(self.html.len() + texts.len() + 512, self.bones.len());
        for bone in &self.bones {
            let at = page.html.len();
            page.html.push_str(self.html.get(bone.html.clone()).unwrap_or_default());
            if let Some(clean) = &bone.clean {
                page.share(at + clean.start..at + clean.end);
            }
            page.html.push_str(bone.text.map_or("", |nth| texts.get(nth)));
        }
        page
    }
}

impl Bone {
    fn of(html: &str, at: usize, text: Option<usize>) -> Self {
        // Between tags, no number can begin in the stretch and end outside of it.
        let whole = html.find('<').zip(html.rfind('>')).map(|(from, to)| from..to + 1);
        let clean = whole.filter(|whole| {
            let within = html.get(whole.clone()).unwrap_or_default();
            within.len() >= WORTH_LEAVING_OUT && personal::scan(within).is_empty()
        });
        Self { html: at..at + html.len(), clean, text }
    }
}

/// The first mark: what stands before it, its number, what stands after it.
fn next_mark(html: &str) -> Result<Option<(&str, usize, &str)>, String> {
    let Some((before, marked)) = html.find(MARKS).and_then(|at| html.split_at_checked(at)) else { return Ok(None) };
    let mark = || {
        let (nth, after) = marked.strip_prefix([TEXT.0, PIECE.0])?.split_once([TEXT.1, PIECE.1])?;
        Some((before, nth.trim_start_matches('=').parse().ok()?, after))
    };
    mark().map(Some).ok_or_else(|| {
        let start: String = marked.chars().take(30).collect();
        format!("a mark of the program's own is broken: {start:?}")
    })
}

/// For the minifier: a piece is an element, and a text in an attribute has a `=`, for which its quotes stay.
fn to_slots(html: &str) -> String {
    let mut slots = String::with_capacity(html.len() + 512);
    for one in html.split_inclusive([TEXT.0, PIECE.0, PIECE.1]) {
        match one.strip_suffix(PIECE.0) {
            Some(before) => slots.extend([before, "<slot name="]),
            None => match one.strip_suffix(PIECE.1) {
                Some(before) => slots.extend([before, "></slot>"]),
                None => {
                    slots.push_str(one);
                    slots.push_str(if one.ends_with(TEXT.0) { "=" } else { "" });
                }
            },
        }
    }
    slots
}

/// The marks of pieces once more.
fn from_slots(html: &str) -> String {
    let mut marks = String::with_capacity(html.len());
    let mut parts = html.split("<slot name=");
    marks.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (nth, after) = part.split_once("></slot>").unwrap_or((part, ""));
        marks.push(PIECE.0);
        marks.push_str(nth.trim_matches('"'));
        marks.push(PIECE.1);
        marks.push_str(after);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::super::shape::Shape;
    use super::*;
    use crate::model::text::Lang;
    use crate::plan::view::Markup;

    /// A page printed from the marks of a text and of markup.
    fn page(template: &str, small: bool, value: &str, piece: Option<&'static str>) -> String {
        let mut markup = Markup::new(Lang::Zh);
        markup.raw(piece.unwrap_or_default());
        let texts = Shape::of([("value", &value), ("piece", &markup)]).map(|shape| shape.texts).unwrap();
        let html = template.replace("[value]", "\u{4}0\u{5}").replace("[piece]", "\u{2}1\u{3}");
        if small { Skeleton::cut_small(&html) } else { Skeleton::cut(&html) }.unwrap().fill(&texts).html
    }

    #[test]
    fn texts_stand_where_their_marks_stood() {
        let template = "<p title=\"[value]\">[value]</p>\n[piece]<b>[value]</b>";
        assert_eq!(page(template, false, "甲&", Some("<i>1</i>")), "<p title=\"甲&amp;\">甲&amp;</p>\n<i>1</i><b>甲&amp;</b>");
    }

    #[test]
    fn a_page_is_made_small_around_its_texts() {
        let template = "<p>[piece]</p> \n <p> [value] \n x </p><style>\n</style>";
        assert_eq!(page(template, true, "a  b", Some("<b>1</b>  2")), "<p><b>1</b>  2</p><p>a  b x</p><style></style>");
    }

    #[test]
    fn values_keep_their_quotes_and_cannot_leave_them() {
        for value in ["a b", "x", "a\" onclick=\"b", "'", "<i>", "=", "\u{2}1\u{3}"] {
            let small = page("<p  class=\"[value]\"><a title=\"y [value]\"  href=\"[value]#a\">[value]</a></p>", true, value, Some("-"));
            let mut escaped = String::new();
            pulldown_cmark_escape::escape_html(&mut escaped, value).unwrap();
            for part in [format!("<p class=\"{escaped}\">"), format!("href=\"{escaped}#a\""), format!(">{escaped}</a>")] {
                assert!(small.contains(&part), "no {part} in {small}");
            }
        }
    }

    #[test]
    fn only_what_all_pages_share_and_is_clean_is_left_out() {
        let long = "<p>".to_owned() + &"无".repeat(30) + "</p>";
        let template = format!("7{long}8[value]{long}");
        let texts = Shape::of([("value", &"13800138000")]).map(|shape| shape.texts).unwrap();
        let own = |template: &str| {
            let page = Skeleton::cut(&template.replace("[value]", "\u{4}0\u{5}")).unwrap().fill(&texts);
            page.own().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(own(&template), ["7", "813800138000", ""]);
        assert_eq!(own(&format!("<p>13800138000{long}")).concat(), format!("<p>13800138000{long}"));
    }

    #[test]
    fn a_mark_that_is_no_texts_stops_the_page() {
        let marks = ["<p>\u{4}x\u{5}</p>", "<p>\u{4}0", "<p>\u{4}\u{4}0\u{5}\u{5}</p>", "\u{5}\u{4}0\u{5}"];
        for html in marks {
            assert!(Skeleton::cut(html).is_err() && Skeleton::cut_small(html).is_err(), "{html:?}");
        }
        assert!(Skeleton::cut_small("<slot name=a></slot>\u{2}0\u{3}").is_err());
    }

    #[test]
    fn pages_of_one_shape_share_it() {
        let skeletons = Skeletons::default();
        let shapes = ["一", "二", "三"].map(|value| Shape::of([("value", &value)]).unwrap());
        let [first, second, third] = shapes.map(|shape| skeletons.of(&shape.json, || Skeleton::cut("\u{4}0\u{5}")).unwrap());
        assert!(Arc::ptr_eq(&second, &third) && !Arc::ptr_eq(&first, &second));
    }
}
