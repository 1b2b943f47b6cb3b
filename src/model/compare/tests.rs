//! Versions made up for each kind of change.

use super::*;
use crate::model::policy_text::{Block, Paragraph, key};

fn text(articles: &[(&str, &str)]) -> PolicyText {
    let article = |(number, words): &(&str, &str)| {
        let blocks = words.split('\n').map(|text| Block::Paragraph(Paragraph { text: text.into(), ..Paragraph::default() })).collect();
        Article { number: (*number).into(), blocks, ..Article::default() }
    };
    let mut text = PolicyText { articles: articles.iter().map(article).collect(), ..PolicyText::default() };
    key::assign(&mut text.articles);
    text
}

fn told(old: &[(&str, &str)], new: &[(&str, &str)]) -> Vec<String> {
    let (old, new) = (text(old), text(new));
    let number = |text: &PolicyText, at: Option<usize>| {
        at.and_then(|at| text.articles.get(at)).map_or("-", |article| article.number.as_str()).to_owned()
    };
    let pair = |pair: &Pair| {
        let moved = if pair.moved { " moved" } else { "" };
        format!("{}>{} {:?}{moved}", number(&old, pair.old), number(&new, pair.new), pair.kind)
    };
    compare(&old, &new).iter().map(pair).collect()
}

const LAMP: &str = "灯塔由市海事局统一登记，登记的内容包括位置和高度。";
const FERRY: &str = "渡口每年检查一次，检查结果向社会公布。";
const BRIDGE: &str = "桥梁的维护依照第二条的规定办理，费用由所有人承担。";
const SHIP: &str = "船舶进出港口应当向调度中心报告时间和载重。";

#[test]
fn every_kind_of_change_is_told_apart() {
    let old = [("第一条", LAMP), ("第二条", FERRY), ("第三条", BRIDGE), ("第四条", SHIP), ("第五条", "本办法由市海事局解释。")];
    assert_eq!(
        told(&old, &old),
        ["第一条>第一条 Same", "第二条>第二条 Same", "第三条>第三条 Same", "第四条>第四条 Same", "第五条>第五条 Same"]
    );
    let new = [
        ("第一条", "灯塔由市海事局统一登记；登记的内容包括位置和高度"),
        ("第二条", "沿海各县应当设立观测站，观测站昼夜有人值守。"),
        ("第三条", FERRY),
        ("第四条", "桥梁的维护依照第三条的规定办理，费用由所有人承担。"),
        ("第五条", "船舶进出港口应当提前两小时向调度中心报告时间、航线和载重。"),
    ];
    assert_eq!(
        told(&old, &new),
        [
            "第一条>第一条 Punctuation",
            "->第二条 Added",
            "第二条>第三条 Renumbered",
            "第三条>第四条 References",
            "第四条>第五条 Wording",
            "第五条>- Removed"
        ]
    );
}

#[test]
fn what_stands_elsewhere_has_moved() {
    let old = [("第一条", LAMP), ("第二条", FERRY), ("第三条", BRIDGE), ("第四条", SHIP)];
    let new = [("第一条", SHIP), ("第二条", LAMP), ("第三条", FERRY), ("第四条", BRIDGE)];
    assert_eq!(
        told(&old, &new),
        ["第四条>第一条 Renumbered moved", "第一条>第二条 Renumbered", "第二条>第三条 Renumbered", "第三条>第四条 Renumbered"]
    );
}

#[test]
fn versions_without_anything_in_common() {
    assert_eq!(told(&[], &[("第一条", LAMP)]), ["->第一条 Added"]);
    assert_eq!(told(&[("第一条", LAMP)], &[]), ["第一条>- Removed"]);
    assert_eq!(told(&[("第一条", LAMP)], &[("第一条", SHIP)]).len(), 2);
}

#[test]
fn every_article_stands_once() {
    // Texts of a fixed seed: words drawn, dropped, swapped.
    let mut seed = 3_u64;
    let mut roll = |sides: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap_or(0) % sides
    };
    let words = ["灯塔", "渡口", "桥梁", "登记", "检查", "维护", "，", "。", "由", "市海事局", "第三条", "报告"];
    for _ in 0..200 {
        let mut draw = |count: usize| -> Vec<(String, String)> {
            (1..=count)
                .map(|n| (format!("第{n}条"), (0..roll(30)).map(|_| words.get(roll(words.len())).copied().unwrap_or("甲")).collect()))
                .collect()
        };
        let (one, other) = (draw(9), draw(7));
        let own = |all: &[(String, String)]| text(&all.iter().map(|(number, words)| (number.as_str(), words.as_str())).collect::<Vec<_>>());
        let (old, new) = (own(&one), own(&other));
        let pairs = compare(&old, &new);
        let mut olds: Vec<usize> = pairs.iter().filter_map(|pair| pair.old).collect();
        let news: Vec<usize> = pairs.iter().filter_map(|pair| pair.new).collect();
        olds.sort_unstable();
        assert_eq!(olds, (0..old.articles.len()).collect::<Vec<_>>());
        assert_eq!(news, (0..new.articles.len()).collect::<Vec<_>>());
    }
}
