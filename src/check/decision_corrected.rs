//! Corrections that make a decision say otherwise than its notice, judged as if the decision had said so: see
//! [`super::decision_rows`].

use super::meaning::{self, MAY_DIFFER};
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::list::{Answer, Corrected, Entry, Subject};
use crate::model::register::{Act, ActKind, Scheme};
use crate::model::rule::Edition;
use crate::model::standing::{Corrections, NoticeState, Objections, notice_on, said_in};

const MENDS_MISPRINTS: (&str, &str) = (
    "更正只改印错的：公示也印错的，重新公示后另发决定；异议成立的，先发异议处理结果，用 upheld-entries 写明",
    "a correction mends a misprint: where the notice had it too, post a new notice and another decision; where an objection was upheld, post its result first and name the entry in upheld-entries",
);

/// Tells of each cell of a decision that is put otherwise than publicised.
pub(super) fn run(scheme: &Scheme, findings: &mut Findings) {
    for act in scheme.acts.iter().filter(|act| matches!(act.kind, ActKind::Correction)) {
        let about = scheme.about(act);
        for decision in about.filter(|about| matches!(about.kind, ActKind::Decision(_))) {
            let entries = decision.lists.entries();
            for row in &act.lists.correction {
                let put = |entry: &&Entry| entry.answer == Answer::Settled && puts(row, entry);
                if let Some((right, under)) = entries.iter().find(put).and_then(|entry| shown(scheme, act, decision, entry))
                    && !meaning::same(row.list, (&right, under), (&row.is, &decision.under))
                {
                    findings.push(otherwise(scheme, (act, decision), row, &right));
                }
            }
        }
    }
}

/// Whether a correction puts what an entry says.
fn puts(row: &Corrected, entry: &Entry) -> bool {
    let same = entry.list == row.list && entry.subject.base() == Some(&row.base);
    same && said_in(row.list) == Some(row.column.as_str()) && entry.says == row.was
}

/// What the notices of a decision said of one of its entries, by the corrections of the day, and under which edition.
fn shown<'a>(scheme: &'a Scheme, act: &Act, decision: &Act, entry: &Entry) -> Option<(String, &'a Edition)> {
    decision.about.iter().find_map(|notice| {
        let view = notice_on(scheme, *notice, act.posted())?;
        let live = view.entries.iter().filter(|shown| shown.state != NoticeState::Withdrawn).map(|shown| &shown.entry);
        let shown = live.into_iter().find(|shown| shown.key() == entry.key())?;
        let under: &Edition = &scheme.acts.get(*notice)?.under;
        Some((Corrections::of(scheme, &[*notice], act.posted()).says(*notice, shown).to_owned(), under))
    })
}

fn otherwise(scheme: &Scheme, (act, decision): (&Act, &Act), row: &Corrected, right: &str) -> Finding {
    let objections = Objections::on(scheme, &decision.about, act.posted());
    let upheld = objections.upheld_for(&Subject::Base(row.base.clone()));
    let finding = Finding::new(
        "decision-rows",
        if upheld { Level::Note } else { Level::Error },
        Place::column(act.list_file("correction"), row.line, "is"),
        format!("{} 公示写“{right}”，更正把决定改为“{}”", row.base, row.is),
        format!("of {} the notice says `{right}`; the correction makes the decision say `{}`", row.base, row.is),
    );
    let cites = scheme.cite_publicity(&decision.under, row.list);
    let (zh, en) = if upheld { MAY_DIFFER } else { MENDS_MISPRINTS };
    finding.articles_or(cites, "公示的就是拟决定的", "what is decided is what was shown").value(&row.is).remedy(zh, en)
}
