//! # posted-changed：已发布的名单或期限被改动 / a list or a window changed after it was posted
//!
//! 已发布的名单不再改动：印错的发更正，情况变了的发变更，不再进行的发撤回或废止。带 `--against` 检查或生成网站时，把每份已发布文件的各张
//! 列表、发布日、公示起止和日数、异议数目与上次发布的网站逐格比较，有增、删、改的指出。标题、文号、签发日和正文（zh.md）的改动，以及只有 manifest.json 而哈希不同的，给警告；
//! 基地文件里的类型、依托单位、领域、负责人、推荐单位改了，而没有变更或更正说明的，附件换了的，也给警告。写作早于上次网站日期发布、而那时网站上没有的
//! 公示，给警告：那些天没有人看得到。英文译名和译文可以改进，编号改名由 moved.toml 说明，都不比较。
//!
//! 确需抹去的（例如误发的个人信息），在该文件的 act.toml 写 `[[override]]` 并说明理由，理由随文件公开。
//!
//! A list once posted is not changed: a misprint gets a correction, a new fact a change, what is given up a withdrawal or an
//! annulment. With `--against`, every list of every posted act, its day, its window and its count of objections are compared cell by cell with the
//! site published last, and what was added, taken out or rewritten is told. Another title, number, day of signing or
//! Chinese text (zh.md) is a warning, and so is another hash where there is only the manifest.json, and another type, host, field, leader or recommender in the
//! file of a base that no change or correction tells of, and another attachment under the same name. A notice dated before the day of that site, which did not have it,
//! is a warning: nobody could read it then. English names and texts may get better, and numbers be renamed by
//! moved.toml: they are not compared.
//!
//! What has to be taken out, such as personal data posted by mistake, gets an `[[override]]` with its reason in the act.toml, shown in public.
//!
//! 依据 / rests on: 公示的名单在公示期内不得变动（通行做法）/ a list is not changed while it is on show (common practice).
//!
//! ```csv
//! # 已发布 posted
//! base,name,host,round,result
//! QD-1,…,…,2025,qualified
//! # 错 / bad: 直接改 rewritten in place
//! QD-1,…,…,2025,excellent
//! # 对 / good: 另发更正 a correction: QD-1,evaluation,result,qualified,excellent
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::Scene;
use super::override_reason::reasoned;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::register::{Act, Scheme, Window};
use crate::read;

/// The code of the findings.
const CODE: &str = "posted-changed";

/// Days before a published site in which a window that ended is still news.
const LATELY: i64 = 30;

/// Characters of a text that are shown about the first that differs.
const SHOWN: usize = 24;

/// Columns that are not compared: English, which may be said better later, and numbers, whose renaming `moved.toml` tells of.
const LOOSE: [&str; 5] = ["name_en", "to_en", "title_en", "base", "subject"];

/// What of an act is its substance, and what describes it.
const SUBSTANCE: [&str; 6] = ["kind", "under", "first", "last", "days", "objections"];
const DESCRIBES: [&str; 3] = ["title_zh", "number", "signed"];

/// Columns of the published bases, and the keys of their files.
const PARTICULARS: [(&str, &str); 5] =
    [("type", "type"), ("host", "host"), ("field_zh", "field.zh"), ("leader_zh", "leader.zh"), ("recommender_zh", "recommender.zh")];

/// Content alone cannot tell: [`list`] and [`heads`] are asked where a published site is at hand.
pub(super) fn run(_: &Scene<'_>, _: &mut Findings) {}

/// A table as it was published: rows of cells by the name of their column.
type Rows<'t> = Vec<BTreeMap<&'t str, &'t str>>;

/// A CSV file as rows. Every row has every column.
fn rows<'t>(records: &'t [csv::StringRecord]) -> Rows<'t> {
    let Some((head, rest)) = records.split_first() else { return Vec::new() };
    rest.iter().map(|record| head.iter().zip(record.iter()).collect()).collect()
}

fn records(text: &str) -> Vec<csv::StringRecord> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    read::records(text).into_iter().map(|(_, record)| record).collect()
}

/// The first thing that differs between a list as it was published and as it would be.
#[must_use]
pub fn list(act: &Act, list: &str, was: &str, is: &str) -> Option<Finding> {
    let (was, is) = (records(was), records(is));
    let (was, is) = (rows(&was), rows(&is));
    let file = act.list_file(list);
    if was.len() != is.len() {
        let (zh, en) =
            (format!("已发布的{}行变成{}行", was.len(), is.len()), format!("{} rows were posted, now there are {}", was.len(), is.len()));
        return Some(told(act, Level::Error, Place::file(file), zh, en).value(came_and_went(&was, &is)));
    }
    for (place, (was, is)) in was.iter().zip(&is).enumerate() {
        let differs = was.iter().find(|(column, cell)| !LOOSE.contains(*column) && is.get(*column).is_some_and(|now| now != *cell));
        if let Some((column, cell)) = differs {
            let now = is.get(column).copied().unwrap_or_default();
            let (zh, en) = (format!("{column} 已发布的是“{cell}”"), format!("`{cell}` was posted as {column}"));
            return Some(told(act, Level::Error, Place::cell(file, place + 2, 1), zh, en).value(now));
        }
    }
    None
}

/// A list whose bytes are not those posted, where only their hash is known. A better English name or a number renamed does
/// that too, so it is a warning.
#[must_use]
pub fn by_hash(act: &Act, list: &str) -> Finding {
    let (zh, en) = ("与已发布的不同；只有清单，看不出改了哪里", "it is not as posted; by the manifest alone one cannot see where");
    told(act, Level::Warning, Place::file(act.list_file(list)), zh, en).value(&act.id)
}

/// A file that came with an act, and is another one now: it often is the list that counts.
#[must_use]
pub fn attachment(act: &Act, path: &str) -> Finding {
    let (zh, en) = ("附件与已发布的不同", "the attachment is not the one that was posted");
    let name = path.rsplit('/').next().unwrap_or_default();
    told(act, Level::Warning, Place::file(path), zh, en).value(name)
}

/// A text that does not say what was posted, blanks apart; a text in English may always be said better.
#[must_use]
pub fn text(act: &Act, was: &str, is: &str) -> Option<Finding> {
    let [was, is] = [was, is].map(|text| text.chars().filter(|c| !c.is_whitespace()).collect::<Vec<char>>());
    let same = was.iter().zip(&is).take_while(|(was, is)| was == is).count();
    if same == was.len().max(is.len()) {
        return None;
    }
    let from = |text: &[char]| -> String { text.iter().skip(same.saturating_sub(SHOWN / 2)).take(SHOWN).collect() };
    let (was, now) = (from(&was), from(&is));
    let (zh, en) = (format!("已发布的正文此处是“{was}”"), format!("the text was posted with `{was}` here"));
    let file = if is.is_empty() { act.file() } else { format!("{}/zh.md", act.folder) };
    Some(told(act, Level::Warning, Place::file(file), zh, en).value(now))
}

/// A list that was not there when the act was posted.
#[must_use]
pub fn added(act: &Act, list: &str) -> Finding {
    let (zh, en) = ("文件发布时没有这张列表", "the act was posted without this list");
    told(act, Level::Error, Place::file(act.list_file(list)), zh, en).value(format!("{list}.csv"))
}

/// An act whose folder has another day than the one it was posted under, as an entry of `moved.toml` tells.
#[must_use]
pub fn other_day(act: &Act, was: Day) -> Finding {
    let (zh, en) =
        (format!("已发布的日期是{was}，现在写作{}", act.posted()), format!("it was posted on {was}, now it says {}", act.posted()));
    told(act, Level::Error, Place::file(act.file()), zh, en).value(&act.id)
}

/// A notice of a day on which the published site, made later, did not have it: for how long it was really on show cannot be told.
#[must_use]
pub fn back_dated(act: &Act, window: Window, published: Day) -> Finding {
    // What is entered from old files is no news to anybody.
    let level = if window.last >= published.add_days(-LATELY) { Level::Warning } else { Level::Note };
    let finding = Finding::new(
        CODE,
        level,
        Place::file(act.file()),
        format!("写作{}发布，而{published}的网站上还没有这份公示：此前没有人看得到", act.posted()),
        format!("it is dated {}, and the site of {published} did not have it: nobody could read it before", act.posted()),
    );
    finding.value(act.posted()).rule("公示期从公众看得到之日起", "a window runs from the day the public can read the notice").remedy(
        "按实际发布之日改文件夹的日期和公示期；补录旧文件的，不必改",
        "date the folder and the window by the day it is really posted; leave it where old files are entered",
    )
}

/// What differs between the acts of a scheme as they were published and as they would be; `former` is what an act was called then.
#[must_use]
pub fn heads(scheme: &Scheme, was: &str, is: &str, former: impl Fn(&Act) -> String) -> Vec<Finding> {
    let (was, is) = (records(was), records(is));
    let (was, is) = (rows(&was), rows(&is));
    let old: BTreeMap<&str, &BTreeMap<&str, &str>> = was.iter().filter_map(|row| Some((*row.get("id")?, row))).collect();
    let acts: BTreeMap<&str, &Act> = scheme.acts.iter().map(|act| (act.id.as_str(), act)).collect();
    let mut findings = Vec::new();
    for row in &is {
        let Some(act) = row.get("id").and_then(|id| acts.get(id)) else { continue };
        let Some(was) = old.get(former(act).as_str()) else { continue };
        for column in SUBSTANCE.iter().chain(&DESCRIBES) {
            let (Some(was), Some(is)) = (was.get(column), row.get(column)) else { continue };
            if was == is {
                continue;
            }
            let level = if DESCRIBES.contains(column) { Level::Warning } else { Level::Error };
            let key = match *column {
                "first" | "last" | "days" => format!("window.{column}"),
                "title_zh" => "title.zh".to_owned(),
                other => other.to_owned(),
            };
            let (zh, en) = (format!("已发布的是“{was}”"), format!("`{was}` was posted"));
            findings.push(told(act, level, Place::key(act.file(), key), zh, en).value(is));
        }
    }
    findings
}

/// The particulars of bases that are not as they were published, and that no change and no correction tells of; `former` is
/// the id that a host had then.
#[must_use]
pub fn particulars(scheme: &Scheme, was: &str, is: &str, former: impl Fn(&str) -> Option<String>) -> Vec<Finding> {
    let (was, is) = (records(was), records(is));
    let (was, is) = (rows(&was), rows(&is));
    let old: BTreeMap<&str, &BTreeMap<&str, &str>> = was.iter().filter_map(|row| Some((*row.get("number")?, row))).collect();
    let acts = || scheme.acts.iter().map(|act| &act.lists);
    let mut findings = Vec::new();
    for row in &is {
        let base = |id: &str| scheme.bases.get(&BaseId::try_from(id.to_owned()).ok()?);
        let Some((base, was)) = row.get("number").and_then(|id| Some((base(id)?, old.get(id)?))) else { continue };
        for (column, key) in PARTICULARS {
            let (Some(was), Some(is)) = (was.get(column), row.get(column)) else { continue };
            if was == is {
                continue;
            }
            let what = key.strip_suffix(".zh").unwrap_or(key);
            let changed = acts()
                .flat_map(|lists| &lists.changes)
                .any(|row| row.subject.base() == Some(&base.id) && (row.what == what || (row.what == "sponsor" && what == "recommender")));
            let corrected = || acts().flat_map(|lists| &lists.correction).any(|row| row.base == base.id && row.column == what);
            let renamed = || column == "host" && former(is).is_some_and(|host| host == *was);
            if changed || corrected() || renamed() {
                continue;
            }
            findings.push(
                Finding::warning(
                    CODE,
                    Place::key(base.file(), key),
                    format!("已公布的是“{was}”，没有变更或更正说明这一改动"),
                    format!("`{was}` was published, and no change or correction tells of another"),
                )
                .value(is)
                .rule("已公布的不在原处改动", "what is published is not changed in place")
                .remedy(
                    "改回已公布的值；情况变了的，发变更（changes.csv）；从未属实的，保留改正后的值，在下一份文件正文说明",
                    "put back what was published; where it did change, post the change in changes.csv; where it never was true, keep what is right, and say so in the prose of the next act",
                ),
            );
        }
    }
    findings
}

/// The bases that came and went.
fn came_and_went(was: &Rows<'_>, is: &Rows<'_>) -> String {
    let ids = |rows: &Rows<'_>| -> BTreeSet<String> {
        rows.iter().filter_map(|row| row.get("base").or_else(|| row.get("subject"))).map(|id| (*id).to_owned()).collect()
    };
    let (old, new) = (ids(was), ids(is));
    let but = |these: &BTreeSet<String>, those: &BTreeSet<String>, sign: char| -> Vec<String> {
        these.difference(those).take(5).map(|id| format!("{sign}{id}")).collect()
    };
    [but(&new, &old, '+'), but(&old, &new, '-')].concat().join(" ")
}

fn told(act: &Act, level: Level, place: Place, zh: impl Into<String>, en: impl Into<String>) -> Finding {
    // The one who takes something out says why, in public.
    let level = if act.overrides.iter().any(|one| one.check.as_str() == CODE && reasoned(one)) { Level::Note } else { level };
    Finding::new(CODE, level, place, zh, en)
        .rule("已发布的名单不改动，印错的发更正", "a list once posted is not changed: a misprint gets a correction")
        .remedy(
            "改回已发布的样子，另发更正、变更或撤回；确需抹去的，在 act.toml 写 [[override]] 和理由",
            "put it back as posted and post a correction, a change or a withdrawal; what has to go gets an [[override]] with its reason",
        )
}
