//! Mobile numbers: 11 digits in a series that is given to people, alone or after 0, 86 or 0086.

use super::label;
use super::reading::Reading;

/// Ways to part eleven digits that people use.
const SHAPES: [&[usize]; 7] = [&[11], &[3, 4, 4], &[3, 8], &[7, 4], &[3, 3, 5], &[3, 2, 2, 2, 2], &[1; 11]];

/// What may stand right before the number in Latin letters.
const WORDS: [&str; 20] = [
    "tel",
    "telephone",
    "phone",
    "mobile",
    "mob",
    "cell",
    "cellphone",
    "wechat",
    "weixin",
    "wx",
    "vx",
    "qq",
    "sms",
    "call",
    "fax",
    "no",
    "t",
    "m",
    "p",
    "sj",
];

pub(super) fn is_one(reading: &Reading<'_>) -> bool {
    let Some(number) = national(reading) else { return false };
    let series = number.get(..3).is_some_and(is_series);
    if !series || number.ends_with("000000") {
        return false;
    }
    let Some(shape) = shape_without_prefix(reading) else { return false };
    if !SHAPES.contains(&shape.as_slice()) || (shape == [3, 8] && number.get(3..).is_some_and(is_date)) {
        return false;
    }
    label::stands_alone(reading, &WORDS)
        && !label::names_a_number(reading.before)
        && !label::is_amount(reading)
        && label::is_no_part_of_an_address(reading.before)
}

/// It is parted so much like a mobile number that gaps of several kinds do not speak against it: `138-1234 5678`,
/// `+86 138-1234-5678`; but not `150 2024-2025`.
pub(super) fn is_parted(reading: &Reading<'_>, is_loose: bool) -> bool {
    let shape = shape_without_prefix(reading).unwrap_or_default();
    let year = |four: Option<&str>| four.is_some_and(|four| matches!(four.get(..2), Some("19" | "20")));
    let digits = national(reading).unwrap_or_default();
    match shape.as_slice() {
        [3, 4, 4] => !(year(digits.get(3..7)) && year(digits.get(7..))),
        // Only a prefix makes a second kind of gap before these.
        [11] | [3, 8] => true,
        [7, 4] => !is_loose,
        _ => false,
    }
}

/// The eleven digits after the prefix.
fn national<'a>(reading: &'a Reading<'_>) -> Option<&'a str> {
    let digits = reading.digits.as_str();
    let number = match digits.len() {
        11 => digits,
        // A zero by itself is the start of a decimal or of a list.
        12 if reading.shape.first() != Some(&1) || reading.shape.len() > 11 => digits.strip_prefix('0')?,
        13 => digits.strip_prefix("86")?,
        15 => digits.strip_prefix("0086")?,
        _ => return None,
    };
    Some(number)
}

fn shape_without_prefix(reading: &Reading<'_>) -> Option<Vec<usize>> {
    let mut prefix = reading.digits.len().checked_sub(11)?;
    let mut shape = Vec::new();
    for len in &reading.shape {
        let taken = prefix.min(*len);
        prefix -= taken;
        if *len > taken {
            shape.push(len - taken);
        }
    }
    Some(shape)
}

/// Series given to people, under the ministry's plan of telephone numbers; those for machines are left out.
fn is_series(three: &str) -> bool {
    matches!(
        three.as_bytes(),
        [b'1', b'3' | b'8', b'0'..=b'9']
            | [b'1', b'4', b'5' | b'7' | b'9']
            | [b'1', b'5', b'0'..=b'3' | b'5'..=b'9']
            | [b'1', b'6', b'2' | b'5'..=b'7']
            | [b'1', b'7', b'0'..=b'8']
            | [b'1', b'9', b'0'..=b'3' | b'5'..=b'9']
    )
}

/// Eight digits that are a day: `156-20231105` is a number with its date.
fn is_date(eight: &str) -> bool {
    let part = |range: std::ops::Range<usize>| eight.get(range).and_then(|digits| digits.parse::<u16>().ok()).unwrap_or_default();
    (1900..2100).contains(&part(0..4)) && (1..=12).contains(&part(4..6)) && (1..=31).contains(&part(6..8))
}
