//! Evaluation rounds, the newest first, with the outcome of each base.

use super::{Body, Bundle, Document, document};
use crate::plan::{address, words};
use crate::search::document::Kind;

pub(super) fn add(bundle: &mut Bundle<'_, '_>) {
    for one in &bundle.survey.schemes {
        for (name, round) in one.rounds.iter().rev() {
            let state = round.state();
            let status = bundle.status(state.code(), words::notice_state(bundle.lang, state));
            let mut body = Body::default();
            for (id, verdict) in &round.verdicts {
                let Some(life) = one.lives.of.get(id) else { continue };
                let Some(act) = one.scheme.acts.get(verdict.act) else { continue };
                let outcome = words::outcome(bundle.lang, &verdict.outcome, &act.under).text;
                body.line(&format!("{}{}{outcome}", bundle.say(&life.now.name), bundle.pick("：", ": ")));
            }
            let title = format!("{}{}{}", bundle.say(&one.scheme.name), bundle.pick("", ": "), words::round(bundle.lang, name));
            let scheme = one.scheme.id.to_string();
            let date = round.acts.iter().next_back().and_then(|act| one.scheme.acts.get(*act)).map(|act| act.posted().to_string());
            let round = Document {
                scheme,
                status,
                date: date.unwrap_or_default(),
                title,
                ..document(Kind::Round, address::round(&one.scheme.id, name))
            };
            bundle.push(round, body);
        }
    }
}
