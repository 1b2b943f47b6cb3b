//! Works: the texts of a scheme that are versions of one another.
//!
//! Two texts are versions of one work where one says that it follows the other (`follows`), where editions of the rules
//! rest on them one after the other, or where their titles are the same.

use super::day::Day;
use super::draft::policy::TextKind;
use super::policy::Policy;
use super::register::Scheme;

/// The versions of the work that a text is a version of, oldest first, the text itself among them.
#[must_use]
pub fn versions<'a>(scheme: &'a Scheme, policy: &Policy) -> Vec<&'a Policy> {
    let (mut found, mut others): (Vec<Named<'a>>, Vec<Named<'a>>) =
        scheme.policies.values().map(|one| (one, name(one))).partition(|(one, _)| one.version == policy.version);
    let mut seen = 0;
    while let Some(one) = found.get(seen).cloned() {
        seen += 1;
        found.extend(others.extract_if(.., |other| is_next(scheme, &one, other) || is_next(scheme, other, &one)));
    }
    found.sort_by_cached_key(|(one, _)| age(scheme, one));
    found.into_iter().map(|(one, _)| one).collect()
}

/// Every pair of versions of one work, the older first.
#[must_use]
pub fn pairs(scheme: &Scheme) -> Vec<(&Policy, &Policy)> {
    let mut pairs = Vec::new();
    for policy in scheme.policies.values() {
        let newer = versions(scheme, policy).into_iter().skip_while(|one| one.version != policy.version).skip(1);
        pairs.extend(newer.map(|newer| (policy, newer)));
    }
    pairs
}

/// A text with the name of its work.
type Named<'a> = (&'a Policy, String);

fn is_next(scheme: &Scheme, (older, old_name): &Named<'_>, (newer, new_name): &Named<'_>) -> bool {
    let follows = newer.facts.follows.as_ref() == Some(&older.version);
    let editions = scheme.editions.iter().zip(scheme.editions.iter().skip(1));
    let by_editions = editions.into_iter().any(|(one, next)| one.version == older.version && next.version == newer.version);
    follows || by_editions || (!old_name.is_empty() && old_name == new_name)
}

/// The Chinese title without blanks, book-title marks, and a note in brackets at its end.
fn name(policy: &Policy) -> String {
    let title: String = policy.facts.title.zh.chars().filter(|c| !c.is_whitespace() && !matches!(c, '《' | '》' | '〈' | '〉')).collect();
    let end = title.ends_with(['）', ')']).then(|| title.rfind(['（', '('])).flatten();
    end.and_then(|end| title.get(..end)).unwrap_or(&title).to_owned()
}

/// By the order of editions, then by when a text holds or is dated; a draft comes after those that hold.
fn age(scheme: &Scheme, policy: &Policy) -> (bool, Option<Day>, usize, String) {
    let edition = scheme.editions.iter().position(|edition| edition.version == policy.version).unwrap_or(0);
    (policy.facts.kind == TextKind::Draft, policy.starts(), edition, policy.version.to_string())
}
