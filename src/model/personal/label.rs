//! What stands around a number and says that it is something else: an amount, a code, part of a hash or of an address.

use super::figure::narrow;
use super::run::Reading;

/// Labels right before a number that make it the number of a thing.
const NUMBERS: [&str; 37] = [
    "编号",
    "文号",
    "注册号",
    "登记号",
    "登记证号",
    "代码",
    "税号",
    "识别号",
    "流水号",
    "订单号",
    "项目号",
    "批准号",
    "专利号",
    "备案号",
    "许可证号",
    "合同号",
    "条码",
    "书号",
    "刊号",
    "序列号",
    "凭证号",
    "机构号",
    "标识码",
    "校验值",
    "isbn",
    "issn",
    "doi",
    "imei",
    "ean",
    "gtin",
    "sha256",
    "hash",
    "serial no",
    "serial number",
    "order no",
    "patent no",
    "grant no",
];

/// Labels right before a number that make it the code of a body.
const BODIES: [&str; 6] = ["信用代码", "机构代码", "登记证号", "credit code", "credit-code", "credit_code"];

/// Nothing before it makes it the number of a thing: looks only at the words right before, past colons and brackets.
pub(super) fn names_a_number(before: &str) -> bool {
    ends_in(before, &NUMBERS)
}

/// It is the code of a body.
pub(super) fn names_a_body(before: &str) -> bool {
    ends_in(before, &BODIES)
}

fn ends_in(before: &str, labels: &[&str]) -> bool {
    let near = tail(before, 24).to_lowercase();
    let near = near.trim_end_matches(|c: char| c.is_whitespace() || ":：=\"'“”()（）[]【】#/".contains(c));
    labels.iter().any(|label| near.ends_with(label))
}

/// No letter, digit or underscore touches it, but one of these words before it.
pub(super) fn stands_alone(reading: &Reading<'_>, words: &[&str]) -> bool {
    let is_part = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
    if reading.after.chars().map(narrow).next().is_some_and(|c| is_part(&c)) {
        return false;
    }
    let touching: String = reading.before.chars().rev().map(narrow).take_while(is_part).take(24).collect();
    let touching: String = touching.chars().rev().collect::<String>().to_ascii_lowercase();
    touching.is_empty() || words.contains(&touching.as_str())
}

/// No letter or digit touches its end and no digit its beginning; for numbers that check themselves.
pub(super) fn ends_alone(reading: &Reading<'_>) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric();
    !reading.after.chars().map(narrow).next().is_some_and(letter)
        && reading.before.chars().rev().map(narrow).take_while(|c| letter(*c)).take(12).count() < 12
}

/// Money, a percentage or the decimals of a number.
pub(super) fn is_amount(reading: &Reading<'_>) -> bool {
    let after = reading.after.trim_start_matches([' ', '\u{A0}']);
    let units = ["元", "万", "亿", "美元", "%", "％", "yuan", "RMB", "CNY", "USD", "EUR"];
    let before = reading.before.trim_end();
    let decimals = reading.after.strip_prefix('.').map_or(0, |rest| rest.chars().take_while(char::is_ascii_digit).count());
    units.iter().any(|unit| after.starts_with(unit))
        || before.ends_with(['¥', '￥', '$', '€'])
        || ["RMB", "CNY", "USD", "EUR"].iter().any(|unit| before.ends_with(unit))
        || (1..=4).contains(&decimals)
        || is_after_a_zero(reading.before)
}

/// `0.` stands before: these are decimals.
fn is_after_a_zero(before: &str) -> bool {
    before.strip_suffix("0.").is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_digit()))
}

/// It is no part of a web address, or the address says that it is a telephone number.
pub(super) fn is_no_part_of_an_address(before: &str) -> bool {
    let near = tail(before, 400);
    let outside = |c: char| c.is_whitespace() || !c.is_ascii() || "\"'<>()[]".contains(c);
    let token = near.rsplit(outside).next().unwrap_or_default().to_ascii_lowercase();
    let keys = ["tel=", "phone=", "mobile=", "mob=", "cell=", "wa.me/", "wa.me/+", "tel:", "tel:+", "phone/", "mobile/"];
    !token.contains("://") || keys.iter().any(|key| token.ends_with(key))
}

/// The last bytes of a text, at most this many, from the start of a character.
fn tail(text: &str, most: usize) -> &str {
    let mut from = text.len().saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}
