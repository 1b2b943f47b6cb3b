//! The page at the root: the site's name in both languages, the way into each, and what is open.

use serde::Serialize;

use super::Written;
use super::notices::cards;
use crate::model::standing::NoticeState;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::view::{FullDay, Head, Link};

#[derive(Serialize)]
struct EntryView {
    languages: Vec<Language>,
}

#[derive(Serialize)]
struct Language {
    lang: &'static str,
    tag: &'static str,
    title: String,
    publisher: String,
    lead: String,
    enter: Link,
    search: Option<Link>,
    open_title: String,
    as_of: String,
    none: String,
    open: Vec<Open>,
}

/// An open window.
#[derive(Serialize)]
struct Open {
    title: String,
    href: String,
    scheme: String,
    last_label: String,
    last: FullDay,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let languages = Lang::ALL.map(|lang| {
        // The same page in the other language's words; its links are this page's links.
        let own = Desk { survey: desk.survey, lang, here: desk.here.clone(), typeset: desk.typeset, files: desk.files };
        language(&own)
    });
    let site = &desk.survey.register.site;
    let head = Head {
        title: format!("{} / {}", site.title.zh, site.title.en),
        description: format!("{} / {}", site.publisher.zh, site.publisher.en),
        ..Head::default()
    };
    Written::new("entry", head, EntryView { languages: languages.into() })
}

fn language(desk: &Desk<'_>) -> Language {
    let site = &desk.survey.register.site;
    let day = desk.dated_short(desk.survey.day).text;
    let open = cards(desk, NoticeState::Open, &|_| true).into_iter().map(|card| Open {
        title: card.title,
        href: card.href,
        scheme: card.scheme.text,
        last_label: desk.pick("最后一天", "last day").to_owned(),
        last: card.window.last,
    });
    Language {
        lang: desk.lang.code(),
        tag: desk.lang.tag(),
        title: desk.say(&site.title),
        publisher: desk.say(&site.publisher),
        lead: desk.pick("公示名单、认定名录、评估结果和政策文件，每条都注明日期和依据。", "Publicity notices, the register of certified bases, evaluation outcomes and policy texts, each with its date and its basis.").to_owned(),
        enter: desk.link(desk.pick("进入中文版", "Enter the English pages"), address::HOME),
        search: desk.survey.searched.then(|| desk.link(desk.pick("搜索", "Search"), address::SEARCH)),
        open_title: desk.pick("公示中的名单", "Open notices").to_owned(),
        as_of: format!("{}{day}", desk.pick("截至", "as of ")),
        none: desk.pick("截至该日没有正在进行的公示。", "No notice was open on that day.").to_owned(),
        open: open.collect(),
    }
}
