//! A workbook: its cells by sheet and place, and what is kept out of sight.

use std::collections::{BTreeMap, BTreeSet};

use super::Notes;
use super::xml::{self, Met, Parts};
use crate::model::personal;
use crate::model::sighting::{Concern, MOST};

/// The parts of a workbook that are read with it wherever they lie, by their first element.
pub(super) const ROOTS: [&str; 2] = ["worksheet", "sst"];

/// Looks into a workbook.
pub(super) fn look(parts: &Parts, notes: &mut Notes<'_>) {
    let names = sheets(parts, notes);
    let own = parts.iter().filter(|(path, _)| !path.ends_with(".rels") && !path.starts_with("docProps/"));
    let own: Vec<_> = own.map(|(path, part)| (path.as_str(), part.as_str(), xml::root(part).unwrap_or_default())).collect();
    let mut strings = Shared::default();
    for (path, part, _) in own.iter().filter(|(.., root)| root == "sst") {
        let more = Shared::read(part);
        for place in &more.found {
            let what = || ("的共用文字".to_owned(), "its shared texts".to_owned());
            // Those of the usual part are told where a cell shows them.
            if *path != SHARED {
                notes.text(what, more.get(*place));
            }
        }
        if *path == SHARED || strings.ends.is_empty() {
            strings = more;
        }
    }
    for (path, part, root) in &own {
        match names.get(*path) {
            _ if root == "sst" => {}
            Some(name) => cells(name, part, &strings, notes),
            None if root == "worksheet" => cells(path, part, &strings, notes),
            None if path.starts_with("xl/") => rest(path, part, notes),
            None => {}
        }
    }
}

/// Where the texts lie that cells share.
const SHARED: &str = "xl/sharedStrings.xml";

/// The sheets by their part, and those that are hidden.
fn sheets(parts: &Parts, notes: &mut Notes<'_>) -> BTreeMap<String, String> {
    let part = |path: &str| parts.get(path).map(String::as_str).unwrap_or_default();
    let mut targets = BTreeMap::new();
    xml::elements(part("xl/_rels/workbook.xml.rels"), "Relationship", |mut relation| {
        let target = relation.remove("Target").unwrap_or_default();
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        targets.insert(relation.remove("Id").unwrap_or_default(), path);
    });
    let mut names = BTreeMap::new();
    xml::elements(part("xl/workbook.xml"), "sheet", |sheet| {
        let name = sheet.get("name").cloned().unwrap_or_default();
        notes.text(|| ("的工作表名".to_owned(), "the name of a sheet".to_owned()), &name);
        if sheet.get("state").is_some_and(|state| state != "visible") {
            notes.note(Concern::Leftover, format!("工作表“{name}”是隐藏的"), format!("the sheet `{name}` is hidden"));
        }
        if let Some(path) = sheet.get("id").and_then(|id| targets.remove(id)) {
            names.insert(path, name);
        }
    });
    names
}

/// The texts that cells share, one after the other: each is searched once, however many cells show it.
#[derive(Default)]
struct Shared {
    text: String,
    ends: Vec<usize>,
    /// Those with personal data in them.
    found: BTreeSet<usize>,
}

impl Shared {
    /// Reads them, without the readings that stand above characters.
    fn read(part: &str) -> Self {
        let (mut all, mut is_text, mut is_reading) = (Self::default(), false, false);
        xml::read(part, |met| match met {
            Met::Open(name, ..) if name == "t" => is_text = !is_reading,
            Met::Open(name, ..) if name == "rPh" => is_reading = true,
            Met::Text(more) if is_text => all.text.push_str(&more),
            Met::Close(name) => match name.as_str() {
                "t" => is_text = false,
                "rPh" => is_reading = false,
                "si" => {
                    all.ends.push(all.text.len());
                    let place = all.ends.len() - 1;
                    if all.found.len() < MOST && !personal::scan_written(all.get(place)).is_empty() {
                        all.found.insert(place);
                    }
                }
                _ => {}
            },
            _ => {}
        });
        all
    }

    fn get(&self, place: usize) -> &str {
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        self.ends.get(place).and_then(|end| self.text.get(start..*end)).unwrap_or_default()
    }
}

fn cells(name: &str, part: &str, strings: &Shared, notes: &mut Notes<'_>) {
    let mut sheet = Sheet {
        name,
        strings,
        cell: Cell::default(),
        inside: String::new(),
        other: String::new(),
        headings: BTreeMap::new(),
        hidden: 0,
        reaching: 0,
    };
    let whole = xml::read(part, |met| sheet.take(met, notes));
    if !whole {
        notes.unreadable("XML 损坏", "its XML is damaged");
    }
    let Sheet { hidden, reaching, .. } = sheet;
    if hidden > 0 {
        notes.note(
            Concern::Leftover,
            format!("工作表“{name}”有{hidden}处隐藏的行或列"),
            format!("the sheet `{name}` has hidden rows or columns: {hidden}"),
        );
    }
    if reaching > 0 {
        notes.note(
            Concern::Active,
            format!("工作表“{name}”有{reaching}个公式取用别处的内容"),
            format!("formulas of the sheet `{name}` reach out: {reaching}"),
        );
    }
}

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    place: String,
    is_shared: bool,
    value: String,
    formula: String,
}

/// A sheet while it is read.
struct Sheet<'a> {
    name: &'a str,
    strings: &'a Shared,
    cell: Cell,
    /// The element that is open.
    inside: String,
    /// The text that stands in it and in no cell.
    other: String,
    /// By column: whether its first text speaks of passports.
    headings: BTreeMap<String, bool>,
    /// Hidden rows and columns.
    hidden: usize,
    /// Formulas that reach out.
    reaching: usize,
}

impl Sheet<'_> {
    fn take(&mut self, met: Met, notes: &mut Notes<'_>) {
        match met {
            Met::Open(name, attributes) => {
                let is = |key: &str| attributes.get(key).is_some_and(|value| value == "1" || value == "true");
                let is_zero = |key: &str| attributes.get(key).is_some_and(|value| value.parse() == Ok(0.0));
                match name.as_str() {
                    "row" | "col" if is("hidden") || is_zero("ht") || is_zero("width") => self.hidden += 1,
                    "sheetFormatPr" if is("zeroHeight") => self.hidden += 1,
                    "c" => {
                        self.cell = Cell {
                            place: attributes.get("r").cloned().unwrap_or_default(),
                            is_shared: attributes.get("t").is_some_and(|kind| kind == "s"),
                            ..Cell::default()
                        };
                    }
                    _ => {}
                }
                self.inside = name;
            }
            Met::Text(text) => match self.inside.as_str() {
                "v" | "t" => self.cell.value.push_str(&text),
                "f" => self.cell.formula.push_str(&text),
                _ => self.other.push_str(&text),
            },
            Met::Close(name) => {
                self.inside.clear();
                if !self.other.is_empty() {
                    let other = shown(&std::mem::take(&mut self.other));
                    notes.text(|| (format!("工作表“{}”", self.name), format!("sheet `{}`", self.name)), &other);
                }
                if name == "c" {
                    self.cell_ends(notes);
                }
            }
        }
    }

    fn cell_ends(&mut self, notes: &mut Notes<'_>) {
        let (name, cell) = (self.name, std::mem::take(&mut self.cell));
        self.reaching += usize::from(reaches_out(&cell.formula));
        let shared = cell.is_shared.then(|| cell.value.trim().parse().unwrap_or(usize::MAX));
        let own = if cell.is_shared { String::new() } else { number(&cell.value) };
        let text = shared.map_or(own.as_str(), |place| self.strings.get(place));
        let column: String = cell.place.chars().take_while(char::is_ascii_alphabetic).collect();
        let place = || (format!("工作表“{name}”的 {} 格", cell.place), format!("cell {} of sheet `{name}`", cell.place));
        if shared.is_none_or(|place| self.strings.found.contains(&place)) {
            notes.text(place, text);
        }
        match self.headings.get(&column) {
            Some(true) => notes.passport(place, text),
            None if !text.is_empty() => {
                self.headings.insert(column, personal::speaks_of_passports(text));
            }
            _ => {}
        }
        notes.text(place, &cell.formula);
    }
}

/// A number as people read it: spreadsheets keep `13812345678` as `1.3812345678E10`, other programs as `13812345678.0`.
fn number(value: &str) -> String {
    match value.trim().parse::<f64>() {
        Ok(number) if value.contains(['e', 'E', '.']) && number.abs() < 1e19 && number.fract() == 0.0 => format!("{number:.0}"),
        _ => value.to_owned(),
    }
}

/// The text of a header or footer without what says how it is shown, such as `&L` and `&12`.
fn shown(text: &str) -> String {
    let mut parts = text.split('&');
    let first = parts.next().unwrap_or_default().to_owned();
    let text = |part: &str| match part.strip_prefix(|c: char| c.is_ascii_alphabetic()) {
        Some(text) => format!(" {text}"),
        None => format!(" {}", part.trim_start_matches(|c: char| c.is_ascii_digit())),
    };
    parts.fold(first, |all, part| all + &text(part))
}

/// Another workbook, a web service or a program of the reader's machine.
fn reaches_out(formula: &str) -> bool {
    let formula = formula.to_ascii_uppercase();
    let calls =
        ["WEBSERVICE(", "IMAGE(", "RTD(", "REGISTER.ID(", "[1]", "[2]", "\"FILE:", "\"\\\\"].iter().any(|call| formula.contains(call));
    calls || formula.contains('|') && formula.contains('!')
}

/// Comments, drawings, charts and the rest: their text, and who wrote it.
fn rest(path: &str, part: &str, notes: &mut Notes<'_>) {
    let leaf = path.rsplit('/').next().unwrap_or_default();
    let mut comments = 0_usize;
    xml::read(part, |met| comments += usize::from(matches!(met, Met::Open(name, _) if name == "comment" || name == "threadedComment")));
    if comments > 0 {
        notes.note(Concern::Leftover, format!("附件里有{comments}条批注"), format!("the attachment holds comments: {comments}"));
    }
    xml::leaves(part, |_, text| notes.text(|| (format!("（{leaf}）里"), leaf.to_owned()), text));
}

#[cfg(test)]
mod tests {
    use super::super::look;
    use super::super::tests::{count, workbook};
    use super::*;

    #[test]
    fn what_no_cell_shows_is_read_and_what_is_hidden_is_told() {
        let seen = |part: &str| {
            let seen = look("a.xlsx", &workbook(&[("xl/things/a.xml", part)]));
            (count(&seen, Concern::Personal), count(&seen, Concern::Leftover))
        };
        for (part, told) in [
            ("<worksheet><oddHeader>&amp;L13812345678</oddHeader></worksheet>", (1, 0)),
            ("<worksheet><oddFooter>&amp;C&amp;12 13812345678</oddFooter></worksheet>", (1, 0)),
            ("<worksheet><oddFooter>&amp;Cabc@qq.com</oddFooter></worksheet>", (1, 0)),
            ("<worksheet><c r=\"A1\"><v>13812345678.0</v></c></worksheet>", (1, 0)),
            ("<wsDr><a:p><a:t>138</a:t><a:t>12345678</a:t></a:p><a:p><a:t>2</a:t></a:p></wsDr>", (1, 0)),
            ("<worksheet><row ht=\"0\"/><cols><col width=\"0\"/></cols></worksheet>", (0, 1)),
            ("<worksheet><sheetFormatPr zeroHeight=\"1\"/></worksheet>", (0, 1)),
            ("<worksheet><sheetFormatPr zeroHeight=\"0\"/><row ht=\"15\"/></worksheet>", (0, 0)),
        ] {
            assert_eq!(seen(part), told, "{part}");
        }
    }
}
