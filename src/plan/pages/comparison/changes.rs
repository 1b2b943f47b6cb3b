//! The articles of two versions as the page shows them.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::model::compare::{Kind, Pair, PieceKind, compare, differing_words};
use crate::model::policy::Policy;
use crate::model::policy_text::{Article, PolicyText};
use crate::model::register::Scheme;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::view::{Chip, Link};

/// An article that is another now, or a run of articles that are the same.
#[derive(Serialize)]
pub(super) struct Change {
    chip: Chip,
    /// The article in the older version, then in the newer.
    at: Vec<Link>,
    /// How many articles a run of unchanged ones has; 1 otherwise.
    count: usize,
    /// Whether it is shown with its words.
    changed: bool,
    paragraphs: Vec<Vec<PieceView>>,
    used_by: Vec<Link>,
}

#[derive(Serialize)]
struct PieceView {
    /// `same`, `out`, `in`.
    kind: &'static str,
    text: String,
}

/// The two versions and what rests on their articles.
pub(super) struct Sides<'d, 'a> {
    pub desk: &'d Desk<'a>,
    pub scheme: &'d Scheme,
    pub old: &'d Policy,
    pub new: &'d Policy,
    pub used_old: BTreeMap<String, Vec<Link>>,
    pub used_new: BTreeMap<String, Vec<Link>>,
}

/// The changes to show, and the kind of every article of both versions.
type Changes = (Vec<Change>, Vec<(Kind, bool)>);

impl Sides<'_, '_> {
    /// By the wording of both.
    pub(super) fn by_words(&self, old: &PolicyText, new: &PolicyText) -> Changes {
        let pairs = compare(old, new);
        let kinds = pairs.iter().map(|pair| (pair.kind, pair.moved)).collect();
        let same = |pair: &Pair| pair.kind == Kind::Same && !pair.moved;
        let runs = pairs.chunk_by(|one, next| same(one) && same(next));
        let changes = runs.filter_map(|run| {
            let (first, last) = (run.first()?, run.last()?);
            Some(if same(first) { self.unchanged(run.len(), first, last, new) } else { self.changed(first, old, new) })
        });
        (changes.collect(), kinds)
    }

    fn unchanged(&self, count: usize, first: &Pair, last: &Pair, new: &PolicyText) -> Change {
        let article = |pair: &Pair| pair.new.and_then(|at| new.articles.get(at));
        let mut at: Vec<Link> = article(first).map(|article| self.link(self.new, &article.key, &article.number)).into_iter().collect();
        if count > 1 {
            at.extend(article(last).map(|article| self.link(self.new, &article.key, &article.number)));
        }
        Change { chip: chip(self.desk, Kind::Same, false), at, count, changed: false, paragraphs: Vec::new(), used_by: Vec::new() }
    }

    fn changed(&self, pair: &Pair, old: &PolicyText, new: &PolicyText) -> Change {
        let (before, after) = (pair.old.and_then(|at| old.articles.get(at)), pair.new.and_then(|at| new.articles.get(at)));
        let words = |article: Option<&Article>| article.map(Article::text).unwrap_or_default();
        let mut at: Vec<Link> = before.map(|article| self.link(self.old, &article.key, &article.number)).into_iter().collect();
        at.extend(after.map(|article| self.link(self.new, &article.key, &article.number)));
        Change {
            chip: chip(self.desk, pair.kind, pair.moved),
            at,
            count: 1,
            changed: true,
            paragraphs: paragraphs(&words(before), &words(after)),
            used_by: self.used(before.map(|article| article.key.as_str()), after.map(|article| article.key.as_str())),
        }
    }

    /// By the numbers of the articles alone.
    pub(super) fn by_keys(&self) -> Changes {
        let articles = |policy: &Policy| -> Vec<(String, String)> {
            let own = policy.keys.iter().filter(|key| key.key.article() == key.key.as_str());
            own.map(|key| (key.key.to_string(), key.number.clone())).collect()
        };
        let (old, new) = (articles(self.old), articles(self.new));
        let known = |all: &[(String, String)]| all.iter().map(|(key, _)| key.clone()).collect::<BTreeSet<_>>();
        let (before, after) = (known(&old), known(&new));
        let added = new.iter().filter(|(key, _)| !before.contains(key)).map(|one| (Kind::Added, one));
        let removed = old.iter().filter(|(key, _)| !after.contains(key)).map(|one| (Kind::Removed, one));
        let differing = removed.chain(added);
        let kinds = differing.clone().map(|(kind, _)| (kind, false)).collect();
        let changes = differing.map(|(kind, (key, number))| {
            let (policy, used) = match kind {
                Kind::Added => (self.new, self.used(None, Some(key))),
                _ => (self.old, self.used(Some(key), None)),
            };
            Change {
                chip: chip(self.desk, kind, false),
                at: vec![self.link(policy, key, number)],
                count: 1,
                changed: true,
                paragraphs: Vec::new(),
                used_by: used,
            }
        });
        let changes = changes.collect();
        (changes, kinds)
    }

    fn link(&self, policy: &Policy, key: &str, number: &str) -> Link {
        let path = format!("{}#{}", address::policy(&self.scheme.id, &policy.version), address::anchor(key));
        self.desk.link(if number.is_empty() { key } else { number }, &path)
    }

    /// What rests on the article in either version.
    fn used(&self, old: Option<&str>, new: Option<&str>) -> Vec<Link> {
        let of = |used: &BTreeMap<String, Vec<Link>>, key: Option<&str>| key.and_then(|key| used.get(key)).cloned().unwrap_or_default();
        let mut links = of(&self.used_old, old);
        for link in of(&self.used_new, new) {
            if !links.iter().any(|known| known.href == link.href && known.text == link.text) {
                links.push(link);
            }
        }
        links
    }
}

/// The words of both, a paragraph or item at a time. A paragraph that is out altogether is one by itself.
fn paragraphs(old: &str, new: &str) -> Vec<Vec<PieceView>> {
    let mut paragraphs: Vec<Vec<PieceView>> = vec![Vec::new()];
    for piece in differing_words(old, new) {
        let kind = match piece.kind {
            PieceKind::Same => "same",
            PieceKind::Out => "out",
            PieceKind::In => "in",
        };
        for (n, text) in piece.text.split('\n').enumerate() {
            if n > 0 {
                paragraphs.push(Vec::new());
            }
            if let Some(last) = paragraphs.last_mut().filter(|_| !text.is_empty()) {
                last.push(PieceView { kind, text: text.to_owned() });
            }
        }
    }
    paragraphs.retain(|pieces| !pieces.is_empty());
    paragraphs
}

/// What became of an article, in a word.
pub(super) fn chip(desk: &Desk<'_>, kind: Kind, moved: bool) -> Chip {
    let (class, zh, en) = match kind {
        Kind::Added => ("added", "新增", "Added"),
        Kind::Removed => ("removed", "删去", "Removed"),
        Kind::Wording => ("wording", "文字修改", "Reworded"),
        Kind::References => ("slight", "仅引用条号变化", "Only numbers it cites"),
        Kind::Punctuation => ("slight", "仅标点变化", "Only punctuation"),
        Kind::Renumbered => ("slight", "仅条号变化", "Only its number"),
        Kind::Same => ("same", "未变", "Unchanged"),
    };
    let text = match (moved, kind) {
        (false, _) => desk.pick(zh, en).to_owned(),
        (true, Kind::Same | Kind::Renumbered) => desk.pick("移动位置，文字未变", "Moved, same words").to_owned(),
        (true, _) => format!("{}{}", desk.pick("移动位置，", "Moved; "), desk.pick(zh, en)),
    };
    Chip { kind: class, text }
}
