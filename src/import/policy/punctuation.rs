//! Small questions about the characters of a line.

/// The text without any blank; for comparing and recognising, never for showing.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a sentence, a clause of a list or a lead ends here.
pub(super) fn ends_sentence(text: &str) -> bool {
    let inner = text.trim_end_matches(|c: char| c.is_whitespace() || is_private(c) || is_closer(c) || matches!(c, '”' | '’' | '"' | '\''));
    match inner.chars().next_back() {
        // A half-width full stop closes a sentence only after a word: `1.` and `3.` are marks.
        Some('.') => !inner.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit()),
        Some(last) => is_stop(last),
        None => false,
    }
}

/// Whether the text can be a title or heading: no sentence in it.
pub(super) fn is_unpunctuated(text: &str) -> bool {
    !text.is_empty() && !text.chars().any(|c| is_stop(c) || matches!(c, '，' | ',' | '\t' | '□'))
}

/// Whether the text holds the marks of a running sentence, so that an end without one is a cut.
pub(super) fn is_running(text: &str) -> bool {
    text.chars().any(|c| is_stop(c) || matches!(c, '，' | ','))
}

pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '。' | '．' | '！' | '？' | '；' | '：' | '!' | '?' | ';' | ':' | '…')
}

/// What closes this opening bracket; quotation marks are left out, they run over paragraphs.
pub(super) fn closer_of(c: char) -> Option<char> {
    match c {
        '（' | '(' => Some('）'),
        '《' => Some('》'),
        '〈' => Some('〉'),
        '<' => Some('>'),
        '〔' => Some('〕'),
        '【' => Some('】'),
        '［' | '[' => Some('］'),
        '「' => Some('」'),
        _ => None,
    }
}

/// The closing bracket with its half-width form read as the full-width one.
pub(super) fn closing(c: char) -> Option<char> {
    match c {
        ')' => Some('）'),
        ']' => Some('］'),
        '）' | '》' | '〉' | '>' | '〕' | '】' | '］' | '」' => Some(c),
        _ => None,
    }
}

/// A character of the private areas of Unicode; what it stood for is not known.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

fn is_closer(c: char) -> bool {
    closing(c).is_some()
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// Brackets opened and not yet closed.
#[derive(Clone, Debug, Default)]
pub(super) struct Open(Vec<char>);

impl Open {
    /// Goes on over more text. Deep nesting is no regulation: the depth is bounded.
    pub(super) fn pass(&mut self, text: &str) {
        for c in text.chars() {
            if let Some(closer) = closer_of(c) {
                if self.0.len() < 16 {
                    self.0.push(closer);
                }
            } else if closing(c).is_some_and(|closer| self.0.last() == Some(&closer)) {
                self.0.pop();
            }
        }
    }

    pub(super) fn over(text: &str) -> Self {
        let mut open = Self::default();
        open.pass(text);
        open
    }

    pub(super) fn is_open(&self) -> bool {
        !self.0.is_empty()
    }

    /// Whether `next` closes the innermost open bracket.
    pub(super) fn is_closed_by(&self, next: &str) -> bool {
        let Some(wanted) = self.0.last() else {
            return false;
        };
        let mut inner = 0_usize;
        for c in next.chars() {
            if closer_of(c).is_some() {
                inner = inner.saturating_add(1);
            } else if let Some(closer) = closing(c) {
                if inner == 0 {
                    return closer == *wanted;
                }
                inner = inner.saturating_sub(1);
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_and_brackets() {
        for (text, ends) in [
            ("甲。", true),
            ("甲（乙。）", true),
            ("甲：", true),
            ("甲;", true),
            ("甲。\u{e5e5}", true),
            ("甲）", false),
            ("甲", false),
            ("Co.", true),
            ("3.", false),
            ("", false),
        ] {
            assert_eq!(ends_sentence(text), ends, "{text}");
        }
        let mut open = Open::default();
        open.pass("（据《关于<某市");
        assert!(open.is_closed_by("某办法>的通知》改）"));
        assert!(!open.is_closed_by("（某）办法"));
        open.pass("某办法>的通知》改)");
        assert!(!open.is_closed_by("）"));
    }
}
