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
    let all: Vec<&Policy> = scheme.policies.values().collect();
    let mut found: Vec<&Policy> = all.iter().copied().filter(|one| one.version == policy.version).collect();
    let mut seen = 0;
    while let Some(one) = found.get(seen).copied() {
        seen += 1;
        for other in &all {
            if !found.iter().any(|known| known.version == other.version) && (is_next(scheme, one, other) || is_next(scheme, other, one)) {
                found.push(other);
            }
        }
    }
    found.sort_by_key(|one| age(scheme, one));
    found
}

/// Every pair of versions of one work, the older first.
#[must_use]
pub fn pairs(scheme: &Scheme) -> Vec<(&Policy, &Policy)> {
    let mut pairs = Vec::new();
    for policy in scheme.policies.values() {
        let versions = versions(scheme, policy);
        let own = versions.iter().position(|one| one.version == policy.version).unwrap_or(0);
        pairs.extend(versions.iter().skip(own.saturating_add(1)).filter_map(|newer| Some((scheme.policies.get(&policy.version)?, *newer))));
    }
    pairs
}

fn is_next(scheme: &Scheme, older: &Policy, newer: &Policy) -> bool {
    let follows = newer.facts.follows.as_ref() == Some(&older.version);
    let editions = scheme.editions.iter().zip(scheme.editions.iter().skip(1));
    let by_editions = editions.into_iter().any(|(one, next)| one.version == older.version && next.version == newer.version);
    follows || by_editions || (!name(older).is_empty() && name(older) == name(newer))
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
