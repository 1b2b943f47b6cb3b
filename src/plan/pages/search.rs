//! The search page: its box, its filters, and the lists that lead everywhere without it.

use serde::Serialize;

use super::Written;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Head, Link};

#[derive(Serialize)]
struct SearchView {
    lists: Vec<Link>,
    schemes: Vec<SchemeLists>,
}

/// The lists of a scheme.
#[derive(Serialize)]
struct SchemeLists {
    name: String,
    links: Vec<Link>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let view = SearchView {
        lists: vec![
            desk.link(desk.pick("全部公示", "All notices"), address::NOTICES),
            desk.link(desk.pick("全部政策文件", "All policy texts"), address::POLICIES),
            desk.link(desk.pick("全部依托单位", "All hosts"), address::HOSTS),
            desk.link(desk.pick("数据下载", "Data to download"), address::DATA),
        ],
        schemes: desk.survey.schemes.iter().map(|one| of_scheme(desk, one)).collect(),
    };
    let head = Head {
        title: desk.pick("搜索", "Search").to_owned(),
        description: desk
            .pick(
                "搜索全站的政策条款、基地、依托单位、公示与文件、评估结果。",
                "Search policy articles, bases, hosts, notices and acts, and evaluation outcomes.",
            )
            .to_owned(),
        section: "search".to_owned(),
        crumbs: vec![desk.home_crumb()],
        ..Head::default()
    };
    Written::new("search", head, view)
}

fn of_scheme(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> SchemeLists {
    let id = &one.scheme.id;
    SchemeLists {
        name: desk.told(&one.scheme.name).to_owned(),
        links: vec![
            desk.link(desk.pick("基地名录", "Register"), &address::register(id, None, 1)),
            desk.link(desk.pick("公示与文件", "Notices and acts"), &address::acts(id, 1)),
            desk.link(desk.pick("评估结果", "Evaluation outcomes"), &address::evaluations(id)),
        ],
    }
}
