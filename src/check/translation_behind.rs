//! # translation-behind：译文缺少或跟不上原文 / a translation missing or behind its source
//!
//! 译文可以写明译自哪一稿：`act.toml`、基地文件写 `translates = "…"`，`policy.toml` 写 `translates = { text = "…", guide = "…" }`，值是中文文件
//! SHA-256 的前12位；先写空值，本检查会给出应写的值。中文后来改过而值没有跟着改的，给警告，英文页面也注明中文已有改动。导读只有一种语言写了的条，也给警告。
//!
//! 以中文为准。英文正文里的日期与中文的不是同一组，或标题、列表项的数目不同，多半是中文改过而英文没有跟上，给警告；只有英文没有中文的也给
//! 警告。改名没有写英文新名的给警告：英文页面会一直用旧名，或没有名称。只有中文没有英文的正文、标题和名称，
//! 页面照登中文并注明，每个办法汇总提示一次。
//!
//! A translation may say what it was made from: `translates = "…"` in `act.toml` and in the file of a base, and in `policy.toml`
//! `translates = { text = "…", guide = "…" }`, the first twelve digits of the SHA-256 of the Chinese file; write it empty and this
//! check tells the value. Chinese changed since is a warning, and the English page tells its readers. An article that a guide has
//! in one language alone is a warning too.
//!
//! The Chinese counts. Dates in the English prose that are not those in the Chinese, or another number of headings or list items,
//! mostly mean that the Chinese was changed and the English was not: a warning. So is English without Chinese, and a new name without
//! its English, for the English page would keep the old one or have none. Texts, titles and names in Chinese alone are
//! published as they are and said to be so: one note a scheme.
//!
//! 依据 / rests on: 中文文本为准（通行做法）/ the Chinese text is the one that counts (common practice).
//!
//! ```text
//! zh.md: 整改至2026年6月6日。
//! 不好 / bad en.md:  To be put right by 6 May 2026.
//! 好 / good en.md: To be put right by 6 June 2026.
//! ```

use std::collections::BTreeSet;

use super::Scene;
use super::dates::dates;
use crate::finding::{Finding, Findings, Place};
use crate::model::day::Day;
use crate::model::id::ArticleKey;
use crate::model::list::Answer;
use crate::model::policy::{Guide, Policy};
use crate::model::register::{Act, ActKind, Prose, Scheme};
use crate::model::source_mark::mark;
use crate::model::text::Bilingual;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        let mut missing: Vec<String> = Vec::new();
        for act in &scheme.acts {
            prose(&act.prose, &act.folder, act.posted().year(), &mut missing, findings);
            older(&act.prose, &act.file(), &act.folder, findings);
            names(act, findings);
        }
        for (id, base) in &scheme.bases {
            // The folder of a base has its name; no year is given, so both languages take the same one.
            let folder = || base.file().strip_suffix(".toml").map_or_else(|| id.to_string(), str::to_owned);
            if base.prose.zh.is_some() || base.prose.en.is_some() {
                prose(&base.prose, &folder(), 2000, &mut missing, findings);
                older(&base.prose, &base.file(), &folder(), findings);
            }
        }
        scheme.policies.values().for_each(|policy| texts(policy, findings));
        let said = ["处正文没有英文，英文页面照登中文", " text(s) without English; the English pages show the Chinese"];
        untold(scheme, &missing, said, ("有条件的，补写 en.md", "write an en.md where you can"), findings);
        let said = ["个标题或名称没有英文，英文页面照登中文", " title(s) or name(s) without English; the English pages show the Chinese"];
        untold(scheme, &unnamed(scheme), said, ("有条件的，补写 en", "write the en where you can"), findings);
    }
}

fn prose(prose: &Prose, folder: &str, year: i32, missing: &mut Vec<String>, findings: &mut Findings) {
    let (zh, en) = match (prose.zh.as_deref(), prose.en.as_deref()) {
        (Some(zh), Some(en)) => (zh, en),
        (Some(_), None) => return missing.push(format!("{folder}/zh.md")),
        (None, Some(_)) => {
            let (zh, en) = ("只有英文，没有中文原文", "there is English prose and no Chinese");
            return findings.push(told(folder, zh, en, "zh.md"));
        }
        (None, None) => return,
    };
    let days = |text: &str| -> BTreeSet<Day> { dates(text, year).into_iter().map(|one| one.day).collect() };
    let (in_zh, in_en) = (days(zh), days(en));
    let differ: Vec<String> = in_zh.symmetric_difference(&in_en).map(ToString::to_string).collect();
    if !differ.is_empty() {
        let (zh, en) = ("中文和英文里的日期不同", "the dates in the Chinese and in the English are not the same");
        findings.push(told(folder, zh, en, &differ.join(", ")));
        return;
    }
    let (in_zh, in_en) = (shape(zh), shape(en));
    if in_zh != in_en {
        findings.push(told(
            folder,
            format!("中文有{}个标题、{}个列表项，英文有{}个、{}个", in_zh.0, in_zh.1, in_en.0, in_en.1),
            format!("{} heading(s) and {} list item(s) in Chinese, {} and {} in English", in_zh.0, in_zh.1, in_en.0, in_en.1),
            "en.md",
        ));
    }
}

/// English made from Chinese that has changed since.
fn older(prose: &Prose, file: &str, folder: &str, findings: &mut Findings) {
    if let (Some(zh), Some(noted), Some(_)) = (prose.zh.as_deref(), prose.translates.as_deref(), prose.en.as_deref()) {
        let pair = (format!("{folder}/zh.md"), "en.md");
        findings.extend(changed(Place::key(file, "translates"), "translates", (noted, &mark(zh)), pair));
    }
}

/// The translation of a text and the two languages of its guide.
fn texts(policy: &Policy, findings: &mut Findings) {
    let (file, guides, noted) = (format!("{}/policy.toml", policy.folder), &policy.guides, &policy.facts.translates);
    let pairs = [
        ("translates.text", &noted.text, &guides.marks.text, guides.translation.is_some(), "zh.md", "en.md"),
        ("translates.guide", &noted.guide, &guides.marks.guide, guides.en.is_some(), "guide.zh.md", "guide.en.md"),
    ];
    for (key, noted, now, there, zh, en) in pairs {
        if let (Some(noted), Some(now), true) = (noted, now, there) {
            let pair = (format!("{}/{zh}", policy.folder), en);
            findings.extend(changed(Place::key(&file, key), key, (noted, now), pair));
        }
    }
    let (Some(zh), Some(en)) = (&guides.zh, &guides.en) else { return };
    let keys = |guide: &Guide| -> BTreeSet<ArticleKey> { guide.entries.iter().map(|entry| entry.key.clone()).collect() };
    let (in_zh, in_en) = (keys(zh), keys(en));
    for (has, lacks, name) in [(&in_zh, &in_en, "guide.en.md"), (&in_en, &in_zh, "guide.zh.md")] {
        let gone: Vec<&str> = has.difference(lacks).map(ArticleKey::as_str).collect();
        if !gone.is_empty() {
            let finding = Finding::warning(
                "translation-behind",
                Place::file(format!("{}/{name}", policy.folder)),
                format!("另一种语言的导读写了、这里没有的条款有{}处", gone.len()),
                format!("{} place(s) that the guide in the other language has are not here", gone.len()),
            );
            findings.push(rested(
                finding.value(gone.join(", ")),
                ("补上这些条款，两种语言一致", "add them, so that both languages have the same"),
            ));
        }
    }
}

/// Tells where the mark that is noted under a key is not that of the Chinese as it is now.
fn changed(place: Place, key: &str, (noted, now): (&str, &str), (zh, en): (String, &str)) -> Option<Finding> {
    if noted == now {
        return None;
    }
    let (says_zh, says_en) = if noted.is_empty() {
        (format!("没有记下 {en} 译自 {zh} 的哪一稿"), format!("from which {zh} the English was made is not noted"))
    } else {
        (format!("{zh} 在译成英文之后改过"), format!("{zh} has changed since it was put into English"))
    };
    let finding = Finding::warning("translation-behind", place, says_zh, says_en);
    let remedy =
        (format!("对照中文核对 {en}，再写 {key} = \"{now}\""), format!("check {en} against the Chinese, then write {key} = \"{now}\""));
    Some(rested(finding.value(noted), (&remedy.0, &remedy.1)))
}

/// The number of headings and of list items.
fn shape(markdown: &str) -> (usize, usize) {
    let lines = || markdown.lines().map(str::trim_start);
    let numbered = |line: &str| {
        line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ") && line.starts_with(|c: char| c.is_ascii_digit())
    };
    let items = lines().filter(|line| line.starts_with("- ") || line.starts_with("* ") || numbered(line)).count();
    (lines().filter(|line| line.starts_with('#')).count(), items)
}

/// What the English pages show of a base in English.
const SHOWN: [&str; 5] = ["name", "leader", "field", "recommender", "sponsor"];

/// New names, leaders, fields and recommenders without their English.
fn names(act: &Act, findings: &mut Findings) {
    if !matches!(act.kind, ActKind::Decision(_)) {
        return;
    }
    for row in
        act.lists.changes.iter().filter(|row| SHOWN.contains(&row.what.as_str()) && row.answer == Answer::Settled && row.to_en.is_empty())
    {
        findings.push(rested(
            Finding::warning(
                "translation-behind",
                Place::column(act.list_file("changes"), row.line, "to_en"),
                "新的值没有英文，英文页面仍是原来的",
                "the new value has no English, so the English pages keep the old one",
            )
            .value(&row.to),
            ("在 to_en 写英文", "write the English as to_en"),
        ));
    }
}

fn told(folder: &str, zh: impl Into<String>, en: impl Into<String>, value: &str) -> Finding {
    let finding = Finding::warning("translation-behind", Place::file(format!("{folder}/en.md")), zh, en).value(value);
    rested(finding, ("对照中文改英文；英文有误译的一并改正", "bring the English in line with the Chinese"))
}

/// The files of a scheme in which a title or a name has no English: texts, acts, bases, their hosts.
fn unnamed(scheme: &Scheme) -> Vec<String> {
    let lacks = |words: &Bilingual| words.en.trim().is_empty();
    let texts = scheme.policies.values().filter(|policy| lacks(&policy.facts.title)).map(|policy| format!("{}/policy.toml", policy.folder));
    let acts = scheme.acts.iter().filter(|act| lacks(&act.title)).map(Act::file);
    let bases = scheme.bases.values().filter(|base| lacks(&base.first.name)).map(|base| base.file());
    let hosts: BTreeSet<&str> = scheme.bases.values().filter(|base| lacks(&base.host.name)).map(|base| base.host.file.as_str()).collect();
    texts.chain(acts).chain(bases).chain(hosts.into_iter().map(str::to_owned)).collect()
}

/// Tells how many of some sort a scheme has only in Chinese, and the first of them.
fn untold(scheme: &Scheme, missing: &[String], [zh, en]: [&str; 2], remedy: (&str, &str), findings: &mut Findings) {
    if missing.is_empty() {
        return;
    }
    let (first, count) = (missing.iter().take(5).map(String::as_str).collect::<Vec<_>>(), missing.len());
    let place = Place::file(scheme.file.clone());
    let finding = Finding::note("translation-behind", place, format!("{count}{zh}"), format!("{count}{en}"));
    findings.push(rested(finding.value(first.join(", ")), remedy));
}

fn rested(finding: Finding, (zh, en): (&str, &str)) -> Finding {
    finding.rule("中文文本为准，译文与之一致", "the Chinese text is the one that counts, and a translation says the same").remedy(zh, en)
}
