//! # effective-early：生效日早于发文，而办法没有允许 / effective before the act, where the text does not allow it
//!
//! 需要批准的变更、依申请的退出，最早自文件签发之日（没有写签发日的，自发布之日）起生效。依托单位改名是登记机关的事实，事后报备的
//! 变更依其报备，自上级文件之日退出的依那份文件，这几种可以早于发文。办法没有规定的变更给警告。
//!
//! A change that needs an approval and an exit on request hold at the earliest from the day the act was signed, or posted where no
//! day of signing is written. A new name of a host is a fact of another register, a change that is reported afterwards was
//! made before, and a base promoted leaves on the day of the other document: these may be earlier. A change the text
//! says nothing of is a warning.
//!
//! 依据 / rests on: 各办法的变更、退出条款，`[[edition.change]]`、`then = { exit = … }` / the articles on changes and exits,
//! `[[edition.change]]` and `then = { exit = … }`.
//!
//! ```csv
//! # acts/2026/0615-changes
//! subject,name,host,what,from,to,to_en,effective
//! # 错 / bad:  QD-1,…,…,leader,林一,林二,Lin Er,2026-03-01
//! # 对 / good: QD-1,…,…,leader,林一,林二,Lin Er,2026-06-15
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::day::Day;
use crate::model::list::{Answer, Change, Left, Row, Subject};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::{Effect, ExitFrom, May};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in scheme.acts.iter().filter(|act| matches!(act.kind, ActKind::Decision(_))) {
            let earliest = act.signed.unwrap_or(act.posted()).min(act.posted());
            for row in act.lists.changes.iter().filter(|row| row.answer == Answer::Settled) {
                if let Some(day) = row.effective.filter(|day| *day < earliest) {
                    findings.extend(change(scheme, act, row, day, earliest));
                }
            }
            for row in act.lists.exit.iter().filter(|row| row.answer == Answer::Settled) {
                if let Some(day) = row.what.effective.filter(|day| *day < earliest) {
                    findings.extend(exit(scheme, act, row, day, earliest));
                }
            }
        }
    }
}

fn change(scheme: &Scheme, act: &Act, row: &Change, day: Day, earliest: Day) -> Option<Finding> {
    if matches!(row.subject, Subject::Host(_)) && row.what == "name" {
        return None;
    }
    let rule = act.under.change_of(&row.what);
    let level = match rule.map(|rule| rule.rule) {
        Some(May::Report) => return None,
        Some(May::May | May::MayNot) => Level::Error,
        None => Level::Warning,
    };
    let finding = finding(act, level, Place::column(act.list_file("changes"), row.line, "effective"), day, earliest);
    let cites = rule.map(|rule| scheme.cite(&act.under, &rule.article)).unwrap_or_default();
    Some(finding.articles_or(
        cites,
        "没有规定可以溯及的，自发文起生效",
        "where no text lets it hold earlier, a change holds from its act on",
    ))
}

fn exit(scheme: &Scheme, act: &Act, row: &Row<Left>, day: Day, earliest: Day) -> Option<Finding> {
    let mut rules = act.under.named(&row.what.ground);
    let rule = rules.find(|rule| matches!(rule.then, Effect::Exit(_) | Effect::Revoke))?;
    if matches!(rule.then, Effect::Exit(exit) if exit.from == ExitFrom::Document) {
        return None;
    }
    let finding = finding(act, Level::Error, Place::column(act.list_file("exit"), row.line, "effective"), day, earliest);
    Some(finding.articles(scheme.cite(&act.under, &rule.article)))
}

fn finding(act: &Act, level: Level, place: Place, day: Day, earliest: Day) -> Finding {
    let (zh, en) = if act.signed.is_some() { ("签发", "signed") } else { ("发布", "posted") };
    Finding::new(
        "effective-early",
        level,
        place,
        format!("生效日早于{zh}日{earliest}，办法没有允许"),
        format!("it would hold before the act was {en} on {earliest}, which the text does not allow"),
    )
    .value(day)
    .remedy(
        format!("effective 写 {earliest} 或以后；另有文件批准的，写 signed"),
        format!("write {earliest} or later as effective; where a document approved it before, write signed"),
    )
}
