//! A workbook: its cells by sheet and place, and what is kept out of sight.

use std::collections::BTreeMap;

use super::Notes;
use super::package::Parts;
use super::xml::{self, Met};
use crate::model::sighting::Concern;

/// Looks into a workbook.
pub(super) fn look(parts: &Parts, notes: &mut Notes<'_>) {
    let strings = parts.get("xl/sharedStrings.xml").map(|part| shared(part)).unwrap_or_default();
    let names = sheets(parts, notes);
    for (path, part) in parts.iter().filter(|(path, _)| path.starts_with("xl/") && !path.ends_with(".rels")) {
        match names.get(path.as_str()) {
            Some(name) => cells(name, part, &strings, notes),
            None => rest(path, part, notes),
        }
    }
}

/// The sheets by their part, and those that are hidden.
fn sheets(parts: &Parts, notes: &mut Notes<'_>) -> BTreeMap<String, String> {
    let part = |path: &str| parts.get(path).map(String::as_str).unwrap_or_default();
    let mut targets = BTreeMap::new();
    for mut relation in xml::elements(part("xl/_rels/workbook.xml.rels"), "Relationship") {
        let target = relation.remove("Target").unwrap_or_default();
        let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
        targets.insert(relation.remove("Id").unwrap_or_default(), path);
    }
    let mut names = BTreeMap::new();
    for sheet in xml::elements(part("xl/workbook.xml"), "sheet") {
        let name = sheet.get("name").cloned().unwrap_or_default();
        notes.text(|| ("的工作表名".to_owned(), "the name of a sheet".to_owned()), "", &name);
        if sheet.get("state").is_some_and(|state| state != "visible") {
            notes.note(Concern::Leftover, format!("工作表“{name}”是隐藏的"), format!("the sheet `{name}` is hidden"));
        }
        if let Some(path) = sheet.get("id").and_then(|id| targets.remove(id)) {
            names.insert(path, name);
        }
    }
    // A sheet that the workbook does not name is read all the same.
    for path in parts.keys().filter(|path| path.starts_with("xl/worksheets/") && path.ends_with(".xml")) {
        names.entry(path.clone()).or_insert_with(|| path.clone());
    }
    names
}

/// The texts that cells share, without the readings that stand above characters.
fn shared(part: &str) -> Vec<String> {
    let (mut all, mut text, mut is_text, mut is_reading) = (Vec::new(), String::new(), false, false);
    xml::read(part, |met| match met {
        Met::Open(name, ..) if name == "t" => is_text = !is_reading,
        Met::Open(name, ..) if name == "rPh" => is_reading = true,
        Met::Text(more) if is_text => text.push_str(&more),
        Met::Close(name) => match name.as_str() {
            "t" => is_text = false,
            "rPh" => is_reading = false,
            "si" => all.push(std::mem::take(&mut text)),
            _ => {}
        },
        _ => {}
    });
    all
}

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    place: String,
    is_shared: bool,
    value: String,
    formula: String,
}

fn cells(sheet: &str, part: &str, strings: &[String], notes: &mut Notes<'_>) {
    let (mut cell, mut inside, mut hidden, mut reaching) = (Cell::default(), String::new(), 0_usize, 0_usize);
    let mut headings: BTreeMap<String, String> = BTreeMap::new();
    let whole = xml::read(part, |met| match met {
        Met::Open(name, attributes) => {
            let is = |key: &str| attributes.get(key).is_some_and(|value| value == "1" || value == "true");
            match name.as_str() {
                "row" | "col" if is("hidden") => hidden += 1,
                "c" => {
                    cell = Cell {
                        place: attributes.get("r").cloned().unwrap_or_default(),
                        is_shared: attributes.get("t").is_some_and(|kind| kind == "s"),
                        ..Cell::default()
                    };
                }
                _ => {}
            }
            inside = name;
        }
        Met::Text(text) => match inside.as_str() {
            "v" | "t" => cell.value.push_str(&text),
            "f" => cell.formula.push_str(&text),
            _ => notes.text(|| (format!("工作表“{sheet}”"), format!("sheet `{sheet}`")), "", &text),
        },
        Met::Close(name) => {
            inside.clear();
            if name == "c" {
                let read = std::mem::take(&mut cell);
                reaching += usize::from(reaches_out(&read.formula));
                let text = if read.is_shared {
                    strings.get(read.value.trim().parse().unwrap_or(usize::MAX)).cloned().unwrap_or_default()
                } else {
                    number(&read.value)
                };
                let column: String = read.place.chars().take_while(char::is_ascii_alphabetic).collect();
                let place = || (format!("工作表“{sheet}”的 {} 格", read.place), format!("cell {} of sheet `{sheet}`", read.place));
                notes.text(place, headings.get(&column).map(String::as_str).unwrap_or_default(), &text);
                notes.text(place, "", &read.formula);
                if !text.is_empty() && !headings.contains_key(&column) {
                    headings.insert(column, text);
                }
            }
        }
    });
    if !whole {
        notes.unreadable("XML 损坏", "its XML is damaged");
    }
    if hidden > 0 {
        notes.note(
            Concern::Leftover,
            format!("工作表“{sheet}”有{hidden}处隐藏的行或列"),
            format!("the sheet `{sheet}` has hidden rows or columns: {hidden}"),
        );
    }
    if reaching > 0 {
        notes.note(
            Concern::Active,
            format!("工作表“{sheet}”有{reaching}个公式取用别处的内容"),
            format!("formulas of the sheet `{sheet}` reach out: {reaching}"),
        );
    }
}

/// A number as people read it: spreadsheets keep `13812345678` as `1.3812345678E10`.
fn number(value: &str) -> String {
    match value.trim().parse::<f64>() {
        Ok(number) if value.contains(['e', 'E']) && number.abs() < 1e19 && number.fract() == 0.0 => format!("{number:.0}"),
        _ => value.to_owned(),
    }
}

/// Another workbook, a web service or a program of the reader's machine.
fn reaches_out(formula: &str) -> bool {
    let formula = formula.to_ascii_uppercase();
    formula.contains("WEBSERVICE(") || formula.contains('|') && formula.contains('!') || formula.contains("[1]") || formula.contains("[2]")
}

/// Comments, drawings, charts and the rest: their text, and who wrote it.
fn rest(path: &str, part: &str, notes: &mut Notes<'_>) {
    if path == "xl/sharedStrings.xml" {
        return;
    }
    let leaf = path.rsplit('/').next().unwrap_or_default();
    let comments = xml::elements(part, "comment").len() + xml::elements(part, "threadedComment").len();
    if comments > 0 {
        notes.note(Concern::Leftover, format!("附件里有{comments}条批注"), format!("the attachment holds comments: {comments}"));
    }
    for (_, text) in xml::leaves(part) {
        notes.text(|| (format!("（{leaf}）里"), leaf.to_owned()), "", &text);
    }
    for person in xml::elements(part, "person") {
        notes.property(("批注者", "commenter"), person.get("displayName").map(String::as_str).unwrap_or_default());
    }
}
