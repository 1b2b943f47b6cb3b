//! Documents made by hand, as Word writes them.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use WordNumbers::{LeftOut, PutIn};

use super::*;
use crate::import::policy::{Imported, disproof, import};
use crate::import::source::Shape;

const NAMES: &str = "xmlns:w=\"w\" xmlns:mc=\"mc\"";

fn docx(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn document(body: &str) -> (&'static str, String) {
    ("word/document.xml", format!("<?xml version=\"1.0\"?><w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>"))
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// Reads and imports, and holds the import to its promise.
fn read_parts(parts: &[(&str, String)], numbers: WordNumbers) -> (Source, Imported) {
    let source = read(&docx(parts), numbers).unwrap();
    let imported = import(&source);
    assert_eq!(disproof(&source, &imported), None);
    (source, imported)
}

fn noted(imported: &Imported, words: &str) -> bool {
    imported.notes.iter().any(|note| note.what.en.contains(words))
}

#[test]
fn runs_breaks_and_characters() {
    let body = format!(
        "{}<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>第一</w:t></w:r><w:r><w:t>条</w:t><w:tab/><w:t>A&amp;B&#x4E00;</w:t><w:br/><w:t>乙</w:t>\
         <w:noBreakHyphen/><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/><w:sym w:font=\"x\" w:char=\"2460\"/></w:r></w:p>",
        p("甲法")
    );
    let (source, imported) = read_parts(&[document(&body)], LeftOut);
    let lines: Vec<_> = source.lines.iter().map(|line| (line.no, line.text.as_str())).collect();
    assert_eq!(lines, [(1, "甲法"), (2, "第一条\tA&B一"), (2, "乙-①")]);
    assert!(noted(&imported, "Wingdings F0A8"));
}

#[test]
fn tracked_changes_and_hidden_type() {
    let body = format!(
        "{}<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:pPrChange></w:pPr>\
         <w:r><w:t>第一条 甲</w:t></w:r><w:del w:id=\"2\"><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins w:id=\"3\"><w:r><w:t>丙</w:t></w:r></w:ins>\
         <w:moveFrom w:id=\"4\"><w:r><w:t>丁</w:t></w:r></w:moveFrom></w:p>\
         <w:p><w:r><w:t>戊。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>己</w:t></w:r><w:r><w:t>庚</w:t></w:r><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>",
        p("甲法")
    );
    let (_, imported) = read_parts(&[document(&body)], LeftOut);
    assert_eq!(imported.text.text(), "甲法\n第一条 甲丙戊。庚");
    let dropped: Vec<_> = imported.dropped.iter().map(|dropped| dropped.text.as_str()).collect();
    assert_eq!(dropped, ["乙丁", "己", " PAGE "]);
    assert!(noted(&imported, "put in by tracked changes") && noted(&imported, "struck out the end"));
}

#[test]
fn tables_boxes_notes_and_contents() {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let row = |cells: &[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(|text| cell(text)).collect::<String>());
    let boxed = |inner: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(inner));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent></w:r></w:p>{1}\
         <w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>{2}</w:sdtContent></w:sdt>\
         {3}<w:tbl>{4}{5}</w:tbl><w:p><w:r><w:t>第二条 乙</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>。</w:t></w:r></w:p>",
        boxed("框"),
        p("甲法"),
        p("第一条\t1"),
        p("第一条 税率如下："),
        row(&["级", "率"]),
        row(&["1", ""]),
    );
    let notes = ("word/footnotes.xml", format!("<w:footnotes {NAMES}><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>", p("脚")));
    let foot = ("word/footer1.xml", format!("<w:ftr {NAMES}>{}</w:ftr>", p("第1页")));
    let (source, imported) = read_parts(&[document(&body), notes, foot], LeftOut);
    assert!(source.lines.iter().any(|line| line.shape == Shape::Row && line.text == "级\t率"));
    assert_eq!(imported.text.text(), "甲法\n第一条 税率如下：\n级\t率\n1\t\n第二条 乙。");
    assert_eq!(imported.forms.iter().map(|form| (form.title.as_str(), form.text.as_str())).collect::<Vec<_>>(), [("脚注", "脚\n")]);
    let dropped: Vec<_> = imported.dropped.iter().map(|dropped| dropped.text.as_str()).collect();
    assert_eq!(dropped, ["框", "第一条\t1", "脚", "第1页"]);
}

#[test]
fn a_cell_over_two_columns_leaves_the_next_in_its_own() {
    let wide = format!("<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}</w:tc>", p("甲"));
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let table = format!("<w:tbl><w:tr>{wide}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl>", cell("乙"), cell("1"), cell("2"), cell("3"));
    let (_, imported) = read_parts(&[document(&format!("{}{}{table}", p("甲法"), p("第一条 如下：")))], LeftOut);
    assert_eq!(imported.text.text(), "甲法\n第一条 如下：\n甲\t\t乙\n1\t2\t3");
}

#[test]
fn words_own_numbers_are_told_and_never_put_in_silently() {
    let styled = |text: &str, level: u8| {
        let list = format!("<w:pPr><w:pStyle w:val=\"a\"/><w:numPr><w:ilvl w:val=\"{level}\"/></w:numPr></w:pPr>");
        format!("<w:p>{list}<w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = format!("{}{}{}{}", p("甲法"), styled("子：", 0), styled("丑。", 1), styled("寅。", 0));
    let styles = format!(
        "<w:styles {NAMES}><w:style w:styleId=\"a\"><w:name w:val=\"条\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style></w:styles>"
    );
    let level = |at: u8, text: &str| {
        format!("<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"{text}\"/></w:lvl>")
    };
    let numbering = format!(
        "<w:numbering {NAMES}><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(0, "第%1条"),
        level(1, "（%2）")
    );
    let parts = [document(&body), ("word/styles.xml", styles), ("word/numbering.xml", numbering)];
    let (_, left_out) = read_parts(&parts, LeftOut);
    assert_eq!(left_out.text.text(), "甲法\n子：\n丑。\n寅。");
    assert!(noted(&left_out, "automatic number \"第二条\" is not in the words"));
    let (_, put_in) = read_parts(&parts, PutIn);
    assert_eq!(put_in.text.text(), "甲法\n第一条 子：\n（一）丑。\n第二条 寅。");
    assert!(noted(&put_in, "\"（一）\" was put into the text"));
}

#[test]
fn a_body_that_is_a_web_page() {
    let body = |words: &str| document(&format!("{words}<w:altChunk xmlns:r=\"r\" r:id=\"chunk\"/>"));
    let link = |target: &str| {
        let links = format!("<Relationships><Relationship Id=\"chunk\" Type=\"x/aFChunk\" Target=\"{target}\"/></Relationships>");
        ("word/_rels/document.xml.rels", links)
    };
    let page = "<html><meta charset=3D\"utf-8\"><h1>灯塔法</h1><p>第一条 甲。</p><p>第二条 乙。</p>";
    let mht = format!(
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"=x\"\n\n--=x\nContent-Type: text/html\n\
         Content-Transfer-Encoding: quoted-printable\n\n{page}\n--=x--\n"
    );
    let (_, imported) = read_parts(&[body(""), link("/word/a.mht"), ("word/a.mht", mht.clone())], LeftOut);
    assert_eq!(imported.text.text(), "灯塔法\n第一条 甲。\n第二条 乙。");
    assert!(noted(&imported, "the web page word/a.mht"));
    let (_, imported) = read_parts(&[body(""), link("b.html"), ("word/b.html", page.replace("3D", ""))], LeftOut);
    assert_eq!(imported.text.articles.len(), 2);
    for parts in [
        vec![body(""), link("c.rtf"), ("word/c.rtf", "{}".into())],
        vec![body(""), link("d.mht")],
        vec![body("")],
        vec![body(&p("第一条 甲。")), link("/word/a.mht"), ("word/a.mht", mht)],
    ] {
        assert!(read(&docx(&parts), LeftOut).is_err_and(|refusal| refusal.remedy.en.contains("save it as a new docx")));
    }
}

#[test]
fn what_is_damaged_or_hostile_is_refused() {
    let deep = "<w:p>".repeat(5000);
    let not_closed = format!("<w:document {NAMES}><w:body>");
    let entity = "<!DOCTYPE d [<!ENTITY a \"甲\"><!ENTITY b \"&a;&a;\">]><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    for bad in [not_closed.as_str(), deep.as_str(), entity, "甲", ""] {
        assert!(read(&docx(&[("word/document.xml", bad.to_owned())]), LeftOut).is_err(), "{}", bad.chars().take(60).collect::<String>());
    }
    assert!(read(b"PK\x03\x04", LeftOut).is_err());
    assert!(read(&docx(&[("xl/workbook.xml", "<a/>".into())]), LeftOut).is_err());
    let bomb = format!("<w:document {NAMES}><w:body>{}</w:body></w:document>", " ".repeat(100 << 20));
    assert!(read(&docx(&[("word/document.xml", bomb)]), LeftOut).is_err_and(|refusal| refusal.what.en.contains("unpacks")));
    let mut torn = docx(&[document(&p("第一条 甲。"))]);
    for at in 0..torn.len() {
        if let Some(byte) = torn.get_mut(at) {
            *byte ^= 0x55;
        }
        // Whatever it says, it comes back.
        let _ = read(&torn, LeftOut).map(|source| import(&source));
        if let Some(byte) = torn.get_mut(at) {
            *byte ^= 0x55;
        }
    }
}
