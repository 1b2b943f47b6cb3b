//! Lists of many pages: how many rows each has. Pages are counted from 1.

use std::ops::Range;

/// Rows of a page.
const ROWS: usize = 100;

/// How many pages so many rows fill; never none.
#[must_use]
pub fn pages(rows: usize) -> usize {
    rows.div_ceil(ROWS).max(1)
}

/// The places of the rows of a page among all.
#[must_use]
pub fn shown(page: usize) -> Range<usize> {
    let first = page.saturating_sub(1) * ROWS;
    first..first + ROWS
}
