//! The findings as a panel of the page, in both languages, and as a page of its own where there is no site yet.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use crate::finding::{Finding, Findings, Rule};
use crate::report::{Sources, human};

/// The first findings are shown; the rest are counted.
const MOST: usize = 30;

/// The panel; nothing for no findings. Errors stand open, what is only worth knowing is folded.
pub(super) fn findings(all: &Findings, sources: &mut Sources) -> String {
    let sorted = all.sorted();
    if sorted.is_empty() {
        return String::new();
    }
    let shown: Findings = sorted.iter().take(MOST).map(|finding| (*finding).clone()).collect();
    let (class, open) = if all.has_errors() { (" errors", " open") } else { ("", "") };
    let count = human::count(all);
    let mut out = format!(
        "<aside class=\"gongshi-findings{class}\" aria-label=\"检查结果 / findings\" lang=\"zh-CN\"><details{open}><summary>{}</summary><ol>",
        escape(&count)
    );
    for (finding, (path, spot)) in sources.in_order(&shown) {
        one(&mut out, finding, &format!("{path}:{}:{}", spot.line, spot.column));
    }
    out.push_str("</ol>");
    if sorted.len() > MOST {
        let rest = sorted.len() - MOST;
        let _ = write!(out, "<p>另有{rest}条，用 gongshi check 查看 <span lang=\"en\">/ {rest} more, see gongshi check</span></p>");
    }
    out.push_str("</details></aside>");
    out
}

fn one(out: &mut String, finding: &Finding, place: &str) {
    let (zh, en) = human::level(finding.level);
    let _ = write!(out, "<li><p><code>{}</code> {zh} {en} [{}]</p>", escape(place), escape(finding.code));
    let _ = write!(out, "<p>{}</p><p lang=\"en\">{}</p>", escape(&finding.says.zh), escape(&finding.says.en));
    if let Some(value) = &finding.value {
        let _ = write!(out, "<p>值 value: <code>{}</code></p>", escape(value));
    }
    match &finding.rule {
        Some(Rule::Words(words)) => {
            let _ = write!(out, "<p>依据 rule: {} <span lang=\"en\">/ {}</span></p>", escape(&words.zh), escape(&words.en));
        }
        Some(articles) => {
            let _ = write!(out, "<p>依据 rule: {}</p>", escape(articles.to_string()));
        }
        None => {}
    }
    if !finding.remedy.zh.is_empty() {
        let _ = write!(out, "<p>改法 fix: {} <span lang=\"en\">/ {}</span></p>", escape(&finding.remedy.zh), escape(&finding.remedy.en));
    }
    out.push_str("</li>");
}

/// What the server adds to a page of the site, on the wire only: its script, and the panel with its style.
pub(super) fn added(page: &str, panel: &str, seen: &str) -> String {
    let (style, script) = (style(panel), script(seen));
    let (before, after) = split(page, "</head>");
    let (middle, end) = split(after, "</body>");
    [before, &style, &script, middle, panel, end].concat()
}

/// A page where there is no site, or no template that can make the page.
pub(super) fn page(panel: &str, seen: &str) -> String {
    let panel = panel.replacen("class=\"gongshi-findings", "class=\"gongshi-findings whole", 1);
    format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>还没有可显示的网页 / no page to show yet</title>{}{}</head>\
         <body class=\"gongshi-findings whole\"><h1>还没有可显示的网页，改正后自动刷新 <span lang=\"en\">/ no page to show yet; it comes once the findings are mended</span></h1>{panel}</body></html>",
        style("x"),
        script(seen)
    )
}

fn style(panel: &str) -> String {
    if panel.is_empty() { String::new() } else { "<link rel=\"stylesheet\" href=\"/.gongshi/live.css\">".to_owned() }
}

fn script(seen: &str) -> String {
    format!("<script src=\"/.gongshi/live.js\" data-seen=\"{}\"></script>", escape(seen))
}

/// The text before a mark and from it on; all of it before, where there is none.
fn split<'t>(text: &'t str, mark: &str) -> (&'t str, &'t str) {
    text.split_at_checked(text.find(mark).unwrap_or(text.len())).unwrap_or((text, ""))
}
