//! One base: its standing on the day, what is due, the bars, and the trail that proves it.

use serde::Serialize;

use super::Written;
use super::register::type_name;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::list::{Answer, Subject};
use crate::model::register::{ActKind, Base};
use crate::model::rule::{BarStops, BarWho};
use crate::model::standing::{BarOn, Life, Mark};
use crate::model::text::{Bilingual, Lang};
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Chip, Cite, Dated, Download, Fact, Head, Link, ProseView};
use crate::plan::{address, words};

#[derive(Serialize)]
struct BaseView {
    id: String,
    other: String,
    standing: StandingView,
    marks: Vec<MarkView>,
    due: Vec<DueView>,
    bars: Vec<BarView>,
    facts: Vec<Fact>,
    names: Vec<FormerName>,
    partners: Vec<PartnerView>,
    trail: Vec<StepView>,
    evaluations: Vec<EvaluationView>,
    related: Vec<Link>,
    prose: Option<ProseView>,
    downloads: Vec<Download>,
}

#[derive(Serialize)]
struct StandingView {
    chip: Chip,
    text: String,
    cites: Vec<Cite>,
}

#[derive(Serialize)]
struct MarkView {
    chip: Chip,
    text: String,
    href: Option<String>,
}

#[derive(Serialize)]
struct DueView {
    date: Option<Dated>,
    text: String,
    chip: Chip,
    cites: Vec<Cite>,
}

/// A bar in words.
#[derive(Serialize)]
pub(super) struct BarView {
    text: String,
    until: Option<Dated>,
    cites: Vec<Cite>,
}

/// A name that was published and is no longer.
#[derive(Serialize)]
pub(super) struct FormerName {
    text: String,
    other: String,
    from: Option<Dated>,
    until: Dated,
}

#[derive(Serialize)]
struct PartnerView {
    text: String,
    other: String,
    country: String,
    class: Option<String>,
}

#[derive(Serialize)]
struct StepView {
    date: Dated,
    text: String,
    standing: Option<Chip>,
    act: Option<Link>,
    cites: Vec<Cite>,
    note: Option<String>,
}

#[derive(Serialize)]
struct EvaluationView {
    round: Link,
    chip: Chip,
    date: Dated,
    ground: Option<String>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, id: &BaseId) -> Option<Written> {
    let base = one.scheme.bases.get(id)?;
    let life = one.lives.of.get(id)?;
    let (prose, untranslated) = desk.prose(&base.prose, desk.pick("表格", "Table"));
    let standing = standing(desk, one, life);
    let (title, _) = desk.say_or_zh(&life.now.name);
    let head = Head {
        title: match desk.lang {
            Lang::Zh => format!("{title}（{id}）"),
            Lang::En => format!("{title} ({id})"),
        },
        description: standing.text.clone(),
        section: one.scheme.id.to_string(),
        crumbs: {
            let mut crumbs = desk.crumbs_of(one.scheme);
            crumbs.push(desk.crumb(desk.pick("名录", "Register"), &address::register(&one.scheme.id, None, 1)));
            crumbs
        },
        untranslated,
        ..Head::default()
    };
    let view = BaseView {
        id: id.to_string(),
        other: desk.other(&life.now.name).unwrap_or_default(),
        standing,
        marks: life.marks.iter().map(|mark| mark_view(desk, one, id, *mark)).collect(),
        due: life.due.iter().map(|due| {
            let late = due.by.is_some_and(|by| by < desk.survey.day);
            DueView {
                date: due.by.map(|by| desk.dated(by)),
                text: desk.say(&due.words),
                chip: if late { desk.chip("overdue", "已逾期", "Overdue") } else { desk.chip("due", "待办", "Due") },
                cites: desk.cites_basis(one.scheme, &due.basis),
            }
        }).collect(),
        bars: life.bars.iter().map(|bar| bar_view(desk, one, bar)).collect(),
        facts: facts(desk, one, base, life),
        names: former_names(desk, &Subject::Base(id.clone()), &base.name),
        partners: base.partners.iter().map(|partner| PartnerView {
            text: desk.say_or_zh(&partner.name).0,
            other: desk.other(&partner.name).unwrap_or_default(),
            country: desk.survey.register.countries.get(&partner.country).map_or_else(|| partner.country.clone(), |name| desk.say(name)),
            class: partner.class.as_ref().map(|class| class_words(desk, class.as_str())),
        }).collect(),
        trail: trail(desk, one, life),
        evaluations: evaluations(desk, one, life),
        related: related(desk, one, base, life),
        prose,
        downloads: ["csv", "json"].iter().filter_map(|format| desk.download(desk.pick("名录", "Register"), &format!("data/{}/bases.{format}", one.scheme.id))).collect(),
    };
    Some(Written::new("base", head, view))
}

fn standing(desk: &Desk<'_>, one: &SchemeSurvey<'_>, life: &Life) -> StandingView {
    let chip = words::standing(desk.lang, life.standing);
    let (day, since) = (desk.dated_short(desk.survey.day).text, desk.dated_short(life.since).text);
    let text = match desk.lang {
        Lang::Zh => format!("截至{day}，状态为“{}”，自{since}起。", chip.text),
        Lang::En => format!("As of {day} its standing is “{}”, since {since}.", chip.text),
    };
    let last = life.trail.iter().rev().find(|step| step.date == life.since && step.standing == life.standing).or(life.trail.last());
    StandingView { chip, text, cites: last.map(|step| desk.cites_basis(one.scheme, &step.basis)).unwrap_or_default() }
}

fn mark_view(desk: &Desk<'_>, one: &SchemeSurvey<'_>, id: &BaseId, mark: Mark) -> MarkView {
    let chip = words::mark(desk.lang, mark);
    let named = one.named_by.get(id).into_iter().flatten();
    let act = match mark {
        Mark::OpenNotice => named.clone().rev().find(|place| one.notices.get(place).is_some_and(|view| view.state == crate::model::standing::NoticeState::Open)),
        Mark::Criticised => named.clone().rev().find(|place| one.scheme.acts.get(**place).is_some_and(|act| matches!(act.kind, ActKind::Decision(_)) && !act.lists.criticism.is_empty())),
        Mark::Exempt => named.clone().rev().find(|place| one.scheme.acts.get(**place).is_some_and(|act| !act.lists.outside.is_empty() || !act.lists.evaluation.is_empty())),
    };
    let act = act.and_then(|place| one.scheme.acts.get(*place));
    MarkView {
        chip,
        text: act.map(|act| desk.say_or_zh(&act.title).0).unwrap_or_default(),
        href: act.map(|act| desk.href(&address::act(&one.scheme.id, &act.id))),
    }
}

/// A bar as it is shown with its base and with its host.
pub(super) fn bar_view(desk: &Desk<'_>, one: &SchemeSurvey<'_>, bar: &BarOn) -> BarView {
    let scheme = desk.say(&one.scheme.name);
    let text = match (desk.lang, bar.who, bar.stops) {
        (Lang::Zh, BarWho::Host, BarStops::Apply) => format!("依托单位不得申报{scheme}（起因：{}）", bar.base),
        (Lang::Zh, BarWho::Host, BarStops::Recognise) => format!("依托单位不得被认定为{scheme}（起因：{}）", bar.base),
        (Lang::Zh, BarWho::Base, BarStops::Apply) => format!("{}不得申报{scheme}", bar.base),
        (Lang::Zh, BarWho::Base, BarStops::Recognise) => format!("{}不得重新认定为{scheme}", bar.base),
        (Lang::En, BarWho::Host, BarStops::Apply) => format!("The host may not apply for {scheme} (because of {})", bar.base),
        (Lang::En, BarWho::Host, BarStops::Recognise) => format!("The host may not be recognised as {scheme} (because of {})", bar.base),
        (Lang::En, BarWho::Base, BarStops::Apply) => format!("{} may not apply for {scheme}", bar.base),
        (Lang::En, BarWho::Base, BarStops::Recognise) => format!("{} may not be recognised again as {scheme}", bar.base),
    };
    BarView { text, until: bar.until.map(|until| desk.dated_short(until)), cites: desk.cites_basis(one.scheme, &bar.basis) }
}

fn facts(desk: &Desk<'_>, one: &SchemeSurvey<'_>, base: &Base, life: &Life) -> Vec<Fact> {
    let mut facts = vec![
        Fact::text(desk.pick("编号", "Number"), base.id.to_string()),
        Fact::link(desk.pick("制度", "Scheme"), desk.scheme_link(one.scheme)),
        Fact::text(desk.pick("类型", "Type"), type_name(desk, one, life.now.kind.as_str())),
        Fact::link(desk.say(&one.scheme.words.host), desk.host_link(&life.now.host.id)),
    ];
    let school = base.school.as_ref().and_then(|id| base.host.schools.iter().find(|school| &school.id == id));
    let mut add = |zh: &str, en: &str, words: Option<&Bilingual>| {
        if let Some(words) = words {
            let (text, lang) = desk.say_or_zh(words);
            facts.push(Fact { lang, ..Fact::text(desk.pick(zh, en), text) });
        }
    };
    add("学院", "School", school.map(|school| &school.name));
    add("领域", "Field", life.now.field.as_ref());
    add("负责人", "Leader", life.now.leader.as_ref());
    let sponsor = &one.scheme.words.sponsor;
    add(&sponsor.zh, &sponsor.en, life.now.recommender.as_ref());
    if let Some(day) = life.recognised {
        facts.push(Fact::day(desk.pick("认定日期", "Recognised"), desk.dated_short(day)));
    }
    if !life.number.is_empty() {
        facts.push(Fact::text(desk.pick("认定文号", "Number of the document"), life.number.clone()));
    }
    facts
}

fn class_words(desk: &Desk<'_>, class: &str) -> String {
    match class {
        "key" => desk.pick("重点合作国家（地区）", "key partner country").to_owned(),
        "main" => desk.pick("主要合作国家（地区）", "main partner country").to_owned(),
        "radiating" => desk.pick("辐射合作国家（地区）", "radiating partner country").to_owned(),
        other => other.to_owned(),
    }
}

fn trail(desk: &Desk<'_>, one: &SchemeSurvey<'_>, life: &Life) -> Vec<StepView> {
    let steps = life.trail.iter().enumerate().rev();
    steps
        .map(|(place, step)| {
            let before = place.checked_sub(1).and_then(|before| life.trail.get(before)).map(|before| before.standing);
            let act = one.scheme.acts.get(step.act);
            StepView {
                date: desk.dated_short(step.date),
                text: desk.say(&step.words),
                standing: (before != Some(step.standing)).then(|| words::standing(desk.lang, step.standing)),
                act: act.map(|act| desk.link_named(&act.title, &address::act(&one.scheme.id, &act.id))),
                cites: desk.cites_basis(one.scheme, &step.basis),
                note: (step.posted != step.date).then(|| format!("{}{}", desk.pick("发布于", "posted on "), desk.dated_short(step.posted).text)),
            }
        })
        .collect()
}

fn evaluations(desk: &Desk<'_>, one: &SchemeSurvey<'_>, life: &Life) -> Vec<EvaluationView> {
    let rounds = super::round::rounds(one);
    let each = life.evaluations.iter().rev().filter_map(|evaluation| {
        let act = one.scheme.acts.get(evaluation.act)?;
        let round = if rounds.contains(&evaluation.round) {
            desk.link(evaluation.round.clone(), &address::round(&one.scheme.id, &evaluation.round))
        } else {
            desk.link(evaluation.round.clone(), &address::act(&one.scheme.id, &act.id))
        };
        let again = evaluation.again.then(|| desk.pick("复评", "Re-evaluation").to_owned());
        Some(EvaluationView { round, chip: words::outcome(desk.lang, &evaluation.outcome, &act.under), date: desk.dated_short(evaluation.date), ground: again })
    });
    each.collect()
}

fn related(desk: &Desk<'_>, one: &SchemeSurvey<'_>, base: &Base, life: &Life) -> Vec<Link> {
    let also = base.also.iter().filter_map(|also| {
        let other = desk.survey.schemes.iter().find(|known| known.scheme.id == also.scheme)?;
        let name = &other.lives.of.get(&also.base)?.now.name;
        let (text, lang) = desk.say_or_zh(name);
        Some(Link { text: format!("{text} {}", also.base), href: desk.href(&address::base(&also.scheme, &also.base)), lang })
    });
    let same_host = desk.survey.of_host.get(&life.now.host.id).into_iter().flatten();
    let same_host = same_host.filter(|(place, id)| !(*place == one.place && **id == base.id)).filter_map(|(place, id)| {
        let other = desk.survey.schemes.get(*place)?;
        let (text, lang) = desk.say_or_zh(&other.lives.of.get(*id)?.now.name);
        Some(Link { text: format!("{text} {id}"), href: desk.href(&address::base(&other.scheme.id, id)), lang })
    });
    let mut all: Vec<Link> = also.chain(same_host).collect();
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|link| seen.insert(link.href.clone()));
    all
}

/// The names a base or host had before, with the days they were its names.
pub(super) fn former_names(desk: &Desk<'_>, subject: &Subject, first: &Bilingual) -> Vec<FormerName> {
    let mut names = Vec::new();
    let mut current = first.clone();
    let mut from: Option<Day> = None;
    let mut changes: Vec<(Day, Bilingual)> = Vec::new();
    for one in &desk.survey.schemes {
        for (_, act) in one.acts().filter(|(_, act)| matches!(act.kind, ActKind::Decision(_))) {
            let rows = act.lists.changes.iter().filter(|row| row.subject == *subject && row.what == "name" && row.answer == Answer::Settled);
            changes.extend(rows.map(|row| (row.effective.unwrap_or(act.posted()), Bilingual::new(&row.to, &row.to_en))));
        }
    }
    changes.retain(|(day, _)| *day <= desk.survey.day);
    changes.sort();
    for (day, name) in changes {
        names.push(FormerName {
            text: desk.say_or_zh(&current).0,
            other: desk.other(&current).unwrap_or_default(),
            from: from.map(|from| desk.dated_short(from)),
            until: desk.dated_short(day.pred()),
        });
        current = name;
        from = Some(day);
    }
    names
}
