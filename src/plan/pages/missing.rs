//! 404.html: the one page that may be shown at any address of the site, so its links begin at the root of the host.

use serde::Serialize;

use super::Written;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::view::{Head, Link};

#[derive(Serialize)]
struct MissingView {
    languages: Vec<Language>,
}

#[derive(Serialize)]
struct Language {
    lang: &'static str,
    tag: &'static str,
    title: &'static str,
    text: &'static str,
    links: Vec<Link>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let root = desk.survey.register.site.root();
    let languages = Lang::ALL.map(|lang| {
        let (title, text) = words(lang);
        let places = [
            (lang.pick("搜索", "Search"), address::SEARCH),
            (lang.pick("首页", "Home"), address::HOME),
            (lang.pick("全部公示", "All notices"), address::NOTICES),
            (lang.pick("名录", "Registers"), address::REGISTERS),
            (lang.pick("依托单位", "Hosts"), address::HOSTS),
            (lang.pick("政策文件", "Policy texts"), address::POLICIES),
        ];
        let places = places.into_iter().filter(|(_, path)| desk.survey.searched || *path != address::SEARCH);
        let link = |(text, path): (&str, &str)| Link { text: text.to_owned(), href: format!("{root}{}/{path}", lang.code()), lang: None };
        Language { lang: lang.code(), tag: lang.tag(), title, text, links: places.map(link).collect() }
    });
    let title = format!("{} / {}", words(Lang::Zh).0, words(Lang::En).0);
    let head = Head { description: title.clone(), title, ..Head::default() };
    Written::new("missing", head, MissingView { languages: languages.into() })
}

fn words(lang: Lang) -> (&'static str, &'static str) {
    lang.pick(
        ("没有这个页面", "地址可能输错了，或者链接有误。可以从下面的页面找起。"),
        ("Page not found", "The address may be mistyped, or the link may be wrong. You can start from one of these pages."),
    )
}
