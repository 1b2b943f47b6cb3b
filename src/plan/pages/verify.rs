//! How to verify: that the site is whole and unchanged, that a list stayed as it was, that the content gives this site.

use serde::Serialize;

use super::Written;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::view::{Fact, Head, Link, Markup, definitions};

/// What the write stage adds to every site, by their routes.
const MANIFEST: &str = "manifest.json";
const SUMS: &str = "sha256sums.txt";

#[derive(Serialize)]
struct VerifyView {
    manifest: Link,
    sums: Link,
    facts: Markup,
    notices: Link,
    data: Link,
    checks: Link,
    rebuild: String,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let file = |name: &str| Link { text: name.to_owned(), href: desk.href_root(name), lang: None };
    let facts = [
        Fact::day(desk.pick("截至日期", "As of"), desk.dated(desk.survey.day)),
        Fact::text(desk.pick("程序版本", "Program"), concat!("gongshi ", env!("CARGO_PKG_VERSION"))),
        Fact::text(desk.pick("网站地址", "Address of the site"), desk.survey.register.site.base_url.clone()),
    ];
    let view = VerifyView {
        manifest: file(MANIFEST),
        sums: file(SUMS),
        facts: definitions(desk.lang, &facts),
        notices: desk.link(desk.pick("公示", "Notices"), address::NOTICES),
        data: desk.link(desk.pick("数据", "Data"), address::DATA),
        checks: desk.link(desk.pick("发布前的检查", "Checks before publishing"), address::CHECKS),
        rebuild: "gongshi verify dist --rebuild --content content".to_owned(),
    };
    let head = Head {
        title: desk.pick("如何核验", "How to verify").to_owned(),
        description: desk
            .pick(
                "不装任何软件，或者用 gongshi，怎样确认网站完整、名单在公示期内没有改动、网站确由公开的内容生成。",
                "With no software, or with gongshi: that the site is whole, that a list stayed as it was, that the content gives this site.",
            )
            .to_owned(),
        crumbs: vec![desk.home_crumb()],
        ..Head::default()
    };
    Written::new("verify", head, view)
}
