//! A file that findings are about. Its lines and keys are looked up once, however many findings it has.

use std::collections::BTreeMap;

use toml::de::{DeTable, DeValue};

/// A line and a character in it, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Spot {
    pub line: usize,
    pub column: usize,
}

/// A text with the places of its lines and, once asked for, of its keys.
#[derive(Debug)]
pub(super) struct Text {
    text: String,
    /// The byte at which each line begins.
    starts: Vec<usize>,
    keys: Option<BTreeMap<String, usize>>,
}

impl Text {
    pub(super) fn new(text: String) -> Self {
        // As it was read: without a byte order mark, and with lines that end in one way.
        let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(end, _)| end + 1)).collect();
        Self { text, starts, keys: None }
    }

    /// A line, from 1.
    pub(super) fn line(&self, line: usize) -> &str {
        let place = line.saturating_sub(1);
        let (Some(start), end) = (self.starts.get(place), self.starts.get(place + 1)) else { return "" };
        let line = self.text.get(*start..end.copied().unwrap_or(self.text.len())).unwrap_or_default();
        line.trim_end_matches('\n')
    }

    /// The spot of a byte.
    pub(super) fn spot(&self, byte: usize) -> Spot {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= byte).max(1);
        let start = self.starts.get(line - 1).copied().unwrap_or_default();
        let before = self.text.get(start..byte).unwrap_or_default();
        Spot { line, column: before.chars().count() + 1 }
    }

    /// The byte where the value of a key begins; that of the nearest key above it when the key is not there.
    pub(super) fn key(&mut self, path: &str) -> usize {
        let keys = self.keys.get_or_insert_with(|| keys(&self.text));
        let mut at = path;
        loop {
            match keys.get(at) {
                Some(byte) => return *byte,
                None if at.is_empty() => return 0,
                None => at = at.rfind(['.', '[']).and_then(|end| at.get(..end)).unwrap_or_default(),
            }
        }
    }
}

/// Every key of a document by its path, `edition[0].grade[1].id`; the document itself by the empty path.
fn keys(text: &str) -> BTreeMap<String, usize> {
    let mut keys = BTreeMap::new();
    if let Ok(document) = DeTable::parse(text) {
        keys.insert(String::new(), document.span().start);
        table(document.get_ref(), "", &mut keys);
    }
    keys
}

fn table(from: &DeTable<'_>, path: &str, keys: &mut BTreeMap<String, usize>) {
    let dot = if path.is_empty() { "" } else { "." };
    for (key, inner) in from.iter() {
        let path = format!("{path}{dot}{}", key.get_ref());
        keys.insert(path.clone(), inner.span().start);
        value(inner.get_ref(), &path, keys);
    }
}

fn value(from: &DeValue<'_>, path: &str, keys: &mut BTreeMap<String, usize>) {
    match from {
        DeValue::Table(inner) => table(inner, path, keys),
        DeValue::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                let path = format!("{path}[{place}]");
                keys.insert(path.clone(), item.span().start);
                value(item.get_ref(), &path, keys);
            }
        }
        _ => {}
    }
}
