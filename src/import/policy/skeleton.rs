//! A `policy.toml` with what the text itself says; the rest is for a person to fill in.

use std::collections::BTreeSet;

use super::Imported;
use super::dates::date;
use super::markdown::quoted;
use super::punctuation::compact;
use super::repeals::{Repealed, repealed};
use super::signature::signed_on;
use crate::model::blank;
use crate::model::day::Day;
use crate::model::policy_text::numeral;

/// Only what can be read plainly: title, kind, number, date, day in force, term, what it repeals. Nothing is guessed.
pub(super) fn skeleton(imported: &Imported) -> String {
    let text = &imported.text;
    let head = compact(&format!("{}{}", text.title, text.preamble.join("")));
    let mut out = String::from("# Read from the text by the import; complete it and check it against the source.\n");
    let zh = if text.title.is_empty() { blank::zh("标题") } else { text.title.clone() };
    out.push_str(&format!("title = {{ zh = {}, en = {} }}\n", quoted(&zh), quoted(&blank::en("title"))));
    out.push_str(&format!("kind = {}  # to check: issued | amended | draft | reprint | unknown\n", quoted(kind(&head, &imported.number))));
    if !imported.number.is_empty() {
        out.push_str(&format!("number = {{ text = {}, source = \"wrapper\" }}\n", quoted(&imported.number)));
    } else {
        out.push_str("# number = { text = \"\", source = \"\" }  # not found in the text\n");
    }
    match signed(imported) {
        Some(day) => out.push_str(&format!("dated = {day}  # to check: the day under the signature\n")),
        None => out.push_str("# dated = 2000-01-01  # no one day under a signature\n"),
    }
    // The closing articles say it; the last that does decides.
    let closing = text.articles.iter().rev().take(6).map(|article| (article.key.as_str(), compact(&article.text())));
    let closing: Vec<_> = closing.collect();
    match closing.iter().find_map(|(key, words)| Some((key, in_force(words)?))) {
        Some((key, on)) => out.push_str(&format!("in-force = {{ on = {on}, article = {} }}\n", quoted(key))),
        None => out.push_str("# in-force = { on = 2000-01-01, article = \"\" }  # not found in the text\n"),
    }
    match closing.iter().find_map(|(key, words)| Some((key, ends(words)?))) {
        Some((key, term)) => out.push_str(&format!("ends = {{ {term}, article = {} }}\n", quoted(key))),
        None => out.push_str("# ends = { on = 2000-01-01, article = \"\" }  # not found in the text\n"),
    }
    let repealed = closing.iter().rev().flat_map(|(key, words)| repealed(words).into_iter().map(move |one| (key, one)));
    let replaces: String = repealed.map(|(key, one)| format!("  {},\n", replaced(key, &one))).collect();
    if !replaces.is_empty() {
        out.push_str(&format!("replaces = [\n{replaces}]\n"));
    }
    out
}

/// A text that an article repeals, as TOML.
fn replaced(article: &str, one: &Repealed<'_>) -> String {
    let number = one.number.map(|number| format!("number = {}, ", quoted(number))).unwrap_or_default();
    let dated = one.dated.as_ref().map(|day| format!("dated = {day}, ")).unwrap_or_default();
    format!("{{ title = {}, {number}{dated}article = {} }}", quoted(one.title), quoted(article))
}

/// The one day under the signatures of the text and of its notice of issue; none where there are several.
fn signed(imported: &Imported) -> Option<Day> {
    let days: BTreeSet<Day> = imported.dropped.iter().filter_map(|dropped| date(&signed_on(&dropped.text)?)).collect();
    if days.len() == 1 { days.into_iter().next() } else { None }
}

fn kind(head: &str, number: &str) -> &'static str {
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    if has(&["征求意见稿", "草案", "送审稿", "讨论稿", "公开征求意见"]) {
        "draft"
    } else if has(&["》修改）", "修正）", "修订）", "修正", "第一次修订", "的决定》修订"]) {
        "amended"
    } else if !number.is_empty() {
        "issued"
    } else {
        "unknown"
    }
}

/// `自…起施行`: a date, the day of release, or a placeholder.
fn in_force(words: &str) -> Option<String> {
    let ends = ["起施行", "起实施", "起执行", "起生效", "施行"];
    let at = ends.iter().find_map(|end| words.find(end))?;
    let before = words.get(..at)?;
    let from = before.rfind('自')?;
    let day = before.get(from..)?.strip_prefix('自')?;
    let release = ["发布", "公布", "印发", "颁布", "下发"].iter().any(|word| day.starts_with(word));
    if release {
        return Some("\"release\"".to_owned());
    }
    if day.contains("XX") || day.contains('×') {
        return Some("\"placeholder\"".to_owned());
    }
    date(day).map(|day| day.to_string())
}

/// `有效期5年`, `有效期至2024年12月31日`.
fn ends(words: &str) -> Option<String> {
    let after = words.split_once("有效期")?.1;
    let after = after.trim_start_matches(['为', '限', '是']);
    if let Some(day) = after.strip_prefix('至').or_else(|| after.strip_prefix("截至")).or_else(|| after.strip_prefix('到')) {
        return date(day).map(|day| format!("on = {day}"));
    }
    let (years, rest) = numeral::take(after, false)?;
    rest.starts_with('年').then(|| format!("after-years = {years}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::policy::import;
    use crate::import::source::Source;

    #[test]
    fn who_signed_and_what_it_repeals() {
        let of = |text: &str| skeleton(&import(&Source::of_text(text)));
        let text = "灯塔办法\n第一条 甲。\n第二条 本办法自发布之日起施行，原《灯塔办法》（某科〔2014〕78号）同时废止。\n某市科学技术局\n2026年3月1日\n";
        let told = of(text);
        assert!(told.contains("\ndated = 2026-03-01  #"), "{told}");
        assert!(
            told.contains("\nreplaces = [\n  { title = \"灯塔办法\", number = \"某科〔2014〕78号\", article = \"2\" },\n]\n"),
            "{told}"
        );
        assert_eq!(blank::find(&told).count(), 1, "{told}");
        let told = of("灯塔办法\n第一条 甲。\n第二条 乙。\n");
        assert!(told.contains("\n# dated") && !told.contains("replaces"), "{told}");
    }

    #[test]
    fn days_and_terms() {
        assert_eq!(in_force("本办法自发布之日起施行，有效期5年。").as_deref(), Some("\"release\""));
        assert_eq!(in_force("本法自二〇三〇年一月二日起施行。").as_deref(), Some("2030-01-02"));
        assert_eq!(in_force("本办法自XX起施行。").as_deref(), Some("\"placeholder\""));
        assert_eq!(in_force("本办法由某局解释。"), None);
        assert_eq!(ends("有效期至2030年12月31日。").as_deref(), Some("on = 2030-12-31"));
        assert_eq!(ends("有效期为五年。").as_deref(), Some("after-years = 5"));
        assert_eq!(ends("有效期另定。"), None);
    }
}
