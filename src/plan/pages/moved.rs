//! The page at an old address: where what was here is now.
//!
//! It sends the reader on at once (`<meta http-equiv="refresh" content="0">`): an old address has to answer with what was
//! asked for, a server that only hands out files cannot redirect, and a script is not to be needed. WCAG 2.2 has nothing
//! against it: 2.2.1 is about time limits, and technique H76 is this very redirect without a delay. Where it is not
//! followed, the page says in words what happened and links on. It names the new page as the canonical one and does not
//! forbid indexing, since both together would tell a search engine to forget the new page.

use serde::Serialize;

use super::{Subject, Written};
use crate::model::route::Route;
use crate::plan::desk::Desk;
use crate::plan::view::{Fact, Head, Link, Markup, definitions};

#[derive(Serialize)]
struct MovedView {
    to: Link,
    facts: Markup,
}

/// Writes the page of an entry; none where the new page is none.
#[must_use]
pub fn write(desk: &Desk<'_>, from: &str, to: &Subject, entry: usize) -> Option<Written> {
    let one = desk.survey.register.moved.moved.get(entry)?;
    let path = to.path()?;
    let there = Route::new(&format!("{}/{path}", desk.lang.code()))?;
    let new = Desk { survey: desk.survey, lang: desk.lang, here: there, typeset: desk.typeset, files: desk.files };
    let title = to.write(&new)?.head.title;
    let term = |zh: &str, en: &str| desk.pick(zh, en).to_owned();
    let mut facts = vec![
        Fact { code: true, ..Fact::text(term("原地址", "Old address"), format!("{}/{from}", desk.lang.code())) },
        Fact { code: true, ..Fact::text(term("新地址", "New address"), format!("{}/{path}", desk.lang.code())) },
    ];
    facts.extend(one.on.map(|day| Fact::day(term("变更日期", "Moved on"), desk.dated_short(day))));
    facts.extend(one.reason.as_ref().map(|reason| Fact::text(term("原因", "Reason"), desk.say(reason))));
    let head = Head {
        title: desk.pick(format!("已移至新地址：{title}"), format!("Moved: {title}")),
        description: desk.pick(format!("本页已移至新地址：{title}。"), format!("This page has a new address: {title}.")),
        crumbs: vec![desk.home_crumb()],
        ..Head::default()
    };
    let to = desk.link(title, &path);
    Some(Written::new("moved", head, MovedView { to, facts: definitions(desk.lang, &facts) }))
}
