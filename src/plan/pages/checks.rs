//! The checks every publication passes, and how often each was overridden in public.

use serde::Serialize;

use super::Written;
use super::check::overriding;
use crate::check::CHECKS;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::view::{Head, Link};
use crate::plan::words;

#[derive(Serialize)]
struct ChecksView {
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    check: Link,
    code: &'static str,
    overridden: usize,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let rows = CHECKS.iter().map(|check| Row {
        check: desk.link(words::capital(&desk.say(&check.parts().title)), &address::check(check.code)),
        code: check.code,
        overridden: overriding(desk, check.code).count(),
    });
    let view = ChecksView { rows: rows.collect() };
    let head = Head {
        title: desk.pick("发布前的检查", "Checks before publishing").to_owned(),
        description: desk
            .pick(
                "每份公示和文件发布前都要通过的检查：查什么、为什么、依据哪一条，以及公开放行的例外。",
                "What every notice and act is checked for before it is published, why, by which article, and the exceptions made in public.",
            )
            .to_owned(),
        crumbs: vec![desk.home_crumb()],
        ..Head::default()
    };
    Written::new("checks", head, view)
}
