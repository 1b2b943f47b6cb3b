//! # correction-was：更正所引的原文与印出的不同 / a correction that does not quote what was printed
//!
//! 更正写明哪张列表、哪一栏、原来印的是什么、应当是什么。`was` 必须与当时印出的一字不差，否则读者不知道改了哪里。更正前后相同的、更正
//! 没有印出的栏、改成没有登记的依托单位或该版办法没有的等级、条款，都是错误。类型、负责人等写在基地文件里，不在名单上，印错的在那里改正；
//! 已发布的变更照印错的值写了 `from` 的，再用更正改 `from`。同一格更正几次的，每次都引用最初印的，以最后一次为准；
//! 同一天的两份更正不能把同一格改成两样。
//!
//! A correction names the list, the column, what was printed and what is right. `was` is exactly what was printed, or a reader
//! cannot tell what was put right. The same before and after, a column that no list prints, a host that is not entered, and a grade or an
//! article that the edition does not have are errors. Type, leader and the like stand in the file of the base and in no list: they are
//! mended there, and where a posted change has the misprint as its `from`, a correction puts that right. A cell corrected more than once
//! is quoted as first printed each time, and the last correction counts; two corrections of one day do not put it in two ways.
//!
//! 依据 / rests on: 通行做法：更正引用原公示 / common practice: a correction cites the first notice.
//!
//! ```csv
//! base,list,column,was,is,window
//! # 错 / bad:  QD-1,recognition,name,海星实验室,海星联合实验室,continues   （印的是 printed: 海星联和实验室）
//! # 对 / good: QD-1,recognition,name,海星联和实验室,海星联合实验室,continues
//! ```

use super::Scene;
use super::result_unknown::on_evaluation;
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::list::{Corrected, Ground, Outcome};
use crate::model::register::{Act, Base, Scheme};
use crate::model::standing::{is_annulled, printed};
use crate::model::text::Bilingual;

/// The columns that a list prints of what is proposed.
const COLUMNS: [&str; 7] = ["name", "host", "result", "ground", "from", "to", "effective"];

/// What stands in the file of a base and in no list.
const OF_THE_FILE: [&str; 4] = ["type", "leader", "field", "recommender"];

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in &scheme.acts {
            for row in act.lists.correction.iter().filter(|row| !act.known_in_part && scheme.bases.contains_key(&row.base)) {
                judge(scene, scheme, act, row, findings);
                if let Some((other, known)) = same_day(scheme, act, row) {
                    findings.push(two_ways(act, row, other, known));
                }
            }
        }
    }
}

fn judge(scene: &Scene<'_>, scheme: &Scheme, act: &Act, row: &Corrected, findings: &mut Findings) {
    let tell = |column, zh: &str, en: &str| {
        let place = Place::column(act.list_file("correction"), row.line, column);
        Finding::error("correction-was", place, zh, en)
            .rule("更正引用印出的原文，写明应为什么", "a correction quotes what was printed and says what is right")
    };
    if !COLUMNS.contains(&row.column.as_str()) {
        let (zh, en, remedy) = elsewhere(scheme, row);
        findings.push(tell("column", zh, en).value(&row.column).remedy(remedy.zh, remedy.en));
        return;
    }
    if row.was == row.is {
        let finding = tell("is", "更正前后相同", "it is the same before and after");
        findings.push(finding.value(&row.is).remedy("核对 was、is", "check was and is"));
    } else if names_host(scheme, act, row) && scene.names.find_host(&row.is).is_none() {
        let finding = tell("is", "hosts/ 中没有叫这个名称的单位", "hosts/ has no body of this name");
        let remedy = ("核对名称；没有的，先建立 hosts/<代号>.toml", "check the name; make hosts/<id>.toml first where there is none");
        findings.push(finding.value(&row.is).remedy(remedy.0, remedy.1));
    }
    if row.column == "effective" && row.is.parse::<Day>().is_err() {
        findings.push(tell("is", "应为日期", "this is to be a date").value(&row.is).remedy("如 2026-11-02", "such as 2026-11-02"));
    }
    if let Some(about) = scheme.about(act).find(|about| !says_something(about, row)) {
        let finding = tell("is", "所更正文件的版本里没有这个等级或条款", "the edition of the act it corrects has no such grade or article");
        let (zh, en) = (format!("按版本 {} 核对 is", about.under.version), format!("check is against the edition {}", about.under.version));
        findings.push(finding.value(&row.is).remedy(zh, en));
    }
    findings.extend(misquoted(scheme, act, row));
}

/// Why a column is not corrected, in both languages, and what to do instead.
fn elsewhere(scheme: &Scheme, row: &Corrected) -> (&'static str, &'static str, Bilingual) {
    match row.column.as_str() {
        "outcome" => (
            "答复不能用更正来改",
            "how a row was answered is not corrected",
            Bilingual::new(
                "废止该决定，另发决定；待定的，另发决定答复",
                "annul the decision and post another; a row that waits is answered by another decision",
            ),
        ),
        column if OF_THE_FILE.contains(&column) => {
            let file = Base::file_of(&scheme.id, &row.base);
            let remedy = Bilingual::new(
                format!("从未属实的，在 {file} 改正，已发布的变更引用过的，更正它的 from；原来属实、后来变了的，用变更 changes.csv"),
                format!(
                    "mend it in {file} where it never was true, and correct the column from of a posted change that quotes it; where it was true and has changed, post the change in changes.csv"
                ),
            );
            ("这一项不在名单上，写在基地文件里", "this stands in no list but in the file of the base", remedy)
        }
        _ => {
            let remedy = Bilingual::new(
                format!("可更正的栏：{}；其他事项用变更 changes.csv", COLUMNS.join("、")),
                format!("columns: {}; anything else is a change, in changes.csv", COLUMNS.join(", ")),
            );
            ("这一栏不能更正", "this column is not one that is corrected", remedy)
        }
    }
}

/// What is quoted is not what was printed.
fn misquoted(scheme: &Scheme, act: &Act, row: &Corrected) -> Option<Finding> {
    let printed: Vec<String> = scheme.about(act).flat_map(|about| printed(row, &about.lists)).collect();
    if printed.contains(&row.was) {
        return None;
    }
    let file = act.list_file("correction");
    let finding = match printed.first() {
        Some(printed) => Finding::error(
            "correction-was",
            Place::column(file, row.line, "was"),
            format!("当时印的是“{printed}”"),
            format!("what was printed is `{printed}`"),
        )
        .remedy(format!("was 写 {printed}"), format!("write {printed} as was")),
        None => Finding::error(
            "correction-was",
            Place::cell(file, row.line, 1),
            "所更正的文件里没有这一项",
            "the act it corrects has no such entry",
        )
        .remedy("检查 base、list、column 与 about", "check base, list, column and about"),
    };
    Some(finding.value(&row.was).rule("更正引用印出的原文", "a correction quotes what was printed"))
}

/// Another way in which a correction before this one, of the same day, puts the same cell right.
fn same_day<'a>(scheme: &'a Scheme, act: &Act, row: &Corrected) -> Option<(&'a Act, &'a Corrected)> {
    let stands = |act: &Act| !is_annulled(scheme, act, Day::MAX);
    let before = scheme.about(act).filter(|_| stands(act)).flat_map(|about| scheme.followed(about));
    let before = before.filter(|other| other.posted() == act.posted() && other.id < act.id && stands(other));
    let mut rows = before.flat_map(|other| other.lists.correction.iter().map(move |known| (other, known)));
    rows.find(|(_, known)| known.is_of_cell(row) && known.is != row.is)
}

fn two_ways(act: &Act, row: &Corrected, other: &Act, known: &Corrected) -> Finding {
    Finding::error(
        "correction-was",
        Place::column(act.list_file("correction"), row.line, "is"),
        format!("{} 同一天把这一格更正为“{}”", other.id, known.is),
        format!("{} of the same day puts this cell right as `{}`", other.id, known.is),
    )
    .value(&row.is)
    .rule("一格只有一个正确的写法", "a cell is right in one way")
    .remedy("留下说得对的一份", "keep the one that is right")
}

/// Whether what is right is the name of a host.
fn names_host(scheme: &Scheme, act: &Act, row: &Corrected) -> bool {
    let mut changes = scheme.about(act).flat_map(|about| &about.lists.changes);
    row.column == "host" || changes.any(|change| row.is_of(change) && change.what == "host")
}

/// Whether the edition of the act has the grade or the article that is right.
fn says_something(about: &Act, row: &Corrected) -> bool {
    match row.column.as_str() {
        "result" => match Outcome::read(&row.is) {
            Outcome::Grade(id) => about.under.grade_of(&id).is_some(),
            _ => true,
        },
        "ground" => row.is.parse().is_ok_and(|ground: Ground| on_evaluation(&about.under, &ground)),
        _ => true,
    }
}
