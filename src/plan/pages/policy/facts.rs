//! The facts of a text, each with the place that says so; what the copy does not tell is said to be untold.

use crate::model::draft::policy::{DoubtStatus, OpenStart, Replaces, StartDay, TextKind};
use crate::model::id::{ArticleKey, Citation};
use crate::model::policy::Policy;
use crate::model::register::Scheme;
use crate::model::rule::Articles;
use crate::model::text::{Bilingual, Lang};
use crate::plan::desk::Desk;
use crate::plan::view::{Cite, Fact};
use crate::plan::words;

/// Everything known of a text.
#[must_use]
pub fn all(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> Vec<Fact> {
    let facts = &policy.facts;
    let untold = || desk.pick("本站所据文本没有写明", "not in the copy used here").to_owned();
    let term = |zh: &str, en: &str| desk.pick(zh, en).to_owned();
    let issuer = facts.dated.map_or(&scheme.authority, |day| scheme.authority_on(day));
    let mut all = vec![authority(desk, issuer)];
    all.push(Fact {
        chip: Some(words::status(desk.lang, &policy.status(desk.survey.day))),
        ..Fact::text(term("效力", "Status"), as_of(desk))
    });
    all.push(number(desk, policy).unwrap_or_else(|| Fact::text(term("文号", "Number"), untold())));
    all.push(
        facts
            .dated
            .map_or_else(|| Fact::text(term("成文日期", "Dated"), untold()), |day| Fact::day(term("成文日期", "Dated"), desk.dated(day))),
    );
    all.push(Fact::text(term("文本", "Copy"), kind(desk, facts.kind)));
    all.extend(
        facts.reposted.map(|day| Fact::day(term("转载日期（不是文件日期）", "Reprinted on (not the date of the text)"), desk.dated(day))),
    );
    if let Some(amended) = &facts.amended {
        all.push(Fact::day(term("修改日期", "Amended on"), desk.dated(amended.on)));
        all.push(chinese(desk, term("修改依据", "Amended by"), amended.by.clone()));
    }
    all.extend(force(desk, scheme, policy));
    if let Some(ended) = &facts.ended {
        let (when, by) = match ended.status {
            DoubtStatus::Replaced => (term("被替代日期", "Replaced on"), term("被替代依据", "Replaced by")),
            DoubtStatus::Repealed => (term("废止日期", "Repealed on"), term("废止依据", "Repealed by")),
        };
        all.push(Fact::day(when, desk.dated(ended.on)));
        all.push(chinese(desk, by, ended.by.clone()));
    }
    for doubt in &facts.doubt {
        let (zh, en) = match doubt.status {
            DoubtStatus::Replaced => (
                format!("可能已被{}替代，但没有文件这样写明", doubt.by),
                format!("it may have been replaced by {}; no text says so", doubt.by),
            ),
            DoubtStatus::Repealed => (
                format!("可能已被{}废止，但没有文件这样写明", doubt.by),
                format!("it may have been repealed by {}; no text says so", doubt.by),
            ),
        };
        let source = doubt.source.iter().map(|cite| desk.cite(cite, Some(scheme))).collect();
        all.push(Fact::text(term("效力疑问", "Doubt"), desk.pick(&zh, &en)).cites(source));
    }
    all.extend(replaces(desk, scheme, policy));
    if !facts.cites.is_empty() {
        all.push(chinese(desk, term("文中引用的文件", "Documents it cites"), facts.cites.join("；")));
    }
    all
}

/// The authority by a name it has or had.
#[must_use]
pub fn authority(desk: &Desk<'_>, name: &Bilingual) -> Fact {
    Fact { other: desk.beside(name).map(str::to_owned), ..desk.fact(desk.pick("主管部门", "Authority"), name) }
}

/// The texts it puts out of force; none where it names none.
#[must_use]
pub fn replaces(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> Option<Fact> {
    let titles: Vec<String> = policy.facts.replaces.iter().map(replaced).collect();
    let mut cites: Vec<Cite> = policy.facts.replaces.iter().flat_map(|one| own(desk, scheme, policy, &one.article)).collect();
    cites.dedup_by(|one, before| one.href == before.href);
    let term = desk.pick("所替代的文件", "Replaces").to_owned();
    (!titles.is_empty()).then(|| chinese(desk, term, titles.join("；")).cites(cites))
}

/// From when and until when it holds.
#[must_use]
pub fn force(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> Vec<Fact> {
    let facts = &policy.facts;
    let term = desk.pick("施行日期", "In force from");
    let start = match (facts.in_force.on, facts.dated) {
        (StartDay::Day(day), _) | (StartDay::Open(OpenStart::Release), Some(day)) => Fact::day(term, desk.dated(day)),
        (StartDay::Open(OpenStart::Release), None) => Fact::text(
            term,
            desk.pick("自发布之日起；本站所据文本没有写明发布日期", "the day of release, which the copy used here does not give"),
        ),
        (StartDay::Open(OpenStart::Placeholder), _) => Fact::text(term, desk.pick("文本中留空", "left blank in the text")),
    };
    let end = ends(desk, scheme, policy)
        .unwrap_or_else(|| Fact::text(desk.pick("有效期", "Ends"), desk.pick("文本没有写明", "the text does not say")));
    vec![start.cites(own(desk, scheme, policy, &facts.in_force.article)), end]
}

/// When it ends by its own words; none where it does not say.
#[must_use]
pub fn ends(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> Option<Fact> {
    let ends = policy.facts.ends.as_ref()?;
    let term = desk.pick("有效期", "Ends");
    let fact = match (ends.on, ends.after_years) {
        (Some(day), _) => Fact::day(term, desk.dated(day)),
        (None, Some(years)) => Fact::text(term, years_in_force(desk, policy, years)),
        (None, None) => return None,
    };
    Some(fact.cites(own(desk, scheme, policy, &ends.article)))
}

fn years_in_force(desk: &Desk<'_>, policy: &Policy, years: u32) -> String {
    let known = policy.lapses().filter(|_| policy.facts.kind != TextKind::Draft);
    let ended = policy.facts.ended.as_ref().filter(|_| policy.has_ended(desk.survey.day));
    let cut_short = known.is_some_and(|last| ended.is_some_and(|ended| ended.on <= last));
    match (desk.lang, known) {
        (Lang::Zh, Some(day)) if cut_short => format!("{years}年，本应至{}", desk.dated_short(day).text),
        (Lang::En, Some(day)) if cut_short => format!("after {years} years, which would have been on {}", desk.dated_short(day).text),
        (Lang::Zh, Some(day)) => format!("{years}年，至{}", desk.dated_short(day).text),
        (Lang::Zh, None) => format!("{years}年，自施行之日起；起点不明，止日未能推算"),
        (Lang::En, Some(day)) => format!("after {years} years, on {}", desk.dated_short(day).text),
        (Lang::En, None) => format!("{years} years from coming into force; the start is not known, so the end is not worked out"),
    }
}

/// The number, and where it was found: in a place of another text, or on the notice of issue.
fn number(desk: &Desk<'_>, policy: &Policy) -> Option<Fact> {
    let number = policy.facts.number.as_ref()?;
    let fact = chinese(desk, desk.pick("文号", "Number").to_owned(), number.text.clone());
    let source = number.source.as_ref().and_then(|source| Citation::try_from(source.clone()).ok());
    let wrapped = number.source.as_deref() == Some("wrapper");
    let fact = if wrapped {
        Fact { term: desk.pick("文号（见印发通知）", "Number (on the notice of issue)").to_owned(), ..fact }
    } else {
        fact
    };
    Some(fact.cites(source.iter().map(|cite| desk.cite(cite, None)).collect()))
}

fn kind(desk: &Desk<'_>, kind: TextKind) -> &'static str {
    match kind {
        TextKind::Issued => desk.pick("印发本", "as issued"),
        TextKind::Amended => desk.pick("修改后的文本", "with amendments worked in"),
        TextKind::Draft => desk.pick("征求意见稿", "draft for comment"),
        TextKind::Reprint => desk.pick("转载本", "a reprint"),
        TextKind::Unknown => desk.pick("来源文本没有说明", "the copy does not tell"),
    }
}

fn as_of(desk: &Desk<'_>) -> String {
    let day = desk.dated_short(desk.survey.day).text;
    match desk.lang {
        Lang::Zh => format!("截至{day}："),
        Lang::En => format!("as of {day}:"),
    }
}

fn replaced(one: &Replaces) -> String {
    let title = one.title.as_ref().map(|title| format!("《{title}》")).unwrap_or_default();
    let dated = one.dated.map(|day| day.words().zh);
    let detail: Vec<String> = one.number.iter().cloned().chain(dated).collect();
    if detail.is_empty() { title } else { format!("{title}（{}）", detail.join("，")) }
}

/// A fact whose words are Chinese on every page.
fn chinese(desk: &Desk<'_>, term: String, text: String) -> Fact {
    Fact { lang: desk.tag_of_chinese(), ..Fact::text(term, text) }
}

fn own(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy, articles: &Articles) -> Vec<Cite> {
    let cite = |key: &ArticleKey| Citation { scheme: scheme.id.clone(), version: policy.version.clone(), key: Some(key.clone()) };
    articles.keys().iter().map(|key| desk.cite(&cite(key), Some(scheme))).collect()
}
