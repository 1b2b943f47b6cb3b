//! Follows the words that an amendment puts into another text, so that their articles are not taken for its own.

use crate::model::policy_text::mark::{MarkKind, mark};

/// Whether a line stands inside the words that an amendment puts in: `…修改为：“第三条 …`.
#[derive(Default)]
pub(super) struct Quoted {
    /// Since the amending words.
    opened: usize,
    closed: usize,
    amends: bool,
    /// Whether a straight quotation mark is open; it has one form for both ends.
    straight: bool,
}

/// What a quotation begins with.
const OPENING: [char; 3] = ['“', '「', '"'];

impl Quoted {
    /// Takes the next line; answers whether the quotation was open before it.
    pub(super) fn pass(&mut self, text: &str) -> bool {
        if self.amends && mark(text).is_some_and(|mark| mark.kind == MarkKind::Chinese) {
            *self = Self::default();
        }
        let inside = self.amends && self.opened > self.closed;
        // Every paragraph of a quotation opens it anew, only the last one closes it.
        let anew = inside && text.starts_with(OPENING);
        let words = ["修改为", "作为第", "修改如下", "增加", "合并为"];
        if !inside {
            let amends = words.iter().any(|word| text.contains(word));
            let waits = self.amends && self.opened == 0 && text.starts_with(OPENING);
            *self = Self { amends: (amends && mark(text).is_some()) || waits, ..Self::default() };
        }
        text.chars().skip(usize::from(anew)).for_each(|c| self.count(c));
        inside
    }

    fn count(&mut self, c: char) {
        let (opens, closes) = (matches!(c, '“' | '「'), matches!(c, '”' | '」'));
        self.straight ^= c == '"';
        self.opened = self.opened.saturating_add(usize::from(opens || (c == '"' && self.straight)));
        self.closed = self.closed.saturating_add(usize::from(closes || (c == '"' && !self.straight)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_amendment_puts_in_is_quoted() {
        let lines = [
            "一、第三条修改为：“甲。",
            "“乙",
            "第四条 丙。”",
            "第五条 丁。",
            "二、增加一条，作为第七条：",
            "“第七条 戊",
            "第八条 己。”",
            "三、第九条改为第十条。",
            "第六条 “庚",
        ];
        for (open, close) in [("“", "”"), ("「", "」"), ("\"", "\"")] {
            let mut quoted = Quoted::default();
            let inside: Vec<bool> = lines.iter().map(|line| quoted.pass(&line.replace('“', open).replace('”', close))).collect();
            assert_eq!(inside, [false, true, true, false, false, false, true, false, false], "{open}");
        }
    }
}
