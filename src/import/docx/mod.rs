//! Word's docx → lines: paragraphs, breaks, tables, tracked changes; notes, text boxes, headers and comments apart.
//!
//! Numbers that Word makes by itself are not in the text and are never put in silently: each is noted as it would have
//! been printed, and put in only where that was asked for.

mod archive;
mod chunk;
mod counting;
mod numbering;
mod paragraph;
mod reader;
mod styles;
mod web_archive;

use self::archive::Archive;
use self::numbering::Numbering;
use self::reader::{Reader, sign};
use self::styles::Styles;
use super::source::{Characters, Source, SourceLine, Unit, WordNumbers};
use super::xml::{Step, walk};
use crate::refused::Refused;

/// Reads a docx file.
///
/// # Errors
/// Where it is damaged, too large, or another kind of archive.
pub(super) fn read(bytes: &[u8], numbers: WordNumbers) -> Result<Source, Refused> {
    let mut archive = Archive::open(bytes)?;
    let main = main_part(&mut archive)?;
    let folder = main.rsplit_once('/').map(|(folder, _)| format!("{folder}/")).unwrap_or_default();
    let body = archive.part(&main)?.ok_or_else(no_document)?;
    if let Some(source) = chunk::read(&mut archive, &main, &body)? {
        return Ok(source);
    }
    let styles = archive.part(&format!("{folder}styles.xml"))?.map(|xml| Styles::read(&xml)).transpose()?.unwrap_or_default();
    let numbering = archive.part(&format!("{folder}numbering.xml"))?.map(|xml| Numbering::read(&xml)).transpose()?.unwrap_or_default();
    let mut reader = Reader::new(&styles, numbering, numbers);
    let mut source = Source { unit: Unit::Paragraph, ..Source::default() };
    count(&body, &mut source.characters)?;
    source.lines = reader.read(&body)?;
    let last = source.lines.last().map_or(1, |line| line.no);
    for (start, zh, en) in APART {
        for part in archive.named(&format!("{folder}{start}"), ".xml") {
            let Some(xml) = archive.part(&part)? else { continue };
            count(&xml, &mut source.characters)?;
            let lines = reader.read(&xml)?;
            let place = reader
                .called
                .iter()
                .filter(|(called, _)| start.starts_with(called.split(' ').next().unwrap_or_default()))
                .map(|(_, no)| *no)
                .min();
            let text = words(&lines);
            if text.is_empty() {
                continue;
            }
            reader.report.drop(place.unwrap_or(last), text.as_str(), zh, en);
            if start.ends_with("notes") {
                source.apart.push((zh.to_owned(), text));
            }
        }
    }
    source.characters.add(&reader.put, 1);
    source.report = reader.report;
    Ok(source)
}

/// Parts whose words are not those of the body.
const APART: [(&str, &str, &str); 5] = [
    ("footnotes", "脚注", "foot notes"),
    ("endnotes", "尾注", "end notes"),
    ("comments", "批注", "comments"),
    ("header", "页眉", "a page header"),
    ("footer", "页脚", "a page footer"),
];

/// The name of the main part, as the package says it.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Refused> {
    let mut found = None;
    if let Some(links) = archive.part("_rels/.rels")? {
        walk(&links, |step| {
            if let Step::Open("Relationship", tag) = step {
                let main = tag.get("Type").is_some_and(|kind| kind.ends_with("/officeDocument"));
                found = found.take().or_else(|| tag.get("Target").filter(|_| main));
            }
        })?;
    }
    let main = found.map_or_else(|| "word/document.xml".to_owned(), |target| target.trim_start_matches('/').to_owned());
    if main.ends_with(".xml") && main.contains("document") && archive.has(&main) { Ok(main) } else { Err(no_document()) }
}

fn no_document() -> Refused {
    Refused::new(
        ("压缩包里没有 Word 文档", "there is no Word document in this archive"),
        ("用 Word 或 WPS 打开，另存为 docx；压缩包请先解开", "open it in Word or WPS and save it as docx; unpack an archive first"),
    )
}

fn words(lines: &[SourceLine]) -> String {
    let lines = lines.iter().map(|line| line.text.trim()).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// Counts every character of the words in a part, whatever becomes of them.
fn count(xml: &str, characters: &mut Characters) -> Result<(), Refused> {
    let (mut text, mut again) = (false, 0_usize);
    walk(xml, |step| match step {
        Step::Open("Fallback", _) => again = again.saturating_add(1),
        Step::Close("Fallback") => again = again.saturating_sub(1),
        _ if again > 0 => {}
        Step::Open("sym", tag) => {
            if let Some(c) = sign(&tag.get("char").unwrap_or_default()) {
                characters.add(&c.to_string(), 1);
            }
        }
        Step::Open("noBreakHyphen", _) => characters.add("-", 1),
        Step::Open(name, _) => text = matches!(name, "t" | "delText" | "instrText" | "delInstrText"),
        Step::Close(_) => text = false,
        Step::Text(words) if text => characters.add(words, 1),
        Step::Text(_) => {}
    })
}

#[cfg(test)]
mod tests;
