//! What stands around a number and says that it is something else: an amount, a code, part of a hash or of an address.

use super::figure::narrow;
use super::reading::Reading;

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

/// Labels right before a number that make it somebody's, whatever is written on after it.
const PERSONS: [&str; 23] = [
    "手机",
    "手机号",
    "手机号码",
    "电话",
    "电话号码",
    "联系方式",
    "微信",
    "微信号",
    "身份证",
    "身份证号",
    "身份证号码",
    "身份号码",
    "证件号",
    "证件号码",
    "卡号",
    "银行卡",
    "账号",
    "帐号",
    "mobile",
    "phone",
    "wechat",
    "id card",
    "card no",
];

/// What people write on with, without a gap: another way to reach them.
const WAYS: [&str; 10] = ["qq", "wx", "vx", "wechat", "weixin", "tel", "phone", "mobile", "mail", "email"];

/// What is counted; a number before it is an amount.
const UNITS: [&str; 8] = ["bytes", "metres", "meters", "tons", "tonnes", "people", "persons", "times"];

/// What touches its end makes it the beginning of something longer: a hash, a code, an amount; a word or another way to reach
/// somebody does not.
fn runs_on(reading: &Reading<'_>) -> bool {
    let tail: String = touching(reading.after.chars()).to_ascii_lowercase();
    if !tail.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return !tail.is_empty();
    }
    let is_word =
        tail.len() >= 4 && tail.bytes().all(|byte| byte.is_ascii_alphabetic()) && !tail.bytes().all(|byte| byte.is_ascii_hexdigit());
    let goes_on = is_word && !UNITS.contains(&tail.as_str()) || WAYS.iter().any(|way| tail.starts_with(way));
    !goes_on && !ends_in(reading.before, &PERSONS)
}

/// The letters, digits and underscores that begin a text, as far as they matter.
fn touching(text: impl Iterator<Item = char>) -> String {
    text.map(narrow).take_while(|c| c.is_ascii_alphanumeric() || *c == '_').take(32).collect()
}

/// No letter, digit or underscore touches it, but one of these words before it and a word after it.
pub(super) fn stands_alone(reading: &Reading<'_>, words: &[&str]) -> bool {
    if runs_on(reading) {
        return false;
    }
    let before = touching(reading.before.chars().rev()).chars().rev().collect::<String>().to_ascii_lowercase();
    before.is_empty() || words.contains(&before.as_str())
}

/// It is no part of a hash, and few letters touch its beginning; for numbers that check themselves.
pub(super) fn ends_alone(reading: &Reading<'_>) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric();
    let tail = touching(reading.after.chars());
    let is_hash = tail.len() >= 8 && tail.bytes().all(|byte| byte.is_ascii_hexdigit()) && !ends_in(reading.before, &PERSONS);
    !tail.starts_with(|c: char| c.is_ascii_digit())
        && !is_hash
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

#[cfg(test)]
mod tests {
    use crate::model::personal::Kind;
    use crate::model::personal::tests::{found, one};

    #[test]
    fn letters_written_on_after_a_number_hide_nothing() {
        one("手机13812345678WeChat同号", Kind::Mobile, "13812345678", 11);
        one("手机13812345678f", Kind::Mobile, "13812345678", 11);
        one("13812345678email", Kind::Mobile, "13812345678", 11);
        one("微信13812345678QQ123456", Kind::Mobile, "13812345678", 11);
        one("身份证11010519491231002Xabc", Kind::Resident, "11010519491231002X", 18);
        one("11010519491231002Xabc", Kind::Resident, "11010519491231002X", 18);
        one("110105194912310000ab", Kind::Resident, "110105194912310000", 18);
        one("卡号4111111111111111decision", Kind::Card, "4111111111111111", 16);
        one("卡号：4111111111111111a", Kind::Card, "4111111111111111", 16);
        one("护照号E12345678institute", Kind::Passport, "E12345678", 9);
        one("护照Ｅ１２３４５６７８ｉｎ", Kind::Passport, "Ｅ１２３４５６７８", 9);
        for text in [
            "13812345678f",
            "13812345678abcdef",
            "13812345678a1b2c3d4e5f",
            "13812345678kWh",
            "13812345678bytes",
            "13812345678_x",
            "app.13812345678deadbeef.js",
            "4111111111111111abcdef0123456789",
            "编号13812345678decision",
            "护照E12345678institute9",
            "QD-2026-001decision",
            "10.1038/s13812345678index",
            "https://a.example/13812345678index.html",
            "11010519491231002X1",
            "110105194912310000abcdef01",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
