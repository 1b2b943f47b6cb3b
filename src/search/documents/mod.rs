//! The documents of a survey, in one language. What is not public on its day is in none: acts come from the posted ones,
//! bases and hosts from the lives that posted acts give them.

mod acts;
mod bases;
mod hosts;
mod pages;
mod rounds;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use super::document::{Document, Kind};
use crate::model::route::relative;
use crate::model::text::{Bilingual, Lang};
use crate::plan::Survey;
use crate::plan::view::Chip;

/// All documents of a language, and the words for what they are filed under.
#[derive(Debug)]
pub struct Collection {
    /// The language.
    pub lang: Lang,
    /// The day they show.
    pub as_of: String,
    /// By kind, then scheme, then status; then in the order in which equally good ones are shown.
    pub documents: Vec<Document>,
    /// The schemes that have documents, in the order of the site: id and name.
    pub schemes: Vec<(String, String)>,
    /// The statuses that occur: word in data and words.
    pub statuses: Vec<(String, String)>,
}

impl Collection {
    /// Gathers the documents of a survey.
    #[must_use]
    pub fn new(survey: &Survey<'_>, lang: Lang) -> Self {
        let mut bundle = Bundle { survey, lang, documents: Vec::new(), words: BTreeMap::new() };
        texts::add(&mut bundle);
        acts::add(&mut bundle);
        bases::add(&mut bundle);
        hosts::add(&mut bundle);
        rounds::add(&mut bundle);
        pages::add(&mut bundle);
        let Bundle { mut documents, words, .. } = bundle;
        let order = |id: &str| survey.schemes.iter().position(|one| one.scheme.id.as_str() == id);
        documents.sort_by_cached_key(|one| (one.kind, order(&one.scheme), one.status));
        let used = |id: &str| documents.iter().any(|one| one.scheme == id);
        let schemes = survey.schemes.iter().filter(|one| used(one.scheme.id.as_str()));
        let schemes = schemes.map(|one| (one.scheme.id.to_string(), one.scheme.name.get(lang).to_owned())).collect();
        let statuses = words.into_iter().map(|(code, text)| (code.to_owned(), text)).collect();
        Self { lang, as_of: survey.day.to_string(), documents, schemes, statuses }
    }
}

/// The documents being gathered.
struct Bundle<'s, 'a> {
    survey: &'s Survey<'a>,
    lang: Lang,
    documents: Vec<Document>,
    words: BTreeMap<&'static str, String>,
}

impl Bundle<'_, '_> {
    fn pick<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        self.lang.pick(zh, en)
    }

    /// The words in the language, or in Chinese where there are none.
    fn say<'t>(&self, words: &'t Bilingual) -> &'t str {
        words.told(self.lang).0
    }

    /// The word of a status that all data have; those on its chip are noted.
    fn status(&mut self, code: &'static str, chip: Chip) -> &'static str {
        self.words.entry(code).or_insert(chip.text);
        code
    }

    fn push(&mut self, mut document: Document, body: Body) {
        let mut title = Body::default();
        title.line(&document.title);
        (document.title, document.body) = (title.lines, body.lines);
        document.url.insert_str(0, &format!("{}/", self.lang.code()));
        self.documents.push(document);
    }
}

/// A body being written: lines that no run crosses.
#[derive(Default)]
struct Body {
    lines: String,
}

impl Body {
    /// One line, without control characters, each gap one blank; none of a text that has nothing else.
    fn line(&mut self, text: &str) {
        if is_line(text) {
            self.lines.extend([if self.lines.is_empty() { "" } else { "\n" }, text]);
            return;
        }
        let words = text.split(|c: char| c.is_control() || c == ' ' || c == '\u{3000}').filter(|word| !word.is_empty());
        for (place, word) in words.enumerate() {
            match place {
                0 if self.lines.is_empty() => {}
                0 => self.lines.push('\n'),
                _ => self.lines.push(' '),
            }
            self.lines.push_str(word);
        }
    }

    /// A line in both languages: a name is looked for in either.
    fn both(&mut self, lang: Lang, words: &Bilingual) {
        self.line(words.get(lang));
        self.line(match lang {
            Lang::Zh => &words.en,
            Lang::En => &words.zh,
        });
    }

    /// The same, each line once.
    fn once(self) -> Self {
        let mut seen = BTreeSet::new();
        let lines: Vec<&str> = self.lines.split('\n').filter(|line| seen.insert(*line)).collect();
        Self { lines: lines.join("\n") }
    }
}

/// Whether a text is a line as it stands, which most are: no control character, no gap but single blanks between words.
fn is_line(text: &str) -> bool {
    // 0xc2 begins what may be one of the control characters above U+007F.
    let plain = text.bytes().all(|byte| byte >= b' ' && byte != 0x7f && byte != 0xc2);
    let gaps =
        || memchr::memmem::find(text.as_bytes(), b"  ").is_some() || memchr::memmem::find(text.as_bytes(), "\u{3000}".as_bytes()).is_some();
    !text.is_empty() && plain && !text.starts_with(' ') && !text.ends_with(' ') && !gaps()
}

/// An empty document of a kind at an address below the folder of its language.
fn document(kind: Kind, url: String) -> Document {
    let (path, anchor) = url.split_at(url.find('#').unwrap_or(url.len()));
    let url = format!("{}{anchor}", relative("", path));
    Document { url, kind, scheme: String::new(), status: "", date: String::new(), title: String::new(), body: String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_as_it_stands_and_one_made_clean_are_the_same() {
        for text in ["公示 期", " 公示  期 ", "公示\u{3000}期", "公示\n期", "\u{85}公示\u{7f}期"] {
            let mut body = Body::default();
            body.line("一");
            body.line(text);
            body.line("\t ");
            assert_eq!(body.lines, "一\n公示 期", "{text:?}");
        }
        assert!(is_line("公示 期") && is_line("a, b") && !is_line("") && !is_line("a  b") && !is_line("a\u{3000}b"));
    }

    #[test]
    fn each_line_once() {
        let body = Body { lines: "a\nb\na\nc\nb".to_owned() };
        assert_eq!(body.once().lines, "a\nb\nc");
    }
}
