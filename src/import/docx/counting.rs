//! The number formats of Word's automatic numbering.

use crate::model::policy_text::numeral;

/// `value` in a format of Word's (`w:numFmt`); formats not known here count in Arabic digits.
pub(super) fn written(value: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => numeral::chinese(value),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => value.to_string().chars().map(ideograph).collect(),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => legal(value),
        "ideographTraditional" => cycle(value, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cycle(value, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => circled(value),
        "decimalFullWidth" | "decimalFullWidth2" => value.to_string().chars().map(full_width).collect(),
        "decimalZero" => format!("{value:02}"),
        "decimalEnclosedParen" => format!("({value})"),
        "decimalEnclosedFullstop" => format!("{value}."),
        "ideographEnclosedCircle" => "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉".chars().nth(index(value)).map_or_else(|| value.to_string(), String::from),
        "lowerLetter" => letters(value, b'a'),
        "upperLetter" => letters(value, b'A'),
        "lowerRoman" => roman(value).to_lowercase(),
        "upperRoman" => roman(value),
        _ => value.to_string(),
    }
}

/// 12 → 壹拾贰, 1005 → 壹仟零伍; at most 9,999, above that in figures.
fn legal(value: u32) -> String {
    if value == 0 || value > 9999 {
        return value.to_string();
    }
    let (mut out, mut gap) = (String::new(), false);
    for (worth, unit) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
        let digit = sign(value / worth % 10, "零壹贰叁肆伍陆柒捌玖");
        if digit == Some('零') {
            gap = !out.is_empty();
            continue;
        }
        out.extend(std::mem::take(&mut gap).then_some('零'));
        out.extend(digit);
        out.push_str(unit);
    }
    out
}

/// The sign of a digit.
fn sign(digit: u32, signs: &str) -> Option<char> {
    signs.chars().nth(usize::try_from(digit).ok()?)
}

fn index(value: u32) -> usize {
    usize::try_from(value.saturating_sub(1)).unwrap_or(usize::MAX)
}

fn cycle(value: u32, signs: &str) -> String {
    let count = signs.chars().count().max(1);
    signs.chars().nth(index(value) % count).map(String::from).unwrap_or_default()
}

fn circled(value: u32) -> String {
    let first = match value {
        1..=20 => 0x245f,
        21..=35 => 0x323c,
        36..=50 => 0x328d,
        _ => return value.to_string(),
    };
    char::from_u32(value.saturating_add(first)).map_or_else(|| value.to_string(), String::from)
}

fn ideograph(digit: char) -> char {
    digit.to_digit(10).and_then(|d| sign(d, "〇一二三四五六七八九")).unwrap_or(digit)
}

fn full_width(digit: char) -> char {
    digit.to_digit(10).and_then(|d| char::from_u32(u32::from('０').saturating_add(d))).unwrap_or(digit)
}

/// a … z, aa, bb, …: Word doubles the letter.
fn letters(value: u32, first: u8) -> String {
    let at = value.saturating_sub(1);
    let letter = char::from(first.saturating_add(u8::try_from(at % 26).unwrap_or(0)));
    let times = usize::try_from(at / 26).unwrap_or(0).min(40).saturating_add(1);
    std::iter::repeat_n(letter, times).collect()
}

fn roman(value: u32) -> String {
    let signs = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = value.min(9999);
    let mut out = String::new();
    for (worth, sign) in signs {
        while rest >= worth {
            out.push_str(sign);
            rest = rest.saturating_sub(worth);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn words_own_ways_to_count() {
        for (value, format, expected) in [
            (12, "chineseCountingThousand", "十二"),
            (20, "chineseCounting", "二十"),
            (101, "chineseCountingThousand", "一百零一"),
            (110, "japaneseCounting", "一百一十"),
            (1005, "chineseCountingThousand", "一千零五"),
            (12, "ideographDigital", "一二"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (1005, "chineseLegalSimplified", "壹仟零伍"),
            (3, "ideographTraditional", "丙"),
            (3, "decimalEnclosedCircleChinese", "③"),
            (21, "decimalEnclosedCircle", "㉑"),
            (36, "decimalEnclosedCircle", "㊱"),
            (12, "decimalFullWidth", "１２"),
            (28, "lowerLetter", "bb"),
            (4, "upperRoman", "IV"),
            (7, "unheardOf", "7"),
            (7, "bullet", ""),
            (0, "chineseCounting", "0"),
        ] {
            assert_eq!(written(value, format), expected, "{value} {format}");
        }
    }
}
