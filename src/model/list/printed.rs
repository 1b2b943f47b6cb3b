//! The names that lists print, held once.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Lists, Row};

/// The names that lists print, each once: a notice and the decision on it name the same bases.
#[derive(Debug, Default)]
pub struct Printed(BTreeSet<Arc<str>>);

impl Printed {
    fn share(&mut self, name: &mut Arc<str>) {
        match self.0.get(name.as_ref()) {
            Some(same) => *name = Arc::clone(same),
            None => {
                self.0.insert(Arc::clone(name));
            }
        }
    }
}

impl<T> Row<T> {
    fn share(rows: &mut [Self], printed: &mut Printed) {
        for row in rows {
            printed.share(&mut row.name);
            printed.share(&mut row.host);
        }
    }
}

impl Lists {
    /// Lets the rows have their names in common with the lists before.
    pub fn share(&mut self, printed: &mut Printed) {
        Row::share(&mut self.recognition, printed);
        Row::share(&mut self.evaluation, printed);
        Row::share(&mut self.revocation, printed);
        Row::share(&mut self.criticism, printed);
        Row::share(&mut self.exit, printed);
        for row in &mut self.changes {
            printed.share(&mut row.name);
            printed.share(&mut row.host);
        }
        Row::share(&mut self.reports, printed);
        Row::share(&mut self.outside, printed);
        Row::share(&mut self.opening, printed);
    }
}
