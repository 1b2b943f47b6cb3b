//! The schemes side by side: a row a topic, a column a scheme, an article in every cell, and what differs marked.
//!
//! A text that was read and has no rule, a rule whose number the text leaves open, and a topic nobody entered are three
//! things, and each cell says which it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::Written;
use super::policy::facts;
use crate::model::policy::Policy;
use crate::model::register::Scheme;
use crate::model::rule::{TOPICS, Topic, TopicGroup};
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::rule_words::{self, vocabulary};
use crate::plan::view::{Chip, Cite, Fact, Head, Link, RuleRow};
use crate::plan::words;

#[derive(Serialize)]
struct CompareView {
    legend: Vec<Explained>,
    columns: Vec<Column>,
    groups: Vec<Group>,
}

#[derive(Serialize)]
struct Explained {
    chip: Chip,
    text: String,
}

#[derive(Serialize)]
struct Column {
    scheme: Link,
    text: Option<Link>,
    status: Chip,
}

#[derive(Serialize)]
struct Group {
    title: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    /// Whether and how the schemes differ, in words.
    verdict: String,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    /// Whose cell it is: on a narrow screen cells stand below each other.
    whose: String,
    /// `ruled`, `silent` or `missing`.
    kind: &'static str,
    marks: Vec<Chip>,
    rules: Vec<RuleRow>,
    /// The text as a whole, where no article rules.
    text: Option<Cite>,
}

/// A cell before the row is compared.
struct Read {
    cell: Cell,
    /// Its substance; none where there is no rule.
    gist: Option<String>,
}

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let schemes = &desk.survey.register.schemes;
    let groups = TopicGroup::ALL.map(|group| Group {
        title: heading(desk, group).to_owned(),
        rows: TOPICS.iter().filter(|topic| topic.group == group).map(|topic| row(desk, schemes, *topic)).collect(),
    });
    let view =
        CompareView { legend: legend(desk), columns: schemes.iter().map(|scheme| column(desk, scheme)).collect(), groups: groups.into() };
    let head = Head {
        title: desk.pick("各项目制度对照", "The schemes side by side").to_owned(),
        description: desk
            .pick(
                "各项目的管理办法逐项对照：每格注明条款，标出不同之处，并区分“办法没有规定”“没有写明数值”和“尚未录入”。",
                "The rules of every scheme topic by topic, with the article in each cell, differences marked, and what a text does not rule told apart from what it leaves open.",
            )
            .to_owned(),
        section: "compare".to_owned(),
        crumbs: vec![desk.home_crumb(), desk.crumb(desk.pick("政策文件", "Policies"), address::POLICIES)],
        ..Head::default()
    };
    Written::new("compare", head, view)
}

fn heading<'t>(desk: &Desk<'_>, group: TopicGroup) -> &'t str {
    match group {
        TopicGroup::Recognition => desk.pick("认定", "Recognition"),
        TopicGroup::Register => desk.pick("名称与数量", "Names and numbers"),
        TopicGroup::Evaluation => desk.pick("评估与报告", "Evaluation and reports"),
        TopicGroup::Consequence => desk.pick("后果", "What follows"),
        TopicGroup::Change => desk.pick("变更与退出", "Changes and exit"),
        TopicGroup::Text => desk.pick("保障与文本", "Support, and the text itself"),
    }
}

fn differs(desk: &Desk<'_>) -> Chip {
    desk.chip("wording", "与多数不同", "Unlike most")
}

fn open(desk: &Desk<'_>) -> Chip {
    desk.chip("unknown", "部分没有写明", "Partly open")
}

fn silent(desk: &Desk<'_>) -> Chip {
    desk.chip("silent", "办法未规定", "The text is silent")
}

fn missing(desk: &Desk<'_>) -> Chip {
    desk.chip("unknown", "尚未录入", "Not entered")
}

fn legend(desk: &Desk<'_>) -> Vec<Explained> {
    let explained = |chip: Chip, zh: &str, en: &str| Explained { chip, text: desk.pick(zh, en).to_owned() };
    vec![
        explained(
            differs(desk),
            "同一事项上，与多数项目的规定不同；没有多数时不标，看行首的说明",
            "ruled otherwise than by most schemes; where there is no majority nothing is marked, see the words beside the topic",
        ),
        explained(
            silent(desk),
            "全文通读过，没有这项规定；不等于禁止，也不等于允许",
            "the whole text was read and does not rule on this; it neither forbids nor allows",
        ),
        explained(
            open(desk),
            "有这项规定，但期限、间隔、范围或处理办法没有写明；本站不代为推算",
            "there is a rule, but it leaves open a length, an interval, a scope or a procedure; this site does not work it out",
        ),
        explained(
            missing(desk),
            "本站还没有录入，不等于没有规定",
            "not entered on this site yet, which does not mean that there is no rule",
        ),
    ]
}

fn column(desk: &Desk<'_>, scheme: &Scheme) -> Column {
    let policy = desk.governing(scheme);
    Column {
        scheme: desk.scheme_link(scheme),
        text: policy.map(|policy| desk.link_named(&policy.facts.title, &address::policy(&scheme.id, &policy.version))),
        status: policy.map_or_else(|| missing(desk), |policy| words::status(desk.lang, &policy.status(desk.survey.day))),
    }
}

fn row(desk: &Desk<'_>, schemes: &[Arc<Scheme>], topic: Topic) -> Row {
    let mut read: Vec<Read> = schemes.iter().map(|scheme| cell(desk, scheme, topic.code)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for gist in read.iter().filter_map(|one| one.gist.as_deref()) {
        *counts.entry(gist).or_default() += 1;
    }
    let verdict = verdict(desk, counts.len(), read.iter().filter(|one| one.gist.is_some()).count(), &read);
    let most = counts.values().copied().max().unwrap_or_default();
    let mut leading = counts.iter().filter(|(_, count)| **count == most);
    let common = leading.next().filter(|_| most > 1 && leading.next().is_none()).map(|(gist, _)| (*gist).to_owned());
    if let Some(common) = common {
        for one in read.iter_mut().filter(|one| one.gist.as_ref().is_some_and(|gist| *gist != common)) {
            one.cell.marks.insert(0, differs(desk));
        }
    }
    Row {
        id: topic.code.replace(':', "-"),
        title: vocabulary::silent(desk.lang, topic.code),
        verdict,
        cells: read.into_iter().map(|one| one.cell).collect(),
    }
}

/// `ways` different rules among `ruled` cells of a row.
fn verdict(desk: &Desk<'_>, ways: usize, ruled: usize, read: &[Read]) -> String {
    let unruled = read.len() - ruled;
    let entered = read.iter().all(|one| one.cell.kind != "missing");
    let rest = match (unruled, desk.lang) {
        (0, _) => String::new(),
        (n, Lang::Zh) if entered => format!("，{n}个没有规定"),
        (n, Lang::Zh) => format!("，{n}个没有规定或尚未录入"),
        (n, _) if entered => format!(", {n} without"),
        (n, _) => format!(", {n} without or not entered"),
    };
    match (ruled, ways, desk.lang) {
        (0, _, Lang::Zh) => "都没有规定".to_owned(),
        (0, ..) => "none has a rule".to_owned(),
        (1, _, Lang::Zh) => format!("只有1个有规定{rest}"),
        (1, ..) => format!("1 has a rule{rest}"),
        (n, 1, Lang::Zh) => format!("{n}个规定要点相同{rest}"),
        (n, 1, _) => format!("{n} alike in substance{rest}"),
        (n, ways, Lang::Zh) if n == ways => format!("{n}个有规定，各不相同{rest}"),
        (n, ways, _) if n == ways => format!("{n} with a rule, all different{rest}"),
        (n, ways, Lang::Zh) => format!("{n}个有规定，分{ways}种{rest}"),
        (n, ways, _) => format!("{n} with a rule, of {ways} kinds{rest}"),
    }
}

fn cell(desk: &Desk<'_>, scheme: &Scheme, topic: &str) -> Read {
    let whose = desk.told(&scheme.name).to_owned();
    let edition = scheme.edition_on(desk.survey.day);
    let policy = desk.governing(scheme);
    let text = policy.map(|policy| Cite {
        label: desk.pick("见全文", "see the text").to_owned(),
        href: desk.href(&address::policy(&scheme.id, &policy.version)),
    });
    let empty = |kind, chip| Read {
        cell: Cell { whose: whose.clone(), kind, marks: vec![chip], rules: Vec::new(), text: text.clone() },
        gist: None,
    };
    let Some(edition) = edition else { return empty("missing", missing(desk)) };
    if edition.silent.iter().any(|known| known == topic) {
        return empty("silent", silent(desk));
    }
    let (rules, gist, left_open) = match (topic, policy) {
        ("replaces" | "ends", Some(policy)) => of_text(desk, scheme, policy, topic),
        _ => {
            let told = rule_words::on_topic(desk, scheme, edition, topic);
            let mut gists: Vec<&str> = told.iter().map(|one| one.gist.as_str()).collect();
            gists.sort_unstable();
            gists.dedup();
            let rows = told.iter().map(|one| one.rule.row(desk, scheme, edition)).collect();
            (rows, gists.join("; "), told.iter().any(|one| one.open))
        }
    };
    if rules.is_empty() {
        return empty("missing", missing(desk));
    }
    let marks = if left_open { vec![open(desk)] } else { Vec::new() };
    Read { cell: Cell { whose, kind: "ruled", marks, rules, text: None }, gist: Some(gist) }
}

/// What the text says of itself: which texts it puts out of force, and when it ends.
fn of_text(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy, topic: &str) -> (Vec<RuleRow>, String, bool) {
    let row = |fact: Fact| RuleRow { text: fact.text, cites: fact.cites, lang: fact.lang, ..RuleRow::default() };
    if topic == "replaces" {
        return (facts::replaces(desk, scheme, policy).map(row).into_iter().collect(), topic.to_owned(), false);
    }
    let ends = policy.facts.ends.as_ref();
    let unsure = ends.is_some_and(|ends| ends.on.is_none()) && policy.starts().is_none();
    let gist = ends.map(|ends| format!("{:?} {:?}", ends.on, ends.after_years)).unwrap_or_default();
    (facts::ends(desk, scheme, policy).map(row).into_iter().collect(), gist, unsure)
}
