//! What is found, what passes, and that nothing is repeated. All numbers are examples: the standard's own, banks' test
//! cards, and mobile numbers that only count upwards.

use std::ops::Range;

use super::figure::{Figure, figure};
use super::{Kind, masked, scan, scan_written, sift};

pub(super) fn found(text: &str) -> Vec<(Kind, &str, usize)> {
    scan(text).into_iter().map(|hit| (hit.kind, text.get(hit.range).unwrap_or_default(), hit.length)).collect()
}

#[track_caller]
pub(super) fn one(text: &str, kind: Kind, value: &str, length: usize) {
    assert_eq!(found(text), [(kind, value, length)], "{text}");
}

#[test]
fn mobile_numbers_are_found_in_every_writing() {
    for value in [
        "13812345678",
        "138 1234 5678",
        "138-1234-5678",
        "138.1234.5678",
        "138 - 1234 - 5678",
        "138 12345678",
        "1381234 5678",
        "1 3 8 1 2 3 4 5 6 7 8",
        "１３８１２３４５６７８",
        "１３８－１２３４－５６７８",
        "138\u{A0}1234\u{A0}5678",
        "138\u{200B}12345\u{AD}678",
        "一三八一二三四五六七八",
        "壹叁捌壹贰叁肆伍陆柒捌",
        "1三8一2三4五6七8",
        "𝟏𝟑𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖",
        "¹³⁸¹²³⁴⁵⁶⁷⁸",
        "₁₃₈₁₂₃₄₅₆₇₈",
        "①③⑧①②③④⑤⑥⑦⑧",
        "١٣٨١٢٣٤٥٦٧٨",
        "❶❸❽❶❷❸❹❺❻❼❽",
        "⑴⑶⑻⑴⑵⑶⑷⑸⑹⑺⑻",
        "⒈⒊⒏⒈⒉⒊⒋⒌⒍⒎⒏",
        "㊀㊂㊇㊀㊁㊂㊃㊄㊅㊆㊇",
        "㈠㈢㈧㈠㈡㈢㈣㈤㈥㈦㈧",
        "१३८१२३४५६७८",
        "〡〣〨〡〢〣〤〥〦〧〨",
        "\u{1FBF1}\u{1FBF3}\u{1FBF8}\u{1FBF1}\u{1FBF2}\u{1FBF3}\u{1FBF4}\u{1FBF5}\u{1FBF6}\u{1FBF7}\u{1FBF8}",
        "\u{1F102}\u{1F104}\u{1F109}\u{1F102}\u{1F103}\u{1F104}\u{1F105}\u{1F106}\u{1F107}\u{1F108}\u{1F109}",
        "一叁捌一貳參肆伍陸柒捌",
        "幺三八幺两三四五六拐八",
        "138-1234 5678",
        "138 1234-5678",
        "138 12 34 56 78",
    ] {
        one(&format!("联系人：某某，电话{value}。"), Kind::Mobile, value, 11);
        one(value, Kind::Mobile, value, 11);
    }
    for (value, length) in
        [("8613812345678", 13), ("86 13812345678", 13), ("86-138-1234-5678", 13), ("008613812345678", 15), ("013812345678", 12)]
    {
        let hits = found(value);
        assert_eq!(hits.len(), 1, "{value}");
        assert_eq!(
            hits.first().map(|hit| (hit.0, hit.2)).map(|(kind, len)| (kind, len == length || len == 11)),
            Some((Kind::Mobile, true)),
            "{value}"
        );
    }
    one("Tel13812345678", Kind::Mobile, "13812345678", 11);
    one("微信wx13812345678，", Kind::Mobile, "13812345678", 11);
    one("<a href=\"tel:+8613812345678\">", Kind::Mobile, "8613812345678", 13);
    one("https://a.example/?phone=13812345678", Kind::Mobile, "13812345678", 11);
    one("（13812345678）", Kind::Mobile, "13812345678", 11);
    assert_eq!(found("13812345678 13912345678、15012345678").len(), 3);
    assert_eq!(found("2026-11-21 13812345678 2026-11-25").len(), 1);
}

fn written(text: &str) -> Vec<(Kind, &str)> {
    scan_written(text).into_iter().map(|hit| (hit.kind, text.get(hit.range).unwrap_or_default())).collect()
}

#[test]
fn what_a_person_wrote_is_read_across_brackets_slashes_and_lines() {
    for value in [
        "138\t1234\t5678",
        "138\n12345678",
        "138 1234\n5678",
        "138  \r\n12345678",
        "138)12345678",
        "138) 1234 5678",
        "138(1234)5678",
        "86(138)12345678",
        "86)13812345678",
        "138/1234/5678",
        "138、1234、5678",
        "138～1234～5678",
        "138~1234~5678",
        "138／1234／5678",
        "86 138-1234-5678",
        "13812345678",
    ] {
        assert_eq!(written(&format!("电话 {value}，")), [(Kind::Mobile, value)], "{value}");
    }
    for value in ["110105\n19491231\n002X", "110105(19491231)002X"] {
        assert_eq!(written(&format!("身份证 {value}，")), [(Kind::Resident, value)], "{value}");
    }
    assert_eq!(written("卡 4111 1111\n1111 1111，"), [(Kind::Card, "4111 1111\n1111 1111")]);
    for text in [
        "https://a.example/138/1234/5678",
        "150、2024、2025",
        "150 2024-2025",
        "150\n20261121",
        "150\n2026-11-21",
        "130、1500、1200万元",
        "预算1500000/2024",
        "(0532)85911234",
        "0532/85911234",
        "acts/2026/1118-recognition",
        "QD-2022-003\nQD-2022-004\nQD-2022-005",
        "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12",
        "（一）（二）（三）（四）（五）（六）（七）（八）（九）（十）",
        "编号：138/1234/5678",
        "两家、三家",
    ] {
        assert_eq!(written(text), [], "{text}");
    }
}

#[test]
fn resident_numbers_are_found_in_every_writing() {
    for value in [
        "11010519491231002X",
        "11010519491231002x",
        "110105 19491231 002X",
        "110105-19491231-002X",
        "110105 19491231 002 X",
        "１１０１０５１９４９１２３１００２Ｘ",
        "440524188001010014",
    ] {
        let right = value != "440524188001010014";
        assert_eq!(found(&format!("身份证号：{value}，")), if right { vec![(Kind::Resident, value, 18)] } else { vec![] }, "{value}");
    }
    one("ID11010519491231002X", Kind::Resident, "11010519491231002X", 18);
    one("110105491231002", Kind::Resident, "110105491231002", 15);
    one("110105194912310000", Kind::Resident, "110105194912310000", 18);
    assert_eq!(found("110105194912310021"), [], "a wrong check digit");
    assert_eq!(found("110105194913310029"), [], "no such month");
    assert_eq!(found("注册号：370200011231002"), [], "the registration number of a business");
}

#[test]
fn cards_are_found_by_range_and_check_digit() {
    one("卡号 4111111111111111", Kind::Card, "4111111111111111", 16);
    one("4111 1111 1111 1111", Kind::Card, "4111 1111 1111 1111", 16);
    one("开户账号：5555-5555-5555-4444", Kind::Card, "5555-5555-5555-4444", 16);
    one("6222020000000000000", Kind::Card, "6222020000000000000", 19);
    one("622202 0000000000000", Kind::Card, "622202 0000000000000", 19);
    assert_eq!(found("4111111111111112"), []);
    assert_eq!(found("1234567812345670"), [], "no bank's range");
}

#[test]
fn passports_are_found_where_one_is_spoken_of() {
    one("护照号：E12345678", Kind::Passport, "E12345678", 9);
    one("护照 EA1234567", Kind::Passport, "EA1234567", 9);
    one("Passport No. G12345678", Kind::Passport, "G12345678", 9);
    one("passport number 123456789", Kind::Passport, "123456789", 9);
    one("公务护照SE1234567", Kind::Passport, "SE1234567", 9);
    one("（E12345678，护照）", Kind::Passport, "E12345678", 9);
    one("港澳居民来往内地通行证H12345678", Kind::Passport, "H12345678", 9);
    one("护照：E1234 5678", Kind::Passport, "E1234 5678", 9);
    one("护照：E-12345678", Kind::Passport, "E-12345678", 9);
    one("護照：E12345678", Kind::Passport, "E12345678", 9);
    one("PASSPORT: E12345678", Kind::Passport, "E12345678", 9);
    one("護照：Ｅ１２３４５６７８", Kind::Passport, "Ｅ１２３４５６７８", 9);
    assert_eq!(found("护照：2026-11-21"), [], "a day");
    assert_eq!(found("编号 E12345678"), [], "no word of a passport");
    assert_eq!(found("护照办理见〔2024〕12号，电话 0532-85911234"), []);
}

#[test]
fn words_of_a_passport_without_end_are_read_once() {
    let long = "assport".repeat(60_000);
    assert_eq!(found(&long), []);
    assert_eq!(found(&format!("{long} E12345678")).len(), 1);
    assert_eq!(found(&format!("passport {} E12345678", "x".repeat(30))).len(), 1);
    assert_eq!(found(&"护照".repeat(100_000)), []);
}

#[test]
fn private_mail_is_found_and_offices_pass() {
    one("邮箱 123456@qq.com。", Kind::Mail, "123456@qq.com", 13);
    one("a.b-c@VIP.163.com", Kind::Mail, "a.b-c@VIP.163.com", 17);
    one("ａｂｃ＠ｇｍａｉｌ．ｃｏｍ", Kind::Mail, "ａｂｃ＠ｇｍａｉｌ．ｃｏｍ", 13);
    one("abc @ gmail.com", Kind::Mail, "abc @ gmail.com", 13);
    one("[x](mailto:abc@gmail.com)", Kind::Mail, "abc@gmail.com", 13);
    one("abc@\nqq.com", Kind::Mail, "abc@\nqq.com", 10);
    one("abc @ qq . com", Kind::Mail, "abc @ qq . com", 10);
    one("abc@qq。com", Kind::Mail, "abc@qq。com", 10);
    one("abc﹫qq.com", Kind::Mail, "abc﹫qq.com", 10);
    one("张三@qq.com", Kind::Mail, "张三@qq.com", 9);
    one("abc@hotmail.co.uk", Kind::Mail, "abc@hotmail.co.uk", 17);
    one("13812345678@139.com", Kind::Mail, "13812345678@139.com", 19);
    for office in
        ["gjhzc@qingdao.gov.cn", "objections@bureau.example", "office@myqq.com", "x@mail.edu.cn", "\"@type\": \"Dataset\"", "@qq.com"]
    {
        assert_eq!(found(office), [], "{office}");
    }
}

#[test]
fn what_is_not_personal_passes() {
    for text in [
        "0532-85911234",
        "电话：0532-85911234、85911235 转 8012",
        "010-12345678",
        "+86 10 1234 5678",
        "+86 532 8591 1234",
        "(0532)85911234",
        "028-85911234 传真 028-85911235",
        "12345 12388 96110",
        "400-123-4567",
        "4001234567",
        "800-820-8820",
        "91370200MA3C12345X",
        "91370200163561237K",
        "统一社会信用代码：123702000012345678",
        "鲁科字〔2024〕12号",
        "国办发明电〔2025〕7号",
        "138****1234",
        "138xxxx1234",
        "37020119******1234",
        "6222 **** **** 1234",
        "2026-11-21 2026-11-25",
        "20261121T101500Z",
        "2026年11月21日至2026年11月25日",
        "20261121101500",
        "13812345678元",
        "人民币 15000000000 元",
        "¥13,812,345,678.00",
        "13812345678.50",
        "0.13812345678",
        "150亿",
        "15000000000",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "sha256 13812345678901234567890123456789012345678901234567890123456789ab",
        "a13812345678f",
        "550e8400-e29b-41d4-a716-446655440000",
        "978-7-01-012345-6",
        "9787010123456",
        "ISSN 1234-567X",
        "QD-2022-003",
        "QD-2022-003 QD-2022-004 QD-2022-005",
        "https://a.example/art/2024/10/22/art_13812345678.html",
        "https://a.example/s?id=13812345678&n=4111111111111111",
        "ZL201310123456.7",
        "156-20231105",
        "鲁公网安备 37020202000123号",
        "鲁ICP备12345678号-1",
        "1700000000000",
        "192.168.100.100",
        "36.0671, 120.3826",
        "138 项 1234 人 5678 万元",
        "1 2 3 4 5 6 7 8 9 10 11 12",
        "1 3 5 7 9 1 3 5 7 9 1 3",
        "13 14 15 16 17 18 19",
        "一、二、三、四、五、六、七、八、九、十、十一",
        "二〇二四年十月二十二日",
        "编号：13812345678",
        "ISBN 7-5327-1381-2",
        "14412345678",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_masked_text_repeats_nothing() {
    assert_eq!(masked("电话（138）1234/5678"), "电话（〔█〕");
    assert_eq!(masked("电话 138-1234-5678，邮箱 abc@qq.com"), "电话 〔█〕，邮箱 〔█〕");
    assert_eq!(masked("0532-85911234"), "0532-85911234");
    assert_eq!(masked("13812345678@qq.com"), "〔█〕");
}

#[test]
fn a_number_is_found_wherever_it_stands() {
    for before in 0..40 {
        for filler in ["a ", "字", "<b>", "2026"] {
            let text = format!("{}，13812345678，{}", filler.repeat(before), filler.repeat(before));
            assert_eq!(scan(&text).len(), 1, "{text}");
        }
    }
}

/// Every stretch of digits and gaps with at least eleven digits, looked for character by character.
fn stretches(text: &str) -> Vec<Range<usize>> {
    let (mut all, mut start, mut digits) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices().chain([(text.len(), 'x')]) {
        match figure(c) {
            Figure::Digit(..) => digits += 1,
            Figure::Gap(_) | Figure::Unseen => {}
            Figure::Other => {
                all.extend((digits >= 11).then_some(start..at));
                (start, digits) = (at + c.len_utf8(), 0);
            }
        }
    }
    all
}

proptest::proptest! {
    #[test]
    fn strides_miss_no_stretch(text in "([0-9 .\\-]{0,14}[a字一１\u{200B}𝟏>]{0,3}){0,8}|([0-9一字] ?){0,60}") {
        assert_eq!(sift::runs(&text).collect::<Vec<_>>(), stretches(&text), "{text:?}");
    }

    #[test]
    fn no_text_panics_and_every_hit_is_cut_at_characters(text in "\\PC{0,80}|[0-9Xx .@\\-qcom＠\u{200B}０-９一-九]{0,60}") {
        let mut last = 0;
        for hit in scan(&text) {
            assert!(text.get(hit.range.clone()).is_some() && hit.range.start >= last, "{text:?} {hit:?}");
            last = hit.range.end;
        }
        assert_eq!(scan(&masked(&text)), [], "{text:?}");
    }
}
