//! Bank cards: a range that banks issue from, and the check digit of ISO/IEC 7812-1 (Luhn).

use super::label;
use super::reading::Reading;

/// What may stand right before the number in Latin letters.
const WORDS: [&str; 7] = ["card", "bank", "account", "acct", "no", "unionpay", "a"];

pub(super) fn is_one(reading: &Reading<'_>) -> bool {
    is_issued(&reading.digits)
        && is_parted_as_cards_are(&reading.shape)
        && luhn(&reading.digits)
        && label::stands_alone(reading, &WORDS)
        && !label::names_a_number(reading.before)
        && !label::is_amount(reading)
        && label::is_no_part_of_an_address(reading.before)
}

/// UnionPay, Visa, Mastercard, JCB, and the old series of one bank that begins with 9558.
fn is_issued(digits: &str) -> bool {
    let begins = |from: &str, to: &str| digits.get(..from.len()).is_some_and(|head| head >= from && head <= to);
    match digits.len() {
        16 => begins("62", "62") || begins("4", "4") || begins("51", "55") || begins("2221", "2720") || begins("3528", "3589"),
        17 | 18 => begins("62", "62"),
        19 => begins("62", "62") || begins("9558", "9558"),
        _ => false,
    }
}

/// In fours, as they are printed on the card.
pub(super) fn is_in_fours(shape: &[usize]) -> bool {
    shape.len() > 3 && shape.split_last().is_some_and(|(last, fours)| *last <= 4 && fours.iter().all(|len| *len == 4))
}

/// Whole, in fours, six and the rest, or one by one.
fn is_parted_as_cards_are(shape: &[usize]) -> bool {
    match shape {
        [_] | [6, _] => true,
        _ if shape.iter().all(|len| *len == 1) => true,
        [fours @ .., last] => fours.iter().all(|len| *len == 4) && (1..=4).contains(last),
        [] => false,
    }
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte.wrapping_sub(b'0'));
            let twice = digit * 2;
            if place % 2 == 0 {
                digit
            } else if twice > 9 {
                twice - 9
            } else {
                twice
            }
        })
        .sum();
    sum.is_multiple_of(10)
}
