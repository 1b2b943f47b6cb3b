//! A part of a document (body, notes, header) → its lines.

use std::collections::BTreeMap;

use super::numbering::Numbering;
use super::paragraph::Paragraph;
use super::styles::Styles;
use crate::import::grid::{Cell, Grid};
use crate::import::report::Report;
use crate::import::source::{Shape, SourceLine, WordNumbers};
use crate::import::xml::{Step, Tag, walk};
use crate::refused::Refused;

/// The name on the path of a run in hidden type.
const HIDDEN: &str = "r, hidden";

/// Reads parts, one after another.
pub(super) struct Reader<'a> {
    pub styles: &'a Styles,
    pub numbering: Numbering,
    pub numbers: WordNumbers,
    pub report: Report,
    /// Words put into the text that were not in it: Word's own numbers, where they are asked for.
    pub put: String,
    /// The paragraph in which each note is called, by `footnote 3`.
    pub called: BTreeMap<String, usize>,
    no: usize,
    path: Vec<String>,
    paragraphs: Vec<Paragraph>,
    stories: Vec<Story>,
    tables: Vec<Grid>,
    /// For each open content control whether it is a table of contents.
    controls: Vec<bool>,
}

/// Lines on their way to the body, a cell, or a text box.
#[derive(Default)]
struct Story {
    lines: Vec<SourceLine>,
    /// A paragraph whose end was struck out.
    begun: Option<Paragraph>,
    /// How many columns the cell covers; one that covers rows has an empty cell in each.
    across: Option<usize>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(styles: &'a Styles, numbering: Numbering, numbers: WordNumbers) -> Self {
        Self {
            styles,
            numbering,
            numbers,
            report: Report::default(),
            put: String::new(),
            called: BTreeMap::new(),
            no: 0,
            path: Vec::new(),
            paragraphs: Vec::new(),
            stories: Vec::new(),
            tables: Vec::new(),
            controls: Vec::new(),
        }
    }

    /// The lines of one part. Numbers go on from part to part.
    pub(super) fn read(&mut self, xml: &str) -> Result<Vec<SourceLine>, Refused> {
        self.path.clear();
        self.paragraphs.clear();
        self.tables.clear();
        self.controls.clear();
        self.stories = vec![Story::default()];
        let mut skipped = 0_usize;
        walk(xml, |step| match step {
            // The same once more for programs that do not know the first form.
            Step::Open("Fallback", _) => skipped = skipped.saturating_add(1),
            Step::Close("Fallback") => skipped = skipped.saturating_sub(1),
            _ if skipped > 0 => {}
            Step::Open(name, tag) => {
                self.open(name, tag);
                self.path.push(name.to_owned());
            }
            Step::Close(name) => {
                self.path.pop();
                self.close(name);
            }
            Step::Text(words) => self.words(words),
        })?;
        let mut lines = Vec::new();
        while !self.stories.is_empty() {
            let mut story = self.close_story();
            story.append(&mut lines);
            lines = story;
        }
        Ok(lines)
    }

    fn inside(&self, name: &str) -> bool {
        self.path.iter().any(|open| open == name)
    }

    fn open(&mut self, name: &str, tag: Tag<'_>) {
        match name {
            "p" => self.open_paragraph(),
            "tbl" => self.tables.push(Grid::default()),
            "tr" => self.tables.iter_mut().last().into_iter().for_each(|grid| grid.rows.push(Vec::new())),
            "tc" | "txbxContent" => self.stories.push(Story::default()),
            "gridSpan" => self.stories.last_mut().map_or((), |story| story.across = tag.number("val")),
            "sdt" => self.controls.push(false),
            "docPartGallery" if tag.get("val").as_deref() == Some("Table of Contents") => {
                self.controls.iter_mut().last().into_iter().for_each(|contents| *contents = true);
            }
            // What the paragraph was like before a tracked change of its form.
            _ if self.inside("pPrChange") || self.inside("rPrChange") => {}
            _ => self.open_in_paragraph(name, tag),
        }
    }

    fn open_in_paragraph(&mut self, name: &str, tag: Tag<'_>) {
        let (in_run, in_properties) = (self.path.last().is_some_and(|parent| parent == "r"), self.inside("pPr"));
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        match name {
            "pStyle" if in_properties => paragraph.style = tag.get("val"),
            "numId" if in_properties => paragraph.list = tag.get("val"),
            "ilvl" if in_properties => paragraph.level = tag.number("val"),
            "outlineLvl" if in_properties => paragraph.outlined = tag.number("val").is_some_and(|level: u8| level < 9),
            "del" | "moveFrom" if in_properties => paragraph.goes_on = true,
            "tab" | "ptab" if in_run => self.words_of_run("\t"),
            "br" | "cr" if in_run => self.words_of_run("\n"),
            "noBreakHyphen" if in_run => self.words_of_run("-"),
            "sym" if in_run => {
                let code = tag.get("char").unwrap_or_default();
                match sign(&code) {
                    Some(c) => self.words_of_run(&c.to_string()),
                    None => paragraph.signs.push(format!("{} {code}", tag.get("font").unwrap_or_default())),
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let no = paragraph.no;
                let key = format!("{} {}", name.trim_end_matches("Reference"), tag.get("id").unwrap_or_default());
                self.called.insert(key, no);
                self.report.note(no, "此处有脚注或尾注，单独保存", "a foot note or end note is called here; it is kept apart");
            }
            "vanish" if !in_properties && !matches!(tag.get("val").as_deref(), Some("0" | "false")) => {
                let run = self.path.iter_mut().rfind(|open| *open == "r");
                if let Some(run) = run {
                    HIDDEN.clone_into(run);
                }
            }
            "drawing" | "pict" | "object" => paragraph.pictures = paragraph.pictures.saturating_add(1),
            _ => {}
        }
    }

    fn open_paragraph(&mut self) {
        self.no = self.no.saturating_add(1);
        let begun = self.stories.last_mut().and_then(|story| story.begun.take());
        let mut paragraph = Paragraph { no: self.no, ..Paragraph::default() };
        if let Some(begun) = begun {
            self.report.note(
                self.no,
                "修订删去了上一段的段落标记，两段已接上",
                "tracked changes have struck out the end of the paragraph before; joined",
            );
            paragraph = Paragraph { no: begun.no, style: None, list: None, level: None, goes_on: false, ..begun };
        }
        self.paragraphs.push(paragraph);
    }

    fn words(&mut self, words: &str) {
        match self.path.last().map(String::as_str) {
            Some("t") => self.words_of_run(words),
            Some("delText") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.deleted.push_str(words);
                }
            }
            Some("instrText" | "delInstrText") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.codes.push_str(words);
                }
            }
            _ => {}
        }
    }

    fn words_of_run(&mut self, words: &str) {
        // What surrounds the text box or table cell is not what surrounds the words.
        let from = self.path.iter().rposition(|open| open == "p").unwrap_or(0);
        let around = |name: &str| self.path.iter().skip(from).any(|open| open == name);
        let (struck, put, hidden) = (around("del") || around("moveFrom"), around("ins") || around("moveTo"), around(HIDDEN));
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if struck {
            paragraph.deleted.push_str(words);
        } else if hidden {
            paragraph.hidden.push_str(words);
        } else {
            paragraph.text.push_str(words);
            if put {
                paragraph.inserted.push_str(words);
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "tc" => {
                let across = self.stories.last().and_then(|story| story.across).unwrap_or(1);
                let lines = self.close_story();
                if let Some(row) = self.tables.last_mut().and_then(|grid| grid.rows.last_mut()) {
                    row.push(Cell { lines, across, down: 1 });
                }
            }
            "tbl" => {
                let lines = self.tables.pop().unwrap_or_default().lines();
                if let Some(story) = self.stories.last_mut() {
                    story.lines.extend(lines);
                }
            }
            "txbxContent" => {
                let lines = self.close_story();
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.boxes.extend(lines.into_iter().map(|line| line.text));
                }
            }
            "sdt" => {
                self.controls.pop();
            }
            _ => {}
        }
    }

    /// The lines of the innermost story. A paragraph that was to go on with a next one ends here.
    fn close_story(&mut self) -> Vec<SourceLine> {
        if let Some(begun) = self.stories.last_mut().and_then(|story| story.begun.take()) {
            self.paragraphs.push(Paragraph { goes_on: false, ..begun });
            self.end_paragraph();
        }
        self.stories.pop().map(|story| story.lines).unwrap_or_default()
    }

    fn close_paragraph(&mut self) {
        let Some(mut paragraph) = self.paragraphs.pop() else { return };
        if !paragraph.is_struck_out() {
            self.number(&mut paragraph);
        }
        if paragraph.goes_on {
            if let Some(story) = self.stories.last_mut() {
                story.begun = Some(paragraph);
            }
            return;
        }
        self.paragraphs.push(paragraph);
        self.end_paragraph();
    }

    fn end_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        paragraph.tell(&mut self.report);
        let style = paragraph.style.as_deref();
        let contents = self.controls.contains(&true) || self.styles.is_contents(style);
        if contents && !paragraph.text.trim().is_empty() {
            return self.report.drop(paragraph.no, paragraph.text, "目录（Word 的目录域）", "table of contents, as Word makes it");
        }
        let heading = paragraph.outlined || self.styles.is_heading(style);
        let shape = if heading { Shape::Heading } else { Shape::Plain };
        let lines = paragraph.text.split('\n').map(|text| SourceLine { no: paragraph.no, text: text.to_owned(), shape });
        if let Some(story) = self.stories.last_mut() {
            story.lines.extend(lines);
        }
    }

    /// Word's own number of the paragraph: noted, and put in only where that was asked for.
    fn number(&mut self, paragraph: &mut Paragraph) {
        let style = paragraph.style.as_deref();
        let by_style = self.styles.numbered(style);
        let (list, level, of) = match (&paragraph.list, by_style) {
            (Some(list), by_style) => {
                (list.clone(), paragraph.level.or_else(|| by_style.and_then(|(_, (_, level))| *level)), style.unwrap_or_default())
            }
            (None, Some((of, (list, level)))) => (list.clone(), paragraph.level.or(*level), of),
            (None, None) => return,
        };
        let Some(number) = self.numbering.next(&list, level, Some(of)) else { return };
        let no = paragraph.no;
        if self.numbers == WordNumbers::PutIn {
            self.put.push_str(&number);
            self.report.note(
                no,
                format!("已把 Word 的自动编号“{number}”写入文字，原文中没有这几个字"),
                format!("Word's automatic number \"{number}\" was put into the text; it is not in the document's words"),
            );
            paragraph.text = format!("{number} {}", paragraph.text);
        } else {
            self.report.note(
                no,
                format!("Word 自动编号“{number}”不在文字中，没有写入；要写入请加 --word-numbers"),
                format!("Word's automatic number \"{number}\" is not in the words and was left out; --word-numbers puts such numbers in"),
            );
        }
    }
}

/// The character a sign of a symbol font stands for; those of the private area stand for none.
pub(super) fn sign(code: &str) -> Option<char> {
    let value = u32::from_str_radix(code, 16).ok()?;
    char::from_u32(value).filter(|c| !c.is_control() && !matches!(value, 0xe000..=0xf8ff))
}
