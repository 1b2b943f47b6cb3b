//! Numbers parted by brackets, slashes, tabs and the ends of lines: `(138)12345678`, `138/1234/5678`.
//!
//! These signs part the numbers of every table and address too, so they are read as gaps only in what a person wrote.

use std::collections::BTreeSet;

use super::{Hit, run, sift};

/// Finds what only such a reading shows. Nothing is copied where no such sign stands.
pub(super) fn find(text: &str, hits: &mut Vec<Hit>) {
    if !text.contains(['\t', '\n', '(', ')', '/', '~', '、', '～', '／', '（', '）']) {
        return;
    }
    // As many bytes in, as many out: a place in one is the same place in the other.
    let read: String = text
        .chars()
        .map(|c| match c {
            '\t' | '\n' | '\r' | '(' | ')' | '/' | '~' => ' ',
            '、' | '～' | '／' | '（' | '）' => '\u{3000}',
            c => c,
        })
        .collect();
    let mut found = Vec::new();
    for range in sift::runs(&read) {
        run::judge(text, &read, range, &mut found);
    }
    let known: BTreeSet<_> = hits.iter().map(|hit| (hit.range.start, hit.range.end)).collect();
    found.retain(|hit: &Hit| !known.contains(&(hit.range.start, hit.range.end)));
    hits.append(&mut found);
}
