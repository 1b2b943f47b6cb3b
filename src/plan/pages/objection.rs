//! The page on how to object: the open windows, and what each scheme says of objections and where they go.

use serde::Serialize;

use super::Written;
use super::notices::Windows;
use crate::model::register::Scheme;
use crate::model::rule::{Edition, Handling, LeadsOn, ObjectionRule, Party, Proposed, Published};
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::view::{Contact, Head, RuleRow};
use crate::plan::words;

#[derive(Serialize)]
struct ObjectionView {
    windows: Windows,
    schemes: Vec<SchemeRow>,
}

/// A scheme: its rules on objections and its office.
#[derive(Serialize)]
struct SchemeRow {
    id: String,
    name: String,
    href: String,
    rules: Vec<RuleRow>,
    contact: Option<Contact>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let schemes = desk.survey.schemes.iter().map(|one| {
        let scheme = one.scheme;
        SchemeRow {
            id: scheme.id.to_string(),
            name: desk.told(&scheme.name).to_owned(),
            href: desk.href(&address::scheme(&scheme.id)),
            rules: scheme.edition_on(desk.survey.day).map(|edition| rules(desk, scheme, edition)).unwrap_or_default(),
            contact: desk.contact(scheme),
        }
    });
    let view = ObjectionView { windows: Windows::to_object(desk), schemes: schemes.collect() };
    let head = Head {
        title: desk.pick("如何提出异议", "How to object").to_owned(),
        description: desk
            .pick(
                "对公示名单有异议的，怎样提出、向谁提出、什么时候截止。",
                "How to object to an entry of a publicity notice, to whom, and by when.",
            )
            .to_owned(),
        section: "objection".to_owned(),
        crumbs: vec![desk.home_crumb()],
        feeds: desk.feeds(None),
        ..Head::default()
    };
    Written::new("objection", head, view)
}

/// The rules on objections of an edition.
fn rules(desk: &Desk<'_>, scheme: &Scheme, edition: &Edition) -> Vec<RuleRow> {
    let rules = edition.publicity.iter().filter_map(|rule| Some((rule, rule.objection.as_ref()?)));
    rules.map(|(rule, objection)| handling(desk, scheme, edition, &rule.effects, objection)).collect()
}

/// What a text says of objections raised to some effects, with its articles.
#[must_use]
pub fn handling(desk: &Desk<'_>, scheme: &Scheme, edition: &Edition, effects: &[Proposed], rule: &ObjectionRule) -> RuleRow {
    let mut says: Vec<String> = Vec::new();
    if let Some(kind) = rule.handling {
        says.push(how(desk, scheme, kind, &rule.by));
    }
    if !rule.publish.is_empty() {
        let what = rule.publish.iter().map(|one| match one {
            Published::Process => desk.pick("过程", "process"),
            Published::Result => desk.pick("结果", "outcome"),
        });
        let what = what.collect::<Vec<_>>().join(desk.pick("和", " and "));
        says.push(desk.pick("公开处理的{}", "its {} are made public").replace("{}", &what));
    }
    if let Some(leads) = rule.leads_on {
        let text = match leads {
            LeadsOn::OnlyWithoutObjection => desk.pick(
                "无异议的方可进入下一程序；有异议的怎样处理，办法没有写明",
                "the procedure goes on only where nobody objects; what becomes of an entry that met an objection the text does not say",
            ),
            LeadsOn::AfterReconsideration if rule.handling == Some(Handling::Investigation) => {
                desk.pick("处理完毕后再进入下一程序", "the procedure resumes after that")
            }
            LeadsOn::AfterReconsideration => desk.pick("有异议的，复议后再进入下一程序", "the procedure resumes after reconsideration"),
        };
        says.push(text.to_owned());
    }
    let term =
        effects.iter().map(|effect| words::effect(desk.lang, &scheme.words, *effect)).collect::<Vec<_>>().join(desk.pick("、", ", "));
    let end = desk.pick("。", ".");
    let text = words::capital(&says.join(desk.pick("；", "; ")));
    RuleRow {
        term: words::capital(&term),
        text: format!("{text}{end}"),
        cites: desk.cites(scheme, edition, &rule.article),
        ..RuleRow::default()
    }
}

fn how(desk: &Desk<'_>, scheme: &Scheme, kind: Handling, by: &[Party]) -> String {
    let sponsor = desk.say(&scheme.words.sponsor);
    let parties = by.iter().map(|party| match party {
        Party::Sponsor => desk.pick(&sponsor, &format!("the {sponsor}")).to_owned(),
        Party::Authority => desk.pick("主管部门", "the authority").to_owned(),
        Party::Experts => desk.pick("专家", "experts").to_owned(),
        Party::Industry => desk.pick("行业代表", "industry representatives").to_owned(),
    });
    let parties = parties.collect::<Vec<_>>().join(desk.pick("、", " and "));
    let (zh, en) = match kind {
        Handling::Investigation => ("调查核实", "looked into"),
        Handling::Reconsideration => ("复议", "reconsidered"),
    };
    match (desk.lang, parties.is_empty()) {
        (Lang::Zh, true) => format!("有异议的，予以{zh}"),
        (Lang::Zh, false) => format!("有异议的，由{parties}{zh}"),
        (Lang::En, true) => format!("an objection is {en}"),
        (Lang::En, false) => format!("an objection is {en} by {parties}"),
    }
}
