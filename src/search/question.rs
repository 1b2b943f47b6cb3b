//! The second reading of a query, where nothing holds every run: what a question is about.
//!
//! Words that only ask are left out, 第…条 is a run by itself; other words for the same, and other forms of an English word,
//! add to a score as a term does. The tables in `words/` are short and general: how people speak of what regulations call
//! otherwise. What is asked is answered by an article: everything else then counts less (`ask.rs`). The reader in
//! `site/js/search.js` has the tables from its root, and does the same.

use super::query::{Element, Query, phrase};
use crate::model::text::Lang;

/// What a question is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct About {
    /// What is looked for.
    pub query: Query,
    /// Other words for it, each a phrase.
    pub others: Vec<Vec<Element>>,
    /// Whether it is asked, by a word that only asks.
    pub asks: bool,
}

/// What the tables say of a language.
struct Words {
    /// The words that only ask, the longest first.
    asking: Vec<&'static str>,
    /// Words that say nothing, the longest first.
    idle: Vec<&'static str>,
    /// A word and others for the same.
    same: Vec<(&'static str, Vec<&'static str>)>,
}

fn words(lang: Lang) -> Words {
    let table = match lang {
        Lang::Zh => include_str!("words/zh.txt"),
        Lang::En => include_str!("words/en.txt"),
    };
    let behind = |mark| {
        let mut all: Vec<&str> = table.lines().filter_map(|line| line.strip_prefix(mark)).flat_map(str::split_whitespace).collect();
        all.sort_by_key(|word| usize::MAX - word.chars().count());
        all
    };
    let same = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('='));
    let same = same.map(|(word, others)| (word.trim(), others.split_whitespace().collect())).collect();
    Words { asking: behind('?'), idle: behind('.'), same }
}

/// Endings of English words, and those that another form of the word may have.
const ENDS: [&str; 13] = ["ations", "ation", "ions", "ion", "ing", "ed", "ies", "es", "ers", "er", "s", "e", "y"];
const FORMS: [&str; 10] = ["", "e", "s", "es", "ed", "ing", "ion", "ions", "er", "ation"];

/// The tables as the reader takes them: the words that ask; those that say nothing; endings and forms, of English alone;
/// each word with the others for it.
pub(super) fn told(lang: Lang) -> Vec<String> {
    let Words { asking, idle, same } = words(lang);
    let same = same.into_iter().map(|(word, others)| format!("{word}|{}", others.join("|")));
    let (ends, forms) = if lang == Lang::En { (ENDS.join("|"), FORMS.join("|")) } else { Default::default() };
    [asking.join("|"), idle.join("|"), ends, forms].into_iter().chain(same).collect()
}

/// Reads a query again.
pub(super) fn about(query: &Query, lang: Lang) -> About {
    let Words { asking, idle, same } = words(lang);
    let mut plain = String::new();
    let mut rest = query.text.as_str();
    while let Some(c) = rest.chars().next() {
        let before = query.text.get(..query.text.len() - rest.len()).unwrap_or_default();
        let article = article(rest);
        if let Some(word) = asking.iter().chain(&idle).find(|word| stands(word, before, rest, lang)) {
            plain.push('\n');
            rest = rest.get(word.len()..).unwrap_or_default();
        } else if article > 0 {
            plain.push('\n');
            plain.push_str(rest.get(..article).unwrap_or_default());
            plain.push('\n');
            rest = rest.get(article..).unwrap_or_default();
        } else {
            plain.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    let bare = Query::read(&plain);
    let read = if bare.terms().is_empty() { Query::read(&query.text) } else { bare };
    let mut others: Vec<String> = Vec::new();
    for (_, more) in same.iter().filter(|(word, _)| anywhere(word, &query.text, lang)) {
        others.extend(more.iter().map(|other| (*other).to_owned()));
    }
    if lang == Lang::En {
        others.extend(read.terms().into_iter().flat_map(forms));
    }
    let mut told: Vec<Vec<Element>> = Vec::new();
    for other in others {
        let way = phrase(&other.chars().collect::<Vec<_>>());
        if !told.contains(&way) && !read.ways().contains(&&way) {
            told.push(way);
        }
    }
    let asks = asking.iter().any(|word| anywhere(word, &query.text, lang));
    About { query: read, others: told, asks }
}

/// Whether a word begins a text that goes on behind another; one of English as a whole word.
fn stands(word: &str, before: &str, rest: &str, lang: Lang) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    rest.strip_prefix(word).is_some_and(|after| lang == Lang::Zh || !part(before.chars().next_back()) && !part(after.chars().next()))
}

fn anywhere(word: &str, text: &str, lang: Lang) -> bool {
    text.char_indices().any(|(at, _)| text.split_at_checked(at).is_some_and(|(before, rest)| stands(word, before, rest, lang)))
}

/// How many bytes of 第…条 a text begins with.
fn article(text: &str) -> usize {
    let number = |c: char| c.is_ascii_digit() || "〇零一二两三四五六七八九十百千".contains(c);
    let after = text.strip_prefix('第').map(|rest| rest.trim_start_matches(number));
    match after {
        Some(after) if after.starts_with('条') && text.len() > after.len() + '第'.len_utf8() => {
            text.len() - after.len() + '条'.len_utf8()
        }
        _ => 0,
    }
}

/// Other forms of an English word: `evaluated` and `evaluation`.
fn forms(word: &str) -> Vec<String> {
    if word.len() < 5 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    // The longest ending that it has.
    let end = ENDS.iter().filter(|end| word.ends_with(**end)).max_by_key(|end| end.len()).copied().unwrap_or_default();
    let stem = word.strip_suffix(end).filter(|stem| !stem.is_empty());
    let Some(stem) = stem else { return Vec::new() };
    FORMS.iter().map(|end| format!("{stem}{end}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str, lang: Lang) -> (String, String) {
        let about = about(&Query::read(typed), lang);
        let others: Vec<String> =
            about.others.iter().map(|way| way.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" ")).collect();
        (about.query.terms().join(" "), others.join("|"))
    }

    #[test]
    fn what_only_asks_is_left_out() {
        assert_eq!(read("公示期是多少天？", Lang::Zh).0, "公示 示期");
        assert_eq!(read("青岛第十五条", Lang::Zh).0, "青岛 第十 十五 五条 第 15 article");
        assert_eq!(read("什么", Lang::Zh).0, "什么");
        assert_eq!(read("who can object", Lang::En).0, "object objects");
    }

    #[test]
    fn what_is_a_question() {
        let asks = |typed: &str, lang| about(&Query::read(typed), lang).asks;
        assert!(asks("公示期几天", Lang::Zh) && asks("who can object", Lang::En));
        assert!(!asks("合作基地的撤销", Lang::Zh) && !asks("notice of revocation", Lang::En));
    }

    #[test]
    fn the_tables_are_of_whole_words() {
        for lang in Lang::ALL {
            let Words { asking, idle, same } = words(lang);
            // A single character is the beginning of a term, and counts otherwise in the reader.
            let fit = |word: &str| word.chars().count() > 1 && !word.contains(|c: char| c.is_ascii_punctuation());
            assert!(same.iter().all(|(word, others)| fit(word) && !others.is_empty() && others.iter().all(|word| fit(word))));
            assert!(
                asking.iter().chain(&idle).all(|word| !word.contains(|c: char| c.is_ascii_punctuation())),
                "they are parts of an expression"
            );
        }
    }

    #[test]
    fn other_words_for_the_same() {
        assert_eq!(read("材料造假", Lang::Zh).1.split('|').next(), Some("虚假"));
        let others = read("is it evaluated", Lang::En).1;
        assert!(others.split('|').any(|word| word == "evaluation"), "{others}");
        assert!(read("headless", Lang::En).1.split('|').all(|word| word != "leader"));
    }
}
