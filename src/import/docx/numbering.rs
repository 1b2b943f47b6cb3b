//! Word's automatic numbering: the numbers a reader sees on paper that are not in the text.

use std::collections::{BTreeMap, BTreeSet};

use super::counting::written;
use crate::import::xml::{Step, Tag, walk};
use crate::refused::Refused;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    kinds: BTreeMap<String, Kind>,
    lists: BTreeMap<String, List>,
    counted: BTreeMap<String, BTreeMap<u8, u32>>,
    begun: BTreeSet<(String, u8)>,
}

/// `w:abstractNum`: lists of one kind go on counting each other.
#[derive(Default)]
struct Kind {
    levels: BTreeMap<u8, Level>,
}

/// `w:num`.
#[derive(Default)]
struct List {
    kind: String,
    starts: BTreeMap<u8, u32>,
    levels: BTreeMap<u8, Level>,
}

#[derive(Clone, Default)]
struct Level {
    start: u32,
    format: String,
    /// `第%1条`, `（%2）`.
    text: String,
    /// The level after which it starts again; 0 for never.
    restart: Option<u8>,
    arabic: bool,
    style: Option<String>,
}

/// Levels of a list; Word knows nine.
const LEVELS: u8 = 9;

impl Numbering {
    pub(super) fn read(xml: &str) -> Result<Self, Refused> {
        let mut reader = Reader::default();
        walk(xml, |step| match step {
            Step::Open(name, tag) => reader.open(name, tag),
            Step::Close(name) => reader.close(name),
            Step::Text(_) => {}
        })?;
        Ok(reader.done)
    }

    /// The number of the next paragraph of a list, as Word would print it; none for a bullet or no list.
    pub(super) fn next(&mut self, list_id: &str, level: Option<u8>, style: Option<&str>) -> Option<String> {
        let list = self.lists.get(list_id)?;
        let kind = self.kinds.get(&list.kind);
        let level =
            level.or_else(|| kind?.levels.iter().find(|(_, level)| level.style.as_deref() == style && style.is_some()).map(|(at, _)| *at));
        let at = level.unwrap_or(0).min(LEVELS.saturating_sub(1));
        let of = |at: u8| list.levels.get(&at).or_else(|| kind?.levels.get(&at)).cloned().unwrap_or_default();
        let own = of(at);
        let counts = self.counted.entry(list.kind.clone()).or_default();
        let anew = list.starts.get(&at).filter(|_| !self.begun.contains(&(list_id.to_owned(), at)));
        let value = match (anew, counts.get(&at)) {
            (Some(start), _) => *start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => own.start,
        };
        self.begun.insert((list_id.to_owned(), at));
        counts.insert(at, value);
        counts.retain(|deeper, _| *deeper <= at || of(*deeper).restart == Some(0));
        let mut label = own.text.clone();
        for deep in 0..=at {
            let level = of(deep);
            let value = *counts.entry(deep).or_insert(level.start);
            let format = if own.arabic && deep < at { "decimal" } else { level.format.as_str() };
            label = label.replace(&format!("%{}", deep.saturating_add(1)), &written(value, format));
        }
        Some(label).filter(|label| own.format != "bullet" && own.format != "none" && !label.trim().is_empty())
    }
}

#[derive(Default)]
struct Reader {
    done: Numbering,
    kind: Option<(String, Kind)>,
    list: Option<(String, List)>,
    level: Option<(u8, Level)>,
    overridden: Option<u8>,
}

impl Reader {
    fn open(&mut self, name: &str, tag: Tag<'_>) {
        let value = || tag.get("val").unwrap_or_default();
        match name {
            "abstractNum" => self.kind = Some((tag.get("abstractNumId").unwrap_or_default(), Kind::default())),
            "num" => self.list = Some((tag.get("numId").unwrap_or_default(), List::default())),
            "abstractNumId" => {
                if let Some((_, list)) = &mut self.list {
                    list.kind = value();
                }
            }
            "lvlOverride" => self.overridden = tag.number("ilvl"),
            "startOverride" => {
                if let (Some((_, list)), Some(at), Some(start)) = (&mut self.list, self.overridden, tag.number("val")) {
                    list.starts.insert(at, start);
                }
            }
            "lvl" => self.level = tag.number("ilvl").map(|at| (at, Level { format: "decimal".into(), ..Level::default() })),
            _ => {
                let Some((_, level)) = &mut self.level else { return };
                match name {
                    "start" => level.start = tag.number("val").unwrap_or(1),
                    "numFmt" => level.format = value(),
                    "lvlText" => level.text = value(),
                    "lvlRestart" => level.restart = tag.number("val"),
                    "isLgl" => level.arabic = !matches!(value().as_str(), "0" | "false"),
                    "pStyle" => level.style = tag.get("val"),
                    _ => {}
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "lvl" => {
                let Some((at, level)) = self.level.take() else { return };
                match (&mut self.list, &mut self.kind) {
                    (Some((_, list)), _) => list.levels.insert(at, level),
                    (None, Some((_, kind))) => kind.levels.insert(at, level),
                    (None, None) => None,
                };
            }
            "lvlOverride" => self.overridden = None,
            "abstractNum" => self.done.kinds.extend(self.kind.take()),
            "num" => self.done.lists.extend(self.list.take()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_as_word_does() -> Result<(), Refused> {
        let level = |at: u8, format: &str, text: &str| {
            format!("<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>")
        };
        let xml = format!(
            "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"7\">{}{}{}</w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
             <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>",
            level(0, "chineseCountingThousand", "第%1条"),
            level(1, "chineseCounting", "（%2）"),
            level(2, "decimal", "%1.%3"),
        );
        let mut numbering = Numbering::read(&xml)?;
        let mut next = |list: &str, level: u8| numbering.next(list, Some(level), None).unwrap_or_default();
        let found: Vec<_> = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1), ("1", 2), ("2", 0), ("2", 0), ("9", 0)]
            .map(|(list, at)| next(list, at))
            .into();
        assert_eq!(found, ["第一条", "（一）", "（二）", "第二条", "（一）", "二.1", "第五条", "第六条", ""]);
        Ok(())
    }
}
