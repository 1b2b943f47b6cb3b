//! Where terms stand, in files of about as many positions each: a reader knows how often each term stands in each
//! document, and so which file a document's positions are in, and reads no other.

use std::collections::BTreeMap;

use super::bytes::Bytes;
use super::files::Files;

/// Positions of one list after another.
#[derive(Debug, Default)]
pub(super) struct Spots {
    most: usize,
    count: usize,
    /// By the number of the file: the one in which a document's positions begin has all of them.
    files: BTreeMap<usize, Bytes>,
}

impl Spots {
    pub(super) fn new(most: usize) -> Self {
        Self { most: most.max(1), ..Self::default() }
    }

    /// The positions of a list: how many each document has, and the steps between them.
    pub(super) fn add(&mut self, times: &[u32], positions: &[u32]) {
        let mut rest = positions.iter();
        for times in times {
            let times = usize::try_from(*times).unwrap_or_default();
            let file = self.files.entry(self.count / self.most).or_default();
            rest.by_ref().take(times).for_each(|step| file.number32(*step));
            self.count += times;
        }
    }

    /// Its files, each with its number behind a name.
    pub(super) fn put(self, name: &str, files: &mut Files) {
        for (number, bytes) in self.files {
            files.put(format!("{name}-{number}"), &bytes);
        }
    }
}
