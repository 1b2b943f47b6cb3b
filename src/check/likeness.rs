//! Names of bodies that are nearly the same: part of `host-alike`. Found by keys, so the work grows with the number of names and
//! not with that of their pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use unicode_normalization::UnicodeNormalization;

/// In what two names differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Like {
    /// A bracketed part.
    Bracket,
    /// A province or city in front.
    Place,
    /// The form of company behind.
    Form,
    /// One sign.
    Sign,
}

/// The fewest signs a name has that may be like another by one sign.
const LONG: usize = 8;
/// Longer names are not compared sign by sign; no body has one.
const LONGEST: usize = 64;
/// What must be left of a name without its place and form for it to tell a body.
const LEFT: usize = 4;
/// So many names that differ in one place are a series, not slips.
const SERIES: usize = 3;

/// Forms of company, longer ones first.
const FORMS: [&str; 5] = ["集团股份有限公司", "股份有限公司", "有限责任公司", "有限公司", "集团"];

/// The provinces in short; the word that follows, where one does, is one of [`RANKS`].
const PROVINCES: [&str; 34] = [
    "北京",
    "天津",
    "上海",
    "重庆",
    "河北",
    "山西",
    "辽宁",
    "吉林",
    "黑龙江",
    "江苏",
    "浙江",
    "安徽",
    "福建",
    "江西",
    "山东",
    "河南",
    "湖北",
    "湖南",
    "广东",
    "海南",
    "四川",
    "贵州",
    "云南",
    "陕西",
    "甘肃",
    "青海",
    "台湾",
    "内蒙古",
    "广西",
    "西藏",
    "宁夏",
    "新疆",
    "香港",
    "澳门",
];
const RANKS: [&str; 7] = ["壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "省", "市"];

/// Signs that tell bodies of one family apart: numbers, ordinals, directions, sizes.
const TELLING: &str = "〇零一二三四五六七八九十百千两壹贰叁甲乙丙丁戊东西南北中上下左右前后内外大小新老男女第";

/// A name without what differs between two ways of writing it: width, case, white space, brackets and dots.
#[must_use]
pub(super) fn folded(name: &str) -> String {
    let signs = name.nfkc().filter(|c| !c.is_whitespace() && !"()[]【】〔〕「」·・.,-_“”\"'".contains(*c));
    signs.flat_map(char::to_lowercase).collect()
}

/// A name in its parts.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Parts {
    /// As [`folded`].
    whole: String,
    /// Without what stands in brackets.
    open: String,
    /// The province or city in front; empty where there is none.
    place: String,
    /// What is left without place, bracketed part and form.
    core: String,
}

impl Parts {
    fn of(name: &str) -> Self {
        let mut depth = 0_usize;
        let mut outside = String::new();
        for c in name.nfkc() {
            match c {
                '(' | '[' | '【' | '〔' => depth += 1,
                ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
                _ if depth == 0 => outside.push(c),
                _ => {}
            }
        }
        let open = folded(&outside);
        let bare = FORMS.iter().find_map(|form| open.strip_suffix(form)).filter(|bare| long(bare)).unwrap_or(&open);
        let (place, core) = placed(bare);
        Self { whole: folded(name), place: place.to_owned(), core: core.to_owned(), open }
    }
}

fn long(text: &str) -> bool {
    text.chars().count() >= LEFT
}

/// A name in the place in front of it, a province in short, and the rest.
fn placed(name: &str) -> (&str, &str) {
    let province = PROVINCES.iter().find_map(|province| Some((*province, name.strip_prefix(province)?)));
    let found = match province {
        Some((province, rest)) => Some((province, RANKS.iter().find_map(|rank| rest.strip_prefix(rank)).unwrap_or(rest))),
        // A city: two to four signs and 市.
        None => name.char_indices().nth(2).and_then(|(from, _)| {
            let at = name.get(from..)?.char_indices().take(3).find(|(_, c)| *c == '市').map(|(at, _)| from + at)?;
            Some((name.get(..at)?, name.get(at + '市'.len_utf8()..)?))
        }),
    };
    found.filter(|(_, rest)| long(rest)).unwrap_or(("", name))
}

/// Names like an earlier one, each told once: its place, that of the other, and in what they differ.
///
/// Names that fold to the same are not told: they are the same.
pub(super) fn likenesses(names: &[&str]) -> Vec<(usize, usize, Like)> {
    let parts: Vec<Parts> = names.iter().map(|name| Parts::of(name)).collect();
    let mut told: BTreeMap<usize, (usize, Like)> = BTreeMap::new();
    by_parts(&parts, &mut told);
    by_sign(&parts, &mut told);
    told.into_iter().map(|(one, (other, how))| (one, other, how)).collect()
}

fn by_parts(parts: &[Parts], told: &mut BTreeMap<usize, (usize, Like)>) {
    let mut cores: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, one) in parts.iter().enumerate().filter(|(_, one)| long(&one.core)) {
        cores.entry(&one.core).or_default().push(at);
    }
    for family in cores.into_values().filter(|family| family.len() > 1) {
        // The first of each place; one without a place is like any of them, and two places are two bodies.
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for at in family {
            let Some(one) = parts.get(at) else { continue };
            let near = if one.place.is_empty() { first.values().min() } else { first.get(one.place.as_str()).or(first.get("")) };
            if let Some((other, of)) = near.and_then(|near| Some((*near, parts.get(*near)?))).filter(|(_, of)| of.whole != one.whole) {
                let how = if one.place != of.place {
                    Like::Place
                } else if one.open == of.open || one.whole != one.open || of.whole != of.open {
                    Like::Bracket
                } else if one.open.starts_with(&of.core) && of.open.starts_with(&one.core) {
                    Like::Form
                } else {
                    Like::Place
                };
                told.entry(at).or_insert((other, how));
            }
            first.entry(&one.place).or_insert(at);
        }
    }
}

/// A name as another would be with one sign left out or changed.
struct Without {
    key: u64,
    name: usize,
    sign: Option<char>,
}

/// Names that share what is left when one sign goes: the one changed differs in one place, the one longer has one sign more.
fn by_sign(parts: &[Parts], told: &mut BTreeMap<usize, (usize, Like)>) {
    let mut all: Vec<Without> = Vec::new();
    for (name, one) in parts.iter().enumerate() {
        let signs: Vec<char> = one.core.chars().collect();
        if signs.len() < LONG || signs.len() > LONGEST {
            continue;
        }
        let whole = key(&one.place, signs.len(), &signs, None);
        all.push(Without { key: whole, name, sign: None });
        for (at, sign) in signs.iter().enumerate() {
            // Changed: the same length and place of the sign. Longer: what is left is the whole of another.
            all.push(Without { key: key(&one.place, at + LONGEST + 1, &signs, Some(at)), name, sign: Some(*sign) });
            all.push(Without { key: key(&one.place, signs.len() - 1, &signs, Some(at)), name, sign: Some(*sign) });
        }
    }
    all.sort_by_key(|without| (without.key, without.name));
    for family in all.chunk_by(|a, b| a.key == b.key) {
        let differing: BTreeSet<(usize, Option<char>)> = family.iter().map(|one| (one.name, one.sign)).collect();
        let signs: BTreeSet<Option<char>> = differing.iter().map(|(_, sign)| *sign).collect();
        if signs.len() < 2 || signs.len() >= SERIES || signs.iter().flatten().any(|sign| telling(*sign)) {
            continue;
        }
        let mut members = differing.into_iter();
        let Some((first, sign)) = members.next() else { continue };
        for (name, _) in members.filter(|(name, other)| *name != first && *other != sign) {
            told.entry(name.max(first)).or_insert((name.min(first), Like::Sign));
        }
    }
}

fn telling(sign: char) -> bool {
    sign.is_ascii_alphanumeric() || sign.is_numeric() || TELLING.contains(sign)
}

/// A number for a name without one of its signs; `kind` keeps keys of different comparisons apart.
fn key(place: &str, kind: usize, signs: &[char], without: Option<usize>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (place, kind).hash(&mut hasher);
    for (_, sign) in signs.iter().enumerate().filter(|(at, _)| Some(*at) != without) {
        sign.hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(one: &str, other: &str) -> Option<Like> {
        likenesses(&[one, other]).first().map(|(_, _, how)| *how)
    }

    #[test]
    fn what_may_be_one_body() {
        assert_eq!(like("星海装备研究院（江州）", "星海装备研究院"), Some(Like::Bracket));
        assert_eq!(like("四川省稻浪农业科学院", "稻浪农业科学院"), Some(Like::Place));
        assert_eq!(like("江州市稻浪农业研究所", "稻浪农业研究所"), Some(Like::Place));
        assert_eq!(like("稻浪听蛙种业有限公司", "稻浪听蛙种业有限责任公司"), Some(Like::Form));
        assert_eq!(like("稻浪听蛙种业", "稻浪听蛙种业集团"), Some(Like::Form));
        assert_eq!(like("深海装备密封材科研究所", "深海装备密封材料研究所"), Some(Like::Sign));
        assert_eq!(like("深海装备密封材料研究所", "深海装备密封材研究所"), Some(Like::Sign));
        assert_eq!(like("广西壮族自治区鹿岭光电研究所", "广西鹿岭光电研究所"), Some(Like::Place));
    }

    #[test]
    fn what_are_two_bodies() {
        for (one, other) in [
            ("江州市星河第一人民医院", "江州市星河第二人民医院"),
            ("江州星河理工大学一中", "江州星河理工大学二中"),
            ("星河海洋装备3号研究所", "星河海洋装备4号研究所"),
            ("江州东湖海洋工程研究所", "江州西湖海洋工程研究所"),
            ("四川省农业科学研究院", "湖北省农业科学研究院"),
            ("河北海洋科学技术研究院", "湖北海洋科学技术研究院"),
            ("星河大学", "星海大学"),
            ("大都市研究院", "研究院"),
            ("星河海洋大学", "星河海洋 大学"),
        ] {
            assert_eq!(like(one, other), None, "{one} {other}");
        }
    }

    #[test]
    fn three_that_differ_in_one_place_are_a_series() {
        assert!(likenesses(&["星河海洋装备红石研究所", "星河海洋装备白石研究所", "星河海洋装备青石研究所"]).is_empty());
    }

    #[test]
    fn five_thousand_names_of_one_family_are_a_series() {
        let names: Vec<String> = (0..5000_u32)
            .map(|n| {
                format!("江州{}{}海洋装备科学研究院", char::from_u32(0x4E00 + n % 89).unwrap(), char::from_u32(0x5E00 + n / 89).unwrap())
            })
            .collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert!(likenesses(&names).is_empty());
    }
}
