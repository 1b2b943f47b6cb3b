//! # prose-differs：正文与文件所载的不一致 / prose that contradicts its act
//!
//! 公示期、日数、异议数目由 act.toml 和列表写明，页面据此显示；正文里又写了的，必须一致，否则公众不知道以哪个为准。查的是：公示期的
//! 起止（“……至……”），单写的末日（“公示期至……”）、“N个工作日”、“共N个（家、项）”、“收到N件异议”，以及日期后面所注的星期。假期起止等完全落在公示期以内的日期
//! 不算矛盾；没有写进 act.toml 的事项不查。
//!
//! The window, its days and the number of objections stand in act.toml and the lists, and the page shows those. Prose that
//! says them again says the same, or nobody knows which counts. Looked at are the two days of a period, its last day alone
//! ("the period runs to …"), a number of working days, a count of entries or of objections, and the day of the week beside a date. Days that lie wholly
//! within the window, as of a holiday, are no contradiction.
//!
//! 依据 / rests on: 一份文件只有一个公示期（通行做法）；民法典第二百零三条 / an act has one window (common practice); Civil Code art. 203.
//!
//! ```text
//! act.toml: first = 2026-11-18, last = 2026-11-24, days = 5
//! 错 / bad:  公示期为2026年11月18日至11月25日，共5个工作日。
//! 对 / good: 公示期为2026年11月18日至11月24日，共5个工作日。
//! ```

use super::Scene;
use super::dates::{Dated, dates, number_before, whole_number};
use crate::finding::{At, Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::list::Running;
use crate::model::register::{Act, ActKind, Scheme, Window};
use crate::model::text::{Bilingual, Lang};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in &scheme.acts {
            for lang in Lang::ALL {
                let Some(prose) = act.prose.get(lang) else { continue };
                let facts = Facts::of(scheme, act);
                for (start, sentence) in sentences(prose) {
                    judge(&facts, (start, sentence), &format!("{}/{}.md", act.folder, lang.code()), findings);
                }
            }
        }
    }
}

/// What the act prints, and those it is about with the extensions and corrections that came before it.
struct Facts<'a> {
    act: &'a Act,
    windows: Vec<Window>,
    days: Vec<u32>,
    counts: Vec<usize>,
    objections: Option<u32>,
}

impl<'a> Facts<'a> {
    fn of(scheme: &Scheme, act: &'a Act) -> Self {
        let before = |later: &&Act| later.id != act.id && later.posted() <= act.posted();
        let about = scheme.about(act).flat_map(|one| [one].into_iter().chain(scheme.followed(one).filter(before)));
        let acts: Vec<&Act> = about.chain([act]).collect();
        let mut windows: Vec<Window> = acts.iter().filter_map(|act| window(act)).collect();
        for row in acts.iter().flat_map(|act| &act.lists.correction) {
            if let Running::Restarts(first, last, days) = row.window {
                windows.push(Window { first, last, days });
            }
        }
        // An extension may tell the whole period, from the first day of its notice.
        let firsts: Vec<Day> = windows.iter().map(|window| window.first).collect();
        if let (Some(first), ActKind::Extension(longer, _)) = (firsts.into_iter().min(), &act.kind) {
            windows.push(Window { first, ..*longer });
        }
        let ruled = act.effects().into_iter().filter_map(|effect| act.under.publicity_of(effect)?.days.least());
        let days = windows.iter().map(|window| window.days).chain(ruled).collect();
        let lists = &act.lists;
        let mut counts = vec![
            lists.recognition.len(),
            lists.evaluation.len(),
            lists.revocation.len(),
            lists.criticism.len(),
            lists.exit.len(),
            lists.changes.len(),
            lists.correction.len(),
            lists.reports.len(),
            lists.outside.len(),
            lists.opening.len(),
        ];
        counts.push(counts.iter().sum());
        let objections = match &act.kind {
            ActKind::Decision(count) => *count,
            ActKind::ObjectionResult(result) => Some(result.received),
            _ => None,
        };
        Self { act, windows, days, counts, objections }
    }
}

fn window(act: &Act) -> Option<Window> {
    match &act.kind {
        ActKind::Notice(window) | ActKind::Extension(window, _) => Some(*window),
        _ => None,
    }
}

/// The sentences of a text with the byte each begins at.
fn sentences(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive(['。', '；', '\n', ';']).map(move |sentence| {
        let at = start;
        start += sentence.len();
        (at, sentence)
    })
}

/// Something in a sentence that is not as its act has it.
struct Difference {
    /// The byte of the sentence.
    at: usize,
    value: String,
    says: Bilingual,
}

fn judge(facts: &Facts<'_>, (start, sentence): (usize, &str), file: &str, findings: &mut Findings) {
    let found = dates(sentence, facts.act.posted().year());
    let mut all: Vec<Difference> = found.iter().filter_map(|one| other_weekday(sentence, one)).collect();
    if speaks_of_window(sentence) {
        all.extend(found.windows(2).filter_map(|pair| other_period(facts, sentence, pair)));
        all.extend(other_last(facts, sentence, &found));
        all.extend(other_length(facts, sentence));
    }
    all.extend(other_count(facts, sentence));
    all.extend(other_objections(facts, sentence));
    findings.extend(all.into_iter().map(|Difference { at, value, says }| {
        let place = Place { file: file.to_owned(), at: At::Byte(start + at) };
        let finding = Finding::error("prose-differs", place, says.zh, says.en).value(value);
        finding.rule("正文与文件所载一致", "prose says what its act says").remedy(
            "改正文；act.toml 或列表有误的，改那里，已发布的发更正",
            "mend the prose; where act.toml or a list is wrong, mend that, or post a correction",
        )
    }));
}

fn other_weekday(sentence: &str, one: &Dated) -> Option<Difference> {
    let right = one.day.weekday();
    let weekday = one.weekday.filter(|weekday| *weekday != right)?;
    let zh = ["一", "二", "三", "四", "五", "六", "日"].get(right.num_days_from_monday() as usize)?;
    let value = format!("{} {weekday}", sentence.get(one.start..one.end).unwrap_or_default());
    let says = Bilingual::new(format!("{}是星期{zh}", one.day), format!("{} is a {right}", one.day));
    Some(Difference { at: one.start, value, says })
}

fn other_period(facts: &Facts<'_>, sentence: &str, pair: &[Dated]) -> Option<Difference> {
    let [first, last] = pair else { return None };
    let window = contradicted(&facts.windows, first.day, last.day).filter(|_| joined(sentence, first, last))?;
    let (from, to) = (window.first, window.last);
    let value = sentence.get(first.start..last.end).unwrap_or_default().to_owned();
    let says = Bilingual::new(format!("文件所载的公示期是{from}至{to}"), format!("the act prints a window from {from} to {to}"));
    Some(Difference { at: first.start, value, says })
}

/// A last day that stands alone and is that of no window.
fn other_last(facts: &Facts<'_>, sentence: &str, found: &[Dated]) -> Option<Difference> {
    let one = found.iter().find(|one| sentence.get(..one.start).is_some_and(ends_period))?;
    let last = facts.windows.first()?.last;
    let value = sentence.get(one.start..one.end).unwrap_or_default().to_owned();
    let says = Bilingual::new(format!("文件所载的公示期到{last}为止"), format!("the act prints a window that ends on {last}"));
    facts.windows.iter().all(|window| window.last != one.day).then_some(Difference { at: one.start, value, says })
}

fn other_length(facts: &Facts<'_>, sentence: &str) -> Option<Difference> {
    let printed = facts.windows.first()?.days;
    let (at, days) = ["个工作日", " working days", " working day"].iter().find_map(|unit| {
        let (before, after) = sentence.split_once(unit)?;
        let deadline = after.starts_with('内') || before.to_ascii_lowercase().contains("within") || after.starts_with("以内");
        Some((before.len(), number_before(before).filter(|_| !deadline)?))
    })?;
    let says = Bilingual::new(format!("文件所载的是{printed}日"), format!("the act prints {printed} day(s)"));
    (!facts.days.contains(&days)).then(|| Difference { at, value: days.to_string(), says })
}

fn other_count(facts: &Facts<'_>, sentence: &str) -> Option<Difference> {
    let (at, count) = counted(sentence).filter(|(_, count)| !facts.counts.contains(count))?;
    let rows = facts.counts.last()?;
    let says = Bilingual::new(format!("列表共{rows}行"), format!("the lists have {rows} row(s)"));
    Some(Difference { at, value: count.to_string(), says })
}

fn other_objections(facts: &Facts<'_>, sentence: &str) -> Option<Difference> {
    let ((at, told), received) = objections(sentence).zip(facts.objections)?;
    let says = Bilingual::new(format!("文件所载的异议是{received}项"), format!("the act says {received} objection(s)"));
    (told != received).then(|| Difference { at, value: told.to_string(), says })
}

fn speaks_of_window(sentence: &str) -> bool {
    let lower = sentence.to_ascii_lowercase();
    sentence.contains("公示") || ["publicity", "window", "notice period", "the period"].iter().any(|word| lower.contains(word))
}

/// Whether what stands before a day makes it the last of a period: `公示期至`, `the period runs to`.
fn ends_period(before: &str) -> bool {
    let before = before.trim_end().to_ascii_lowercase();
    let marks = ["截至", "截止到", "截止日期为", "至", "到", " runs to", " runs until", " runs through", " ends on", " closes on"];
    let mut leads = marks.iter().filter_map(|mark| before.strip_suffix(mark));
    leads.any(|lead| ["公示", "公示期", "公示时间", "period", "window"].iter().any(|what| lead.ends_with(what)))
}

/// Two days that stand as a period: `……至……`, `… to …`.
fn joined(sentence: &str, first: &Dated, last: &Dated) -> bool {
    let between = sentence.get(first.end..last.start).unwrap_or_default();
    // The day of the week, the hour and the like may stand between.
    let bare = between.split(['（', '(']).next().unwrap_or_default();
    let after = between.rsplit(['）', ')']).next().unwrap_or_default();
    let marks = ["至", "到", "—", "－", "–", "-", "~", "～", " to ", " until ", " through "];
    between.chars().count() <= 16 && [bare, after].iter().any(|part| marks.iter().any(|mark| part.contains(mark)))
}

/// The window that a period contradicts: it is none of those printed, and does not lie wholly within one.
fn contradicted(windows: &[Window], first: Day, last: Day) -> Option<Window> {
    let fits = |window: &Window| (window.first, window.last) == (first, last) || (window.first < first && last < window.last);
    let meant = |window: &&Window| window.first == first || window.last == last || (first <= window.last && window.first <= last);
    if windows.iter().any(fits) { None } else { windows.iter().find(meant).copied() }
}

/// `共N个`, `共计N家`, `拟认定N个`: where, and how many.
fn counted(sentence: &str) -> Option<(usize, usize)> {
    let lead = ["共计", "共", "拟认定", "认定"].iter().find_map(|lead| sentence.find(lead).map(|at| at + lead.len()))?;
    let rest = sentence.get(lead..)?;
    let (number, after) =
        rest.char_indices().find(|(_, c)| "个家项".contains(*c)).and_then(|(end, _)| Some((rest.get(..end)?, rest.get(end..)?)))?;
    let of_days = ["个工作日", "个月", "个自然日"].iter().any(|days| after.starts_with(days));
    if of_days { None } else { Some((lead, usize::try_from(whole_number(number)?).ok()?)) }
}

/// `收到N件异议`, `收到异议N件`: where, and how many.
fn objections(sentence: &str) -> Option<(usize, u32)> {
    let lead = sentence.find("收到")? + "收到".len();
    let rest = sentence.get(lead..)?;
    let (end, _) = rest.char_indices().find(|(_, c)| "件项条份".contains(*c))?;
    let (number, after) = (rest.get(..end)?, rest.get(end..)?);
    let told = number.strip_prefix("异议").or_else(|| after.chars().skip(1).collect::<String>().starts_with("异议").then_some(number))?;
    Some((lead, whole_number(told)?))
}
