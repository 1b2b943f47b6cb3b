//! What a template may not do: ask what a text says, or change it, or hold the marks of texts itself.
//!
//! Texts are put into a page after its template ran (`shape.rs`), so a comparison would see the mark of a text, and a filter
//! would change it. What may be asked are words of [`ASKED`], numbers, and whether there is something at all.

use super::shape::{ASKED, MARKS};
use crate::finding::{At, Finding, Place};

/// The filters that look at no text.
const FILTERS: [&str; 3] = ["length", "piece", "safe"];

/// The element that stands for a piece while a page is made small.
const SLOT: &str = "<slot";

/// Each place of a template that asks or changes a text.
pub(super) fn faults(path: &str, template: &str) -> Vec<Finding> {
    let mut faults = Vec::new();
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        for (at, _) in template.match_indices(open) {
            let tag = template.get(at + open.len()..).and_then(|rest| rest.split(close).next()).unwrap_or_default();
            if let Some(what) = fault(tag) {
                faults.push(told(place(path, template, at), what, tag));
            }
        }
    }
    faults.extend(marks(template).map(|(at, mark)| marked(place(path, template, at), mark)));
    faults
}

/// A byte of a template's file, by its line and column.
pub(super) fn place(path: &str, text: &str, byte: usize) -> Place {
    Place { file: format!("templates/{path}"), at: At::of_byte(text, byte) }
}

/// What would be taken for the mark of a text, and where it begins.
pub(super) fn marks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let slot = |at: &usize| text.get(*at..at + SLOT.len()).filter(|tag| tag.eq_ignore_ascii_case(SLOT)).map(|tag| (*at, tag));
    let slots = text.match_indices('<').filter_map(move |(at, _)| slot(&at));
    text.match_indices(MARKS).chain(slots)
}

/// That something would be taken for the mark of a text.
pub(super) fn marked(place: Place, mark: &str) -> Finding {
    let shown = mark.escape_default();
    let zh = format!("模板里有程序自己用的记号 {shown}");
    Finding::error("template", place, zh, format!("the template holds {shown}, by which the program marks texts"))
        .value(&shown)
        .rule("控制字符 U+0002 至 U+0005 和 <slot> 标出文字填入之处", "U+0002 to U+0005 and <slot> mark where texts are put in")
        .remedy("删去", "take it out")
}

fn told(place: Place, what: &str, tag: &str) -> Finding {
    let asked = ASKED.join(", ");
    Finding::error("template", place, format!("模板用 {what} 比较或改动文字"), format!("the template asks or changes a text with {what}"))
        .value(tag.trim())
        .rule(
            "文字在模板运行之后才填入页面，模板看不到它说什么".to_owned(),
            "texts are put into a page after its template ran, which cannot see what they say".to_owned(),
        )
        .remedy(
            format!("只判断有无、数目和这些字段：{asked}；其余在程序里算好"),
            format!("ask only whether and how many there are, and these fields: {asked}; the rest is for the program"),
        )
}

/// What a tag does to a text, if anything.
fn fault(tag: &str) -> Option<&str> {
    let tokens = tokens(tag);
    let first = tokens.first().copied().unwrap_or_default();
    tokens.iter().enumerate().find_map(|(at, token)| {
        let after = |by: usize| tokens.get(at.saturating_add(by)).copied().unwrap_or_default();
        let before = |by: usize| at.checked_sub(by).and_then(|at| tokens.get(at)).copied().unwrap_or_default();
        match *token {
            "==" | "!=" if !may_be_compared((before(1), before(2)), (after(1), after(2))) => Some(*token),
            "in" if first != "for" => Some(*token),
            "is" if !["defined", "undefined"].contains(&if after(1) == "not" { after(2) } else { after(1) }) => Some(*token),
            "|" => Some(after(1)).filter(|filter| !FILTERS.contains(filter)),
            "filter" if at == 0 => Some(after(1)).filter(|filter| !FILTERS.contains(filter)),
            // A slice; of a list it would be no matter, but nothing tells which it is of.
            "[" if tokens.iter().skip(at).take_while(|token| **token != "]").any(|token| *token == ":") => Some(*token),
            _ => None,
        }
    })
}

/// A tag in its parts: texts in quotes, names with their dots, numbers, and signs, of which two may belong together.
fn tokens(tag: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = tag.trim_start_matches('-').trim_start();
    while let Some(first) = rest.chars().next() {
        let is_name = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let end = match first {
            '"' | '\'' | '`' => rest.match_indices(first).nth(1).map_or(rest.len(), |(at, _)| at + 1),
            _ if is_name(first) => rest.find(|c| !is_name(c)).unwrap_or(rest.len()),
            _ if rest.starts_with("==") || rest.starts_with("!=") => 2,
            other => other.len_utf8(),
        };
        let (token, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        tokens.push(token);
        rest = after.trim_start();
    }
    tokens
}

/// Whether neither side of a comparison is a text of a page; each is given with what stands beyond it. With a number
/// anything may be compared: a text is none, whatever it says.
fn may_be_compared(left: (&str, &str), right: (&str, &str)) -> bool {
    let is_number = |(side, beyond): (&str, &str)| {
        !side.is_empty() && side.bytes().all(|byte| byte.is_ascii_digit()) || (side, beyond) == ("length", "|")
    };
    // Two texts put together are one, whatever the second is.
    let may_be_asked = |(side, beyond): (&str, &str)| {
        let (whole, last) = side.rsplit_once('.').unwrap_or(("", side));
        let is_written = side.starts_with(['"', '\'', '`']);
        beyond != "~" && (is_written || ASKED.contains(&last) || ["loop", "w", "site"].contains(&whole))
    };
    is_number(left) || is_number(right) || may_be_asked(left) && may_be_asked(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_lists_may_be_asked() {
        for tag in [
            "{{ view.title }}",
            "{% if view.title %}",
            "{% if view.status.kind == \"draft\" %}",
            "{% if n.section == page.section %}",
            "{% if \"open\" != kind or lang==\"en\" %}",
            "{%- if \"a == b | c\" -%}",
            "{{ <list t={view.table} w level={3} /> }}",
            "{% if view.versions | length > 1 %}",
            "{{ (view.columns | length) + 1 }}",
            "{% for r in view.rows %}{% if not loop.last %}",
            "{% if r.count == 1 %}",
            "{% if view.rows | length == r.count %}",
            "{% if l.lang != lang and kind == 'open' %}",
            "{% if w.other_tag == \"zh-CN\" %}",
            "{% if view.note is defined and view.kind == \"x\" %}",
            "{% if view.note is not defined %}",
            "{% filter piece %}",
            "{% for d in [1, 2] %}",
        ] {
            assert_eq!(faults("a.html", tag), [], "{tag}");
        }
    }

    #[test]
    fn marks_of_texts_may_not_stand_in_a_template() {
        for mark in ["\u{4}", "\u{5}0", "<slot name=\"a\"></slot>", "<SLOT>"] {
            let faults = faults("a.html", &format!("<p>\n甲{mark}"));
            assert_eq!(faults.iter().map(|fault| &fault.place.at).collect::<Vec<_>>(), [&At::Line(2, 2)], "{mark:?}");
        }
    }

    #[test]
    fn texts_may_not() {
        for (tag, what) in [
            ("{% if view.title == \"甲\" %}", "=="),
            ("{% if view.title != view.other %}", "!="),
            ("{% if view.title == page.kind %}", "=="),
            ("{% if page.kind != view.title %}", "!="),
            ("{% if view.title ~ \"乙\" == \"甲乙\" %}", "=="),
            ("{% if view.title is containing(\"甲\") or view.note is defined %}", "is"),
            ("{% if view.title is not starting_with(defined) %}", "is"),
            ("{{ page.title | upper }}", "upper"),
            ("{{ page.title | truncate(length=3) }}", "truncate"),
            ("{% if \"甲\" in page.title %}", "in"),
            ("{% if page.title==\"甲\" %}", "=="),
            ("{% if text == \"甲\" %}", "=="),
            ("{{page.title|upper}}", "upper"),
            ("{% filter upper %}", "upper"),
            ("{{ page.title[0:3] }}", "["),
            ("{% if page.title is containing(\"甲\") %}", "is"),
        ] {
            let faults = faults("parts/a.html", &format!("\n\n{tag}"));
            assert_eq!(faults.len(), 1, "{tag}");
            let told = format!("{:?}", faults[0]);
            assert!(told.contains("templates/parts/a.html") && told.contains("Line(3, 1)") && told.contains(what), "{told}");
        }
    }
}
