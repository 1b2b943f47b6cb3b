//! The texts that a closing article repeals: `原《…办法》（某科〔2014〕78号）同时废止`.

use super::dates::date;
use super::document_number::is_number;
use crate::model::day::Day;

/// A text that is repealed, as the article names it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Repealed<'t> {
    pub title: &'t str,
    pub number: Option<&'t str>,
    pub dated: Option<Day>,
}

/// What an article without blanks repeals, in the order named.
pub(super) fn repealed(words: &str) -> Vec<Repealed<'_>> {
    let sentences = words.split_inclusive(['。', '；']).filter(|sentence| sentence.trim_end_matches(['。', '；']).ends_with("废止"));
    sentences.flat_map(named).collect()
}

fn named(sentence: &str) -> impl Iterator<Item = Repealed<'_>> {
    sentence.match_indices('《').filter_map(move |(at, _)| {
        let (before, rest) = sentence.split_at_checked(at)?;
        // A title within a title is part of it.
        let within = before.matches('《').count() > before.matches('》').count();
        if within || ["根据", "依据", "按照", "依照"].iter().any(|word| before.ends_with(word)) {
            return None;
        }
        let (title, after) = rest.split_at_checked(closing(rest)?)?;
        let number = after.strip_prefix('》')?.strip_prefix(['（', '(']).and_then(|rest| rest.split_once(['）', ')']));
        Some(Repealed {
            title: title.strip_prefix('《')?,
            number: number.map(|(number, _)| number).filter(|number| is_number(number)),
            dated: dated(before),
        })
    })
}

/// Where the title that a text begins with ends.
fn closing(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.char_indices().find_map(|(at, c)| {
        match c {
            '《' => open = open.saturating_add(1),
            '》' => open = open.saturating_sub(1),
            _ => {}
        }
        (open == 0).then_some(at)
    })
}

/// The day in `2014年9月29日印发的`, before a title.
fn dated(before: &str) -> Option<Day> {
    let said = before.trim_end_matches('原').strip_suffix('的')?;
    let day = ["印发", "发布", "公布", "颁布", "下发", "制定"].iter().find_map(|verb| said.strip_suffix(verb))?;
    day.char_indices().filter_map(|(at, _)| day.get(at..)).find_map(|day| date(day).filter(|_| day.matches('日').count() == 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(words: &str) -> Vec<String> {
        let told = repealed(words).into_iter();
        told.map(|one| format!("{} {} {}", one.title, one.number.unwrap_or("-"), one.dated.map_or("-".to_owned(), |day| day.to_string())))
            .collect()
    }

    #[test]
    fn what_the_last_article_repeals() {
        assert_eq!(
            told("有效期至2030年12月31日。2014年9月29日印发的《灯塔办法》（某科〔2014〕78号）同时废止。"),
            ["灯塔办法 某科〔2014〕78号 2014-09-29"]
        );
        assert_eq!(
            told("本办法自XX起施行，《灯塔办法》（某科〔2022〕8号）和《航标办法（试行）》同时废止。"),
            ["灯塔办法 某科〔2022〕8号 -", "航标办法（试行） - -"]
        );
        assert_eq!(told("原《关于印发〈灯塔办法〉的通知》自本办法实施之日起废止。"), ["关于印发〈灯塔办法〉的通知 - -"]);
        assert_eq!(told("根据《灯塔条例》，《关于修改《航标办法》的通知》废止。"), ["关于修改《航标办法》的通知 - -"]);
        assert!(told("《灯塔办法》废止前已受理的，仍按《灯塔办法》办理。本办法自发布之日起施行。").is_empty());
    }
}
