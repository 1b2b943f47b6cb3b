//! A table as a workbook for people with a spreadsheet: `data/<scheme>/bases.xlsx`.
//!
//! Every text is a string cell, so a number that begins with zeros stays what it is and nothing is run as a formula. The
//! second sheet says what every column means. Rows go straight into the file; there is no clock in it.

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::dictionary::{self, Described};
use super::table::{Column, Table, Value};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
/// A spreadsheet holds no longer text in a cell.
const LONGEST: usize = 32_767;
/// How much of a sheet is gathered before it is packed.
const CHUNK: usize = 1 << 16;

type Package = ZipWriter<Cursor<Vec<u8>>>;

/// The workbook's bytes and its rows; `kind` is that of the columns in the dictionary.
pub(super) fn write(table: Table<'_>, kind: &str) -> Option<(Vec<u8>, usize)> {
    let about = dictionary::all().into_iter().find(|about| about.kind == kind);
    // Only an output that refuses bytes can make this fail, and memory takes them all.
    about.and_then(|about| book(table, &about).ok())
}

fn book(table: Table<'_>, about: &Described) -> zip::result::ZipResult<(Vec<u8>, usize)> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let part = |kind: &str| format!("application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml");
    let (book, sheet, style) = (part("sheet.main"), part("worksheet"), part("styles"));
    file(
        &mut out,
        "[Content_Types].xml",
        &format!(
            r#"{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{book}"/><Override PartName="/xl/styles.xml" ContentType="{style}"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{sheet}"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="{sheet}"/></Types>"#
        ),
    )?;
    file(
        &mut out,
        "_rels/.rels",
        &format!(
            r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    )?;
    file(
        &mut out,
        "xl/_rels/workbook.xml.rels",
        &format!(
            r#"{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{RELATIONS}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>"#
        ),
    )?;
    file(
        &mut out,
        "xl/workbook.xml",
        &format!(
            r#"{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="数据 data" sheetId="1" r:id="rId1"/><sheet name="各栏 columns" sheetId="2" r:id="rId2"/></sheets></workbook>"#
        ),
    )?;
    // Style 1 is the row of names.
    file(
        &mut out,
        "xl/styles.xml",
        &format!(
            r#"{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#
        ),
    )?;
    let rows = data(&mut out, table)?;
    columns(&mut out, about)?;
    Ok((out.finish()?.into_inner(), rows))
}

/// Without a time stamp, and with the rights of a plain file. Rows repeat so much that the quickest level packs them well.
fn options() -> SimpleFileOptions {
    let quick = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated).compression_level(Some(1));
    quick.unix_permissions(0o644)
}

fn file(out: &mut Package, name: &str, text: &str) -> zip::result::ZipResult<()> {
    out.start_file(name, options())?;
    Ok(out.write_all(text.as_bytes())?)
}

/// The rows, under names that stay in sight.
fn data(out: &mut Package, table: Table<'_>) -> zip::result::ZipResult<usize> {
    let mut sheet = Sheet::begin(out, "xl/worksheets/sheet1.xml")?;
    sheet.row(|row| table.columns.iter().flat_map(|column| column.names()).for_each(|(name, _)| head(row, &name)))?;
    let mut count = 0;
    for row in table.rows {
        sheet.row(|out| table.columns.iter().zip(&row).for_each(|(column, value)| cell(out, *column, value)))?;
        count += 1;
    }
    sheet.end()?;
    Ok(count)
}

fn columns(out: &mut Package, about: &Described) -> zip::result::ZipResult<()> {
    let mut sheet = Sheet::begin(out, "xl/worksheets/sheet2.xml")?;
    sheet.row(|row| ["栏名 column", "含义", "meaning"].iter().for_each(|name| head(row, name)))?;
    for column in &about.columns {
        for (name, _) in column.names() {
            sheet.row(|row| [name.as_str(), column.meaning.zh, column.meaning.en].iter().for_each(|words| text(row, words)))?;
        }
    }
    sheet.end()
}

/// A sheet on its way into the file.
struct Sheet<'o> {
    out: &'o mut Package,
    gathered: String,
}

impl<'o> Sheet<'o> {
    fn begin(out: &'o mut Package, name: &str) -> zip::result::ZipResult<Self> {
        out.start_file(name, options())?;
        let view =
            r#"<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>"#;
        Ok(Self {
            out,
            gathered: format!(
                r#"{HEAD}<worksheet xmlns="{MAIN}"><sheetViews>{view}</sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/><sheetData>"#
            ),
        })
    }

    fn row(&mut self, fill: impl FnOnce(&mut String)) -> zip::result::ZipResult<()> {
        self.gathered.push_str("<row>");
        fill(&mut self.gathered);
        self.gathered.push_str("</row>");
        if self.gathered.len() > CHUNK {
            self.out.write_all(self.gathered.as_bytes())?;
            self.gathered.clear();
        }
        Ok(())
    }

    fn end(mut self) -> zip::result::ZipResult<()> {
        self.gathered.push_str("</sheetData></worksheet>");
        Ok(self.out.write_all(self.gathered.as_bytes())?)
    }
}

/// A value in its cell or its two cells; what is not given leaves them empty.
fn cell(out: &mut String, column: Column, value: &Value<'_>) {
    match value {
        Value::None => out.push_str(if matches!(column, Column::Both(_)) { "<c/><c/>" } else { "<c/>" }),
        Value::Both(words) => [&words.zh, &words.en].iter().for_each(|words| text(out, words)),
        Value::Text(words) => text(out, words),
        Value::Codes(codes) => text(out, &codes.join("; ")),
        Value::Day(day) => text(out, &day.iso()),
        Value::Number(number) => out.push_str(&format!("<c><v>{number}</v></c>")),
        Value::Flag(flag) => out.push_str(if *flag { r#"<c t="b"><v>1</v></c>"# } else { r#"<c t="b"><v>0</v></c>"# }),
    }
}

/// A name of a column.
fn head(out: &mut String, name: &str) {
    filled(out, r#"<c s="1" t="inlineStr">"#, name);
}

fn text(out: &mut String, words: &str) {
    if words.is_empty() {
        return out.push_str("<c/>");
    }
    filled(out, r#"<c t="inlineStr">"#, words);
}

/// A cell with words in it, from its start tag.
fn filled(out: &mut String, cell: &str, words: &str) {
    out.extend([cell, r#"<is><t xml:space="preserve">"#]);
    // What is most of all cells goes in at once.
    let plain = |byte: u8| byte >= b' ' && !matches!(byte, b'<' | b'>' | b'&' | 0x7F | 0xC2 | 0xEF);
    if words.len() <= LONGEST && words.bytes().fold(true, |all, byte| all & plain(byte)) {
        out.push_str(words);
        return out.push_str("</t></is></c>");
    }
    let mut units = 0;
    for c in words.chars() {
        units += c.len_utf16();
        match c {
            _ if units > LONGEST => break,
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // What XML cannot carry.
            c if (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out.push_str("</t></is></c>");
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;
    use std::io::Read as _;

    use super::*;
    use crate::model::text::Bilingual;

    fn written() -> Vec<u8> {
        let words = Value::Both(Cow::Owned(Bilingual::new("=甲<乙>&\u{7}", "")));
        let rows = vec![vec![Value::text("0012"), words, Value::Number(3), Value::Flag(true)], vec![Value::None; 4]];
        let columns = vec![Column::One("number"), Column::Both("name"), Column::One("n"), Column::One("f")];
        write(Table { scheme: None, columns, rows: Box::new(rows.into_iter()) }, "bases").unwrap().0
    }

    #[test]
    fn texts_are_strings_and_nothing_is_a_formula() {
        let mut package = zip::ZipArchive::new(Cursor::new(written())).unwrap();
        let mut sheet = String::new();
        package.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
        for cell in
            [">0012</t>", ">=甲&lt;乙&gt;&amp;</t>", "<c><v>3</v></c>", r#"<c t="b"><v>1</v></c>"#, "<row><c/><c/><c/><c/><c/></row>"]
        {
            assert!(sheet.contains(cell), "{cell} is not in {sheet}");
        }
        assert!(!sheet.contains("<f>"));
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        assert_eq!(written(), written());
        let mut package = zip::ZipArchive::new(Cursor::new(written())).unwrap();
        let stamps: Vec<_> = (0..package.len()).map(|n| package.by_index(n).unwrap().last_modified().unwrap_or_default()).collect();
        assert!(stamps.iter().all(|stamp| *stamp == zip::DateTime::default()), "{stamps:?}");
    }
}
