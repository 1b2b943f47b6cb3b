//! PDF files: their text as far as it can be had, their properties, and what they would do when opened.

mod text;

use lopdf::{Dictionary, Document, LoadOptions, Object, Stream};

use super::{Notes, picture, xml};
use crate::model::sighting::Concern;

/// The most bytes one stream may inflate to while the file is opened.
const MOST_INFLATED: usize = 32 * 1024 * 1024;

/// The most bytes an object stream may inflate to: it holds some hundred objects, and an index that is read whole.
const MOST_LOADED: usize = 8 * 1024 * 1024;

/// Looks into a PDF. Should the library trip over what it is given, the file is one that cannot be opened.
pub(super) fn look(bytes: &[u8], notes: &mut Notes<'_>) {
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| look_inside(bytes, notes)));
    if ended.is_err() {
        notes.unreadable("PDF 损坏或不完整", "it is damaged or cut off");
    }
}

fn look_inside(bytes: &[u8], notes: &mut Notes<'_>) {
    let options = LoadOptions { max_decompressed_size: Some(MOST_LOADED), ..LoadOptions::default() };
    if !ends(bytes) {
        notes.note(Concern::Content, "PDF 结束（%%EOF）之后还有别的内容", "something stands after the end of the PDF (%%EOF)");
    }
    let mut document = match Document::load_mem_with_options(bytes, options) {
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
    text::look(&mut document, notes);
    if document.revision_count() > 1 {
        notes.note(
            Concern::Metadata,
            "PDF 里留有修改以前的版本（增量保存）",
            "the PDF still holds earlier versions of itself (saved incrementally)",
        );
    }
}

/// Whether nothing follows what ends a PDF: `startxref`, a number, `%%EOF`.
fn ends(bytes: &[u8]) -> bool {
    let at = memchr::memmem::rfind(bytes, b"startxref").unwrap_or(bytes.len());
    let end = bytes.get(at..).unwrap_or_default().split(|byte| byte.is_ascii_whitespace() || *byte == 0);
    let words: Vec<&[u8]> = end.filter(|word| !word.is_empty()).collect();
    words.len() < 3 || matches!(words.as_slice(), [_, _, b"%%EOF"])
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
        let Some((_, words)) = told.iter().find(|(known, _)| *known == key.as_slice()) else { continue };
        let value = document.dereference(value).and_then(|(_, value)| lopdf::decode_text_string(value));
        notes.property(*words, &value.unwrap_or_default());
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

/// Every object of the file: actions, embedded files, comments, pictures, and every string, for what a reader shows stands in
/// properties, comments, fields of forms and what they offer, bookmarks, layers, labels of pages, names of places and links.
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
                    content(stream, notes);
                    waiting.extend(stream.dict.iter().map(|(_, value)| value));
                }
                Object::String(..) => {
                    let text = lopdf::decode_text_string(object).unwrap_or_default();
                    notes.text(BESIDE, &text);
                }
                _ => {}
            }
        }
    }
}

/// Where a string of a PDF stands.
const BESIDE: fn() -> (String, String) =
    || ("的属性、批注、表单、书签或链接里".to_owned(), "its properties, or a comment, field, bookmark or link".to_owned());

/// What a stream holds beside text that is drawn.
fn content(stream: &Stream, notes: &mut Notes<'_>) {
    if stream.dict.has_type(b"Metadata") {
        packet(stream, notes);
    }
    if stream.dict.has(b"F") {
        notes.note(Concern::Active, "附件打开时会从别处取内容", "the attachment fetches something from elsewhere when opened");
    }
    if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image") {
        picture::look(&("PDF 图片".to_owned(), "a picture of the PDF".to_owned()), &stream.content, notes);
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
    let active = active.or_else(|| dictionary.has(b"EF").then_some(("嵌入的文件", "an embedded file")));
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
    if COMMENTS.contains(&name(b"Subtype")) && dictionary.has(b"Rect") {
        notes.note(Concern::Leftover, "附件里有批注", "the attachment holds comments");
    }
    let value = |key: &[u8]| dictionary.get(key).and_then(|value| document.dereference(value)).map(|(_, value)| value);
    if value(b"OFF").and_then(Object::as_array).is_ok_and(|layers| !layers.is_empty()) || name(b"BaseState") == b"OFF" {
        notes.note(Concern::Leftover, "附件里有隐藏的图层", "the attachment holds hidden layers");
    }
    // What a field says may be as long as a stream.
    for stream in [&b"V"[..], b"DV", b"RC"].into_iter().filter_map(|key| value(key).and_then(Object::as_stream).ok()) {
        let text = stream.decompressed_content_with_limit(MOST_INFLATED).unwrap_or_else(|_| stream.content.clone());
        if notes.may_read(text.len()) {
            notes.text(BESIDE, &lopdf::decode_text_string(&Object::string_literal(text)).unwrap_or_default());
        }
    }
    let link = value(b"URI").and_then(lopdf::decode_text_string);
    if link.is_ok_and(|link| !super::leads_to_page(&link)) {
        notes.stray_link();
    }
}

/// The kinds of notes that people put on pages.
const COMMENTS: [&[u8]; 15] = [
    b"Text",
    b"FreeText",
    b"Highlight",
    b"Underline",
    b"StrikeOut",
    b"Squiggly",
    b"Caret",
    b"Ink",
    b"Sound",
    b"Redact",
    b"Line",
    b"Square",
    b"Circle",
    b"Polygon",
    b"PolyLine",
];

/// Whether opening the file or a page of it, or passing over a field, leads to an address without a click.
fn goes_online(document: &Document, dictionary: &Dictionary) -> bool {
    let resolved = |value| document.dereference(value).ok().and_then(|(_, value)| value.as_dict().ok());
    let opens = dictionary.get(b"OpenAction").ok().and_then(resolved);
    let events = dictionary.get(b"AA").ok().and_then(resolved);
    let events = events.into_iter().flat_map(Dictionary::iter).filter_map(|(_, value)| resolved(value));
    opens.into_iter().chain(events).any(|action| action.get(b"S").and_then(Object::as_name).is_ok_and(|kind| kind == b"URI"))
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

    /// What is seen in a PDF with one more object, to which its catalog leads by a key.
    fn with(key: &str, object: impl Into<Object>) -> crate::model::sighting::Sightings {
        let mut document = Document::load_mem(&pdf(b"BT /F1 9 Tf (a) Tj ET".to_vec(), Dictionary::new())).unwrap();
        let object = document.add_object(object);
        document.catalog_mut().unwrap().set(key, object);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        look("a.pdf", &bytes)
    }

    #[test]
    fn what_no_page_shows_is_searched() {
        let number = || Object::string_literal("13812345678");
        let offers: Object = vec![Object::string_literal("a"), vec![number(), Object::string_literal("b")].into()].into();
        for (key, value) in [
            ("Opt", offers),
            ("V", number()),
            ("V", Stream::new(Dictionary::new(), b"13812345678".to_vec()).into()),
            ("PageLabels", dictionary! { "Nums" => vec![0.into(), dictionary! { "P" => number() }.into()] }.into()),
            ("Names", dictionary! { "Dests" => dictionary! { "Names" => vec![number(), 0.into()] } }.into()),
            ("ContactInfo", number()),
        ] {
            assert_eq!(count(&with(key, value), Concern::Personal), 1, "{key}");
        }
    }

    #[test]
    fn what_is_drawn_from_elsewhere_is_read() {
        let resources = || {
            let font = dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" };
            dictionary! { "Font" => dictionary! { "F1" => font } }
        };
        let form = |content: &[u8]| Stream::new(dictionary! { "Subtype" => "Form", "Resources" => resources() }, content.to_vec());
        let seen = with("X", form(b"BT /F1 9 Tf (call 13812345678) Tj ET"));
        assert_eq!((count(&seen, Concern::Personal), count(&seen, Concern::Unscanned)), (1, 0));
        // The looks of a field that is empty.
        assert_eq!(with("X", form(b"/Tx BMC BT /F1 9 Tf () Tj ET EMC")), Default::default());
        let seen = with("X", form(b"BT /F9 9 Tf (abc) Tj ET"));
        assert_eq!(count(&seen, Concern::Unscanned), 1, "no such font");
        let instead = pdf(b"/Span << /ActualText (13812345678) >> BDC BT /F1 9 Tf (a) Tj ET EMC".to_vec(), Dictionary::new());
        assert_eq!(count(&look("a.pdf", &instead), Concern::Personal), 1);
    }

    #[test]
    fn hidden_layers_pictures_and_files_are_told() {
        let layers = dictionary! { "D" => dictionary! { "OFF" => vec![1.into()] } };
        assert_eq!(count(&with("X", layers), Concern::Leftover), 1);
        assert_eq!(count(&with("X", dictionary! { "OFF" => Vec::<Object>::new() }), Concern::Leftover), 0);
        let picture = |bytes: &[u8]| with("X", Stream::new(dictionary! { "Subtype" => "Image", "Filter" => "DCTDecode" }, bytes.to_vec()));
        assert_eq!(count(&picture(b"\xFF\xD8\xFF\xE1\0\x0AExif\0\0II\xFF\xD9"), Concern::Metadata), 1);
        assert_eq!(count(&picture(b"\xFF\xD8\xFF\xD9\n"), Concern::Metadata), 0);
        assert_eq!(count(&with("X", Stream::new(dictionary! { "F" => Object::string_literal("a") }, Vec::new())), Concern::Active), 1);
    }

    #[test]
    fn what_follows_the_end_is_told() {
        let whole = pdf(b"BT (a) Tj ET".to_vec(), Dictionary::new());
        let told = |after: &[u8]| count(&look("a.pdf", &[whole.as_slice(), after].concat()), Concern::Content);
        assert_eq!([&b""[..], b"\r\n\n", b"\0\0", b"PK", b"\n13812345678\n%%EOF"].map(told), [0, 0, 0, 1, 1]);
    }
}
