//! Everything there is to download, with size and checksum.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Written;
use crate::model::id::ActId;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Download, Fact, Head, Link};

/// How many files of acts' lists are named in a scheme's group; the rest stand on the acts' own pages.
const LISTS: usize = 200;

#[derive(Serialize)]
struct DataView {
    groups: Vec<Group>,
    feeds: Vec<Link>,
    facts: Vec<Fact>,
    verify: Link,
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
        files: files(desk, "data/calendar/", |leaf| stem(leaf).to_owned()),
    });
    groups.push(Group { id: "site".to_owned(), title: desk.pick("全站", "The whole site").to_owned(), files: others(desk) });
    groups.retain(|group| !group.files.is_empty());
    let view = DataView {
        groups,
        feeds: feeds(desk),
        facts: facts(desk),
        verify: desk.link(desk.pick("如何核验", "How to verify"), address::VERIFY),
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
        ..Head::default()
    };
    Written::new("data", head, view)
}

/// A scheme's own files, then the lists of its acts with the newest first.
fn of_scheme(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> Vec<Group> {
    let (id, name) = (&one.scheme.id, desk.say_or_zh(&one.scheme.name).0);
    let acts = format!("data/{id}/acts/");
    let own = files(desk, &format!("data/{id}/"), |leaf| match stem(leaf) {
        "bases" => desk.pick("基地名录", "Register").to_owned(),
        "acts" => desk.pick("公示与文件", "Notices and acts").to_owned(),
        "rules" => desk.pick("规则", "Rules").to_owned(),
        other => other.to_owned(),
    });
    let titles: BTreeMap<&ActId, String> = one.acts().map(|(_, act)| (&act.id, desk.say_or_zh(&act.title).0)).collect();
    let lists =
        desk.files.keys().map(|route| route.as_str()).filter_map(|path| Some((path, path.strip_prefix(acts.as_str())?.rsplit_once('/')?)));
    let mut lists: Vec<(&str, (&str, &str))> = lists.collect();
    lists.sort_by(|(_, (a, file_a)), (_, (b, file_b))| b.cmp(a).then_with(|| file_a.cmp(file_b)));
    let shown = lists.iter().take(LISTS).filter_map(|(path, (act, file))| {
        let act = ActId::try_from((*act).to_owned()).ok()?;
        let title = titles.get(&act).map_or_else(|| act.as_str(), String::as_str);
        let list = list(desk, stem(file));
        let words = match desk.lang {
            Lang::Zh => format!("{}，{title}：{list}", desk.dated_short(act.posted()).text),
            Lang::En => format!("{}, {title}: {list}", desk.dated_short(act.posted()).text),
        };
        desk.download(words, path)
    });
    let title = match (lists.len() > LISTS, desk.pick("zh", "en")) {
        (false, "zh") => format!("{name}：各文件的名单"),
        (true, "zh") => format!("{name}：各文件的名单（共{}个，此处列最近{LISTS}个，其余见各文件页面）", lists.len()),
        (false, _) => format!("{name}: lists of its acts"),
        (true, _) => format!("{name}: lists of its acts ({}, the latest {LISTS} here, the others on the pages of the acts)", lists.len()),
    };
    vec![Group { id: id.to_string(), title: name, files: own }, Group { id: format!("{id}-lists"), title, files: shown.collect() }]
}

fn list<'t>(desk: &'t Desk<'_>, code: &'t str) -> &'t str {
    match code {
        "recognition" => desk.pick("认定", "recognition"),
        "evaluation" => desk.pick("评估", "evaluation"),
        "revocation" => desk.pick("撤销", "revocation"),
        "criticism" => desk.pick("通报", "criticism"),
        "exit" => desk.pick("退出", "exit"),
        "changes" => desk.pick("变更", "changes"),
        "correction" => desk.pick("更正", "correction"),
        "reports" => desk.pick("年度报告", "annual reports"),
        "outside" => desk.pick("其他机关的事实", "acts of other bodies"),
        "opening" => desk.pick("建库名录", "opening of the register"),
        other => other,
    }
}

/// The files right under a prefix, each with its words.
fn files(desk: &Desk<'_>, prefix: &str, words: impl Fn(&str) -> String) -> Vec<Download> {
    let leaf = |path: &str| {
        prefix.rsplit_once('/').and_then(|(folder, _)| path.strip_prefix(folder)).map(|leaf| leaf.trim_start_matches('/').to_owned())
    };
    let here = desk.files.keys().map(|route| route.as_str()).filter(|path| path.starts_with(prefix));
    let leaves = here.filter_map(|path| Some((path, leaf(path)?))).filter(|(_, leaf)| !leaf.contains('/'));
    leaves.filter_map(|(path, leaf)| desk.download(words(&leaf), path)).collect()
}

/// What belongs to no scheme, to no year and to no feed, by its address.
fn others(desk: &Desk<'_>) -> Vec<Download> {
    let known = |path: &str| {
        let schemes = desk.survey.schemes.iter().any(|one| path.starts_with(&format!("data/{}/", one.scheme.id)));
        schemes || path.starts_with("data/hosts.") || path.starts_with("data/calendar/") || is_feed(path)
    };
    let rest = desk.files.keys().map(|route| route.as_str()).filter(|path| !known(path));
    rest.filter_map(|path| desk.download(path, path)).collect()
}

fn is_feed(path: &str) -> bool {
    path.ends_with(".atom") || path.ends_with(".ics")
}

/// The feeds and calendars of the page's language, those of the whole site first.
fn feeds(desk: &Desk<'_>) -> Vec<Link> {
    let root = format!("{}/", desk.lang.code());
    let mut paths: Vec<&str> =
        desk.files.keys().map(|route| route.as_str()).filter(|path| is_feed(path) && path.starts_with(&root)).collect();
    paths.sort_by_key(|path| path.matches('/').count());
    let link = |path: &str| {
        let scheme = desk.survey.schemes.iter().find(|one| path.starts_with(&format!("{root}{}/", one.scheme.id)));
        let whose = scheme.map_or_else(|| desk.pick("全部项目", "All schemes").to_owned(), |one| desk.say_or_zh(&one.scheme.name).0);
        let what = if path.ends_with(".ics") {
            desk.pick("公示期日历（iCalendar）", "publicity periods (iCalendar)")
        } else {
            desk.pick("公示订阅（Atom）", "notices (Atom)")
        };
        Link { text: format!("{whose}{}{what}", desk.pick("：", ": ")), href: desk.href_root(path), lang: None }
    };
    paths.into_iter().map(link).collect()
}

fn facts(desk: &Desk<'_>) -> Vec<Fact> {
    vec![
        Fact::day(desk.pick("截至日期", "As of"), desk.dated(desk.survey.day)),
        Fact::text(desk.pick("程序版本", "Program"), concat!("gongshi ", env!("CARGO_PKG_VERSION"))),
    ]
}

fn stem(leaf: &str) -> &str {
    leaf.split_once('.').map_or(leaf, |(stem, _)| stem)
}
