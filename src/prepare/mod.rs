//! Files an officer would otherwise write by hand, made from what the register knows: dates, articles, numbers, names.
//!
//! Everything here is pure: a register and a question give files ([`Prepared`]) or the reason why not ([`Refused`]).
//! Where only an officer knows the words, a file has a place to fill in ([`crate::model::blank`]), which a check finds.

mod act;
mod answers;
pub mod base;
mod basis;
pub mod conclude;
pub mod notice;
pub mod policy;
mod question;
pub mod reports;
mod roster;
mod rows;
mod sheet;
mod subjects;
mod title;
mod toml;
mod which;
mod window;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::blank;
use crate::model::register::Register;
use crate::model::text::Bilingual;

pub use crate::refused::Refused;
pub(crate) use rows::csv as write_csv;
pub(crate) use toml::{both as toml_both, text as toml_text};
pub(crate) use which::below_schemes;
pub use which::{base as known_base, scheme, unknown};
pub(crate) use window::no_length;

/// Files to write, and what to say about them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prepared {
    /// The files, none of which is there yet.
    pub files: Vec<File>,
    /// What the officer should know.
    pub notes: Vec<Bilingual>,
}

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path in the content folder.
    pub path: String,
    /// Its text.
    pub text: String,
}

impl File {
    /// Every line with a place still to be filled in, from 1, and what goes there.
    #[must_use]
    pub fn blanks(&self) -> Vec<(usize, String)> {
        blank::lines(&self.text).into_iter().map(|(line, _, words)| (line, words)).collect()
    }
}

impl Prepared {
    fn note(&mut self, zh: impl Into<String>, en: impl Into<String>) {
        self.notes.push(Bilingual::new(zh, en));
    }
}

/// Takes out of a register what other drafts leave to fill in: a blank is no published value, and no new file repeats it.
pub fn without_blanks(register: &mut Register) {
    let filled = |value: &str| !value.contains(blank::MARK);
    // Nobody else holds a scheme while files are prepared.
    for scheme in register.schemes.iter_mut().filter_map(Arc::get_mut) {
        for lists in scheme.acts.iter_mut().filter_map(|act| Arc::get_mut(&mut act.lists)) {
            lists.changes.retain(|row| filled(&row.to) && filled(&row.from));
            lists.correction.retain(|row| filled(&row.is));
        }
    }
}

/// The paths that are in use, which no prepared file takes.
pub type Taken = BTreeSet<String>;

/// Whether a folder holds anything.
fn is_used(folder: &str, taken: &Taken) -> bool {
    let inside = format!("{folder}/");
    taken.range(inside.clone()..).next().is_some_and(|path| path.starts_with(&inside))
}
