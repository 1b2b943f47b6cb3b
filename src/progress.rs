//! How far a build is: two numbers that whoever waits for it may look at. The build itself says nothing.

use std::sync::atomic::{AtomicUsize, Ordering};

/// Files written and files to be written, pages among them.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicUsize,
    all: AtomicUsize,
}

impl Progress {
    /// Now it is known how many there will be.
    pub fn expect(&self, all: usize) {
        self.all.store(all, Ordering::Relaxed);
    }

    /// One more is done.
    pub fn step(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Files written.
    #[must_use]
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Files to be written; 0 while the content is still being read and checked.
    #[must_use]
    pub fn all(&self) -> usize {
        self.all.load(Ordering::Relaxed)
    }
}
