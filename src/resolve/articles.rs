//! Every article key that is cited stands in `keys.toml` of its text.

use super::named::{unknown, unknown_of};
use super::unread::Unread;
use crate::finding::{At, Finding, Findings, Place};
use crate::model::id::{ArticleKey, Citation};
use crate::model::policy::Policy;
use crate::model::register::Register;
use crate::model::rule::{Articles, Edition};

const NO_SUCH: (&str, &str) = ("该文本没有这一条款", "the text has no such article");

/// The articles of every rule of an edition.
pub(super) fn of_edition(file: &str, place: usize, edition: &Edition, policy: &Policy, findings: &mut Findings) {
    for (path, articles) in cited(edition) {
        known(&Place::key(file, format!("edition[{place}].{path}")), articles, policy, findings);
    }
}

/// There is at least one article, and each stands in the text.
fn known(place: &Place, articles: &Articles, policy: &Policy, findings: &mut Findings) {
    if articles.keys().is_empty() {
        findings.push(
            Finding::error("no-article", place.clone(), "没有写明条款", "no article is given")
                .rule("每条规则写明出处条款", "every rule names its article")
                .remedy("补上条款键", "add the article key"),
        );
    }
    for key in articles.keys().iter().filter(|key| policy.key(key).is_none()) {
        findings.push(unknown_of(place.clone(), key.as_str(), NO_SUCH, keys(policy)));
    }
}

/// The articles that a text's own facts and guides name, and the keys of its wording where it is carried.
pub(super) fn of_policy(policy: &Policy, findings: &mut Findings) {
    let file = format!("{}/policy.toml", policy.folder);
    let facts = &policy.facts;
    let mut named: Vec<(String, &Articles)> = vec![("in-force.article".to_owned(), &facts.in_force.article)];
    named.extend(facts.ends.iter().map(|ends| ("ends.article".to_owned(), &ends.article)));
    named.extend(facts.replaces.iter().enumerate().map(|(n, one)| (format!("replaces[{n}].article"), &one.article)));
    for (path, articles) in named {
        known(&Place::key(&file, path), articles, policy, findings);
    }
    let guides = &policy.guides;
    for (name, guide) in [("guide.zh.md", &guides.zh), ("guide.en.md", &guides.en), ("en.md", &guides.translation)] {
        for entry in guide.iter().flat_map(|guide| &guide.entries).filter(|entry| policy.key(&entry.key).is_none()) {
            let place = Place { file: format!("{}/{name}", policy.folder), at: At::Line(entry.line, 1) };
            findings.push(unknown_of(place, entry.key.as_str(), NO_SUCH, keys(policy)));
        }
    }
    if let Some(text) = &policy.text {
        let places = text.places();
        let carried: Vec<&str> = places.iter().map(|place| place.key).collect();
        let written: Vec<&str> = keys(policy).collect();
        if carried != written {
            let first = carried.iter().zip(&written).find(|(a, b)| a != b).map(|(a, _)| *a);
            let (in_text, in_keys) = (but(&carried, &written), but(&written, &carried));
            findings.push(
                Finding::error(
                    "keys-differ",
                    Place::file(format!("{}/keys.toml", policy.folder)),
                    "条款键与所载正文不符",
                    "the keys are not those of the text that is carried",
                )
                .value(first.unwrap_or_default())
                .rule(
                    "keys.toml 与正文的条、款、项一一对应，次序相同",
                    "keys.toml has the places of the text, each once and in their order",
                )
                .remedy(
                    format!("只在正文里：{in_text}；只在 keys.toml 里：{in_keys}；改 keys.toml，或改正文的编号"),
                    format!("in the text alone: {in_text}; in keys.toml alone: {in_keys}; mend keys.toml, or the numbers of the text"),
                ),
            );
        }
    }
}

/// The first of those that the others lack.
fn but(these: &[&str], those: &[&str]) -> String {
    const SHOWN: usize = 10;
    let only: Vec<&str> = these.iter().filter(|key| !those.contains(key)).copied().collect();
    let more = if only.len() > SHOWN { " …" } else { "" };
    let shown = only.get(..SHOWN.min(only.len())).unwrap_or_default().join(", ");
    if only.is_empty() { "—".to_owned() } else { shown + more }
}

/// The citations in the basis of acts and in doubts about texts.
pub(super) fn basis(register: &Register, unread: &Unread, findings: &mut Findings) {
    let missing =
        |cite: &Citation| !resolves(register, cite) && !unread.folder(&format!("schemes/{}/policies/{}", cite.scheme, cite.version));
    for scheme in &register.schemes {
        for act in &scheme.acts {
            for (n, cite) in act.basis.iter().enumerate().filter(|(_, cite)| missing(cite)) {
                findings.push(uncited(register, Place::key(act.file(), format!("basis[{n}]")), cite));
            }
        }
        for policy in scheme.policies.values() {
            let doubts = policy.facts.doubt.iter().enumerate();
            for (n, cite) in doubts.filter_map(|(n, doubt)| Some((n, doubt.source.as_ref()?))).filter(|(_, cite)| missing(cite)) {
                let place = Place::key(format!("{}/policy.toml", policy.folder), format!("doubt[{n}].source"));
                findings.push(uncited(register, place, cite));
            }
        }
    }
}

fn resolves(register: &Register, cite: &Citation) -> bool {
    cited_in(register, cite).is_some_and(|policy| cite.key.as_ref().is_none_or(|key: &ArticleKey| policy.key(key).is_some()))
}

fn cited_in<'a>(register: &'a Register, cite: &Citation) -> Option<&'a Policy> {
    register.scheme(cite.scheme.as_str())?.policies.get(&cite.version)
}

/// A citation of no text, or of no article of the one it names: then with the nearest ones.
fn uncited(register: &Register, place: Place, cite: &Citation) -> Finding {
    let words = ("引文所指的文本或条款不存在", "the text or article cited does not exist");
    match (cited_in(register, cite), &cite.key) {
        (Some(policy), Some(key)) => unknown_of(place, key.as_str(), words, keys(policy)).value(cite),
        _ => unknown(place, &cite.to_string(), words),
    }
}

fn keys(policy: &Policy) -> impl Iterator<Item = &str> {
    policy.keys.iter().map(|key| key.key.as_str())
}

/// Every rule's articles with the path of its key.
fn cited(edition: &Edition) -> Vec<(String, &Articles)> {
    let mut all = Vec::new();
    all.extend(numbered("host", edition.host.iter().map(|rule| &rule.article)));
    all.extend(numbered("type", edition.types.iter().map(|rule| &rule.article)));
    all.extend(numbered("grade", edition.grade.iter().map(|rule| &rule.article)));
    all.extend(numbered("publicity", edition.publicity.iter().map(|rule| &rule.article)));
    let objections = edition.publicity.iter().enumerate();
    all.extend(objections.filter_map(|(n, rule)| Some((format!("publicity[{n}].objection.article"), &rule.objection.as_ref()?.article))));
    all.extend(numbered("step", edition.step.iter().map(|rule| &rule.article)));
    all.extend(numbered("cycle", edition.cycle.iter().map(|rule| &rule.article)));
    all.extend(numbered("consequence", edition.consequence.iter().map(|rule| &rule.article)));
    all.extend(numbered("limit", edition.limit.iter().map(|rule| &rule.article)));
    all.extend(numbered("change", edition.change.iter().map(|rule| &rule.article)));
    all.extend(numbered("name", edition.name.iter().map(|rule| &rule.article)));
    all.extend(numbered("statement", edition.statement.iter().map(|rule| &rule.article)));
    all
}

fn numbered<'a>(shape: &'static str, articles: impl Iterator<Item = &'a Articles>) -> impl Iterator<Item = (String, &'a Articles)> {
    articles.enumerate().map(move |(n, articles)| (format!("{shape}[{n}].article"), articles))
}
