//! What each kind of act may have and be about.

use crate::finding::{Finding, Findings, Place};
use crate::model::draft::act::{ActDraft, ActWord};
use crate::model::id::ActId;
use crate::model::list::Lists;
use crate::model::register::{Act, ActKind};

/// The keys that only some kinds of act have: elsewhere they would say something that nobody reads.
pub(super) fn keys(file: &str, draft: &ActDraft, findings: &mut Findings) {
    use ActWord::{Decision, Extension, Notice, NoticeWithdrawal, ObjectionResult, Outside};
    let written: [(&str, bool, &[ActWord]); 5] = [
        ("entries", !draft.entries.is_empty(), &[Extension, NoticeWithdrawal]),
        ("window", draft.window.is_some(), &[Notice, Extension]),
        ("objections", draft.objections.is_some(), &[Decision]),
        ("result", draft.result.is_some(), &[ObjectionResult]),
        ("outside", draft.outside.is_some(), &[Outside]),
    ];
    for (key, _, kinds) in written.iter().filter(|(_, there, kinds)| *there && !kinds.contains(&draft.kind)) {
        let kinds: Vec<&str> = kinds.iter().map(|kind| kind.code()).collect();
        findings.push(
            Finding::error(
                "key-not-fitting",
                Place::key(file, *key),
                format!("此类文件没有 {key}，写了也不起作用"),
                format!("an act of this kind has no {key}: it would have no effect"),
            )
            .value(draft.kind.code())
            .rule("各类文件的键（内容格式）", "the keys of each kind of act (the content format)")
            .remedy(
                format!("删去；kind 写错的，改正（有 {key} 的：{}）", kinds.join("、")),
                format!("take it out, or mend kind (those with {key}: {})", kinds.join(", ")),
            ),
        );
    }
}

/// A key that an act of its kind has, and this one has not.
pub(super) fn missing(file: &str, key: &str, zh: &str, en: &str) -> Finding {
    Finding::error("missing-key", Place::key(file, "kind"), format!("此类文件必须写明{zh}"), format!("an act of this kind states {en}"))
        .value(key)
        .rule("内容格式", "the content format")
        .remedy(format!("补上 {key}"), format!("add {key}"))
}

/// What each kind of act can be about; an act is annulled once, and an annulment is not undone but the act posted anew.
pub(super) fn about(file: &str, draft: &ActDraft, about: &[&Act], before: &[Act], findings: &mut Findings) {
    for (place, act) in about.iter().enumerate() {
        if let Some(unfit) = unfit(draft.kind, act, before) {
            findings.push(
                Finding::error("about-not-fitting", Place::key(file, format!("about[{place}]")), unfit.says.0, unfit.says.1)
                    .value(unfit.value)
                    .rule("各类文件所针对的文件（内容格式）", "what each kind of act is about (the content format)")
                    .remedy(unfit.remedy.0, unfit.remedy.1),
            );
        }
    }
    if draft.kind == ActWord::Opening
        && let Some(first) = before.iter().find(|act| matches!(act.kind, ActKind::Opening))
    {
        findings.push(
            Finding::error("about-not-fitting", Place::key(file, "kind"), "本制度已有建库名录", "this scheme has its opening already")
                .value(&first.id)
                .rule("建库名录每个制度一份", "a scheme has one opening")
                .remedy("并入前一份；以后的变化写成决定", "put its rows into the first; what came later is a decision"),
        );
    }
}

/// Why an act of some kind cannot be about another, in Chinese and English.
struct Unfit<'a> {
    value: &'a ActId,
    says: (&'static str, &'static str),
    remedy: (&'static str, &'static str),
}

fn unfit<'a>(kind: ActWord, act: &'a Act, before: &'a [Act]) -> Option<Unfit<'a>> {
    let mend = ("核对 about 和 kind", "check about and kind");
    let value = &act.id;
    match kind {
        ActWord::Extension | ActWord::NoticeWithdrawal | ActWord::ObjectionResult if act.notice_window().is_none() => Some(Unfit {
            value,
            says: ("此类文件只针对公示，这一份不是公示", "an act of this kind is about a notice, and this is none"),
            remedy: mend,
        }),
        ActWord::Correction if act.lists.entries().is_empty() && !act.known_in_part => Some(Unfit {
            value,
            says: ("只能更正公示或决定的名单，这一份没有名单", "a correction is about a list of a notice or decision, and this has none"),
            remedy: match act.kind {
                ActKind::ReportRoll | ActKind::Outside(_) => (
                    "这一份有误的，废止它（kind = \"annulment\"），重新发布整份",
                    "where this act is wrong, annul it (kind = \"annulment\") and post the whole of it again",
                ),
                ActKind::Opening => (
                    "建库名录有误的，在原处改正，在它的 act.toml 写 [[override]]（check = \"posted-changed\"）说明理由",
                    "where the opening is wrong, mend it in place and give the reason in its act.toml, in an [[override]] of posted-changed",
                ),
                _ => mend,
            },
        }),
        ActWord::Annulment if matches!(act.kind, ActKind::Annulment) => Some(Unfit {
            value,
            says: ("废止不能再废止", "an annulment is not annulled"),
            remedy: ("把被废止的文件重新发布一份", "post the act that was annulled once more"),
        }),
        ActWord::Annulment => {
            let mut later = act.followed.iter().filter_map(|later| before.get(*later));
            let undone = later.find(|later| matches!(later.kind, ActKind::Annulment));
            undone.map(|by| Unfit {
                value: &by.id,
                says: ("这份文件已经废止", "the act was annulled before"),
                remedy: ("从 about 中去掉", "take it out of about"),
            })
        }
        _ => None,
    }
}

/// The lists each kind of act may have.
pub(super) fn lists(path: &str, draft: &ActDraft, lists: &Lists, unread: bool, findings: &mut Findings) {
    let mut proposing: Vec<&str> = lists.entries().iter().map(|entry| entry.list.code()).collect();
    proposing.dedup();
    let present = [
        ("entries", !proposing.is_empty()),
        ("correction", !lists.correction.is_empty()),
        ("reports", !lists.reports.is_empty()),
        ("outside", !lists.outside.is_empty()),
        ("opening", !lists.opening.is_empty()),
    ];
    let wanted = match draft.kind {
        ActWord::Notice | ActWord::Decision => "entries",
        ActWord::Correction => "correction",
        ActWord::ReportRoll => "reports",
        ActWord::Outside => "outside",
        ActWord::Opening => "opening",
        ActWord::Extension | ActWord::NoticeWithdrawal | ActWord::ObjectionResult | ActWord::Annulment => "",
    };
    let misplaced = present.iter().filter(|(list, there)| *there && *list != wanted);
    for name in misplaced.flat_map(|(list, _)| if *list == "entries" { proposing.clone() } else { vec![*list] }) {
        findings.push(
            Finding::error(
                "list-not-fitting",
                Place::file(format!("{path}/{name}.csv")),
                "此类文件不应有这张列表",
                "an act of this kind has no such list",
            )
            .value(name)
            .rule("各类文件的列表（内容格式）", "the lists of each kind of act (the content format)")
            .remedy("改正 kind，或移走列表", "mend the kind, or take the list away"),
        );
    }
    // A list that could not be read whole was told already.
    if !wanted.is_empty() && !unread && !present.iter().any(|(list, there)| *there && *list == wanted) {
        findings.push(
            Finding::error(
                "no-list",
                Place::file(format!("{path}/act.toml")),
                "此文件没有列表，或列表为空",
                "the act has no list, or an empty one",
            )
            .rule("各类文件的列表（内容格式）", "the lists of each kind of act (the content format)")
            .remedy("补上列表", "add the list"),
        );
    }
    let about_needed =
        !matches!(draft.kind, ActWord::Notice | ActWord::Decision | ActWord::Opening | ActWord::Outside | ActWord::ReportRoll);
    if about_needed && draft.about.is_empty() {
        findings.push(missing(&format!("{path}/act.toml"), "about", "所针对的文件 about", "the acts it is about"));
    }
}
