//! The page at an address that was withdrawn: what was here, since when it is not, and why.

use serde::Serialize;

use super::Written;
use crate::model::text::Lang;
use crate::plan::desk::Desk;
use crate::plan::view::{Fact, Head, Markup, definitions};

#[derive(Serialize)]
struct GoneView {
    says: String,
    facts: Markup,
}

/// Writes the page of an entry.
#[must_use]
pub fn write(desk: &Desk<'_>, from: &str, entry: usize) -> Option<Written> {
    let one = desk.survey.register.moved.gone.get(entry)?;
    let (was, on) = (desk.say(&one.was), desk.dated_short(one.on));
    let says = match desk.lang {
        Lang::Zh => format!("本页原为“{was}”，已于{}停止发布。", on.text),
        Lang::En => format!("This page was \"{was}\". It was withdrawn from publication on {}.", on.text),
    };
    let term = |zh: &str, en: &str| desk.pick(zh, en).to_owned();
    let facts = [
        Fact { code: true, ..Fact::text(term("地址", "Address"), format!("{}/{from}", desk.lang.code())) },
        Fact::day(term("停止发布日期", "Withdrawn on"), on),
        Fact::text(term("原因", "Reason"), desk.say(&one.reason)),
    ];
    let head = Head {
        title: desk.pick(format!("已停止发布：{was}"), format!("Withdrawn: {was}")),
        description: says.clone(),
        crumbs: vec![desk.home_crumb()],
        ..Head::default()
    };
    Some(Written::new("gone", head, GoneView { says, facts: definitions(desk.lang, &facts) }))
}
