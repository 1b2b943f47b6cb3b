//! # name-formula：名称不合办法的格式 / a name that does not fit the formula of the text
//!
//! 办法规定了基地名称写法的，认定公示、认定决定和更名都要照写，中文一字不差，英文不论空格多少。格式里的类型用字须与该基地的类型一致，
//! 改类型而不改名的也要相符。
//! 办法写“原则上”的给警告。
//!
//! Where the text fixes how a base is called, a notice, a recognition and a rename follow it: the Chinese to the letter, the English
//! without regard to spaces. The word for the type in it is that of the base's own type, after a change of type too. "In principle" makes it a warning.
//!
//! 依据 / rests on: 各办法的命名条款，`[[edition.name]]` / the article of each text on names, `[[edition.name]]`.
//!
//! ```text
//! 格式 formula: 四川省科学技术厅{name}国际科技合作基地（{type}）
//! 错 / bad:  四川省环境催化国际科技合作基地
//! 对 / good: 四川省科学技术厅环境催化国际科技合作基地（联合研究）
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::list::Subject;
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::{Edition, NameRule};
use crate::model::text::Lang;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        let judged = |act: &&Act| !act.under.name.is_empty() && matches!(act.kind, ActKind::Notice(_) | ActKind::Decision(_));
        for act in scheme.acts.iter().filter(judged) {
            // Where a decision answers a notice, the notice was judged.
            for row in act.lists.recognition.iter().filter(|_| !scheme.answers_notice(act)) {
                let Some(base) = scheme.bases.get(&row.base) else { continue };
                let kind = base.first.kind.as_str();
                let place = || Place::column(act.list_file("recognition"), row.line, "name");
                findings.extend(judge(scheme, act, (kind, Lang::Zh), &row.name, place));
                // A list prints the Chinese name alone; the English one is in the base's file.
                let place = || Place::key(base.file(), "name.en");
                findings.extend(judge(scheme, act, (kind, Lang::En), &base.first.name.en, place));
            }
            let renames = |subject: &Subject| act.lists.changes.iter().any(|row| row.what == "name" && row.subject == *subject);
            for row in act.lists.changes.iter().filter(|row| row.what == "type" && !renames(&row.subject)) {
                let Some(base) = row.subject.base().and_then(|id| scheme.bases.get(id)) else { continue };
                let now = scene.names.particulars(base, act.posted(), act.posted());
                for (lang, name) in [(Lang::Zh, &now.name.zh), (Lang::En, &now.name.en)] {
                    let place = || Place::column(act.list_file("changes"), row.line, "to");
                    findings.extend(judge(scheme, act, (&row.to, lang), name, place));
                }
            }
            for row in act.lists.changes.iter().filter(|row| row.what == "name") {
                let Some(base) = row.subject.base().and_then(|id| scheme.bases.get(id)) else { continue };
                let kind = scene.names.particulars(base, act.posted(), act.posted()).kind.clone();
                for (lang, name, column) in [(Lang::Zh, &row.to, "to"), (Lang::En, &row.to_en, "to_en")] {
                    let place = || Place::column(act.list_file("changes"), row.line, column);
                    findings.extend(judge(scheme, act, (kind.as_str(), lang), name, place));
                }
            }
        }
    }
}

/// Tells a name in a language of a base of some type that no formula of the edition fits.
fn judge(scheme: &Scheme, act: &Act, (kind, lang): (&str, Lang), name: &str, place: impl Fn() -> Place) -> Option<Finding> {
    if name.is_empty() || act.under.name.iter().any(|rule| fits(&act.under, rule, (kind, lang), name)) {
        return None;
    }
    // A type the edition does not have is another check's.
    let rule = act.under.name.first().filter(|rule| rule.word(&act.under.types, kind).is_some())?;
    let shown = formula(&act.under, rule, (kind, lang)).replace("{name}", "…");
    let finding = Finding::new(
        "name-formula",
        Level::of_breach(rule.strength),
        place(),
        format!("名称不合办法的格式：{shown}"),
        format!("the name does not fit the formula of the text: {shown}"),
    );
    let cites = scheme.cite(&act.under, &rule.article);
    Some(finding.value(name).articles(cites).remedy(format!("写成 {shown}"), format!("write it as {shown}")))
}

/// The formula of one language, with the word of a type in it.
fn formula(edition: &Edition, rule: &NameRule, (kind, lang): (&str, Lang)) -> String {
    lang.pick(&rule.zh, &rule.en).replace("{type}", rule.word(&edition.types, kind).map_or("{type}", |word| word.get(lang)))
}

fn fits(edition: &Edition, rule: &NameRule, (kind, lang): (&str, Lang), name: &str) -> bool {
    let written = |text: &str| lang.pick(text.to_owned(), text.split_whitespace().collect());
    let (formula, name) = (written(&formula(edition, rule, (kind, lang))), written(name));
    match formula.split_once("{name}") {
        None => formula == name,
        Some((before, after)) => {
            name.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).is_some_and(|own| !own.trim().is_empty())
        }
    }
}
