//! Everything there is to download, with size and checksum; on what terms, how to cite it, and the way to the feeds and
//! the documents for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Written;
use crate::model::id::ActId;
use crate::model::register::Act;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::exports::{List, Topic, api};
use crate::plan::linked;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Cell, Download, Fact, Head, Link, Markup, Named, Row, Table, definitions};
use crate::plan::words;

/// How many files of acts' lists are named in a scheme's group; the rest stand on the acts' own pages.
const LISTS: usize = 200;

#[derive(Serialize)]
struct DataView {
    groups: Vec<Group>,
    feeds: Vec<Link>,
    facts: Markup,
    verify: Link,
    api: Table,
    /// What the search looks through, for whoever runs an engine of their own.
    searched: Vec<Link>,
    columns: Link,
}

#[derive(Serialize)]
struct Group {
    id: String,
    title: String,
    files: Vec<Download>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let mut groups = Vec::new();
    for one in &desk.survey.schemes {
        groups.extend(of_scheme(desk, one));
    }
    groups.push(Group {
        id: "hosts".to_owned(),
        title: desk.pick("依托单位", "Hosts").to_owned(),
        files: files(desk, "data/hosts.", |_| desk.pick("依托单位", "Hosts").to_owned()),
    });
    groups.push(Group {
        id: "calendar".to_owned(),
        title: desk.pick("工作日历", "Working days").to_owned(),
        files: files(desk, "data/calendar/", |leaf| match stem(leaf) {
            "csv-metadata" => desk.pick("表格各栏的CSVW说明", "What the columns of its tables are, in CSVW").to_owned(),
            year => year.to_owned(),
        }),
    });
    groups.push(Group { id: "site".to_owned(), title: desk.pick("全站", "The whole site").to_owned(), files: others(desk) });
    groups.retain(|group| !group.files.is_empty());
    let about = catalogue(desk);
    let view = DataView {
        groups,
        feeds: feeds(desk),
        facts: definitions(desk.lang, &facts(desk)),
        verify: desk.link(desk.pick("如何核验", "How to verify"), address::VERIFY),
        api: documents(desk),
        searched: searched(desk),
        columns: desk.link(desk.pick("各栏的含义", "What every column means"), address::COLUMNS),
    };
    let head = Head {
        title: desk.pick("数据", "Data").to_owned(),
        description: desk
            .pick(
                "基地名录、公示和文件、评估结果、规则和工作日历的全部数据文件，附校验值。",
                "All data files: registers, notices and acts, evaluations, rules and working days, with checksums.",
            )
            .to_owned(),
        section: "data".to_owned(),
        crumbs: vec![desk.home_crumb()],
        feeds: desk.all_feeds(None),
        about,
        ..Head::default()
    };
    Written::new("data", head, view)
}

/// A scheme's own files, then the lists of its acts with the newest first.
fn of_scheme(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> Vec<Group> {
    let (id, name) = (&one.scheme.id, desk.told(&one.scheme.name));
    let acts = address::data(id, "acts/");
    let own = files(desk, &address::data(id, ""), |leaf| match stem(leaf) {
        "bases" => desk.pick("基地名录", "Register").to_owned(),
        "acts" => desk.pick("公示与文件", "Notices and acts").to_owned(),
        "evaluations" => desk.pick("评估结果", "Evaluation outcomes").to_owned(),
        "rows" => desk.pick("各文件名单的全部条目", "Every row of the lists of its acts").to_owned(),
        "rules" => desk.pick("规则", "Rules").to_owned(),
        "csv-metadata" => desk.pick("表格各栏的CSVW说明", "What the columns of its tables are, in CSVW").to_owned(),
        other => other.to_owned(),
    });
    let known: BTreeMap<&ActId, &Act> = one.acts().map(|(_, act)| (&act.id, act)).collect();
    let lists = desk.files.paths().filter_map(|path| Some((path, path.strip_prefix(acts.as_str())?.rsplit_once('/')?)));
    let mut lists: Vec<(&str, (&str, &str))> = lists.collect();
    lists.sort_by(|(_, (a, file_a)), (_, (b, file_b))| b.cmp(a).then_with(|| file_a.cmp(file_b)));
    let shown = lists.iter().take(LISTS).filter_map(|(path, (act, file))| {
        let act = *known.get(&ActId::try_from((*act).to_owned()).ok()?)?;
        let (title, list) = (desk.told(&act.title), words::list_of(desk.lang, &one.scheme.words, act, List::read(stem(file))?));
        let text = match desk.lang {
            Lang::Zh => format!("{}，{title}：{list}", desk.dated_short(act.posted()).text),
            Lang::En => format!("{}, {title}: {list}", desk.dated_short(act.posted()).text),
        };
        desk.download(text, path)
    });
    let title = match (lists.len() > LISTS, desk.lang) {
        (false, Lang::Zh) => format!("{name}：各文件的名单"),
        (true, Lang::Zh) => format!("{name}：各文件的名单（共{}个，此处列最近{LISTS}个，其余见各文件页面）", lists.len()),
        (false, Lang::En) => format!("{name}: lists of its acts"),
        (true, Lang::En) => {
            format!("{name}: lists of its acts ({}, the latest {LISTS} here, the others on the pages of the acts)", lists.len())
        }
    };
    vec![
        Group { id: id.to_string(), title: name.to_owned(), files: own },
        Group { id: format!("{id}-lists"), title, files: shown.collect() },
    ]
}

/// The files right under a prefix, each with its words.
fn files(desk: &Desk<'_>, prefix: &str, words: impl Fn(&str) -> String) -> Vec<Download> {
    let folder = prefix.rfind('/').map_or(0, |slash| slash + 1);
    let here = desk.files.paths().filter(|path| path.starts_with(prefix));
    let leaves = here.filter_map(|path| Some((path, path.get(folder..)?))).filter(|(_, leaf)| !leaf.contains('/'));
    leaves.filter_map(|(path, leaf)| desk.download(words(leaf), path)).collect()
}

/// What belongs to no scheme, to no year and to no feed, by its address.
fn others(desk: &Desk<'_>) -> Vec<Download> {
    let known = |path: &str| {
        let schemes = desk.survey.schemes.iter().any(|one| path.starts_with(&address::data(&one.scheme.id, "")));
        schemes
            || ["data/hosts.", "data/calendar/", "api/"].iter().any(|known| path.starts_with(known))
            || is_feed(path)
            || path.ends_with("/opensearch.xml")
    };
    let rest = desk.files.paths().filter(|path| !known(path));
    rest.filter_map(|path| desk.download(path, path)).collect()
}

fn is_feed(path: &str) -> bool {
    path.ends_with(".atom") || path.ends_with(".ics") || path.ends_with(".feed.json")
}

/// The feeds and calendars of the page's language, those of the whole site first.
fn feeds(desk: &Desk<'_>) -> Vec<Link> {
    let root = format!("{}/", desk.lang.code());
    let mut paths: Vec<&str> = desk.files.paths().filter(|path| is_feed(path) && path.starts_with(&root)).collect();
    paths.sort_by_key(|path| path.matches('/').count());
    let link = |path: &str| {
        let scheme = desk.survey.schemes.iter().find(|one| path.starts_with(&format!("{root}{}/", one.scheme.id)));
        let whose = scheme.map_or(desk.pick("全部项目", "All schemes"), |one| desk.told(&one.scheme.name));
        let changes = path.contains(&format!("/{}.", Topic::Changes.code()));
        let what = match (changes, path.rsplit('.').next()) {
            (_, Some("ics")) => desk.pick("公示期和到期日历（iCalendar）", "windows and due dates (iCalendar)"),
            (false, Some("atom")) => desk.pick("公示与文件（Atom）", "notices and acts (Atom)"),
            (false, _) => desk.pick("公示与文件（JSON Feed）", "notices and acts (JSON Feed)"),
            (true, Some("atom")) => desk.pick("名录变动（Atom）", "changes of the register (Atom)"),
            (true, _) => desk.pick("名录变动（JSON Feed）", "changes of the register (JSON Feed)"),
        };
        Link { text: format!("{whose}{}{what}", desk.pick("：", ": ")), href: desk.href_root(path), lang: None }
    };
    paths.into_iter().map(link).collect()
}

/// The day, the terms, how often, how to cite.
fn facts(desk: &Desk<'_>) -> Vec<Fact> {
    let site = &desk.survey.register.site;
    let mut facts = vec![Fact::day(desk.pick("截至日期", "As of"), desk.dated(desk.survey.day))];
    let reuse = site.reuse.as_ref();
    facts.extend(reuse.and_then(|reuse| reuse.updates.as_ref()).map(|often| Fact::text(desk.pick("更新", "Updated"), desk.say(often))));
    facts.push(match reuse {
        Some(reuse) => Fact { href: reuse.url.clone(), ..Fact::text(desk.pick("使用许可", "Licence"), desk.say(&reuse.licence)) },
        None => Fact::text(desk.pick("使用许可", "Licence"), desk.pick("发布单位没有另行说明", "not stated by the publisher")),
    });
    facts.push(Fact::text(desk.pick("怎样引用", "How to cite"), citation(desk)));
    facts.push(Fact::text(desk.pick("程序版本", "Program"), concat!("gongshi ", env!("CARGO_PKG_VERSION"))));
    facts
}

/// A reference by GB/T 7714 in Chinese, by the same parts in English.
fn citation(desk: &Desk<'_>) -> String {
    let site = &desk.survey.register.site;
    let (publisher, title) = (desk.say(&site.publisher), desk.say(&site.title));
    let day = desk.dated_short(desk.survey.day);
    let page = format!("{}{}/{}", site.base_url, desk.lang.code(), address::DATA);
    match desk.lang {
        Lang::Zh => format!("{publisher}．{title}［DS/OL］．截至{}．{page}．（写明所用的文件及其SHA-256）", day.text),
        Lang::En => format!("{publisher}. {title} [data set]. As of {}. {page} (with the file used and its SHA-256)", day.text),
    }
}

/// The documents for programs: what each holds, where it is, its schema.
fn documents(desk: &Desk<'_>) -> Table {
    let row = |kind: api::schema::Kind| {
        let pattern = kind.pattern();
        let fixed = (!pattern.contains('{')).then(|| desk.href_root(pattern));
        let schema = Link { text: format!("{}.json", kind.code()), href: desk.href_root(&kind.address()), lang: None };
        Row {
            name: Named { text: desk.say(&kind.about()), href: fixed, ..Named::default() },
            cells: vec![Cell::text(pattern), Cell::link(schema)],
            ..Row::default()
        }
    };
    Table {
        id: "api".to_owned(),
        title: desk.pick("供程序读取的接口", "Documents for programs").to_owned(),
        head: desk.pick("内容", "What it holds").to_owned(),
        columns: desk.columns(&[("地址", "Address"), ("JSON Schema", "JSON Schema")]),
        rows: api::schema::Kind::ALL.map(row).into(),
        plain: true,
        ..Table::new(desk.lang)
    }
}

/// Every document of the search in each language. They are made with the index, after this page: no size is told.
fn searched(desk: &Desk<'_>) -> Vec<Link> {
    let words = |lang| match lang {
        Lang::Zh => desk.pick("中文文档（NDJSON）", "Chinese documents (NDJSON)"),
        Lang::En => desk.pick("英文文档（NDJSON）", "English documents (NDJSON)"),
    };
    let link =
        |lang: Lang| Link { text: words(lang).to_owned(), href: desk.href_root(&format!("search/{}.ndjson", lang.code())), lang: None };
    Lang::ALL.into_iter().filter(|_| desk.survey.searched).map(link).collect()
}

/// The same for search engines: a data set a scheme.
fn catalogue(desk: &Desk<'_>) -> Option<linked::Thing> {
    let of = |one: &SchemeSurvey<'_>| {
        let id = &one.scheme.id;
        let tables = ["bases", "acts", "evaluations"];
        let mut files: Vec<(String, &'static str)> =
            tables.iter().map(|table| (address::data(id, &format!("{table}.csv")), "text/csv")).collect();
        files.push((address::data(id, "rows.jsonl"), "application/jsonl"));
        files.push((address::rules(id), "application/json"));
        let name = desk.told(&one.scheme.name);
        let title = desk.pick("：名录、公示、评估结果和规则", ": register, notices, evaluations and rules");
        linked::dataset(desk, format!("{name}{title}"), id.as_str(), &files)
    };
    linked::catalogue(desk, desk.survey.schemes.iter().map(of).collect())
}

fn stem(leaf: &str) -> &str {
    leaf.split_once('.').map_or(leaf, |(stem, _)| stem)
}
