//! The articles an act rests on, by what it does.

use std::collections::BTreeSet;

use crate::model::id::{ArticleKey, Citation, Slug};
use crate::model::register::Scheme;
use crate::model::rule::{Articles, ChangeRule, CycleOf, Edition, Effect, Event, PathStep, Proposed, Publicity, StepKind};

/// The articles a decision of an effect rests on; for recognition those of the types recognised, for changes those of the
/// particulars changed, all where none is known.
pub(super) fn of(scheme: &Scheme, edition: &Edition, (effect, whats): (Proposed, &[&str]), types: &[&Slug]) -> Vec<Citation> {
    let mut articles: Vec<&Articles> = Vec::new();
    match effect {
        Proposed::Recognition => {
            let fits = |step: &&PathStep| types.is_empty() || step.types.is_empty() || step.types.iter().any(|kind| types.contains(&kind));
            let acts = edition.step.iter().filter(|step| step.kind == StepKind::Act).filter(fits);
            articles.extend(acts.map(|step| &step.article));
        }
        Proposed::Evaluation => {
            articles.extend(edition.cycle.iter().filter(|cycle| cycle.of == CycleOf::Evaluation).map(|cycle| &cycle.article));
        }
        Proposed::Revocation => articles.extend(edition.on(|event| *event == Event::Revoked).map(|rule| &rule.article)),
        Proposed::Criticism | Proposed::Exit => {
            let fits = |then: &Effect| match effect {
                Proposed::Criticism => matches!(then, Effect::Criticise),
                _ => matches!(then, Effect::Exit(_)),
            };
            articles.extend(edition.consequence.iter().filter(|rule| fits(&rule.then)).map(|rule| &rule.article));
        }
        Proposed::Changes => {
            let named = |rule: &&ChangeRule| whats.is_empty() || rule.what.iter().any(|one| whats.contains(&one.as_str()));
            articles.extend(edition.change.iter().filter(named).map(|rule| &rule.article));
            articles.extend(edition.statement.iter().filter(|one| one.topic.as_str() == "change-procedure").map(|one| &one.article));
        }
    }
    if articles.is_empty() {
        // The text as a whole; there is no nearer place.
        let revoking = edition.consequence.iter().filter(|rule| matches!(rule.then, Effect::Revoke));
        articles.extend(revoking.map(|rule| &rule.article).take(usize::from(effect == Proposed::Revocation)));
    }
    once(articles.into_iter().flat_map(|articles| scheme.cite(edition, articles)))
}

/// The articles of a rule, in a sentence.
pub(super) fn cited(scheme: &Scheme, edition: &Edition, rule: &Publicity) -> String {
    scheme.cite(edition, &rule.article).iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Each article where it stands first.
pub(super) fn once(cites: impl Iterator<Item = Citation>) -> Vec<Citation> {
    let mut seen = BTreeSet::new();
    cites.filter(|cite| seen.insert(cite.clone())).collect()
}

/// The articles that the grounds of rows name, before the others.
pub(super) fn with_grounds(
    scheme: &Scheme,
    edition: &Edition,
    basis: Vec<Citation>,
    grounds: impl Iterator<Item = String>,
) -> Vec<Citation> {
    let keys = grounds.filter_map(|ground| ArticleKey::try_from(ground.split('#').next().unwrap_or_default().to_owned()).ok());
    once(keys.map(|key| scheme.cite_key(edition, &key)).chain(basis))
}
