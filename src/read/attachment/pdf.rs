//! PDF files: their text as far as it can be had, their properties, and what they would do when opened.
//!
//! The text of a PDF is glyphs at places; what the library makes of it is the best there is, and where it makes
//! nothing of it a person has to look.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::{Notes, xml};
use crate::model::sighting::Concern;

/// The most bytes one stream may inflate to while the file is opened.
const MOST_INFLATED: usize = 32 * 1024 * 1024;

/// The most bytes an object stream may inflate to: it holds some hundred objects, and an index that is read whole.
const MOST_LOADED: usize = 8 * 1024 * 1024;

/// The most bytes of page content that are read for their text, of one page and of all together. Each takes a hundred
/// times as much memory while it is read.
const MOST_OF_PAGE: usize = 4 * 1024 * 1024;
const MOST_CONTENT: usize = 24 * 1024 * 1024;

/// Looks into a PDF. Should the library trip over what it is given, the file is one that cannot be opened.
pub(super) fn look(bytes: &[u8], notes: &mut Notes<'_>) {
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| look_inside(bytes, notes)));
    if ended.is_err() {
        notes.unreadable("PDF 损坏或不完整", "it is damaged or cut off");
    }
}

fn look_inside(bytes: &[u8], notes: &mut Notes<'_>) {
    let options = LoadOptions { max_decompressed_size: Some(MOST_LOADED), ..LoadOptions::default() };
    let document = match Document::load_mem_with_options(bytes, options) {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_)) => {
            return locked(notes);
        }
        Err(_) => return notes.unreadable("PDF 损坏或不完整", "it is damaged or cut off"),
    };
    if document.is_encrypted() || document.was_encrypted() {
        locked(notes);
    }
    if document.get_pages().is_empty() {
        return notes.unreadable("PDF 里没有页", "it has no pages");
    }
    properties(&document, notes);
    objects(&document, notes);
    text(&document, notes);
    if document.revision_count() > 1 {
        notes.note(
            Concern::Metadata,
            "PDF 里留有修改以前的版本（增量保存）",
            "the PDF still holds earlier versions of itself (saved incrementally)",
        );
    }
}

fn locked(notes: &mut Notes<'_>) {
    notes.note(Concern::Content, "PDF 加了密码或使用限制，无法检查", "the PDF has a password or restrictions and cannot be looked at");
}

/// The document's own properties, in both places where a PDF keeps them.
fn properties(document: &Document, notes: &mut Notes<'_>) {
    let told = [
        (&b"Author"[..], ("作者", "author")),
        (b"Company", ("单位", "company")),
        (b"Manager", ("主管", "manager")),
        (b"SourceModified", ("来源文件的时间", "time of its source")),
    ];
    let info = document.trailer.get(b"Info").and_then(|info| document.dereference(info)).and_then(|(_, info)| info.as_dict());
    for (key, value) in info.into_iter().flat_map(Dictionary::iter) {
        let Ok(value) = lopdf::decode_text_string(value) else { continue };
        match told.iter().find(|(known, _)| *known == key.as_slice()) {
            Some((_, words)) => notes.property(*words, &value),
            None => notes.text(|| ("的属性".to_owned(), "its properties".to_owned()), &value),
        }
    }
}

/// Properties as XML (XMP), of the document, a page or a picture.
fn packet(stream: &Stream, notes: &mut Notes<'_>) {
    let content = stream.decompressed_content_with_limit(MOST_INFLATED).unwrap_or_else(|_| stream.content.clone());
    let packet = String::from_utf8_lossy(&content).into_owned();
    if !notes.may_read(packet.len()) {
        return;
    }
    let mut creator = false;
    xml::read(&packet, |met| match met {
        xml::Met::Open(name, attributes) => {
            creator |= name == "creator";
            for value in attributes.values() {
                notes.text(|| ("的属性（XMP）".to_owned(), "its properties (XMP)".to_owned()), value);
            }
        }
        xml::Met::Text(text) if creator => notes.property(("作者", "author"), &text),
        xml::Met::Text(text) => notes.text(|| ("的属性（XMP）".to_owned(), "its properties (XMP)".to_owned()), &text),
        xml::Met::Close(name) => creator &= name != "creator",
    });
}

/// Every object of the file: actions, embedded files, comments, and strings that are shown.
fn objects(document: &Document, notes: &mut Notes<'_>) {
    for object in document.objects.values() {
        let mut waiting = vec![object];
        while let Some(object) = waiting.pop() {
            match object {
                Object::Array(items) => waiting.extend(items),
                Object::Dictionary(dictionary) => {
                    inspect(document, dictionary, notes);
                    waiting.extend(dictionary.iter().map(|(_, value)| value));
                }
                Object::Stream(stream) => {
                    inspect(document, &stream.dict, notes);
                    if stream.dict.has_type(b"Metadata") {
                        packet(stream, notes);
                    }
                    waiting.extend(stream.dict.iter().map(|(_, value)| value));
                }
                _ => {}
            }
        }
    }
}

/// One dictionary: what kind of thing it makes of the file.
fn inspect(document: &Document, dictionary: &Dictionary, notes: &mut Notes<'_>) {
    let name = |key: &[u8]| dictionary.get(key).and_then(Object::as_name).unwrap_or_default();
    let active = match name(b"S") {
        b"JavaScript" => Some(("脚本（JavaScript）", "scripts (JavaScript)")),
        b"Launch" => Some(("启动程序的动作", "an action that starts a program")),
        b"SubmitForm" | b"ImportData" => Some(("向外发送或取入数据的动作", "an action that sends or fetches data")),
        b"GoToR" | b"GoToE" => Some(("打开其他文件的动作", "an action that opens another file")),
        b"Rendition" => Some(("播放媒体的动作", "an action that plays media")),
        _ => None,
    };
    let active = active.or(match name(b"Type") {
        b"EmbeddedFile" => Some(("嵌入的文件", "an embedded file")),
        _ => None,
    });
    let active = active.or(match name(b"Subtype") {
        b"RichMedia" | b"Movie" | b"Screen" | b"3D" => Some(("嵌入的媒体", "embedded media")),
        b"FileAttachment" => Some(("嵌入的文件", "an embedded file")),
        _ => None,
    });
    let active = active.or_else(|| dictionary.has(b"JS").then_some(("脚本（JavaScript）", "scripts (JavaScript)")));
    let active = active.or_else(|| dictionary.has(b"XFA").then_some(("带脚本的表单（XFA）", "a form that carries scripts (XFA)")));
    if let Some((zh, en)) =
        active.or_else(|| goes_online(document, dictionary).then_some(("自行打开网址的动作", "an action that opens an address by itself")))
    {
        notes.note(Concern::Active, format!("附件里有{zh}"), format!("the attachment holds {en}"));
    }
    let is_comment = matches!(
        name(b"Subtype"),
        b"Text" | b"FreeText" | b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly" | b"Caret" | b"Ink" | b"Sound" | b"Redact"
    );
    if is_comment && dictionary.has(b"Rect") {
        notes.note(Concern::Leftover, "附件里有批注", "the attachment holds comments");
    }
    // Comments, fields of forms, bookmarks and links; not the strings that fonts and encodings are made of.
    for (key, text) in strings(dictionary) {
        notes.text(|| ("的批注、表单、书签或链接里".to_owned(), "a comment, field, bookmark or link".to_owned()), &text);
        if key == b"URI" && !super::leads_to_page(&text) {
            notes.stray_link();
        }
    }
}

/// Whether opening the file or a page of it, or passing over a field, leads to an address without a click.
fn goes_online(document: &Document, dictionary: &Dictionary) -> bool {
    let resolved = |value| document.dereference(value).ok().and_then(|(_, value)| value.as_dict().ok());
    let opens = dictionary.get(b"OpenAction").ok().and_then(resolved);
    let events = dictionary.get(b"AA").ok().and_then(resolved);
    let events = events.into_iter().flat_map(Dictionary::iter).filter_map(|(_, value)| resolved(value));
    opens.into_iter().chain(events).any(|action| action.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"URI"))
}

/// The strings of a dictionary that are comments, fields of forms and what they offer, bookmarks, layers and links; not those
/// that fonts and encodings are made of.
fn strings(dictionary: &Dictionary) -> Vec<(&[u8], String)> {
    let keys =
        [&b"Contents"[..], b"V", b"DV", b"Opt", b"T", b"TU", b"Title", b"URI", b"Alt", b"ActualText", b"RC", b"Name", b"Names", b"P"];
    let mut found = Vec::new();
    for key in keys {
        let mut waiting: Vec<&Object> = dictionary.get(key).into_iter().collect();
        while let Some(value) = waiting.pop() {
            match value {
                Object::Array(items) => waiting.extend(items),
                Object::String(..) => found.extend(lopdf::decode_text_string(value).ok().map(|text| (key, text))),
                _ => {}
            }
        }
    }
    found
}

/// What a page is drawn from: its streams and the fonts it has. Pages that share both show the same text.
fn drawing(document: &Document, page: ObjectId) -> (Vec<ObjectId>, String) {
    let fonts = |key: &[u8]| document.get_dictionary(page).and_then(|page| page.get(key)).map(|value| format!("{value:?}"));
    let streams = document.get_page_contents(page);
    // A page without streams is a page of its own.
    let streams = if streams.is_empty() { vec![page] } else { streams };
    (streams, format!("{:?} {:?}", fonts(b"Resources").ok(), fonts(b"Parent").ok()))
}

/// The text of every page.
fn text(document: &Document, notes: &mut Notes<'_>) {
    let mut left = MOST_CONTENT;
    let mut unread = Vec::new();
    let (mut seen, mut pages) = (BTreeSet::new(), BTreeSet::new());
    for (number, page) in document.get_pages() {
        if !seen.insert(page) || !pages.insert(drawing(document, page)) {
            continue;
        }
        let Ok(content) = document.get_page_content_with_limit(page, left.min(MOST_OF_PAGE)) else {
            unread.push(number);
            left = left.saturating_sub(MOST_OF_PAGE);
            continue;
        };
        left -= content.len().min(left);
        let chunks = document.extract_text_chunks_with_limit(&[number], MOST_OF_PAGE);
        let whole = chunks.iter().all(Result::is_ok);
        // A font ends a chunk, and a number may be in two fonts only if someone meant it to hide.
        let read: Vec<String> = chunks.into_iter().flatten().collect();
        let read = read.join("\n");
        let is_empty = read.chars().all(|c| !c.is_alphanumeric()) && !content.is_empty();
        if !whole || is_empty || read.contains('\u{FFFD}') || read.contains("Unimplemented?") {
            unread.push(number);
        }
        for line in read.lines() {
            notes.text(|| (format!("第{number}页"), format!("page {number}")), line);
        }
    }
    if let (Some(first), count) = (unread.first(), unread.len()) {
        notes.note(
            Concern::Unscanned,
            format!("PDF 有{count}页（从第{first}页起）的文字读不出来，未能检查个人信息"),
            format!("the text of {count} page(s) of the PDF, from page {first} on, cannot be read and was not searched for personal data"),
        );
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Object, dictionary};

    use super::super::look;
    use super::super::tests::{count, pdf};
    use super::*;

    #[test]
    fn what_opens_an_address_or_a_form_by_itself_is_told() {
        let told = |catalog: Dictionary| count(&look("a.pdf", &pdf(b"BT (a) Tj ET".to_vec(), catalog)), Concern::Active);
        let to = || dictionary! { "S" => "URI", "URI" => Object::string_literal("https://a.example/") };
        assert_eq!(told(dictionary! { "OpenAction" => to() }), 1);
        assert_eq!(told(dictionary! { "AA" => dictionary! { "WC" => to() } }), 1);
        assert_eq!(told(dictionary! { "A" => to() }), 0);
        assert_eq!(told(dictionary! { "AcroForm" => dictionary! { "XFA" => Object::string_literal("<xdp/>") } }), 1);
    }

    #[test]
    fn what_a_field_offers_is_searched() {
        let offers = vec![Object::string_literal("a"), vec![Object::string_literal("13812345678"), Object::string_literal("b")].into()];
        let seen = look("a.pdf", &pdf(b"BT (a) Tj ET".to_vec(), dictionary! { "Opt" => offers }));
        assert_eq!(count(&seen, Concern::Personal), 1);
    }
}
