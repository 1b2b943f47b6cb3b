//! # decision-rows：决定没有逐项答复公示 / a decision that does not answer its notice row by row
//!
//! 决定要答复所针对公示的每一行：照办、未按公示作出决定、撤回或待定。漏掉的行、公示里没有的行、公示已撤回的行、与公示写法不同的行，都要指出；
//! 漏掉的行只在第一个漏掉它的决定里指出。前一份决定已经答复而不是待定的行，不能再答复。各行全是待定而正文没有说明理由的决定，给警告。决定前已经废止的公示不能据以决定。公示更正过的，以更正后的为准；
//! 更正决定的，同样不得与公示不同。决定与公示依据不同版本的，等级同名同类、事由属同一情形的，算作相同。异议成立的，只有处理结果在 `upheld-entries` 里写明的那一项可以改定，同一公示的其他各项仍须照公示决定。办法要求公示的，没有成立的异议而不予办理，决定又没有正文说明理由，给提示；异议已认定不成立的，给警告。
//!
//! A decision answers every row of every notice it is about: settled, dropped, withdrawn or pending. A row left out, a row no
//! notice had, a row whose notice was taken back, and a row decided otherwise than proposed are told; a row left out is told of the
//! first decision that leaves it out. A row that an earlier decision answered otherwise than with pending is not answered again. A decision with nothing but pending rows and no text that says why is a warning. A notice annulled before the decision
//! cannot be answered. A corrected notice counts as corrected, and a correction of the decision is judged like the decision. Where
//! notice and decision are under two editions, grades of one name and role are the same, and so are grounds for one event. An objection upheld excuses the entry that its result names in `upheld-entries`, and no other of that notice. Where the text
//! asks for a window, an entry that is not carried out without an upheld objection, by a decision without a text that says why,
//! is a note; where the objection to it was rejected, a warning.
//!
//! 依据 / rests on: 各办法的公示条款：公示的就是拟决定的 / the publicity article of each text: what is decided is what was shown.
//!
//! ```csv
//! # 公示 notice: QD-1, QD-2      决定 decision:
//! base,name,host,outcome
//! QD-1,…,…,recognised
//! # 对 / good: QD-2,…,…,not-recognised
//! ```

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use compact_str::CompactString;

use super::{Scene, answered_before, decision_corrected, meaning};
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::list::{Answer, Entry, Subject};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::{Edition, Proposed};
use crate::model::standing::{Corrections, NoticeState, Objections, Ruling, is_annulled, notice_on};
use crate::model::text::Lang;

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for act in scheme.acts.iter().filter(|act| matches!(act.kind, ActKind::Decision(_)) && !act.known_in_part) {
            answers(scheme, act, findings);
            answered_before::run(scheme, act, findings);
        }
        decision_corrected::run(scheme, findings);
    }
}

fn answers(scheme: &Scheme, act: &Act, findings: &mut Findings) {
    let rows = act.lists.entries();
    if !rows.is_empty() && rows.iter().all(|row| row.answer == Answer::Pending) && act.prose.get(Lang::Zh).is_none() {
        findings.push(nothing_decided(act));
    }
    let objections = Objections::on(scheme, &act.about, act.posted());
    let (proposed, taken_back, waiting) = Default::default();
    let mut decision = Decision { scheme, act, objections, proposed, taken_back, waiting };
    let answered: BTreeSet<_> = rows.iter().map(Entry::key).collect();
    for notice in &act.about {
        decision.look_at(*notice, &answered, findings);
    }
    let corrections = Corrections::of(scheme, &act.about, act.posted());
    let mut first: BTreeMap<_, (&str, &Edition)> = BTreeMap::new();
    for (notice, entry) in &decision.proposed {
        let Some(under) = scheme.acts.get(*notice).map(|notice| &notice.under) else { continue };
        first.entry(entry.key()).or_insert_with(|| (corrections.says(*notice, entry), under));
    }
    findings.extend(rows.iter().filter_map(|row| decision.judge(row, first.get(&row.key()).copied())));
}

/// A decision, and what the notices it is about had shown when it was posted.
struct Decision<'a> {
    scheme: &'a Scheme,
    act: &'a Act,
    objections: Objections<'a>,
    /// The entries that were not taken back, each with the place of its notice.
    proposed: Vec<(usize, Entry)>,
    /// The rows taken back, with their notice; without it where the notice was annulled, which is told of it as a whole.
    taken_back: BTreeMap<(Proposed, String), Option<&'a Act>>,
    /// See [`waiting`]; worked out for a row that no notice here has.
    waiting: OnceCell<Waiting<'a>>,
}

impl Decision<'_> {
    /// Takes in what a notice had shown; tells that it was annulled, and each of its rows that is not answered.
    fn look_at(&mut self, place: usize, answered: &BTreeSet<(Proposed, &Subject, &str)>, findings: &mut Findings) {
        let (scheme, act) = (self.scheme, self.act);
        let Some(view) = notice_on(scheme, place, act.posted()) else { return };
        let Some(notice) = scheme.acts.get(place) else { return };
        let undone = is_annulled(scheme, notice, act.posted());
        if undone {
            findings.push(annulled(act, notice));
        }
        // A row that an earlier decision on the notice left out was told there.
        let mut decided = view.followed.iter().filter_map(|place| scheme.acts.get(*place)).take_while(|later| later.id != act.id);
        let again = decided.any(|later| matches!(later.kind, ActKind::Decision(_)) && !is_annulled(scheme, later, act.posted()));
        for entry in view.entries {
            if entry.state == NoticeState::Withdrawn {
                self.taken_back.insert((entry.entry.list, entry.entry.subject.to_string()), (!undone).then_some(notice));
                continue;
            }
            let left_out = match entry.answer {
                Some((by, Answer::Pending)) => scheme.acts.get(by).is_some_and(|by| by.id != act.id),
                Some(_) => false,
                None => !again,
            };
            if left_out && !answered.contains(&entry.entry.key()) {
                findings.push(self.unanswered(notice, &entry.entry));
            }
            self.proposed.push((place, entry.entry));
        }
    }

    /// Holds a row against what was shown: its words, and the edition they are in.
    fn judge(&self, row: &Entry, shown: Option<(&str, &Edition)>) -> Option<Finding> {
        let asked = self.act.under.publicity_of(row.list).is_some();
        match shown {
            Some((right, under)) if row.answer == Answer::Settled => {
                let same = meaning::same(row.list, (right, under), (&row.says, &self.act.under));
                (!same).then(|| self.otherwise(row, right, under))
            }
            Some(_) if asked && row.answer == Answer::Dropped => self.dropped(row),
            None if row.answer == Answer::Settled => match self.taken_back.get(&(row.list, row.subject.to_string())) {
                Some(notice) => notice.map(|notice| self.shown_in_vain(row, notice)),
                None => asked.then(|| self.never_shown(row)),
            },
            _ => None,
        }
    }

    fn cell(&self, row: &Entry) -> Place {
        Place::cell(self.act.list_file(row.list.code()), row.line, 1)
    }

    fn with_rule(&self, finding: Finding, row: &Entry) -> Finding {
        let cites = self.scheme.cite_publicity(&self.act.under, row.list);
        finding.articles_or(cites, "决定逐项答复公示", "a decision answers its notice row by row")
    }

    /// Decided otherwise than shown.
    fn otherwise(&self, row: &Entry, right: &str, under: &Edition) -> Finding {
        let upheld = self.objections.upheld_for(&row.subject);
        let finding = Finding::new(
            "decision-rows",
            if upheld { Level::Note } else { Level::Error },
            self.cell(row),
            format!("{} 公示写“{right}”，决定写“{}”", row.subject, row.says),
            format!("of {} the notice says `{right}`, the decision `{}`", row.subject, row.says),
        );
        let finding = self.with_rule(finding, row).value(&row.says);
        if upheld {
            return finding.remedy(meaning::MAY_DIFFER.0, meaning::MAY_DIFFER.1);
        }
        if under.version != self.act.under.version {
            let (zh, en) = meaning::other_edition(under, &self.act.under);
            return finding.remedy(zh, en);
        }
        let subject = &row.subject;
        match self.objections.unnamed().map(|result| &result.id) {
            Some(result) => finding.remedy(
                format!(
                    "按公示决定；{result} 中成立的异议确是针对这一项的，在其 [result] 写 upheld-entries = [\"{subject}\"]"
                ),
                format!(
                    "decide as proposed; where the objection upheld in {result} was about this entry, write upheld-entries = [\"{subject}\"] in its [result]"
                ),
            ),
            None => finding.remedy(
                "发更正，或按公示决定；该项异议成立的，先发异议处理结果，用 upheld-entries 写明",
                "post a correction, or decide as proposed; where an objection to this entry was upheld, post its result first and name it in upheld-entries",
            ),
        }
    }

    /// Decided, though the notice of it was taken back.
    fn shown_in_vain(&self, row: &Entry, notice: &Act) -> Finding {
        let finding = Finding::error(
            "decision-rows",
            self.cell(row),
            format!("{} 中这一项的公示已经撤回", notice.id),
            format!("the notice of this entry in {} was taken back", notice.id),
        );
        self.with_rule(finding, row)
            .value(&row.subject)
            .remedy("重新公示后再决定；不再办理的，去掉这一行", "post a new notice before deciding; where it is given up, take the row out")
    }

    /// Decided without a notice.
    fn never_shown(&self, row: &Entry) -> Finding {
        let finding = Finding::error(
            "decision-rows",
            self.cell(row),
            "办法要求公示，而所针对的公示里没有这一项",
            "the text asks for a window, and no notice this answers has this entry",
        );
        let finding = self.with_rule(finding, row).value(&row.subject);
        let waiting = self.waiting.get_or_init(|| waiting(self.scheme, self.act));
        match waiting.get(&(row.list, row.subject.clone(), row.identity.clone())).map(|notice| &notice.id) {
            Some(notice) => finding.remedy(
                format!("{notice} 公示了这一项：about 写 [\"{notice}\"]"),
                format!("{notice} has this entry: write about = [\"{notice}\"]"),
            ),
            None => finding.remedy("先公示，或在 about 中写明那次公示", "post a notice first, or name it in about"),
        }
    }

    /// Not carried out, although no objection to it was upheld, and without a word why.
    fn dropped(&self, row: &Entry) -> Option<Finding> {
        let subject = &row.subject;
        if self.objections.upheld_for(subject) || self.objections.unnamed().is_some() || self.act.prose.get(Lang::Zh).is_some() {
            return None;
        }
        let ruling = self.objections.ruling(subject);
        let (level, zh, en) = match ruling.filter(|(ruling, _)| *ruling == Ruling::Rejected) {
            Some((_, Act { id, .. })) => (
                Level::Warning,
                format!("{subject} 的异议在 {id} 中不成立，决定却不予办理，没有说明理由"),
                format!("the objection to {subject} was rejected in {id}, yet the decision does not carry it out, without saying why"),
            ),
            None => (
                Level::Note,
                format!("{subject} 没有成立的异议，决定不予办理，没有说明理由"),
                format!("no objection to {subject} was upheld, and the decision does not carry it out, without saying why"),
            ),
        };
        let finding = Finding::new("decision-rows", level, self.cell(row), zh, en);
        Some(self.with_rule(finding, row).value(subject).remedy(
            "在决定的 zh.md、en.md 说明理由；申报单位撤回的，outcome 写 withdrawn",
            "say why in zh.md and en.md of the decision; where the applicant withdrew, write withdrawn as outcome",
        ))
    }

    /// A row of a notice that has no answer.
    fn unanswered(&self, notice: &Act, entry: &Entry) -> Finding {
        let finding = Finding::error(
            "decision-rows",
            Place::key(self.act.file(), "about"),
            format!("公示 {} 的 {}（第{}行）没有答复", notice.id, entry.subject, entry.line),
            format!("{} in {} (line {}) is not answered", entry.subject, notice.id, entry.line),
        );
        self.with_rule(finding, entry).value(&entry.subject).remedy(
            format!("在 {}.csv 加上这一行，outcome 写明结果；未定的写 pending", entry.list.code()),
            format!("add the row to {}.csv and say the outcome; write pending where there is none yet", entry.list.code()),
        )
    }
}

/// The last notice of each entry, by [`Entry::key`].
type Waiting<'a> = BTreeMap<(Proposed, Subject, CompactString), &'a Act>;

/// The entries that were without their outcome when a decision was posted.
fn waiting<'a>(scheme: &'a Scheme, act: &Act) -> Waiting<'a> {
    let before = scheme.acts.iter().enumerate().take_while(|(_, known)| known.id != act.id);
    let views = before.filter_map(|(place, notice)| Some((notice, notice_on(scheme, place, act.posted())?)));
    let entries = views.flat_map(|(notice, view)| view.entries.into_iter().map(move |entry| (entry, notice)));
    let open = entries.filter(|(entry, _)| !entry.state.is_past());
    open.map(|(entry, notice)| ((entry.entry.list, entry.entry.subject, entry.entry.identity), notice)).collect()
}

/// A notice that was annulled before it could be answered has shown nothing.
fn annulled(act: &Act, notice: &Act) -> Finding {
    Finding::error(
        "decision-rows",
        Place::key(act.file(), "about"),
        format!("{} 在决定前已经废止", notice.id),
        format!("{} was annulled before this decision", notice.id),
    )
    .value(&notice.id)
    .rule("公示的就是拟决定的：废止的公示不能据以决定", "what is decided is what was shown: an annulled notice shows nothing")
    .remedy("重新公示，期满后再决定", "post a new notice, and decide after its period")
}

/// A decision of nothing but rows to be decided later.
fn nothing_decided(act: &Act) -> Finding {
    Finding::warning(
        "decision-rows",
        Place::key(act.file(), "kind"),
        "各行都是待定，又没有说明理由，这份决定什么也没有决定",
        "every row is pending, without a word why: it decides nothing",
    )
    .rule("决定逐项答复公示", "a decision answers its notice row by row")
    .remedy(
        "有了结果再发布；需要公布暂不决定的，在正文（zh.md、en.md）说明理由",
        "post it when there is an outcome, or say in zh.md and en.md why it waits",
    )
}
