//! What is wrong with the content: a code, a level, a place, the value, the rule and the remedy.
//!
//! Findings carry a file and a way to the spot (a key path, a table cell, a byte), never a span: the line and the
//! column are looked up when the finding is printed, so the types of the domain stay free of text positions.

mod place;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use crate::model::id::Citation;
use crate::model::personal::masked;
use crate::model::rule::Strength;
use crate::model::text::Bilingual;

pub use place::{At, Place, line_and_column};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nothing is published while it stands.
    Error,
    /// Published; a careful officer would look at it.
    Warning,
    /// Good to know.
    Note,
}

impl Level {
    /// How much a breach of a rule weighs.
    #[must_use]
    pub fn of_breach(strength: Strength) -> Self {
        match strength {
            Strength::Must => Self::Error,
            Strength::InPrinciple => Self::Warning,
        }
    }
}

/// What a finding rests on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Articles of a text.
    Articles(Vec<Citation>),
    /// Something other than a regulation: the format, the calendar, a declared practice.
    Words(Bilingual),
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Articles(cites) => f.write_str(&cites.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")),
            Self::Words(words) => write!(f, "{} / {}", words.zh, words.en),
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The code, which is also the name of the check's file and of its page.
    pub code: &'static str,
    /// Its weight.
    pub level: Level,
    /// Where.
    pub place: Place,
    /// The offending value as written, when there is one.
    pub value: Option<String>,
    /// What it breaks.
    pub rule: Option<Rule>,
    /// What is wrong.
    pub says: Bilingual,
    /// What to do.
    pub remedy: Bilingual,
}

impl Finding {
    /// A finding; value, rule and remedy are added with the methods below.
    ///
    /// Whatever goes in, personal data is blacked out: a report is read, sent and kept where the content is not. A file
    /// whose name had to be blacked out is no longer found by its place, and its findings have no line.
    #[must_use]
    pub fn new(code: &'static str, level: Level, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Self {
        let place = Place { file: masked(&place.file).into_owned(), at: place.at };
        Self { code, level, place, value: None, rule: None, says: safe(zh, en), remedy: Bilingual::default() }
    }

    /// An error.
    #[must_use]
    pub fn error(code: &'static str, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(code, Level::Error, place, zh, en)
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: &'static str, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(code, Level::Warning, place, zh, en)
    }

    /// A note.
    #[must_use]
    pub fn note(code: &'static str, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self::new(code, Level::Note, place, zh, en)
    }

    /// The offending value as written.
    #[must_use]
    pub fn value(mut self, value: impl fmt::Display) -> Self {
        self.value = Some(visible(&masked(&value.to_string())));
        self
    }

    /// The articles it rests on.
    #[must_use]
    pub fn articles(mut self, mut cites: Vec<Citation>) -> Self {
        // Several grades or steps of one article: it is named once.
        let mut seen = std::collections::BTreeSet::new();
        cites.retain(|cite| seen.insert(cite.clone()));
        self.rule = Some(Rule::Articles(cites));
        self
    }

    /// The articles it rests on; where there are none, what stands in their place.
    #[must_use]
    pub fn articles_or(self, cites: Vec<Citation>, zh: &str, en: &str) -> Self {
        if cites.is_empty() { self.rule(zh, en) } else { self.articles(cites) }
    }

    /// A rule that is no article.
    #[must_use]
    pub fn rule(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.rule = Some(Rule::Words(safe(zh, en)));
        self
    }

    /// What to do.
    #[must_use]
    pub fn remedy(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.remedy = safe(zh, en);
        self
    }
}

/// Words without personal data, of a length that can be read.
fn safe(zh: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual::new(cut(&masked(&zh.into())), cut(&masked(&en.into())))
}

/// The beginning of a text that quotes something without end.
fn cut(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 2_000;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

/// A value fit for a terminal: control and direction marks are spelled out, long text is cut.
fn visible(value: &str) -> String {
    const LONGEST: usize = 120;
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", spelled(value.get(..end).unwrap_or_default())),
        None => spelled(value),
    }
}

/// A text fit for a terminal: control and direction marks are spelled out.
#[must_use]
pub fn spelled(text: &str) -> String {
    let mut shown = String::new();
    for c in text.chars() {
        let hidden = c.is_control()
            || matches!(c, '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
        if hidden {
            shown.push_str(&format!("U+{:04X}", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// The most findings kept of one code, level and file: whoever mends a hundred runs the check again.
pub const MOST: usize = 100;

/// All findings of a run, at most [`MOST`] of a sort in one file, so that a broken file of any length is told in a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    all: Vec<Finding>,
    counts: BTreeMap<(&'static str, Level, String), usize>,
}

impl Findings {
    /// Adds one.
    pub fn push(&mut self, finding: Finding) {
        let count = self.counts.entry((finding.code, finding.level, finding.place.file.clone())).or_default();
        *count += 1;
        if *count <= MOST {
            self.all.push(finding);
        } else if *count == MOST + 1 {
            let place = Place::file(finding.place.file);
            let (zh, en) =
                (format!("此文件这一类问题还有，只列出前{MOST}处"), format!("this file has more of the same: the first {MOST} are told"));
            let rule = ("改好已列出的，再运行一次检查", "mend those, and run the check again");
            self.all.push(Finding::new(finding.code, finding.level, place, zh, en).rule(rule.0, rule.1).remedy(rule.0, rule.1));
        }
    }

    /// Adds those of another stage.
    pub fn append(&mut self, other: Self) {
        self.extend(other);
    }

    /// Whether anything forbids publishing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.all.iter().any(|finding| finding.level == Level::Error)
    }

    /// Whether an error was told of a file that stands in this folder itself.
    #[must_use]
    pub fn tell_of(&self, folder: &str) -> bool {
        let within = |file: &str| file.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).is_some_and(|name| !name.contains('/'));
        self.all.iter().any(|finding| finding.level == Level::Error && within(&finding.place.file))
    }

    /// How many [`Self::sorted`] has of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.sorted().iter().filter(|finding| finding.level == level).count()
    }

    /// All of them, by level, file, spot and code; what was told twice in the same words stands once.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Finding> {
        let mut all: Vec<&Finding> = self.all.iter().collect();
        all.sort_by(|a, b| (a.level, &a.place, a.code, &a.says).cmp(&(b.level, &b.place, b.code, &b.says)));
        all.dedup();
        all
    }
}

impl Extend<Finding> for Findings {
    fn extend<I: IntoIterator<Item = Finding>>(&mut self, findings: I) {
        findings.into_iter().for_each(|finding| self.push(finding));
    }
}

impl FromIterator<Finding> for Findings {
    fn from_iter<I: IntoIterator<Item = Finding>>(findings: I) -> Self {
        let mut all = Self::default();
        all.extend(findings);
        all
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_told_twice_counts_once() {
        let told = || Finding::error("no-content", Place::file("a"), "无", "none");
        let findings: Findings = [told(), told()].into_iter().collect();
        assert_eq!((findings.sorted().len(), findings.count(Level::Error)), (1, 1));
    }
}
