//! Titles of notices and decisions, in the usual wording of offices.

use crate::model::policy_text::numeral;
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::Proposed;
use crate::model::text::Bilingual;

/// The title of a notice of a year; `nth` is its number among those of its effect and year, from 1.
pub(super) fn notice(scheme: &Scheme, effect: Proposed, year: i32, nth: usize) -> Bilingual {
    let Bilingual { zh: name, en: name_en } = &scheme.name;
    let (batch, list) = batch(nth);
    let (zh, en) = match effect {
        Proposed::Recognition => (format!("关于{year}年{batch}拟认定{name}名单的公示"), "Proposed for Recognition"),
        Proposed::Evaluation => (format!("关于{year}年{batch}{name}评估结果的公示"), "Evaluation Outcome"),
        Proposed::Revocation => (format!("关于{year}年{batch}拟{}名单的公示", revoke(scheme)), "Proposed for Revocation"),
        Proposed::Criticism => (format!("关于{year}年{batch}拟通报{name}名单的公示"), "Proposed for Criticism"),
        Proposed::Exit => (format!("关于{year}年{batch}拟退出{name}名单的公示"), "Proposed Exit"),
        Proposed::Changes => (format!("关于{year}年{batch}{name}拟变更事项的公示"), "Proposed Changes"),
    };
    Bilingual::new(zh, format!("Publicity Notice: {en}, {name_en}, {year}{list}"))
}

/// The title of a decision of a year.
pub(super) fn decision(scheme: &Scheme, effect: Proposed, year: i32, nth: usize) -> Bilingual {
    let Bilingual { zh: name, en: name_en } = &scheme.name;
    let (batch, list) = batch(nth);
    let (zh, en) = match effect {
        Proposed::Recognition => (format!("关于认定{year}年{batch}{name}的通知"), "Recognition"),
        Proposed::Evaluation => (format!("关于公布{year}年{batch}{name}评估结果的通知"), "Evaluation Outcome"),
        Proposed::Revocation => (format!("关于{}的通知（{year}年{batch}）", revoke(scheme)), "Revocation"),
        Proposed::Criticism => (format!("关于对{year}年{batch}部分{name}予以通报的通知"), "Criticism"),
        Proposed::Exit => (format!("关于{year}年{batch}{name}退出的通知"), "Exit"),
        Proposed::Changes => (format!("关于{year}年{batch}{name}变更事项的通知"), "Changes"),
    };
    Bilingual::new(zh, format!("Notice: {en}, {name_en}, {year}{list}"))
}

/// The title of a decision that carries nothing out of its notice.
pub(super) fn outcome(notice: &Act) -> Bilingual {
    Bilingual::new(format!("关于《{}》结果的通知", notice.title.zh), format!("Notice: Outcome of “{}”", notice.title.en))
}

/// The title of a decision when others have answered rows of the same notice before it: 之二, Part 2.
pub(super) fn part(Bilingual { zh, en }: Bilingual, before: usize) -> Bilingual {
    if before == 0 {
        return Bilingual::new(zh, en);
    }
    let nth = before.saturating_add(1);
    Bilingual::new(format!("{zh}（之{}）", chinese(nth)), format!("{en}, Part {nth}"))
}

/// The number of a new act among the notices, or the other acts, of its effect and year or round, from 1.
pub(super) fn next(scheme: &Scheme, effect: Proposed, year: i32, notices: bool) -> usize {
    alike(scheme, effect, year, notices).count().saturating_add(1)
}

/// The year an act's title names: the round of an evaluation, else that of its posting.
fn year_of(act: &Act) -> i32 {
    let round = act.lists.evaluation.first().filter(|_| act.effects().first() == Some(&Proposed::Evaluation));
    round.and_then(|row| row.what.round.parse().ok()).unwrap_or(act.posted().year())
}

/// The number of a notice among those of its effect and year or round, from 1.
pub(super) fn nth(scheme: &Scheme, notice: &Act, effect: Proposed) -> usize {
    alike(scheme, effect, year_of(notice), true).position(|act| act.id == notice.id).unwrap_or_default().saturating_add(1)
}

/// The notices of an effect and a year or round, or its other acts.
fn alike(scheme: &Scheme, effect: Proposed, year: i32, notices: bool) -> impl Iterator<Item = &Act> {
    let is_alike = move |act: &&Act| {
        year_of(act) == year && act.effects().first() == Some(&effect) && notices == matches!(act.kind, ActKind::Notice(_))
    };
    scheme.acts.iter().filter(is_alike)
}

/// What revocation is called, with the scheme's own word for a base spelled out where it begins with it.
fn revoke(scheme: &Scheme) -> String {
    let (word, base) = (&scheme.words.revoke.zh, &scheme.words.base.zh);
    if word.contains(base.as_str()) { word.replacen(base.as_str(), &scheme.name.zh, 1) } else { format!("{word}（{}）", scheme.name.zh) }
}

/// Nothing for the first of a year, else which it is.
fn batch(nth: usize) -> (String, String) {
    if nth <= 1 {
        return (String::new(), String::new());
    }
    (format!("第{}批", chinese(nth)), format!(", List {nth}"))
}

fn chinese(nth: usize) -> String {
    numeral::chinese(u32::try_from(nth).unwrap_or(u32::MAX))
}
