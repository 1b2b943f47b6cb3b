//! Resident identity numbers: GB 11643-1999, check character by ISO 7064 MOD 11-2; and the 15 digits used before.

use super::label;
use super::reading::Reading;

/// Province-level codes of GB/T 2260, and 81 to 83 for residents from Hong Kong, Macao and Taiwan.
const PROVINCES: [&str; 37] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46", "50",
    "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82", "83", "91", "92",
];

pub(super) fn is_one(reading: &Reading<'_>) -> bool {
    match reading.digits.len() {
        18 => with_check(&reading.digits) && label::ends_alone(reading) && !label::names_a_body(reading.before),
        15 => reading.is_whole() && old(&reading.digits) && label::stands_alone(reading, &[]) && !label::names_a_number(reading.before),
        _ => false,
    }
}

/// Region, date of birth and the rest; the date may be parted once more.
pub(super) fn is_parted(shape: &[usize]) -> bool {
    matches!(shape, [6, 8, 3 | 4] | [6, 8, 3, 1] | [6, 4, 4, 3 | 4] | [6, 4, 2, 2, 3 | 4])
}

/// 18 characters: a region, a birth date and either the right check character or the zeros a spreadsheet leaves of it.
pub(super) fn with_check(number: &str) -> bool {
    let region = number.get(..2).is_some_and(|two| PROVINCES.contains(&two)) || is_foreigner(number);
    let (Some(year), Some(date)) = (number.get(6..10), number.get(10..14)) else { return false };
    if !region || !matches!(year.get(..2), Some("19" | "20")) || year > "2049" || !is_month_and_day(date) {
        return false;
    }
    // A number with more than 15 digits typed into a cell of figures comes back with zeros at its end.
    number.ends_with("000") || check_character(number).is_some_and(|right| number.ends_with(right))
}

/// The foreigner's permanent residence card of 2023: 9, the province it was issued in, the country.
fn is_foreigner(number: &str) -> bool {
    number.starts_with('9') && number.get(1..3).is_some_and(|two| PROVINCES.contains(&two))
}

fn old(number: &str) -> bool {
    number.get(..2).is_some_and(|two| PROVINCES.contains(&two))
        && number.get(4..6).is_some_and(|county| county != "00")
        && number.get(8..12).is_some_and(is_month_and_day)
}

fn is_month_and_day(date: &str) -> bool {
    let part = |from: usize| date.get(from..from + 2).and_then(|two| two.parse::<u8>().ok()).unwrap_or_default();
    let (month, day) = (part(0), part(2));
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=longest).contains(&day)
}

/// ISO 7064 MOD 11-2 over the first 17 digits.
fn check_character(number: &str) -> Option<char> {
    let digits = number.bytes().take(17).map(|byte| u32::from(byte.wrapping_sub(b'0')));
    let rest = digits.fold(0, |sum, digit| (sum + digit) * 2 % 11);
    let check = (12 - rest) % 11;
    if check == 10 { Some('X') } else { char::from_digit(check, 10) }
}
