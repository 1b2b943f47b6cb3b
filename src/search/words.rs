//! What the tables in `words/` say of a language: short and general, how people speak of what regulations call otherwise.
//! The reader has them from its root.

use crate::model::text::Lang;

/// What the tables say of a language.
pub(super) struct Words {
    /// Parts of words that are written in two ways, or stand for each other, two by two.
    pub pairs: Vec<&'static str>,
    /// The words that only ask, the longest first.
    pub asking: Vec<&'static str>,
    /// Words that say nothing, the longest first.
    pub idle: Vec<&'static str>,
    /// A word and others for the same.
    pub same: Vec<(&'static str, Vec<&'static str>)>,
}

/// Endings of English words, and those that another form of the word may have.
pub(super) const ENDS: [&str; 20] = [
    "ications", "ication", "ations", "ation", "ating", "ated", "ates", "ate", "ions", "ion", "ing", "ied", "ed", "ies", "es", "ers", "er",
    "s", "e", "y",
];
pub(super) const FORMS: [&str; 16] =
    ["", "e", "s", "es", "ed", "ing", "ion", "ions", "er", "ation", "ate", "ated", "y", "ied", "ies", "ication"];

/// The table of a language.
pub(super) fn words(lang: Lang) -> Words {
    let table = match lang {
        Lang::Zh => include_str!("words/zh.txt"),
        Lang::En => include_str!("words/en.txt"),
    };
    let behind = |mark| table.lines().filter_map(move |line| line.strip_prefix(mark)).flat_map(str::split_whitespace);
    let longest = |mark| {
        let mut all: Vec<&str> = behind(mark).collect();
        all.sort_by_key(|word| usize::MAX - word.chars().count());
        all
    };
    let same = table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('='));
    let same = same.map(|(word, others)| (word.trim(), others.split_whitespace().collect())).collect();
    Words { pairs: behind('~').collect(), asking: longest('?'), idle: longest('.'), same }
}

/// The tables as the reader takes them: the pairs; the words that ask; those that say nothing; endings and forms, of English
/// alone; each word with the others for it.
pub(super) fn told(lang: Lang) -> Vec<String> {
    let Words { pairs, asking, idle, same } = words(lang);
    let same = same.into_iter().map(|(word, others)| format!("{word}|{}", others.join("|")));
    let (ends, forms) = if lang == Lang::En { (ENDS.join("|"), FORMS.join("|")) } else { Default::default() };
    [pairs.join("|"), asking.join("|"), idle.join("|"), ends, forms].into_iter().chain(same).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_are_of_whole_words() {
        for lang in Lang::ALL {
            let Words { pairs, asking, idle, same } = words(lang);
            // A single character is the beginning of a term, and counts otherwise in the reader.
            let fit = |word: &str| word.chars().count() > 1 && !word.contains(|c: char| c.is_ascii_punctuation());
            assert!(same.iter().all(|(word, others)| fit(word) && !others.is_empty() && others.iter().all(|word| fit(word))));
            assert!(pairs.len().is_multiple_of(2) && pairs.iter().all(|part| part.bytes().all(|b| b.is_ascii_lowercase())));
            assert!(
                asking.iter().chain(&idle).all(|word| !word.contains(|c: char| c.is_ascii_punctuation())),
                "they are parts of an expression"
            );
        }
    }
}
