//! The text of a PDF: of its pages, and of what is drawn on them from elsewhere, such as stamps, the looks of form fields and parts
//! that pages share.
//!
//! The text of a PDF is glyphs at places; what the library makes of it is the best there is, and where it makes
//! nothing of it a person has to look.

use std::collections::BTreeSet;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use memchr::memmem;

use super::super::Notes;
use crate::model::sighting::Concern;

/// The most bytes of page content that are read for their text, of one page and of all together. Each takes a hundred
/// times as much memory while it is read.
const MOST_OF_PAGE: usize = 4 * 1024 * 1024;
const MOST_CONTENT: usize = 24 * 1024 * 1024;

/// Looks at all text that is drawn. The document has other pages after.
pub(super) fn look(document: &mut Document, notes: &mut Notes<'_>) {
    let mut left = MOST_CONTENT;
    let pages = document.get_pages().into_values().collect();
    let unread = read(document, pages, &mut left, true, notes);
    if let (Some(first), count) = (unread.first(), unread.len()) {
        notes.note(
            Concern::Unscanned,
            format!("PDF 有{count}页（从第{first}页起）的文字读不出来，未能检查个人信息"),
            format!("the text of {count} page(s) of the PDF, from page {first} on, cannot be read and was not searched for personal data"),
        );
    }
    let forms = forms_as_pages(document);
    let count = read(document, forms, &mut left, false, notes).len();
    if count > 0 {
        notes.note(
            Concern::Unscanned,
            format!("PDF 有{count}处图章、表单等图形的文字读不出来，未能检查个人信息"),
            format!(
                "the text of {count} stamp(s), form field(s) or the like of the PDF cannot be read and was not searched for personal data"
            ),
        );
    }
}

/// What is drawn from elsewhere and holds text, each as a page.
fn forms_as_pages(document: &mut Document) -> Vec<ObjectId> {
    let forms = document.objects.iter().filter_map(|(id, object)| {
        let form =
            object.as_stream().ok().filter(|form| form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form"))?;
        // What is larger is told as unread when its turn comes.
        let holds_text = form.decompressed_content_with_limit(MOST_OF_PAGE).map_or(true, |content| memmem::find(&content, b"BT").is_some());
        holds_text.then(|| (*id, form.dict.get(b"Resources").cloned()))
    });
    let forms: Vec<_> = forms.collect();
    let page = |(form, resources): (ObjectId, lopdf::Result<Object>)| {
        let mut page = dictionary! { "Type" => "Page", "Contents" => form };
        if let Ok(resources) = resources {
            page.set("Resources", resources);
        }
        document.add_object(page)
    };
    forms.into_iter().map(page).collect()
}

/// Makes a page the only one: the library looks for it among all each time it is asked for the text of one.
fn alone(document: &mut Document, page: ObjectId) {
    let pages = document.add_object(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()] });
    _ = document.catalog_mut().map(|catalog| catalog.set("Pages", pages));
}

/// What a page is drawn from: its streams and the fonts it has. Pages that share both show the same text.
fn drawing(document: &Document, page: ObjectId) -> (Vec<ObjectId>, String) {
    let fonts = |key: &[u8]| document.get_dictionary(page).and_then(|page| page.get(key)).map(|value| format!("{value:?}"));
    let streams = document.get_page_contents(page);
    // A page without streams is a page of its own.
    let streams = if streams.is_empty() { vec![page] } else { streams };
    (streams, format!("{:?} {:?}", fonts(b"Resources").ok(), fonts(b"Parent").ok()))
}

/// Reads the text of every page, and gives those that could not be read.
fn read(document: &mut Document, each: Vec<ObjectId>, left: &mut usize, are_pages: bool, notes: &mut Notes<'_>) -> Vec<usize> {
    let mut unread = Vec::new();
    let (mut seen, mut pages) = (BTreeSet::new(), BTreeSet::new());
    for (number, page) in (1..).zip(each) {
        if !seen.insert(page) || !pages.insert(drawing(document, page)) {
            continue;
        }
        let Ok(content) = document.get_page_content_with_limit(page, MOST_OF_PAGE.min(*left)) else {
            unread.push(number);
            *left = left.saturating_sub(MOST_OF_PAGE);
            continue;
        };
        *left -= content.len().min(*left);
        alone(document, page);
        let chunks = document.extract_text_chunks_with_limit(&[1], MOST_OF_PAGE);
        let whole = chunks.iter().all(Result::is_ok);
        // A font ends a chunk, and a number may be in two fonts only if someone meant it to hide.
        let read: Vec<String> = chunks.into_iter().flatten().collect();
        let read = read.join("\n");
        let holds_more = || if are_pages { !content.is_empty() } else { shows_text(&content) };
        let is_empty = read.chars().all(|c| !c.is_alphanumeric()) && holds_more();
        if !whole || is_empty || read.contains('\u{FFFD}') || read.contains("Unimplemented?") {
            unread.push(number);
        }
        let place = || match are_pages {
            true => (format!("第{number}页"), format!("page {number}")),
            false => ("的图章、表单等图形里".to_owned(), "a stamp, a form field or the like".to_owned()),
        };
        read.lines().map(str::to_owned).chain(said(&content)).for_each(|line| notes.text(place, &line));
    }
    unread
}

/// Whether text is shown, in whatever font; the looks of an empty field show none.
fn shows_text(content: &[u8]) -> bool {
    fn says(operand: &Object) -> bool {
        match operand {
            Object::String(text, _) => text.iter().any(|byte| !matches!(byte, 0 | b' ')),
            Object::Array(parts) => parts.iter().any(says),
            _ => false,
        }
    }
    let operations = Content::decode(content).map(|content| content.operations).unwrap_or_default();
    operations.iter().any(|one| matches!(one.operator.as_str(), "Tj" | "TJ" | "'" | "\"") && one.operands.iter().any(says))
}

/// What the marks in the content of a page say in place of what is drawn.
fn said(content: &[u8]) -> Vec<String> {
    let marks = if memmem::find(content, b"ActualText").is_some() { Content::decode(content).ok() } else { None };
    let operands = marks.into_iter().flat_map(|content| content.operations).flat_map(|operation| operation.operands);
    let marks: Vec<Dictionary> = operands.filter_map(|operand| operand.as_dict().ok().cloned()).collect();
    marks.iter().flat_map(Dictionary::iter).filter_map(|(_, value)| lopdf::decode_text_string(value).ok()).collect()
}
