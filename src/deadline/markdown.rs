//! Deadlines as a Markdown table, for a mail or a forge.

use std::fmt::Write;

use super::text::{part, when};
use super::{Deadline, Outlook, Subject, Tongue};
use crate::model::id::Citation;
use crate::model::text::Bilingual;
use crate::plan::address;
use crate::plan::exports::links::Links;

/// The list, a table each for what is overdue, what comes and what has no day.
#[must_use]
pub fn markdown(outlook: &Outlook<'_>, tongue: Tongue) -> String {
    let links = Links::new(outlook.base_url);
    let (day, until) = (outlook.day, outlook.until);
    let heading = Bilingual::new(format!("到期事项：截至 {day}，到 {until} 为止"), format!("What falls due: as of {day}, until {until}"));
    let mut out = format!("# {}\n", tongue.say(&heading));
    if outlook.due.is_empty() {
        let _ = writeln!(out, "\n{}", tongue.pick("没有到期的事项。", "Nothing falls due."));
    }
    let mut last = None;
    for due in outlook.due {
        let part = part(due, day);
        if last != Some(part) {
            let columns = [("日期", "Day"), ("事项", "What"), ("对象", "Whom"), ("依据", "Rule")].map(|(zh, en)| tongue.pick(zh, en));
            let _ = writeln!(out, "\n## {}\n\n| {} |\n|---|---|---|---|", tongue.say(&part.heading()), columns.join(" | "));
            last = Some(part);
        }
        let when = when(due, day, tongue);
        let (whom, cites) = (whom(due, &links, tongue), rules(&due.cites, &links, tongue));
        let _ = writeln!(out, "| {when} | {} | {whom} | {cites} |", cell(&tongue.say(&due.what)));
    }
    out
}

fn whom(due: &Deadline, links: &Links, tongue: Tongue) -> String {
    let link = |one: &Subject| format!("[{}]({})", cell(&format!("{} {}", one.id, tongue.say(&one.name))), page(links, tongue, &one.page));
    due.subjects.iter().map(link).collect::<Vec<_>>().join("<br>")
}

fn rules(cites: &[Citation], links: &Links, tongue: Tongue) -> String {
    let link = |cite: &Citation| {
        let place = cite.key.as_ref().map(|key| format!("#{}", address::anchor(key.as_str()))).unwrap_or_default();
        format!("[{cite}]({}{place})", page(links, tongue, &address::policy(&cite.scheme, &cite.version)))
    };
    cites.iter().map(link).collect::<Vec<_>>().join("<br>")
}

fn page(links: &Links, tongue: Tongue, path: &str) -> String {
    links.to(&format!("{}/{path}", tongue.lang().code()))
}

/// Words that neither end a cell nor a link.
fn cell(words: &str) -> String {
    let mut made = String::new();
    for c in words.chars() {
        if matches!(c, '|' | '[' | ']' | '\\' | '<' | '*' | '_' | '`') {
            made.push('\\');
        }
        made.push(if c.is_control() { ' ' } else { c });
    }
    made
}
