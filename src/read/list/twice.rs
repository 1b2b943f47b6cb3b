//! Rows of one list that say something of the same thing: a base, a particular that changes, a cell that is put right.

use std::borrow::Cow;

use crate::finding::{Finding, Findings, Place};
use crate::model::list::{Change, Corrected, Subject};

/// What is told of a second row.
struct Words {
    /// What it and the first row are both about.
    same: (&'static str, &'static str),
    rule: (&'static str, &'static str),
    remedy: (&'static str, &'static str),
}

const BASES: Words = Words {
    same: ("同一基地", "the base"),
    rule: ("一张列表里一个基地只有一行", "a base has one row in a list"),
    remedy: ("删去其中一行", "remove one of the rows"),
};

const CHANGES: Words = Words {
    same: ("同一变更事项", "this particular"),
    rule: (
        "一张列表里一个主体的一个事项只变一次；partner、other 可有几行，各变各的：from 不同，新增的 to 不同",
        "a particular of a subject changes once in a list; partner and other may have several rows, each with another `from`, or another `to` where it is new",
    ),
    remedy: ("留下说得对的一行；先后变更的，分两次发布", "keep the row that is right; changes one after the other are posted in two acts"),
};

const CORRECTIONS: Words = Words {
    same: ("同一格", "this cell"),
    rule: (
        "一次更正里一格只更正一次：base、list、column、was 相同的只有一行",
        "a correction puts a cell right once: one row for one base, list, column and was",
    ),
    remedy: ("留下说得对的一行", "keep the row that is right"),
};

/// Tells each base that stands in a list a second time.
pub(super) fn bases<'r>(file: &str, rows: impl Iterator<Item = (usize, Cow<'r, str>)>, findings: &mut Findings) {
    tell(file, rows.map(|(line, base)| (base.clone(), line, base)).collect(), &BASES, findings);
}

/// Tells each particular of a subject that changes a second time.
pub(super) fn changes(file: &str, rows: &[Change], findings: &mut Findings) {
    let rows = rows.iter().map(|row| {
        let subject = match &row.subject {
            Subject::Base(id) => id.as_str(),
            Subject::Host(id) => id.as_str(),
        };
        let is_host = matches!(row.subject, Subject::Host(_));
        ((is_host, subject, row.identity()), row.line, format!("{subject} {}", row.what).into())
    });
    tell(file, rows.collect(), &CHANGES, findings);
}

/// Tells each cell that is put right a second time.
pub(super) fn corrections(file: &str, rows: &[Corrected], findings: &mut Findings) {
    let rows = rows.iter().map(|row| {
        let (base, list) = (row.base.as_str(), row.list.code());
        ((base, list, row.column.as_str(), row.was.as_str()), row.line, format!("{base} {list} {}", row.column).into())
    });
    tell(file, rows.collect(), &CORRECTIONS, findings);
}

/// Rows as what they are about, their line and how that is shown.
fn tell<K: Ord>(file: &str, mut rows: Vec<(K, usize, Cow<'_, str>)>, words: &Words, findings: &mut Findings) {
    rows.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
    for pair in rows.windows(2) {
        if let [(known, first, _), (key, line, shown)] = pair
            && known == key
        {
            findings.push(
                Finding::error(
                    "row-twice",
                    Place::cell(file, *line, 1),
                    format!("{}已在第{first}行", words.same.0),
                    format!("{} already stands in line {first}", words.same.1),
                )
                .value(shown)
                .rule(words.rule.0, words.rule.1)
                .remedy(words.remedy.0, words.remedy.1),
            );
        }
    }
}
