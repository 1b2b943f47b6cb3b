//! Two versions of a text, article by article: what is new, gone, moved, reworded, or only counted or punctuated anew.

mod align;
mod likeness;
mod words;

use serde::Serialize;

use super::policy_text::{Article, PolicyText};
pub use words::{Piece, PieceKind, differing_words};

/// What became of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// In the newer version only.
    Added,
    /// In the older version only.
    Removed,
    /// Its words are others.
    Wording,
    /// Only the numbers of articles and items it names or counts by are others.
    References,
    /// Only punctuation, blanks or the width of characters are others.
    Punctuation,
    /// Only its own number is another.
    Renumbered,
    /// Nothing is other.
    Same,
}

/// An article of the older version, of the newer, or of both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Its place among the articles of the older version.
    pub old: Option<usize>,
    /// Its place among those of the newer.
    pub new: Option<usize>,
    /// What became of its words and number.
    pub kind: Kind,
    /// Whether it stands before or after other articles than it did.
    pub moved: bool,
}

/// Every article of both versions once: in the order of the newer one, what is gone where it stood.
#[must_use]
pub fn compare(old: &PolicyText, new: &PolicyText) -> Vec<Pair> {
    let aligned = align::align(&old.articles, &new.articles);
    let mut pairs = Vec::with_capacity(old.articles.len().max(new.articles.len()));
    let mut next_old = 0_usize;
    for (at, article) in new.articles.iter().enumerate() {
        let Some((from, moved)) = aligned.get(at).copied().flatten() else {
            pairs.push(Pair { old: None, new: Some(at), kind: Kind::Added, moved: false });
            continue;
        };
        if !moved {
            pairs.extend(removed(&aligned, next_old..from));
            next_old = from.saturating_add(1);
        }
        let kind = old.articles.get(from).map_or(Kind::Added, |before| kind(before, article));
        pairs.push(Pair { old: Some(from), new: Some(at), kind, moved });
    }
    pairs.extend(removed(&aligned, next_old..old.articles.len()));
    pairs
}

/// The articles of the older version in a range that the newer one has nowhere.
fn removed(aligned: &[Option<(usize, bool)>], range: std::ops::Range<usize>) -> Vec<Pair> {
    let gone = range.filter(|at| !aligned.iter().flatten().any(|(from, _)| from == at));
    gone.map(|at| Pair { old: Some(at), new: None, kind: Kind::Removed, moved: false }).collect()
}

fn kind(old: &Article, new: &Article) -> Kind {
    let (before, after) = (old.text(), new.text());
    if before == after {
        return if old.number == new.number { Kind::Same } else { Kind::Renumbered };
    }
    if likeness::letters(&before) == likeness::letters(&after) {
        Kind::Punctuation
    } else if likeness::without_counts(&before) == likeness::without_counts(&after) {
        Kind::References
    } else {
        Kind::Wording
    }
}

#[cfg(test)]
mod tests;
