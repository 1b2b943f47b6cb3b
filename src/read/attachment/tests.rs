//! Attachments whole, cut, bent and hostile: never a panic, never without end, never silence where something is wrong.

use std::io::{Cursor, Write};

use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use zip::write::{SimpleFileOptions, ZipWriter};

use super::look;
use crate::model::sighting::{Concern, Sightings};

macro_rules! case {
    ($code:literal, $side:literal, $name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../../tests/cases/", $code, "/", $side, "/schemes/lake/acts/2025/0312-recognition/files/", $name))
                as &[u8],
        )
    };
}

const FILES: [(&str, &[u8]); 9] = [
    case!("attachment-content", "good", "list.docx"),
    case!("attachment-content", "good", "list.xlsx"),
    case!("attachment-content", "good", "list.pdf"),
    case!("attachment-leftover", "bad", "list.docx"),
    case!("attachment-leftover", "bad", "list.xlsx"),
    case!("attachment-active", "bad", "list.pdf"),
    case!("personal-data", "bad", "people.docx"),
    case!("personal-data", "bad", "people.xlsx"),
    case!("personal-data", "bad", "people.pdf"),
];

pub(super) fn count(sightings: &Sightings, concern: Concern) -> usize {
    sightings.of(concern).count()
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A document with a body, and more parts.
pub(super) fn document(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let body = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let mut parts = vec![("[Content_Types].xml", "<Types/>"), ("word/document.xml", body.as_str())];
    parts.extend(more);
    package(&parts)
}

/// A PDF with one page of this content, and more keys in its catalog.
pub(super) fn pdf(content: Vec<u8>, more: Dictionary) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let font = document
        .add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" });
    let mut stream = Stream::new(Dictionary::new(), content);
    stream.compress().unwrap();
    let content = document.add_object(stream);
    let page = document.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    document.objects.insert(pages, Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }));
    let mut catalog = dictionary! { "Type" => "Catalog", "Pages" => pages };
    catalog.extend(&more);
    let catalog = document.add_object(catalog);
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn whole_files_give_what_is_in_them_and_nothing_else() {
    for (name, bytes) in FILES.iter().take(3) {
        assert_eq!(look(name, bytes), Sightings::default(), "{name}");
    }
}

#[test]
fn no_cut_of_a_file_panics_and_every_cut_archive_is_told() {
    for (name, bytes) in FILES {
        for at in (0..bytes.len()).step_by((bytes.len() / 120).max(1)) {
            let seen = look(name, bytes.get(..at).unwrap());
            assert!(!name.ends_with('x') || count(&seen, Concern::Content) == 1, "{name} cut at {at}: {seen:?}");
        }
    }
}

#[test]
fn no_bent_byte_panics() {
    for (name, bytes) in FILES {
        for (turn, at) in (0..bytes.len()).step_by((bytes.len() / 150).max(1)).enumerate() {
            let mut bent = bytes.to_vec();
            if let Some(byte) = bent.get_mut(at) {
                *byte ^= [0xFF, 0x01, 0x80, 0x20][turn % 4];
            }
            let _ = look(name, &bent);
            bent.truncate(bytes.len() - at / 2);
            let _ = look(name, &bent);
        }
    }
}

#[test]
fn archives_that_inflate_without_end_are_stopped() {
    let zeros = "0".repeat(70 * 1024 * 1024);
    let bomb = document("", &[("word/a.bin", zeros.as_str()), ("word/b.xml", zeros.as_str())]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(count(&look("a.docx", &bomb), Concern::Content), 1);
    let names: Vec<String> = (0..5_000).map(|n| format!("word/{n}.xml")).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "<a/>")).collect();
    assert_eq!(count(&look("a.docx", &document("", &parts)), Concern::Content), 1);
}

#[test]
fn parts_that_lead_out_of_the_archive_are_told() {
    for name in ["../../evil.xml", "/etc/passwd", "C:/x.xml", "word\\..\\..\\x.xml"] {
        assert_eq!(count(&look("a.docx", &document("", &[(name, "<a/>")])), Concern::Content), 1, "{name}");
    }
}

#[test]
fn xml_that_is_deep_broken_or_full_of_entities_is_read_and_no_more() {
    let deep = "<w:p>".repeat(200_000);
    assert_eq!(count(&look("a.docx", &document(&deep, &[])), Concern::Active), 0);
    let laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:p><w:t>&b;&b;</w:t></w:p>";
    let _ = look("a.docx", &document(laughs, &[]));
    let outside = "<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><w:p><w:t>x</w:t></w:p>";
    let _ = look("a.docx", &document(outside, &[]));
    assert_eq!(count(&look("a.docx", &document("<w:p><w:t>x</w:p></", &[])), Concern::Content), 1);
    assert_eq!(count(&look("a.docx", &document("<w:p><w:t>&#49;3812345678</w:t></w:p>", &[])), Concern::Personal), 1);
}

#[test]
fn what_runs_or_reaches_out_is_told() {
    for (name, content) in [
        ("word/vbaProject.bin", ""),
        ("word/activeX/activeX1.xml", "<a/>"),
        ("word/embeddings/oleObject1.bin", ""),
        ("customUI/customUI.xml", "<a/>"),
        (
            "word/_rels/document.xml.rels",
            "<R><Relationship Type=\"x/attachedTemplate\" Target=\"https://a.example/t\" TargetMode=\"External\"/></R>",
        ),
        ("word/_rels/document.xml.rels", "<R><Relationship Type=\"x/hyperlink\" Target=\"file://a/b\" TargetMode=\"External\"/></R>"),
    ] {
        assert_eq!(count(&look("a.docx", &document("", &[(name, content)])), Concern::Active), 1, "{name} {content}");
    }
    for field in ["DDEAUTO c:\\\\x \"/k calc\"", " includetext \"x\" "] {
        let body = format!("<w:p><w:instrText>{field}</w:instrText></w:p>");
        assert_eq!(count(&look("a.docx", &document(&body, &[])), Concern::Active), 1, "{field}");
    }
    for (key, action) in [
        ("OpenAction", dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("x") }),
        ("OpenAction", dictionary! { "S" => "Launch", "F" => Object::string_literal("x.exe") }),
        ("AA", dictionary! { "WC" => dictionary! { "S" => "SubmitForm" } }),
        ("Names", dictionary! { "EmbeddedFiles" => dictionary! { "EF" => dictionary! { "Type" => "EmbeddedFile" } } }),
        ("X", dictionary! { "S" => "URI", "URI" => Object::string_literal("file:///c:/x") }),
    ] {
        let seen = look("a.pdf", &pdf(b"BT /F1 9 Tf (x) Tj ET".to_vec(), dictionary! { key => action.clone() }));
        assert_eq!(count(&seen, Concern::Active), 1, "{action:?} {seen:?}");
    }
}

#[test]
fn hostile_pdfs_end() {
    let open = |bytes: &[u8]| look("a.pdf", bytes);
    // Content that inflates from a few bytes.
    let bomb = pdf(vec![b' '; 90 * 1024 * 1024], Dictionary::new());
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(count(&open(&bomb), Concern::Unscanned), 1);
    // Nothing but brackets; an object that holds itself; a page that is its own parent.
    let _ = open(format!("%PDF-1.7\n1 0 obj\n{}\nendobj\ntrailer\n<< /Root 1 0 R >>", "[".repeat(100_000)).as_bytes());
    let _ = open(b"%PDF-1.7\n1 0 obj\n1 0 R\nendobj\n2 0 obj\n<< /Kids [2 0 R] /Type /Pages /Count 9999999999 /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 2 0 R >>");
    let _ = open(b"%PDF-1.7\nxref\n0 4294967295\ntrailer\n<< /Size 4294967295 /Prev 9 /Root 1 0 R >>\nstartxref\n9\n%%EOF");
    assert_eq!(count(&open(b"%PDF-1.7\n"), Concern::Content), 1);
    // A text in no font the file has.
    assert_eq!(count(&open(&pdf(b"BT /F9 9 Tf (abc) Tj ET".to_vec(), Dictionary::new())), Concern::Unscanned), 1);
}

#[test]
fn what_a_name_says_must_be_so() {
    for (name, bytes) in [
        ("a.pdf", &b"PK\x03\x04"[..]),
        ("a.docx", b"%PDF-1.7"),
        ("a.xlsx", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ("a.txt", b"MZ\x00\x00"),
        ("a.txt", b"\x7FELF"),
        ("a.md", b"  <!DOCTYPE html>"),
        ("a.md", b"\x89PNG"),
        ("a.txt", b"\xB9\xAB"),
        ("a.pdf", b""),
        ("a.docx", b""),
    ] {
        assert_eq!(count(&look(name, bytes), Concern::Content), 1, "{name} {bytes:?}");
    }
    assert_eq!(count(&look("a.docx", &package(&[("xl/workbook.xml", "<a/>"), ("[Content_Types].xml", "<a/>")])), Concern::Content), 1);
    assert_eq!(look("a.txt", "表一\u{C}\r\n公示\t期\n".as_bytes()), Sightings::default());
    assert_eq!(look("a.txt", b""), Sightings::default());
}

/// A workbook of some parts beside those every workbook has.
pub(super) fn workbook(more: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = vec![("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")];
    parts.extend(more);
    package(&parts)
}

#[test]
fn a_part_is_what_is_in_it_whatever_its_name() {
    let hidden =
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:p><w:r><w:t>138</w:t></w:r><w:r><w:t>12345678</w:t></w:r></w:p></w:document>";
    for name in ["word/main.dat", "word/main", "main.dat", "word/media/a.png"] {
        let seen = look("a.docx", &document("", &[(name, hidden)]));
        assert_eq!((count(&seen, Concern::Personal), count(&seen, Concern::Unscanned)), (1, 0), "{name}");
    }
    let strings = "\u{FEFF}<sst><si><r><t>138</t></r><r><t>12345678</t></r></si></sst>";
    let cells = "<worksheet><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>0</v></c></worksheet>";
    assert_eq!(count(&look("a.xlsx", &workbook(&[("xl/s.dat", strings), ("xl/a.dat", cells)])), Concern::Personal), 3);
    assert_eq!(count(&look("a.xlsx", &workbook(&[("xl/sharedStrings.xml", strings), ("xl/a.xml", cells)])), Concern::Personal), 2);
    for (name, content, unscanned) in [
        ("word/a.dat", "13812345678", 1),
        ("word/media/a.png", "13812345678", 1),
        ("word/media/a.png", "\u{89}PNG", 1),
        ("word/media/a.gif", "GIF89a", 0),
        ("word/fonts/font1.odttf", "\0\u{1}", 0),
        ("word/empty.dat", "", 0),
    ] {
        let seen = look("a.docx", &document("", &[(name, content)]));
        assert_eq!(count(&seen, Concern::Unscanned), unscanned, "{name} {content:?}");
    }
    let wide: Vec<u8> = hidden.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(super::xml::is_xml(&wide));
    assert_eq!(super::xml::decode(wide).as_deref(), Some(hidden));
}

#[test]
fn more_text_than_is_looked_at_is_told() {
    let long = format!("<a><!--{}--></a>", "x".repeat(40 * 1024 * 1024));
    let seen = look("a.xlsx", &workbook(&[("xl/a.xml", &long), ("xl/b.xml", &long), ("xl/c.xml", "<a>13812345678</a>")]));
    assert_eq!((count(&seen, Concern::Unscanned), count(&seen, Concern::Personal)), (1, 0));
}

#[test]
fn what_many_cells_share_is_read_once() {
    let strings = format!("<sst><si><t>{}</t></si><si><t>{}护照</t></si></sst>", "1 ".repeat(200_000), "字".repeat(200_000));
    let shared = format!("<worksheet>{}</worksheet>", "<c r=\"A1\" t=\"s\"><v>0</v></c>".repeat(4_000));
    let below = "<c r=\"A2\" t=\"inlineStr\"><is><t>x</t></is></c>".repeat(4_000);
    let below = format!("<worksheet><c r=\"A1\" t=\"s\"><v>1</v></c>{below}<c r=\"A9\"><v>E12345678</v></c></worksheet>");
    let parts = [("xl/sharedStrings.xml", strings.as_str()), ("xl/a.xml", &shared), ("xl/b.xml", &below)];
    assert_eq!(count(&look("a.xlsx", &workbook(&parts)), Concern::Personal), 1);
    let row = |text: &str| format!("<w:tr><w:tc><w:p><w:t>{text}</w:t></w:p></w:tc></w:tr>");
    let table = format!("{}{}{}", row(&format!("{}护照", "字".repeat(200_000))), row("x").repeat(4_000), row("E12345678"));
    assert_eq!(count(&look("a.docx", &document(&format!("<w:tbl>{table}</w:tbl>"), &[])), Concern::Personal), 1);
}

#[test]
fn pages_that_share_a_drawing_are_read_once() {
    let mut document = Document::load_mem(&pdf(b"BT /F1 9 Tf (call 13812345678) Tj ET".to_vec(), Dictionary::new())).unwrap();
    let page = *document.get_pages().get(&1).unwrap();
    let (parent, own) = (
        document.get_dictionary(page).unwrap().get(b"Parent").unwrap().as_reference().unwrap(),
        document.get_object(page).unwrap().clone(),
    );
    let kids: Vec<Object> = (0..50).map(|_| document.add_object(own.clone()).into()).collect();
    if let Ok(Object::Dictionary(pages)) = document.get_object_mut(parent) {
        pages.set("Kids", kids);
        pages.set("Count", 50);
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert_eq!(count(&look("a.pdf", &bytes), Concern::Personal), 1);
    let long = pdf(b"BT (a) Tj ET ".repeat(2_400_000), Dictionary::new());
    assert_eq!(count(&look("a.pdf", &long), Concern::Unscanned), 1);
}
