//! The second reading of a query, where nothing holds every run: what a question is about.
//!
//! Words that only ask are left out, 第…条 is a run by itself; other words for the same, and other forms of an English word,
//! add to a score as a term does (`words.rs`). What is asked is answered by an article: everything else then counts less
//! (`ask.rs`). The reader in `site/js/search.js` does the same.

use super::query::{Element, Query, phrase};
use super::words::{ENDS, FORMS, Words, words};
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

/// Reads a query again.
pub(super) fn about(query: &Query, lang: Lang) -> About {
    let Words { asking, idle, same, .. } = words(lang);
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
    let bare = Query::read(&plain, lang);
    let read = if bare.terms().is_empty() { Query::read(&query.text, lang) } else { bare };
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
        let about = about(&Query::read(typed, lang), lang);
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
        let asks = |typed: &str, lang| about(&Query::read(typed, lang), lang).asks;
        assert!(asks("公示期几天", Lang::Zh) && asks("who can object", Lang::En));
        assert!(!asks("合作基地的撤销", Lang::Zh) && !asks("notice of revocation", Lang::En));
    }

    #[test]
    fn other_words_for_the_same() {
        assert_eq!(read("材料造假", Lang::Zh).1.split('|').next(), Some("虚假"));
        let others = read("is it notified", Lang::En).1;
        assert!(others.split('|').any(|word| word == "notification"), "{others}");
        assert!(read("headless", Lang::En).1.split('|').all(|word| word != "leader"));
    }
}
