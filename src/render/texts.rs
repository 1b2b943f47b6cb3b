//! What pages say, on its way from a view into a page.

use crate::plan::view::escape;

/// Texts, one behind the other, as they stand in a page: markup as it is, anything else escaped for HTML and for a value between quotes.
#[derive(Debug)]
pub(super) struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    /// None yet, with room for those of most pages.
    pub(super) fn new() -> Self {
        Self { all: String::with_capacity(12 << 10), ends: Vec::with_capacity(32) }
    }

    /// Adds markup, and tells its number.
    pub(super) fn add_markup(&mut self, markup: &str) -> usize {
        self.all.push_str(markup);
        self.end()
    }

    /// Adds a text, and tells its number.
    pub(super) fn add(&mut self, text: &str) -> usize {
        escape(text, &mut self.all);
        self.end()
    }

    fn end(&mut self) -> usize {
        self.ends.push(self.all.len());
        self.ends.len() - 1
    }

    /// The text of a number; nothing where there is none.
    pub(super) fn get(&self, nth: usize) -> &str {
        let from = nth.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        from.zip(self.ends.get(nth)).and_then(|(from, to)| self.all.get(from..*to)).unwrap_or_default()
    }

    /// The bytes of all of them.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_markup_is_not_escaped_twice() {
        let mut texts = Texts::new();
        assert_eq!([texts.add("<a href=\"'\">&"), texts.add_markup("<b>1 &lt; 2</b>"), texts.add("1 < 2")], [0, 1, 2]);
        assert_eq!(texts.get(0), "&lt;a href=&quot;&#39;&quot;&gt;&amp;");
        assert_eq!((texts.get(1), texts.get(2), texts.get(3)), ("<b>1 &lt; 2</b>", "1 &lt; 2", ""));
    }
}
