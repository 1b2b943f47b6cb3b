//! The lists of an act, from their tables.

mod twice;

use super::table::{Line, Table};
use crate::finding::{Finding, Findings};
use crate::model::day::Day;
use crate::model::id::{BaseId, HostId, is_slug};
use crate::model::list::{
    Answer, Change, Corrected, Evaluated, Fact, Ground, Grounded, Left, List, Lists, Outcome, OutsideEvent, Reported, Row, Running, Stood,
    Subject,
};
use crate::model::rule::{Proposed, ReportState};
use crate::model::standing::Standing;

/// Reads one list of an act into its place.
pub(crate) fn read(list: List, file: &str, text: &str, lists: &mut Lists, findings: &mut Findings) {
    match list {
        List::Recognition => lists.recognition = once(list, file, text, findings, |_, _| Some(())),
        List::Evaluation => lists.evaluation = once(list, file, text, findings, evaluated),
        List::Revocation => lists.revocation = once(list, file, text, findings, grounded),
        List::Criticism => lists.criticism = once(list, file, text, findings, grounded),
        List::Exit => lists.exit = once(list, file, text, findings, left),
        List::Changes => {
            lists.changes = changes(file, text, findings);
            twice::changes(file, &lists.changes, findings);
        }
        List::Correction => {
            lists.correction = corrections(file, text, findings);
            twice::corrections(file, &lists.correction, findings);
        }
        List::Reports => {
            lists.reports = rows(list, file, text, findings, reported);
            twice::bases(file, lists.reports.iter().map(|row| (row.line, format!("{} {}", row.base, row.what.year).into())), findings);
        }
        List::Outside => lists.outside = once(list, file, text, findings, fact),
        List::Opening => lists.opening = once(list, file, text, findings, stood),
    }
}

/// The rows of a list in which a base stands once.
fn once<T>(
    list: List,
    file: &str,
    text: &str,
    findings: &mut Findings,
    what: impl Fn(&Line<'_>, &mut Findings) -> Option<T>,
) -> Vec<Row<T>> {
    let rows = rows(list, file, text, findings, what);
    twice::bases(file, rows.iter().map(|row| (row.line, row.base.as_str().into())), findings);
    rows
}

fn rows<T>(
    list: List,
    file: &str,
    text: &str,
    findings: &mut Findings,
    what: impl Fn(&Line<'_>, &mut Findings) -> Option<T>,
) -> Vec<Row<T>> {
    let Some(table) = Table::read(file, text, list.header(), findings) else { return Vec::new() };
    let mut rows = Vec::new();
    for line in table.lines() {
        let base = base(&line, findings);
        let answer = answer(&line, list, findings);
        let what = what(&line, findings);
        if let (Some(base), Some(answer), Some(what)) = (base, answer, what) {
            let (name, host) = (line.cell("name").into(), line.cell("host").into());
            rows.push(Row { line: line.line, base, name, host, what, answer });
        }
    }
    rows.shrink_to_fit();
    rows
}

fn base(line: &Line<'_>, findings: &mut Findings) -> Option<BaseId> {
    line.parse(
        "base",
        |text| BaseId::try_from(text.to_owned()).ok(),
        ("基地编号，如 QD-2022-003", "the number of a base such as QD-2022-003"),
        findings,
    )
}

fn answer(line: &Line<'_>, list: List, findings: &mut Findings) -> Option<Answer> {
    if line.cell("outcome").is_empty() {
        return Some(Answer::Settled);
    }
    word(line, "outcome", Answer::ALL, |answer| answer.code(list == List::Recognition), findings)
}

/// One of a closed set of words.
fn word<T: Copy, const N: usize>(
    line: &Line<'_>,
    column: &str,
    all: [T; N],
    code: impl Fn(T) -> &'static str,
    findings: &mut Findings,
) -> Option<T> {
    let words = all.map(&code).join(", ");
    line.parse(column, |text| all.into_iter().find(|one| code(*one) == text), (&words, &words), findings)
}

fn ground(line: &Line<'_>, findings: &mut Findings) -> Option<Ground> {
    line.parse(
        "ground",
        |text| text.parse().ok(),
        ("条款键，如 15-1 或 21-7#host-asks", "an article key such as 15-1 or 21-7#host-asks"),
        findings,
    )
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn evaluated(line: &Line<'_>, findings: &mut Findings) -> Option<Evaluated> {
    let filled = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let year = |text: &str| filled(text).filter(|text| is_year(text));
    let round = line.parse("round", year, ("评估轮次的年份，如 2026", "the year of the round such as 2026"), findings);
    let result = line.parse(
        "result",
        filled,
        ("等级代号，或 exempt、absent、deferred、left", "a grade, or exempt, absent, deferred, left"),
        findings,
    );
    let ground = if line.cell("ground").is_empty() { None } else { ground(line, findings) };
    let (round, ground) = (round?.into(), ground.map(Box::new));
    Some(Evaluated { round, result: Outcome::read(&result?), ground, evidence: line.cell("evidence").to_owned() })
}

fn grounded(line: &Line<'_>, findings: &mut Findings) -> Option<Grounded> {
    Some(Grounded { ground: ground(line, findings)? })
}

fn left(line: &Line<'_>, findings: &mut Findings) -> Option<Left> {
    let ground = ground(line, findings);
    let effective = optional_day(line, "effective", findings);
    Some(Left {
        ground: ground?,
        document: line.cell("document").to_owned(),
        effective: effective?,
        became: line.cell("became").to_owned(),
    })
}

fn reported(line: &Line<'_>, findings: &mut Findings) -> Option<Reported> {
    let year = line.parse(
        "year",
        |text| text.parse().ok().filter(|year| (1900..=2200).contains(year)),
        ("年份，如 2026", "a year such as 2026"),
        findings,
    );
    let status = word(line, "status", ReportState::ALL, ReportState::code, findings);
    Some(Reported { year: year?, status: status? })
}

fn fact(line: &Line<'_>, findings: &mut Findings) -> Option<Fact> {
    let event = word(line, "event", OutsideEvent::ALL, OutsideEvent::code, findings);
    Some(Fact { event: event?, note: line.cell("note").to_owned() })
}

fn stood(line: &Line<'_>, findings: &mut Findings) -> Option<Stood> {
    let standing = word(line, "standing", Standing::ALL, Standing::code, findings);
    let since = optional_day(line, "since", findings);
    let round = |text: &str| (text.is_empty() || is_year(text)).then(|| text.to_owned());
    let last_round = line.parse("last_round", round, ("年份，如 2026，或留空", "a year such as 2026, or nothing"), findings);
    let rectify_until = optional_day(line, "rectify_until", findings);
    Some(Stood {
        since: since?,
        number: line.cell("number").to_owned(),
        standing: standing?,
        last_result: line.cell("last_result").to_owned(),
        last_round: last_round?,
        rectify_until: rectify_until?,
    })
}

fn optional_day(line: &Line<'_>, column: &str, findings: &mut Findings) -> Option<Option<Day>> {
    let read = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
    line.parse(column, read, ("日期，如 2026-11-02，或留空", "a date such as 2026-11-02, or nothing"), findings)
}

/// That a window has new days and does not start again.
fn unread(line: &Line<'_>) -> Finding {
    let words = ("写了 first、last、days，公示期却不重新开始", "first, last or days stand here, and the window does not start again");
    Finding::error("wrong-cell", line.place("window"), words.0, words.1)
        .value(line.cell("window"))
        .rule("first、last、days 是重新公示的首日、末日、天数", "first, last and days are those of a window that starts again")
        .remedy(
            "重新公示的，window 写 restarts；公示期不变的，去掉这三列的日期和天数",
            "write restarts as window where it starts again; take the dates and days out where it goes on",
        )
}

/// That a window starts again without its days.
fn undated(line: &Line<'_>) -> Finding {
    let words = ("restarts 须写 first、last、days", "restarts needs first, last and days");
    Finding::error("wrong-cell", line.place("window"), words.0, words.1)
        .value("restarts")
        .rule("重新公示的，写明新的首日、末日、天数", "a window that starts again has a new first day, last day and length")
        .remedy(
            "填上 first、last、days 三列；公示期不变的，写 continues",
            "fill in first, last and days; write continues where the window goes on",
        )
}

fn day(line: &Line<'_>, column: &str, findings: &mut Findings) -> Option<Day> {
    line.parse(column, |text| text.parse().ok(), ("日期，如 2026-11-02", "a date such as 2026-11-02"), findings)
}

fn changes(file: &str, text: &str, findings: &mut Findings) -> Vec<Change> {
    let Some(table) = Table::read(file, text, List::Changes.header(), findings) else { return Vec::new() };
    let mut changes = Vec::new();
    for line in table.lines() {
        let read = |text: &str| match text.strip_prefix("host:") {
            Some(host) => HostId::try_from(host.to_owned()).ok().map(Subject::Host),
            None => BaseId::try_from(text.to_owned()).ok().map(Subject::Base),
        };
        let subject = line.parse("subject", read, ("基地编号或 host:依托单位代号", "the number of a base, or host:<id>"), findings);
        let what = line.parse(
            "what",
            |text| is_slug(text).then(|| text.to_owned()),
            ("变更的事项，如 name、host、leader", "what changes, such as name, host, leader"),
            findings,
        );
        let to = line.parse("to", |text| (!text.is_empty()).then(|| text.to_owned()), ("变更后的值", "the new value"), findings);
        let effective = optional_day(&line, "effective", findings);
        let answer = answer(&line, List::Changes, findings);
        if let (Some(subject), Some(what), Some(to), Some(effective), Some(answer)) = (subject, what, to, effective, answer) {
            let cell = |column: &str| line.cell(column).to_owned();
            changes.push(Change {
                line: line.line,
                subject,
                name: cell("name").into(),
                host: cell("host").into(),
                what,
                from: cell("from"),
                to,
                to_en: cell("to_en"),
                effective,
                answer,
            });
        }
    }
    changes
}

fn corrections(file: &str, text: &str, findings: &mut Findings) -> Vec<Corrected> {
    let Some(table) = Table::read(file, text, List::Correction.header(), findings) else { return Vec::new() };
    let mut corrections = Vec::new();
    for line in table.lines() {
        let base = base(&line, findings);
        let list = word(&line, "list", Proposed::ALL, Proposed::code, findings);
        let dated = ["first", "last", "days"].iter().any(|column| !line.cell(column).is_empty());
        let window = match line.cell("window") {
            "restarts" if !dated => {
                findings.push(undated(&line));
                None
            }
            "" | "continues" if dated => {
                findings.push(unread(&line));
                None
            }
            "restarts" => {
                let (first, last) = (day(&line, "first", findings), day(&line, "last", findings));
                let days = line.parse("days", |text| text.parse().ok(), ("天数", "a number of days"), findings);
                first.zip(last).zip(days).map(|((first, last), days)| Running::Restarts(first, last, days))
            }
            _ => line.parse(
                "window",
                |text| matches!(text, "" | "continues").then_some(Running::Continues),
                ("continues 或 restarts", "continues or restarts"),
                findings,
            ),
        };
        if let (Some(base), Some(list), Some(window)) = (base, list, window) {
            let cell = |column: &str| line.cell(column).to_owned();
            let (column, was, is, is_en) = (cell("column"), cell("was"), cell("is"), cell("is_en"));
            corrections.push(Corrected { line: line.line, base, list, column, was, is, is_en, window });
        }
    }
    corrections
}
