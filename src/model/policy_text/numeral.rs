//! Numerals as regulations print them: 十三, 一百二十, 一千二百六十, 二〇, 13, １３.

/// Reads the numeral at the start of `text`; answers its value and what follows.
///
/// With `spaced`, blanks inside and around the numeral are passed over (`第 十 三 条`).
pub fn take(text: &str, spaced: bool) -> Option<(u32, &str)> {
    let mut digits = String::new();
    let mut rest = text;
    // Longer runs are account numbers or telephone numbers, not ordinals.
    for _ in 0..24 {
        let mut chars = rest.chars();
        match chars.next() {
            Some(c) if digit(c).is_some() || unit(c).is_some() => digits.push(c),
            Some(c) if spaced && c.is_whitespace() => {}
            _ => break,
        }
        rest = chars.as_str();
    }
    Some((value(&digits)?, rest))
}

/// The value of a numeral written all in Chinese or all in Arabic digits.
pub fn value(numeral: &str) -> Option<u32> {
    if numeral.is_empty() {
        return None;
    }
    if numeral.chars().any(|c| unit(c).is_some()) {
        return with_units(numeral);
    }
    let arabic = numeral.chars().filter(|c| is_arabic(*c)).count();
    if arabic != 0 && arabic != numeral.chars().count() {
        return None;
    }
    numeral.chars().try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?))
}

/// Whether the character is an Arabic digit, half or full width.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// The value of one digit, Chinese or Arabic.
pub fn digit(c: char) -> Option<u32> {
    let found = match c {
        '0'..='9' => return c.to_digit(10),
        '０'..='９' => u32::from(c).checked_sub(u32::from('０'))?,
        '〇' | '零' | '○' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(found)
}

fn unit(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

fn with_units(numeral: &str) -> Option<u32> {
    let (mut sum, mut pending) = (0_u32, None);
    let mut last_unit = u32::MAX;
    for c in numeral.chars() {
        if let Some(unit) = unit(c) {
            if unit >= last_unit {
                return None;
            }
            last_unit = unit;
            sum = sum.checked_add(pending.take().unwrap_or(1_u32).checked_mul(unit)?)?;
        } else if is_arabic(c) {
            return None;
        } else {
            // 零 only fills a gap: 一百零一.
            pending = digit(c).filter(|value| *value > 0);
        }
    }
    sum.checked_add(pending.unwrap_or(0))
}

/// A number as articles have it: 10 is 十, 21 is 二十一, 105 is 一百零五. At most 9,999; above that in figures.
#[must_use]
pub fn chinese(number: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| usize::try_from(n).ok().and_then(|n| DIGITS.get(n)).copied().unwrap_or_default();
    if number == 0 || number > 9999 {
        return number.to_string();
    }
    let mut words = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let n = number / unit % 10;
        if n == 0 {
            gap = !words.is_empty();
            continue;
        }
        if gap {
            words.push('零');
            gap = false;
        }
        if !(unit == 10 && n == 1 && words.is_empty()) {
            words.push_str(digit(n));
        }
        words.push_str(name);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_are_written_as_they_are_read() {
        assert_eq!([1, 10, 11, 20, 105, 110, 1260].map(chinese), ["一", "十", "十一", "二十", "一百零五", "一百一十", "一千二百六十"]);
        assert!((1..=2000).all(|number| value(&chinese(number)) == Some(number)));
    }

    #[test]
    fn chinese_and_arabic_numerals() {
        for (text, expected) in [
            ("十", 10),
            ("十三", 13),
            ("二十", 20),
            ("一百零一", 101),
            ("一百一十", 110),
            ("一千二百六十", 1260),
            ("一二〇", 120),
            ("13", 13),
            ("１３", 13),
            ("一千零一", 1001),
        ] {
            assert_eq!(value(text), Some(expected), "{text}");
        }
        for text in ["", "1三", "十十", "1十", "99999999999"] {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(take(" 十 三 条", true), Some((13, "条")));
        assert_eq!(take("十三、甲", false), Some((13, "、甲")));
    }
}
