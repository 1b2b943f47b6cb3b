//! What a character can be inside a number: a digit in one of its writings, a gap, or nothing at all.

/// How a digit is written. Two writings side by side are two numbers: `联系电话一` ends where `13…` begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// `0`, `０` and the mathematical digits, which all look alike.
    Western,
    /// `〇一二`, `零壹贰`, and `洞拐两` as they are said over a telephone.
    Chinese,
    /// Raised, lowered, circled or in brackets, and those of other scripts: `¹²³`, `₁₂₃`, `①②③`, `⑴⑵⑶`, `١٢٣`, `१२३`.
    Strange,
}

/// A character as part of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figure {
    /// A digit and its value.
    Digit(u8, Script),
    /// A space, dash or dot between digits, as the ASCII character it stands for.
    Gap(char),
    /// It has no width: `1\u{200B}3` reads as 13.
    Unseen,
    /// No part of a number.
    Other,
}

/// The character as part of a number.
pub(super) fn figure(c: char) -> Figure {
    use Figure::{Digit, Gap, Other, Unseen};
    let offset = |zero: u32| u8::try_from((u32::from(c) - zero) % 10).unwrap_or_default();
    match c {
        '0'..='9' => Digit(offset(0x30), Script::Western),
        ' ' => Gap(' '),
        '-' => Gap('-'),
        '.' => Gap('.'),
        '\0'..='\u{7F}' => Other,
        '０'..='９' => Digit(offset(0xFF10), Script::Western),
        '\u{1D7CE}'..='\u{1D7FF}' => Digit(offset(0x1D7CE), Script::Western),
        '\u{660}'..='\u{669}' => Digit(offset(0x660), Script::Strange),
        '\u{6F0}'..='\u{6F9}' => Digit(offset(0x6F0), Script::Strange),
        '⁰' | '⁴'..='⁹' => Digit(offset(0x2070), Script::Strange),
        '¹' => Digit(1, Script::Strange),
        '²' => Digit(2, Script::Strange),
        '³' => Digit(3, Script::Strange),
        '₀'..='₉' => Digit(offset(0x2080), Script::Strange),
        '⓪' => Digit(0, Script::Strange),
        '①'..='⑨' => Digit(offset(0x245F), Script::Strange),
        '⑴'..='⑼' => Digit(offset(0x2473), Script::Strange),
        '⒈'..='⒐' => Digit(offset(0x2487), Script::Strange),
        '⓵'..='⓽' => Digit(offset(0x24F4), Script::Strange),
        '❶'..='❾' => Digit(offset(0x2775), Script::Strange),
        '➀'..='➈' => Digit(offset(0x277F), Script::Strange),
        '➊'..='➒' => Digit(offset(0x2789), Script::Strange),
        '〡'..='〩' => Digit(offset(0x3020), Script::Strange),
        '㈠'..='㈨' => Digit(offset(0x321F), Script::Strange),
        '㊀'..='㊈' => Digit(offset(0x327F), Script::Strange),
        '०'..='९' => Digit(offset(0x966), Script::Strange),
        '\u{1F101}'..='\u{1F10A}' => Digit(offset(0x1F101), Script::Strange),
        '\u{1FBF0}'..='\u{1FBF9}' => Digit(offset(0x1FBF0), Script::Strange),
        '〇' | '零' | '洞' => Digit(0, Script::Chinese),
        '一' | '壹' | '幺' => Digit(1, Script::Chinese),
        '二' | '贰' | '貳' | '两' | '兩' => Digit(2, Script::Chinese),
        '三' | '叁' | '參' => Digit(3, Script::Chinese),
        '四' | '肆' => Digit(4, Script::Chinese),
        '五' | '伍' => Digit(5, Script::Chinese),
        '六' | '陆' | '陸' => Digit(6, Script::Chinese),
        '七' | '柒' | '拐' => Digit(7, Script::Chinese),
        '八' | '捌' => Digit(8, Script::Chinese),
        '九' | '玖' => Digit(9, Script::Chinese),
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}' => Gap(' '),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => Gap('-'),
        '\u{B7}' | '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{30FB}' | '\u{FF0E}' => Gap('.'),
        '\u{AD}'
        | '\u{34F}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{20E3}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => Unseen,
        _ => Other,
    }
}

/// The ASCII character a full-width one stands for; any other character as it is.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}
