//! A page as it is published.

use std::ops::Range;

use super::slots::Part;

/// A page, and the stretches of it that it shares with other pages.
#[derive(Debug, Default)]
pub struct Printed {
    /// All of it.
    pub html: String,
    /// In the order of the page; each was looked at for personal data when it was printed first.
    shared: Vec<Range<usize>>,
}

impl Printed {
    pub(super) fn with_room(bytes: usize) -> Self {
        Self { html: String::with_capacity(bytes), shared: Vec::with_capacity(4) }
    }

    pub(super) fn push_part(&mut self, part: &Part) {
        let from = self.html.len();
        self.html.push_str(&part.html);
        if part.clean {
            self.shared.push(from..self.html.len());
        }
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
        let mut page = Printed::with_room(0);
        page.html.push('a');
        page.push_part(&Part::new("<b>1</b>".to_owned()));
        page.html.push('b');
        page.push_part(&Part::new("<b>13800138000</b>".to_owned()));
        page.push_part(&Part::new("138".to_owned()));
        assert_eq!(page.html, "a<b>1</b>b<b>13800138000</b>138");
        assert_eq!(page.own().collect::<Vec<_>>(), ["a", "b<b>13800138000</b>138"]);
    }
}
