//! What many steps say is kept once: thousands of bases were recognised in the same words by the same article.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Step;
use crate::model::id::ArticleKey;
use crate::model::text::Bilingual;

/// The words and articles of steps, each once.
#[derive(Default)]
pub(super) struct Lexicon {
    words: BTreeSet<Arc<Bilingual>>,
    keys: BTreeSet<Arc<[ArticleKey]>>,
}

impl Lexicon {
    /// Lets steps have their words and articles in common with the steps before.
    pub(super) fn share(&mut self, trail: &mut [Step]) {
        for step in trail {
            share(&mut self.words, &mut step.words);
            share(&mut self.keys, &mut step.basis.keys);
        }
    }
}

fn share<T: ?Sized + Ord>(known: &mut BTreeSet<Arc<T>>, one: &mut Arc<T>) {
    match known.get(one.as_ref()) {
        Some(same) => *one = Arc::clone(same),
        None => {
            known.insert(Arc::clone(one));
        }
    }
}
