//! A page as it is published.

use std::ops::Range;

/// A page, and the stretches of it that it shares with other pages.
#[derive(Debug, Default)]
pub struct Printed {
    /// All of it.
    pub html: String,
    /// In the order of the page; each was looked at for personal data when it was printed first.
    shared: Vec<Range<usize>>,
}

impl Printed {
    pub(super) fn with_room(bytes: usize, stretches: usize) -> Self {
        Self { html: String::with_capacity(bytes), shared: Vec::with_capacity(stretches) }
    }

    /// Notes a stretch that other pages have too, and that is clean; behind those noted before.
    pub(super) fn share(&mut self, stretch: Range<usize>) {
        self.shared.push(stretch);
    }

    /// What is the page's own, stretch by stretch: all of it but the shared parts that are clean.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.shared.iter().map(|part| part.end));
        let ends = self.shared.iter().map(|part| part.start).chain([self.html.len()]);
        starts.zip(ends).filter_map(|(start, end)| self.html.get(start..end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_clean_parts_are_left_out() {
        let mut page = Printed::with_room(0, 0);
        page.html.push_str("a<b>1</b>b<b>13800138000</b>");
        page.share(1..9);
        assert_eq!(page.own().collect::<Vec<_>>(), ["a", "b<b>13800138000</b>"]);
    }
}
