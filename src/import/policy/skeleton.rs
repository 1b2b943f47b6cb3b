//! A `policy.toml` with what the text itself says; the rest is for a person to fill in.

use super::Imported;
use super::markdown::quoted;
use super::punctuation::compact;
use crate::model::policy_text::numeral;

/// Only what can be read plainly: title, kind, number, day in force, term. Nothing is guessed.
pub(super) fn skeleton(imported: &Imported) -> String {
    let text = &imported.text;
    let head = compact(&format!("{}{}", text.title, text.preamble.join("")));
    let mut out = String::from("# Read from the text by the import; complete it and check it against the source.\n");
    out.push_str(&format!("title = {{ zh = {}, en = \"\" }}  # to fill in: the English title\n", quoted(&text.title)));
    out.push_str(&format!("kind = {}  # to check: issued | amended | draft | reprint | unknown\n", quoted(kind(&head, &imported.number))));
    if !imported.number.is_empty() {
        out.push_str(&format!("number = {{ text = {}, source = \"wrapper\" }}\n", quoted(&imported.number)));
    } else {
        out.push_str("# number = { text = \"\", source = \"\" }  # not found in the text\n");
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
    out
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
    date(day)
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

/// A full date at the start, as TOML writes it.
fn date(text: &str) -> Option<String> {
    let (year, rest) = numeral::take(text, false)?;
    let (month, rest) = numeral::take(rest.strip_prefix('年')?, false)?;
    let (day, rest) = numeral::take(rest.strip_prefix('月')?, false)?;
    let real = (1949..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    (real && rest.starts_with('日')).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

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
