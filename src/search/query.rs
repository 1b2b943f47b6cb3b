//! What somebody typed → runs. A run is what stands between two blanks; it is looked for as an exact phrase, in any of
//! the ways in which the same can be written.
//!
//! The reader in `site/js/search.js` reads a query by the same steps.

use super::fold::{Class, folded};
use super::numbers;
use super::token::{Piece, PieceKind, pieces};
use super::words::words;
use crate::model::text::Lang;

/// The most folded characters of a query that count.
pub const MOST: usize = 200;

/// The most runs of a query that count.
const MOST_RUNS: usize = 24;

/// A word shorter than this is not taken for the beginning of a longer one.
const SHORTEST_BEGINNING: usize = 3;

/// A query that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Its runs; none where nothing searchable was typed.
    pub runs: Vec<Run>,
    /// Phrases that come before all else: where each run is one word, all of them in a row, `annual report`.
    pub rows: Vec<Vec<Element>>,
    /// All of it, folded.
    pub text: String,
}

/// A run in all its spellings, the typed one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Each a phrase of one element or more.
    pub ways: Vec<Vec<Element>>,
}

/// One place of a phrase.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Element {
    /// A term, or how it begins.
    pub text: String,
    /// Whether any term that begins so is meant. Only the last element of a phrase can be such.
    pub beginning: bool,
}

impl Query {
    /// Reads a query of a language; any text is one.
    #[must_use]
    pub fn read(typed: &str, lang: Lang) -> Self {
        let mut all = folded(&typed.chars().take(4 * MOST).collect::<String>());
        all.truncate(MOST);
        let text = all.iter().collect();
        let mut typed: Vec<Vec<char>> = all
            .split(|c| *c == '\n' || Class::of(*c) == Class::Blank)
            .map(<[char]>::to_vec)
            .filter(|run| !pieces(run).is_empty())
            .collect();
        join_articles(&mut typed);
        typed.truncate(MOST_RUNS);
        let last = typed.len().saturating_sub(1);
        let pairs = words(lang).pairs;
        let runs: Vec<Run> = typed.iter().enumerate().map(|(place, run)| Run::read(run, place == last, &pairs)).collect();
        let word = |run: &Run| match run.ways.first().map(Vec::as_slice) {
            Some([one]) if !one.beginning && one.text.chars().all(|c| Class::of(c) == Class::Word) => Some(one.clone()),
            _ => None,
        };
        let row: Option<_> = if runs.len() > 1 { runs.iter().map(word).collect() } else { None };
        let mut query = Self { runs: Vec::new(), rows: row.into_iter().collect(), text };
        for run in runs {
            if !query.runs.contains(&run) {
                query.runs.push(run);
            }
        }
        query
    }

    /// Every phrase that is looked for, each once.
    #[must_use]
    pub fn ways(&self) -> Vec<&Vec<Element>> {
        let mut all: Vec<&Vec<Element>> = Vec::new();
        for way in self.rows.iter().chain(self.runs.iter().flat_map(|run| &run.ways)) {
            if !all.contains(&way) {
                all.push(way);
            }
        }
        all
    }

    /// The number of the first article that it asks for.
    pub(super) fn article(&self) -> Option<String> {
        numbers::article(&self.text.chars().collect::<Vec<_>>())
    }

    /// Every whole term that any spelling of it has, in order, each once.
    #[must_use]
    pub fn terms(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        for element in self.runs.iter().flat_map(|run| &run.ways).flatten().filter(|element| !element.beginning) {
            if !all.contains(&element.text.as_str()) {
                all.push(&element.text);
            }
        }
        all
    }
}

/// `art 13` and `article 13` are one run.
fn join_articles(runs: &mut Vec<Vec<char>>) {
    let mut at = 0;
    while at + 1 < runs.len() {
        let is = |at: usize, meant: &dyn Fn(&str) -> bool| {
            runs.get(at).map(|run| pieces(run)).is_some_and(|all| matches!(all.as_slice(), [one] if meant(&one.text)))
        };
        if is(at, &|word| numbers::ARTICLE.contains(&word)) && is(at + 1, &|word| word.bytes().all(|b| b.is_ascii_digit())) {
            let number = runs.remove(at + 1);
            if let Some(run) = runs.get_mut(at) {
                run.push('.');
                run.extend(number);
            }
        }
        at += 1;
    }
}

impl Run {
    fn read(typed: &[char], last: bool, pairs: &[&str]) -> Self {
        let mut ways: Vec<Vec<Element>> = Vec::new();
        let mut add = |way: Vec<Element>| {
            if !way.is_empty() && !ways.contains(&way) {
                ways.push(way);
            }
        };
        let pieces = pieces(typed);
        add(elements(&pieces));
        if let [Piece { text, kind: PieceKind::Word }] = pieces.as_slice()
            && text.chars().count() >= SHORTEST_BEGINNING
            && text.chars().any(|c| !c.is_ascii_digit())
        {
            if last {
                add(vec![Element { text: text.clone(), beginning: true }]);
            }
            add(vec![whole(other_number(text))]);
            for pair in pairs.chunks(2) {
                if let [one, other] = pair {
                    add(vec![whole(text.replacen(one, other, 1))]);
                    add(vec![whole(text.replacen(other, one, 1))]);
                }
            }
        }
        for way in numbers::ways(typed) {
            add(elements(&self::pieces(&way)));
        }
        Self { ways }
    }
}

/// The phrase that some folded text is.
pub(super) fn phrase(text: &[char]) -> Vec<Element> {
    elements(&pieces(text))
}

/// The phrase of a run: a single character at its end may go on.
fn elements(pieces: &[Piece]) -> Vec<Element> {
    let mut all: Vec<Element> = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        let beginning = piece.kind == PieceKind::Last && place + 1 == pieces.len();
        let goes_on = place.checked_sub(1).and_then(|before| pieces.get(before)).is_some_and(|before| before.kind == PieceKind::Two);
        if !(beginning && goes_on) {
            all.push(Element { text: piece.text.clone(), beginning });
        }
    }
    all
}

fn whole(text: String) -> Element {
    Element { text, beginning: false }
}

/// A word of English in the other number: `notice` and `notices`, `duty` and `duties`.
fn other_number(word: &str) -> String {
    match (word.strip_suffix("ies"), word.strip_suffix('y'), word.strip_suffix('s')) {
        (Some(stem), _, _) => format!("{stem}y"),
        (_, Some(stem), _) => format!("{stem}ies"),
        (_, _, Some(stem)) if !stem.ends_with('s') => stem.to_owned(),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(typed: &str) -> Vec<String> {
        ways_in(typed, Lang::Zh)
    }

    fn ways_in(typed: &str, lang: Lang) -> Vec<String> {
        let way = |way: &Vec<Element>| {
            way.iter().map(|one| format!("{}{}", one.text, if one.beginning { "*" } else { "" })).collect::<Vec<_>>().join(" ")
        };
        Query::read(typed, lang).runs.iter().map(|run| run.ways.iter().map(way).collect::<Vec<_>>().join(" | ")).collect()
    }

    #[test]
    fn a_word_in_its_other_spellings() {
        let is = |typed, want: &str| assert_eq!(ways_in(&format!("{typed} x"), Lang::En).first().map(String::as_str), Some(want));
        is("center", "center | centers | centre");
        is("organisations", "organisations | organisation | organizations");
        is("labor", "labor | labors | labour");
        is("evaluation", "evaluation | evaluations | evaluate | evaluated");
        is("four", "four | fours");
    }

    #[test]
    fn runs_and_their_spellings() {
        assert_eq!(ways("公示期"), ["公示 示期"]);
        assert_eq!(ways("公示期？ 异议"), ["公示 示期", "异议"]);
        assert_eq!(ways("公"), ["公*"]);
        assert_eq!(ways("第十三条"), ["第十 十三 三条 | 第 13 条* | article 13"]);
        assert_eq!(ways("第13条"), ["第 13 条* | 第十 十三 三条 | article 13"]);
        assert_eq!(ways("art. 13"), ["art 13 | 第 13 条* | 第十 十三 三条 | article 13"]);
        assert_eq!(ways("5个工作日"), ["5 个工 工作 作日 | 五个 个工 工作 作日"]);
        assert_eq!(ways("五个工作日"), ["五个 个工 工作 作日 | 5 个工 工作 作日"]);
        assert_eq!(ways("两年"), ["两年 | 2 年* | 二年"]);
        assert_eq!(ways("2026年01月05日"), ["2026 年 01 月 05 日* | 二〇 〇二 二六 六年 年 01 月 05 日* | 2026 年 1 月 5 日*"]);
        assert_eq!(ways("青科规[2024]5号"), ["青科 科规 规 2024 5 号* | 青科 科规 规 2024 五号"]);
        assert_eq!(ways("notice per"), ["notice | notices", "per | per* | pers"]);
        assert_eq!(ways("统一"), ["统一"]);
        assert_eq!(ways("<b>\u{0}"), ["b"]);
        assert!(ways(" 　，\u{0}").is_empty());
    }
}
