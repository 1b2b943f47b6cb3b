//! Follows the words that an amendment puts into another text, so that their articles are not taken for its own.

use crate::model::policy_text::mark::{MarkKind, mark};

/// Whether a line stands inside the words that an amendment puts in: `…修改为：“第三条 …`.
#[derive(Default)]
pub(super) struct Quoted {
    /// Since the amending words.
    opened: usize,
    closed: usize,
    amends: bool,
}

impl Quoted {
    /// Takes the next line; answers whether the quotation was open before it.
    pub(super) fn pass(&mut self, text: &str) -> bool {
        let count = |mark: char| text.chars().filter(|c| *c == mark).count();
        if self.amends && mark(text).is_some_and(|mark| mark.kind == MarkKind::Chinese) {
            *self = Self::default();
        }
        let inside = self.amends && self.opened > self.closed;
        // Every paragraph of a quotation opens it anew, only the last one closes it.
        if inside && text.starts_with('“') {
            self.opened = self.opened.saturating_sub(1);
        }
        let words = ["修改为", "作为第", "修改如下", "增加", "合并为"];
        if !inside {
            let amends = words.iter().any(|word| text.contains(word));
            let waits = self.amends && self.opened == 0 && text.starts_with('“');
            *self = Self { amends: (amends && mark(text).is_some()) || waits, opened: 0, closed: 0 };
        }
        self.opened = self.opened.saturating_add(count('“'));
        self.closed = self.closed.saturating_add(count('”'));
        inside
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
        let mut quoted = Quoted::default();
        let inside: Vec<bool> = lines.iter().map(|line| quoted.pass(line)).collect();
        assert_eq!(inside, [false, true, true, false, false, false, true, false, false]);
    }
}
