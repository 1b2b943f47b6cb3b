//! The words of states, grades and kinds, in both languages.

use super::view::Chip;
use crate::model::calendar::Unit;
use crate::model::draft::scheme::Words;
use crate::model::id::{ArticleKey, Slug};
use crate::model::list::{Answer, List, Outcome};
use crate::model::particular as named;
use crate::model::policy::Status;
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::{Edition, Proposed, Role, Strength};
use crate::model::standing::{Mark, NoticeState, Standing};
use crate::model::text::{Bilingual, Lang};

pub use super::joints::{again, apart, between, by_practice, not_counted, plural, sample, weekday, weekday_after};

fn chip(lang: Lang, kind: &'static str, zh: &str, en: &str) -> Chip {
    Chip { kind, text: pick(lang, zh, en) }
}

fn pick(lang: Lang, zh: &str, en: &str) -> String {
    lang.pick(zh, en).to_owned()
}

/// `art. 13(3)`, `art. 14 para. 2`; no line ends between an abbreviation and its number.
#[must_use]
pub fn article_en(key: &ArticleKey) -> String {
    let mut parts = key.as_str().split('-');
    let mut words = ["art.\u{a0}", parts.next().unwrap_or_default()].concat();
    for part in parts {
        match part.strip_prefix('p') {
            Some(paragraph) => words.extend(["\u{a0}para.\u{a0}", paragraph]),
            None => words.extend(["(", part, ")"]),
        }
    }
    words
}

/// The state of a notice.
#[must_use]
pub fn notice_state(lang: Lang, state: NoticeState) -> Chip {
    match state {
        NoticeState::Open => chip(lang, "open", "公示中", "Open"),
        NoticeState::Scheduled => chip(lang, "scheduled", "即将公示", "Scheduled"),
        NoticeState::Closed => chip(lang, "closed", "已截止，待结果", "Closed, outcome awaited"),
        NoticeState::Concluded => chip(lang, "concluded", "已办结", "Concluded"),
        NoticeState::Withdrawn => chip(lang, "withdrawn", "已撤回", "Withdrawn"),
    }
}

/// The standing of a base.
#[must_use]
pub fn standing(lang: Lang, standing: Standing) -> Chip {
    match standing {
        Standing::Candidate => chip(lang, "candidate", "候选", "Candidate"),
        Standing::Proposed => chip(lang, "proposed", "拟认定", "Proposed"),
        Standing::NotRecognised => chip(lang, "not-recognised", "未予认定", "Not recognised"),
        Standing::Certified => chip(lang, "certified", "已认定", "Certified"),
        Standing::InRectification => chip(lang, "rectification", "整改中", "In rectification"),
        Standing::ReEvaluationDue => chip(lang, "re-evaluation", "待复评", "Re-evaluation due"),
        Standing::Revoked => chip(lang, "revoked", "已撤销", "Revoked"),
        Standing::Exited => chip(lang, "exited", "已退出", "Exited"),
    }
}

/// The standing of a base of a scheme, whose own word for revocation it takes in Chinese: 已取消国合基地资格, 已撤销国合基地称号.
#[must_use]
pub fn standing_in(lang: Lang, own: &Words, standing: Standing) -> Chip {
    match standing {
        Standing::Revoked => chip(lang, "revoked", &format!("已{}", own.revoke.zh), "Revoked"),
        other => self::standing(lang, other),
    }
}

/// A mark of a base.
#[must_use]
pub fn mark(lang: Lang, mark: Mark) -> Chip {
    match mark {
        Mark::OpenNotice => chip(lang, "notice", "正在公示", "Open notice"),
        Mark::Criticised => chip(lang, "criticised", "被通报", "Criticised"),
        Mark::Exempt => chip(lang, "exempt", "免评", "Exempt from evaluation"),
        Mark::ApplicationWithdrawn => chip(lang, "withdrawn", "已撤回申报", "Application withdrawn"),
        Mark::FailedAgain => chip(lang, "failed-again", "复评不合格", "Failed re-evaluation"),
    }
}

/// What is due, or was: a day that passed is marked wherever it is told.
#[must_use]
pub fn due(lang: Lang, past: bool) -> Chip {
    if past { chip(lang, "overdue", "已过期限", "Past due") } else { chip(lang, "due", "待办", "Due") }
}

/// The status of a text.
#[must_use]
pub fn status(lang: Lang, status: &Status) -> Chip {
    match status {
        Status::Draft => chip(lang, "draft", "征求意见稿，未生效", "Draft for comment, not in force"),
        Status::NotYet(_) => chip(lang, "not-yet", "尚未施行", "Not yet in force"),
        Status::InForce(_) => chip(lang, "in-force", "现行有效", "In force"),
        Status::Lapsed(_) => chip(lang, "lapsed", "有效期已满", "Lapsed"),
        Status::Repealed(..) => chip(lang, "repealed", "已废止", "Repealed"),
        Status::Replaced(..) => chip(lang, "replaced", "已被替代", "Replaced"),
        Status::Unknown => chip(lang, "unknown", "效力未能确定", "Status not known"),
    }
}

/// The outcome of an evaluation, a grade by the name its edition gives it.
#[must_use]
pub fn outcome(lang: Lang, outcome: &Outcome, edition: &Edition) -> Chip {
    match outcome {
        Outcome::Grade(id) => {
            let grade = edition.grade_of(id);
            let kind = match grade.map(|grade| grade.role) {
                Some(Role::Top) => "top",
                Some(Role::Pass) => "pass",
                Some(Role::Fail) => "fail",
                None => "unknown",
            };
            Chip { kind, text: grade.map_or_else(|| id.to_string(), |grade| grade.name.get(lang).to_owned()) }
        }
        Outcome::Exempt => chip(lang, "exempt", "免评", "Exempt"),
        Outcome::Absent => chip(lang, "absent", "未参加", "Absent"),
        Outcome::Deferred => chip(lang, "deferred", "暂缓", "Deferred"),
        Outcome::Left => chip(lang, "left", "中途退出", "Left midway"),
    }
}

/// How a decision answered a row.
#[must_use]
pub fn answer(lang: Lang, list: Proposed, answer: Answer) -> Chip {
    match (answer, list) {
        (Answer::Settled, Proposed::Recognition) => chip(lang, "recognised", "认定", "Recognised"),
        (Answer::Settled, _) => chip(lang, "settled", "按公示决定", "Decided as proposed"),
        (Answer::Dropped, Proposed::Recognition) => chip(lang, "not-recognised", "未予认定", "Not recognised"),
        (Answer::Dropped, _) => chip(lang, "dropped", "未按公示作出决定", "Dropped"),
        (Answer::Withdrawn, _) => chip(lang, "dropped", "申报单位撤回", "Withdrawn by the applicant"),
        (Answer::Pending, _) => chip(lang, "pending", "待定", "Pending"),
    }
}

/// The kind of an act.
#[must_use]
pub fn act_kind(lang: Lang, kind: &ActKind) -> String {
    match kind {
        ActKind::Notice(_) => pick(lang, "公示", "Notice"),
        ActKind::Decision(_) => pick(lang, "决定", "Decision"),
        ActKind::Correction => pick(lang, "更正", "Correction"),
        ActKind::Extension(..) => pick(lang, "延长公示", "Extension"),
        ActKind::NoticeWithdrawal(_) => pick(lang, "撤回公示", "Withdrawal of a notice"),
        ActKind::ObjectionResult(_) => pick(lang, "异议处理结果", "Outcome of objections"),
        ActKind::Annulment => pick(lang, "废止文件", "Annulment"),
        ActKind::Opening => pick(lang, "初始名录", "Opening of the register"),
        ActKind::Outside(_) => pick(lang, "其他机关文件", "Act of another body"),
        ActKind::ReportRoll => pick(lang, "年度报告情况", "Roll of annual reports"),
    }
}

/// The word for an act's kind in its file.
#[must_use]
pub fn act_code(kind: &ActKind) -> &'static str {
    match kind {
        ActKind::Notice(_) => "notice",
        ActKind::Decision(_) => "decision",
        ActKind::Correction => "correction",
        ActKind::Extension(..) => "extension",
        ActKind::NoticeWithdrawal(_) => "notice-withdrawal",
        ActKind::ObjectionResult(_) => "objection-result",
        ActKind::Annulment => "annulment",
        ActKind::Opening => "opening",
        ActKind::Outside(_) => "outside",
        ActKind::ReportRoll => "report-roll",
    }
}

/// A list's name: what a notice proposes or a decision settles; revocation in the scheme's own words.
#[must_use]
pub fn list(lang: Lang, own: &Words, list: Proposed, proposing: bool) -> String {
    let revoke = own.revoke.get(lang);
    let (zh, en) = match (list, proposing) {
        (Proposed::Recognition, true) => ("拟认定名单", "Proposed for recognition"),
        (Proposed::Recognition, false) => ("认定结果", "Recognition"),
        (Proposed::Evaluation, true) => ("拟定评估结果", "Proposed evaluation outcomes"),
        (Proposed::Evaluation, false) => ("评估结果", "Evaluation outcomes"),
        (Proposed::Revocation, true) => return pick(lang, &format!("拟{revoke}名单"), &format!("Proposed for {revoke}")),
        (Proposed::Revocation, false) => return pick(lang, &format!("{revoke}名单"), &capital(revoke)),
        (Proposed::Criticism, true) => ("拟通报名单", "Proposed for criticism"),
        (Proposed::Criticism, false) => ("通报名单", "Criticised"),
        (Proposed::Exit, true) => ("拟退出名单", "Proposed exits"),
        (Proposed::Exit, false) => ("退出名单", "Exits"),
        (Proposed::Changes, true) => ("拟变更事项", "Proposed changes"),
        (Proposed::Changes, false) => ("变更事项", "Changes"),
    };
    pick(lang, zh, en)
}

/// The name of a list of an act.
#[must_use]
pub fn list_of(lang: Lang, own: &Words, act: &Act, of: List) -> String {
    match of.proposed() {
        Some(proposed) => list(lang, own, proposed, act.notice_window().is_some()),
        None => record(lang, of.code()),
    }
}

/// The name of a list that records and proposes nothing, by its word in files.
#[must_use]
pub fn record(lang: Lang, code: &str) -> String {
    match code {
        "correction" => pick(lang, "更正", "Corrections"),
        "reports" => pick(lang, "年度报告", "Annual reports"),
        "outside" => pick(lang, "其他机关的决定", "Decisions of other bodies"),
        "opening" => pick(lang, "初始名录", "The register as it stood"),
        other => other.to_owned(),
    }
}

/// What an act proposes, in short: `拟认定3个`, `3 proposed for recognition`.
#[must_use]
pub fn proposes(lang: Lang, own: &Words, act: &Act) -> String {
    let revoke = own.revoke.get(lang);
    let entries = act.lists.entries();
    let parts = act.effects().into_iter().map(|effect| {
        let count = entries.iter().filter(|entry| entry.list == effect).count();
        match (lang, effect) {
            (Lang::Zh, Proposed::Recognition) => format!("拟认定{count}个"),
            (Lang::Zh, Proposed::Evaluation) => format!("评估结果{count}个"),
            (Lang::Zh, Proposed::Revocation) => format!("拟{revoke}{count}个"),
            (Lang::Zh, Proposed::Criticism) => format!("拟通报{count}个"),
            (Lang::Zh, Proposed::Exit) => format!("拟退出{count}个"),
            (Lang::Zh, Proposed::Changes) => format!("拟变更{count}项"),
            (Lang::En, Proposed::Recognition) => format!("{count} proposed for recognition"),
            (Lang::En, Proposed::Evaluation) => format!("{count} evaluation outcome{}", plural(count)),
            (Lang::En, Proposed::Revocation) => format!("{count} proposed for {revoke}"),
            (Lang::En, Proposed::Criticism) => format!("{count} proposed for criticism"),
            (Lang::En, Proposed::Exit) => format!("{count} proposed exit{}", plural(count)),
            (Lang::En, Proposed::Changes) => format!("{count} proposed change{}", plural(count)),
        }
    });
    parts.collect::<Vec<_>>().join(lang.pick("，", ", "))
}

/// 原则上, for a rule that binds in principle.
#[must_use]
pub fn strength(lang: Lang, strength: Strength) -> Option<String> {
    (strength == Strength::InPrinciple).then(|| pick(lang, "原则上", "in principle"))
}

/// The short name of what a list does: 认定, recognition; revocation in the scheme's own words.
#[must_use]
pub fn effect(lang: Lang, own: &Words, effect: Proposed) -> String {
    match effect {
        Proposed::Recognition => pick(lang, "认定", "recognition"),
        Proposed::Evaluation => pick(lang, "评估结果", "evaluation outcome"),
        Proposed::Revocation => own.revoke.get(lang).to_owned(),
        Proposed::Criticism => pick(lang, "通报", "criticism"),
        Proposed::Exit => pick(lang, "退出", "exit"),
        Proposed::Changes => pick(lang, "变更", "change"),
    }
}

/// A particular that changes, or a column of a list, by its word in files; host and recommender in the scheme's own words, any
/// word that is not known as it is.
#[must_use]
pub fn particular(lang: Lang, own: &Words, word: &str) -> String {
    match word {
        "name" => pick(lang, "名称", "Name"),
        "host" => capital(own.host.get(lang)),
        "leader" => pick(lang, "负责人", "Leader"),
        "type" => pick(lang, "类型", "Type"),
        "field" => pick(lang, "领域", "Field"),
        "recommender" | "sponsor" => capital(own.sponsor.get(lang)),
        "partner" | "partners" => pick(lang, "合作方", "Partner"),
        "school" => pick(lang, "院系", "School"),
        "goals" => pick(lang, "目标", "Goals"),
        "plan" => pick(lang, "计划", "Plan"),
        "round" => pick(lang, "轮次", "Round"),
        "result" => pick(lang, "结果", "Outcome"),
        "ground" => pick(lang, "依据", "Ground"),
        "evidence" => pick(lang, "证明", "Evidence"),
        "document" => pick(lang, "文件", "Document"),
        "effective" => pick(lang, "生效日期", "Effective"),
        "from" => pick(lang, "变更前", "From"),
        "to" => pick(lang, "变更后", "To"),
        other => named::words(other).map_or_else(|| other.to_owned(), |words| capital(words.get(lang))),
    }
}

/// The name of a type of base: by the latest edition that has it, else its word in files.
#[must_use]
pub fn base_type(scheme: &Scheme, kind: &Slug) -> Bilingual {
    scheme.type_name(kind).cloned().unwrap_or_else(|| Bilingual::new(kind.to_string(), kind.to_string()))
}

/// `2025年评估`, `Evaluation 2025`.
#[must_use]
pub fn round(lang: Lang, round: &str) -> String {
    let year = round.len() == 4 && round.bytes().all(|b| b.is_ascii_digit());
    match lang {
        Lang::Zh if year => format!("{round}年评估"),
        Lang::Zh => format!("{round}评估"),
        Lang::En => format!("Evaluation {round}"),
    }
}

/// With a capital letter; Chinese stays as it is.
#[must_use]
pub fn capital(words: &str) -> String {
    let mut chars = words.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    [first.as_str(), chars.as_str()].concat()
}

/// `5个工作日`, `7 calendar days`: a number of days in a unit.
#[must_use]
pub fn days(lang: Lang, days: u32, unit: Unit) -> String {
    match (lang, unit, days) {
        (Lang::Zh, Unit::WorkingDays, _) => format!("{days}个工作日"),
        (Lang::Zh, Unit::CalendarDays, _) => format!("{days}日"),
        (Lang::En, Unit::WorkingDays, 1) => "1 working day".to_owned(),
        (Lang::En, Unit::WorkingDays, _) => format!("{days} working days"),
        (Lang::En, Unit::CalendarDays, 1) => "1 calendar day".to_owned(),
        (Lang::En, Unit::CalendarDays, _) => format!("{days} calendar days"),
    }
}
