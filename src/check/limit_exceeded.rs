//! # limit-exceeded：超过办法的数量限制 / more bases than the text allows
//!
//! 办法限定一个单位、一个学院、一个领域或一名负责人最多几个基地的，公示、无公示的认定，以及更换依托单位、负责人、领域时，
//! 与在册的和同一文件里的一并计数。办法写“应当”的是错误，写“原则上”的是警告；没有写明在什么范围内计数的，只作提示。
//! 退出、撤销的不计；公示已撤回的、决定不予认定的不计。不同单位同名的负责人可能不是一人，只作提示。按学院限数而没有写学院、同一单位另有基地的，给警告。
//!
//! Where the text sets how many bases a host, a school, a field or a leader may have, a notice, a recognition without one and
//! a change of host, leader or field are counted with those on the register and those in the same act. A must is an error, "in
//! principle" a warning; where the text does not say within what it counts, a note. Bases that left do not count, and neither does
//! what was taken back from its notice or not recognised. Leaders
//! of one name at different hosts may be two people: a note. A base without its school, where schools are counted and the host has
//! another base, is a warning.
//!
//! 依据 / rests on: 各办法的数量限制条款，`[[edition.limit]]` / the article of each text on numbers, `[[edition.limit]]`.
//!
//! ```csv
//! base,name,host
//! # 错 / bad: 每个企业一个 one an enterprise
//! SC-2026-004,…,银杏装备
//! SC-2026-009,…,银杏装备
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::Scene;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::day::Day;
use crate::model::id::{BaseId, HostId};
use crate::model::list::{Answer, Change};
use crate::model::register::{Act, ActKind, Base, Scheme};
use crate::model::rule::{Limit, LimitPer, Proposed, Scope};
use crate::model::standing::{annulled_among, lapsed};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes.iter().filter(|scheme| scheme.editions.iter().any(|edition| !edition.limit.is_empty())) {
        let mut count = Count { scene, scheme, held: BTreeMap::new(), of: BTreeMap::new(), told: BTreeMap::new() };
        let undone = annulled_among(scheme, scheme.acts.len());
        for (place, act) in scheme.acts.iter().enumerate() {
            match act.kind {
                ActKind::Annulment => count.again(place),
                _ if undone.contains(&place) => count.quietly(place, act),
                _ => count.act(place, act, findings),
            }
        }
    }
}

/// Everything bases are counted by.
const ALL: [LimitPer; 4] = [LimitPer::Host, LimitPer::School, LimitPer::Field, LimitPer::Leader];

/// A thing bases are counted by.
type Key = (LimitPer, String);

/// The bases that one thing counts.
#[derive(Default)]
struct Held<'a> {
    ids: BTreeSet<&'a BaseId>,
    /// How many of them each host has.
    hosts: BTreeMap<&'a HostId, usize>,
}

impl<'a> Held<'a> {
    /// Those besides a base, which may be one of them and was counted for a host then; `host` is the one it has now.
    fn besides(&self, base: &Base, counted_for: Option<&HostId>, host: &HostId) -> Others<'a> {
        let own = self.ids.contains(&base.id);
        let of_host = self.hosts.get(host).copied().unwrap_or_default();
        Others {
            count: self.ids.len() - usize::from(own),
            first: self.ids.iter().copied().find(|id| **id != base.id),
            same_host: of_host > usize::from(own && counted_for == Some(host)),
        }
    }
}

/// The bases that one thing counts besides one of them.
#[derive(Default)]
struct Others<'a> {
    count: usize,
    first: Option<&'a BaseId>,
    /// Whether one of them has the same host.
    same_host: bool,
}

struct Count<'a, 's> {
    scene: &'s Scene<'a>,
    scheme: &'a Scheme,
    /// The bases on the register, by what they are counted by.
    held: BTreeMap<Key, Held<'a>>,
    /// Whose each base on the register is, and what it is counted by.
    of: BTreeMap<&'a BaseId, (&'a HostId, Vec<Key>)>,
    /// Told of a base already, by what it is counted by.
    told: BTreeMap<&'a BaseId, Vec<Key>>,
}

impl<'a> Count<'a, '_> {
    /// Counts anew at an annulment: what it undoes was there for the acts before it.
    fn again(&mut self, annulment: usize) {
        let undone = annulled_among(self.scheme, annulment + 1);
        (self.held, self.of) = Default::default();
        for (place, act) in self.scheme.acts.iter().enumerate().take(annulment) {
            if !undone.contains(&place) {
                self.quietly(place, act);
            }
        }
    }

    /// Counts what an act says, and tells nothing of it.
    fn quietly(&mut self, place: usize, act: &'a Act) {
        let told = std::mem::take(&mut self.told);
        self.act(place, act, &mut Findings::default());
        self.told = told;
    }

    fn act(&mut self, place: usize, act: &'a Act, findings: &mut Findings) {
        let lists = &act.lists;
        match act.kind {
            ActKind::Notice(_) => {
                // Those of one act count together, and are only proposed: they are taken out again.
                let mut entered = Vec::new();
                let lapsed = lapsed(self.scheme, place);
                for row in lists.recognition.iter().filter(|row| !lapsed.contains(&(Proposed::Recognition.code(), row.line))) {
                    if let Some(base) = self.scheme.bases.get(&row.base).filter(|base| !self.of.contains_key(&base.id)) {
                        self.admit(act, base, row.line, findings);
                        entered.push(&base.id);
                    }
                }
                entered.into_iter().for_each(|id| self.leave(id));
            }
            ActKind::Decision(_) | ActKind::Opening => {
                let revoked = lists.revocation.iter().map(|row| (&row.base, row.answer));
                let left = revoked.chain(lists.exit.iter().map(|row| (&row.base, row.answer)));
                left.filter(|(_, answer)| *answer == Answer::Settled).for_each(|(id, _)| self.leave(id));
                for row in lists.opening.iter().filter(|row| row.what.standing.is_certified()) {
                    if let Some(base) = self.scheme.bases.get(&row.base) {
                        self.enter(base, act.posted());
                    }
                }
                for row in lists.recognition.iter().filter(|row| row.answer == Answer::Settled) {
                    if let Some(base) = self.scheme.bases.get(&row.base) {
                        self.admit(act, base, row.line, findings);
                    }
                }
                for row in lists.changes.iter().filter(|row| row.answer == Answer::Settled) {
                    self.change(act, row, findings);
                }
            }
            _ => {}
        }
    }

    /// Judges a base that is proposed or recognised, and counts it.
    fn admit(&mut self, act: &'a Act, base: &'a Base, line: usize, findings: &mut Findings) {
        self.judge(act, base, &ALL, &Place::column(act.list_file("recognition"), line, "base"), findings);
        self.enter(base, act.posted());
    }

    fn change(&mut self, act: &'a Act, row: &Change, findings: &mut Findings) {
        let known = row.subject.base().and_then(|id| self.scheme.bases.get(id));
        let Some(base) = known.filter(|base| self.of.contains_key(&base.id)) else { return };
        // What it is counted by after the change, and no other: an old excess is no fault of this act.
        let per: &[LimitPer] = match row.what.as_str() {
            "host" => &[LimitPer::Host, LimitPer::School],
            "leader" => &[LimitPer::Leader],
            "field" => &[LimitPer::Field],
            _ => return,
        };
        self.leave(&base.id);
        self.judge(act, base, per, &Place::column(act.list_file("changes"), row.line, "to"), findings);
        self.enter(base, act.posted());
    }

    fn enter(&mut self, base: &'a Base, day: Day) {
        self.leave(&base.id);
        let keys = self.keys(base, day);
        let host = self.host(base, day);
        for key in &keys {
            let held = self.held.entry(key.clone()).or_default();
            held.ids.insert(&base.id);
            *held.hosts.entry(host).or_default() += 1;
        }
        self.of.insert(&base.id, (host, keys));
    }

    fn leave(&mut self, id: &BaseId) {
        let Some((host, keys)) = self.of.remove(id) else { return };
        for key in keys {
            if let Some(held) = self.held.get_mut(&key) {
                held.ids.remove(id);
                if let Some(count) = held.hosts.get_mut(host) {
                    *count = count.saturating_sub(1);
                }
            }
        }
    }

    /// The host of a base on a day.
    fn host(&self, base: &'a Base, day: Day) -> &'a HostId {
        let now = self.scene.names.particulars(base, day, day);
        let known = self.scene.register.hosts.get_key_value(&now.host.id);
        known.map_or(&base.host.id, |(id, _)| id)
    }

    /// What a base is counted by on a day.
    fn keys(&self, base: &Base, day: Day) -> Vec<Key> {
        let counts = |per| self.scheme.editions.iter().flat_map(|edition| &edition.limit).any(|limit| limit.per == per);
        let now = self.scene.names.particulars(base, day, day);
        let host = now.host.id.as_str();
        let school = base.school_at(&now.host.id).map(|school| format!("{host}/{school}"));
        let all = [
            (LimitPer::Host, Some(host.to_owned())),
            (LimitPer::School, school),
            (LimitPer::Field, now.field.as_ref().map(|field| field.zh.clone())),
            (LimitPer::Leader, now.leader.as_ref().map(|leader| leader.zh.clone())),
        ];
        all.into_iter().filter(|(per, _)| counts(*per)).filter_map(|(per, key)| Some((per, key.filter(|key| !key.is_empty())?))).collect()
    }

    /// Holds a base against the limits by what it is counted by.
    fn judge(&mut self, act: &'a Act, base: &'a Base, per: &[LimitPer], place: &Place, findings: &mut Findings) {
        let keys = self.keys(base, act.posted());
        let host = self.host(base, act.posted());
        let kind = self.scene.register.hosts.get(host).map_or(&base.host.kind, |host| &host.kind);
        let for_kind = |limit: &&Limit| limit.hosts.is_empty() || limit.hosts.contains(kind);
        for limit in act.under.limit.iter().filter(|limit| per.contains(&limit.per)).filter(for_kind) {
            // A change of host tells no school.
            if limit.per == LimitPer::School && base.school.is_none() && base.host.id == *host && *per == ALL {
                findings.extend(self.schoolless(act, limit, (base, host), place));
            }
            let Some(key) = keys.iter().find(|(per, _)| *per == limit.per) else { continue };
            let counted_for = self.of.get(&base.id).map(|(host, _)| *host);
            let others = self.held.get(key).map(|held| held.besides(base, counted_for, host)).unwrap_or_default();
            let told = self.told.entry(&base.id).or_default();
            if others.count >= limit.max as usize && !told.contains(key) {
                told.push(key.clone());
                findings.push(self.finding(act, limit, base, &others, place.clone()));
            }
        }
    }

    /// Without its school a base cannot be counted, where the host has others.
    fn schoolless(&self, act: &Act, limit: &Limit, (base, host): (&Base, &HostId), place: &Place) -> Option<Finding> {
        if self.scheme.answers_notice(act) {
            return None;
        }
        let (other, _) = self.of.iter().find(|(id, (of, _))| **id != &base.id && *of == host)?;
        let finding = Finding::warning(
            "limit-exceeded",
            place.clone(),
            format!("没有写学院，该依托单位另有 {other}，无法按学院核对"),
            format!("its school is not stated, and the host has {other} too: they cannot be counted by school"),
        );
        let finding = finding.value(&base.id).articles(self.scheme.cite(&act.under, &limit.article));
        Some(finding.remedy(format!("在 {} 写 school", base.file()), format!("state the school in {}", base.file())))
    }

    fn finding(&self, act: &Act, limit: &Limit, base: &Base, others: &Others<'_>, place: Place) -> Finding {
        let first = others.first.map(BaseId::as_str).unwrap_or_default();
        let level = match (limit.scope, limit.per, limit.strength) {
            (Some(Scope::Unstated), _, _) => Level::Note,
            (None, LimitPer::Leader, _) if !others.same_host => Level::Note,
            (None, _, strength) => Level::of_breach(strength),
        };
        let (zh, en) = match limit.per {
            LimitPer::Host => ("该依托单位", "this host"),
            LimitPer::School => ("该学院", "this school"),
            LimitPer::Field => ("该领域", "this field"),
            LimitPer::Leader => ("同名的负责人", "a leader of this name"),
        };
        let (remedy_zh, remedy_en) = match (level, limit.per) {
            (Level::Note, LimitPer::Field) => (
                "办法没有写明计数范围，按本机关的掌握口径核对",
                "the text does not say within what it counts: go by the bureau's own reading",
            ),
            (Level::Note, _) => ("核对是否同一人", "check whether it is the same person"),
            (Level::Warning, _) => {
                ("核对申报材料；确属例外的，在文件中说明理由", "check the application; where an exception is meant, say why")
            }
            (Level::Error, _) => (
                "撤下该项，已公示的撤回该项公示；或先办理原基地的退出",
                "take the entry out, or withdraw it from a notice already posted; or let the other base leave first",
            ),
        };
        let (max, more) = (limit.max, if others.count > 1 { format!(" +{}", others.count - 1) } else { String::new() });
        Finding::new(
            "limit-exceeded",
            level,
            place,
            format!("{zh}已有在册或同批的 {first}{more}，办法限{max}个"),
            format!("{en} has {first}{more} on the register or in this act already; the text allows {max}"),
        )
        .value(&base.id)
        .articles(self.scheme.cite(&act.under, &limit.article))
        .remedy(remedy_zh, remedy_en)
    }
}
