//! The registers of all schemes: how many bases each holds, by standing and type, and what their evaluations came to.

use serde::Serialize;

use super::Written;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::facets::{By, Value};
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Facet, FacetLink, Head, Link, Markup, facets};
use crate::plan::words;

/// The cuts of a register that are offered here; the register itself offers all.
const CUTS: [By; 2] = [By::Standing, By::Type];
/// How many of the last rounds of evaluation.
const ROUNDS: usize = 6;

#[derive(Serialize)]
struct RegistersView {
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Group {
    id: String,
    scheme: Link,
    summary: String,
    facets: Markup,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let schemes = &desk.survey.schemes;
    let certified: usize = schemes.iter().map(|one| one.facets.certified).sum();
    let day = desk.dated_short(desk.survey.day).text;
    let head = Head {
        title: desk.pick("名录与评估结果", "Registers and evaluations").to_owned(),
        description: match desk.lang {
            Lang::Zh => format!("各项目的基地名录，按状态、类型查看，以及各轮评估结果；截至{day}在册{certified}个。"),
            Lang::En => format!(
                "The register of every scheme, by standing and type, with the outcomes of evaluation; {certified} on the registers as of {day}."
            ),
        },
        section: "registers".to_owned(),
        crumbs: vec![desk.home_crumb()],
        feeds: desk.all_feeds(None),
        ..Head::default()
    };
    Written::new("registers", head, RegistersView { groups: schemes.iter().map(|one| group(desk, one)).collect() })
}

fn group(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> Group {
    let id = &one.scheme.id;
    Group {
        id: id.to_string(),
        scheme: desk.scheme_link(one.scheme),
        summary: one.facets.summary(desk.lang),
        facets: facets(desk.lang, "h3", &cuts(desk, one)),
    }
}

/// The whole register and the cuts of it that hold a base; all rounds, and the last ones with the number of bases each spoke of.
fn cuts(desk: &Desk<'_>, one: &SchemeSurvey<'_>) -> Vec<Facet> {
    let id = &one.scheme.id;
    let all = |zh: &str, en: &str, path: &str, count| FacetLink {
        text: desk.pick(zh, en).to_owned(),
        href: desk.href(path),
        count,
        current: false,
    };
    let mut whole = vec![all("全部", "All", &address::register(id, None, 1), one.facets.all)];
    let link = |value: &Value| FacetLink {
        text: desk.told(&value.name).to_owned(),
        href: desk.href(&address::register(id, Some(&value.key), 1)),
        count: value.bases.len(),
        current: false,
    };
    let mut cuts: Vec<Facet> = Vec::new();
    for group in one.facets.groups.iter().filter(|group| CUTS.contains(&group.by)) {
        let values = group.values.iter().filter(|value| !value.bases.is_empty()).map(link);
        cuts.push(Facet { title: desk.say(&group.by.title()), links: whole.drain(..).chain(values).collect() });
    }
    let mut links = vec![all("各轮", "All rounds", &address::evaluations(id), one.rounds.len())];
    links.extend(one.rounds.iter().rev().take(ROUNDS).map(|(name, round)| FacetLink {
        text: words::round(desk.lang, name),
        href: desk.href(&address::round(id, name)),
        count: round.verdicts.len(),
        current: false,
    }));
    cuts.push(Facet { title: desk.pick("评估结果", "Evaluations").to_owned(), links });
    cuts
}
