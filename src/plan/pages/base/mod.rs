//! The base page: what it is on the day, what is due, and the trail that proves it.
//!
//! [`Record`] is the page being written; each file beside this one writes one part of it. The page of a host shows
//! bars and former names in the same words.

pub(super) mod bars;
pub(super) mod former;
mod particulars;
mod standing;
mod trail;

use serde::Serialize;

use super::Written;
use crate::model::id::BaseId;
use crate::model::register::Base;
use crate::model::standing::Life;
use crate::plan::address;
use crate::plan::banner;
use crate::plan::desk::Desk;
use crate::plan::linked;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Banner, Head, Markup, ProseView};

#[derive(Serialize)]
struct BaseView {
    id: String,
    /// What tells it from the others of its name, for the title of the window.
    apart: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    standing: Markup,
    standing_text: Markup,
    standing_basis: Markup,
    marks: Markup,
    due: Markup,
    bars: Markup,
    facts: Markup,
    names: Markup,
    partners: Markup,
    partners_changed: bool,
    trail: Markup,
    evaluations: Markup,
    related: Markup,
    prose: Option<ProseView>,
}

/// The page of one base, being written.
struct Record<'d, 'a> {
    desk: &'d Desk<'a>,
    one: &'d SchemeSurvey<'a>,
    id: &'d BaseId,
    base: &'a Base,
    life: &'d Life,
}

/// Writes the page; none when no posted act names the base.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, base: &BaseId) -> Option<Written> {
    let life = one.lives.of.get(base)?;
    let record = Record { desk, one, id: base, base: one.scheme.bases.get(base)?, life };
    let name = desk.named(&life.now.name, None);
    let (prose, untranslated) = desk.prose(&record.base.prose, &name.text, "");
    let standing = record.standing();
    let mut crumbs = desk.crumbs_of(one.scheme);
    crumbs.push(desk.crumb(desk.pick("名录", "Register"), &address::register(&one.scheme.id, None, 1)));
    let head = Head {
        title: name.text,
        title_lang: name.lang,
        description: format!("{}{}{}", desk.say(&one.scheme.name), desk.pick("，", ": "), standing.text),
        section: "registers".to_owned(),
        crumbs,
        banners: record.banners(),
        untranslated,
        about: linked::base(desk, one.scheme, base, life),
        ..Head::default()
    };
    let view = BaseView {
        id: base.to_string(),
        apart: record.apart(),
        other: name.other,
        standing: standing.chip,
        standing_text: desk.sentence(&standing.text),
        standing_basis: standing.basis,
        marks: record.marks(),
        due: record.due(),
        bars: record.bars(),
        facts: record.facts(),
        names: former::list(desk, &desk.survey.former_names(one, base)),
        partners: record.partners(),
        partners_changed: record.partners_changed(),
        trail: record.trail(),
        evaluations: record.evaluations(),
        related: record.related(),
        prose,
    };
    Some(Written::new("base", head, view))
}

impl Record<'_, '_> {
    /// Its standing and what is due rest on the edition of the day; a text that is not in force is said above.
    fn banners(&self) -> Vec<Banner> {
        let behind = banner::of_translation(self.desk, self.base.prose.is_behind());
        banner::of_governing(self.desk, self.one.scheme).into_iter().chain(behind).collect()
    }

    fn bars(&self) -> Markup {
        let mut list = Markup::new(self.desk.lang);
        for bar in &self.life.bars {
            bars::print(self.desk, self.one, bar, bars::Where::Base(self.id), &mut list);
        }
        list
    }

    /// Its number and its host, where another base has its name; else nothing.
    fn apart(&self) -> String {
        let (desk, now) = (self.desk, &self.life.now);
        if !desk.survey.namesakes.contains(now.name.zh.as_str()) {
            return String::new();
        }
        let host = desk.told(&now.host.name);
        desk.pick(format!("（{}，{host}）", self.id), format!(" ({}, {host})", self.id))
    }
}
