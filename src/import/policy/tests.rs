//! Whole texts, all made up, with the oddities that real copies have.

use super::*;
use crate::model::policy_text::{Article, Block, Chapter, Item, Paragraph, Table, key};
use crate::read::policy_markdown::read_markdown;

/// Imports and holds what must hold for every text: no character lost or doubled, and the Markdown form reads back.
fn import_whole(text: &str) -> Imported {
    let source = Source::of_text(text);
    let imported = import(&source);
    assert_eq!(disproof(&source, &imported), None, "{text:?}\n{}", write_markdown(&imported.text));
    imported
}

fn keys(imported: &Imported) -> String {
    let keys: Vec<_> = imported.text.places().iter().map(|place| place.key.to_owned()).collect();
    keys.join(" ")
}

fn noted(imported: &Imported, line: usize, words: &str) -> bool {
    imported.notes.iter().any(|note| note.line == line && note.what.en.contains(words))
}

#[test]
fn page_of_a_web_site() {
    let found = import_whole(
        "\n某平台\n某栏目\n\n所在位置：首页 > 某栏目\n\n某市灯塔管理办法\n\n发布日期：2030年01月02日\n\n某市灯塔管理办法\n\n\
         第一章 总则\n\n第一条 灯塔的设立条件和程序\n\n（一）应当满足：\n\n1. 临海；\n2. 稳固。\n\n（二）程序：\n\n1. 提出；\n\n第二条 本办法自发布之日起施行。",
    );
    assert_eq!(found.text.title, "某市灯塔管理办法");
    assert_eq!(keys(&found), "1 1-p1 1-1 1-1-1 1-1-2 1-2 1-2-1 2");
    assert_eq!(found.dropped.len(), 5);
    assert!(noted(&found, 7, "title printed again") && noted(&found, 9, "web page") && noted(&found, 17, "lead before the items"));
}

#[test]
fn notice_of_issue_around_a_measure() {
    let found = import_whole(
        "某市某局文件\n\n某局规〔2030〕7号\n\n关于印发《某市渡口 管理办法》的通知\n\n各单位：\n\n现将办法印发，请执行。\n\n附件：《某市渡口管理办法》\n\n附 件\n\n\
         某市渡口管理办法\n\n第一章 总 则\n\n第一条 渡口由某局管理：\n\n- （一）登记；\n- （二）检查。\n\n第二条 申请应当满足下列条件:\n\n(一) 满 3 年, 状况良好;\n\n（二）有船。\n\n\
         第三条 有效期至2031年12\n\n月 31 日。\n某市某局\n2030年1月2日\n",
    );
    assert_eq!((found.number.as_str(), found.text.title.as_str()), ("某局规〔2030〕7号", "某市渡口管理办法"));
    assert_eq!(keys(&found), "1 1-p1 1-1 1-2 2 2-p1 2-1 2-2 3");
    assert!(found.text.articles.last().is_some_and(|article| article.text() == "有效期至2031年12月 31 日。"));
    assert!(noted(&found, 21, "Markdown") && noted(&found, 26, "half-width") && noted(&found, 32, "date"));
    let skeleton = files(&found).into_iter().find(|(name, _)| name == "policy.toml").map(|(_, text)| text).unwrap_or_default();
    assert!(skeleton.contains("ends = { on = 2031-12-31, article = \"3\" }") && skeleton.contains("某局规〔2030〕7号"));
}

#[test]
fn lines_cut_after_a_word_that_goes_on_or_inside_a_citation() {
    let found = import_whole(
        "某市航标办法\n\n第一条　航标的管理应当\n遵守法律，不得损害他人。\n\n第二条　【责任】违反本办法第一条、第二条\n第二款规定的，处以罚款。\n\n\
         第三条　施行\n本办法自发布之日起施行。",
    );
    assert_eq!(keys(&found), "1 2 3");
    let captions: Vec<&str> = found.text.articles.iter().map(|article| article.caption.as_str()).collect();
    assert_eq!(captions, ["", "【责任】", "施行"]);
    assert!(noted(&found, 4, "cut inside a sentence") && noted(&found, 7, "cut inside a sentence"));
}

#[test]
fn draft_with_gaps() {
    let found = import_whole(
        "某省某厅灯塔船坞联合\n\n营地管理办法\n\n（征求意见稿）\n\n第一章   总则\n第一条 甲。\n第二章  条件\n第二条 条件是：\n（一）子。\n（二）丑。\n（二）寅。\n\
         第三条  卯。\n 年度评估\n\n第四条 辰。\n第四章  附则\n第五条 第XX条营地命名为“XX营地”。\n第八条 自XX起施行。\n",
    );
    assert_eq!(found.text.title, "某省某厅灯塔船坞联合营地管理办法");
    assert_eq!(keys(&found), "1 2 2-p1 2-1 2-2 2-2b 3 4 5 8");
    let chapters: Vec<_> = found.text.chapters.iter().map(|chapter| format!("{}|{}", chapter.number, chapter.title)).collect();
    assert_eq!(chapters, ["第一章|总则", "第二章|条件", "|年度评估", "第四章|附则"]);
    assert!(noted(&found, 13, "printed again") && noted(&found, 15, "lost its number") && noted(&found, 20, "6–7"));
    assert!(noted(&found, 19, "leftover placeholder"));
}

#[test]
fn amended_measure_with_forms() {
    let found = import_whole(
        "\n附件\n\n某市船坞管理办法\n（根据2030年1月2日《关于修改<某市船\n\n坞管理办法>的通知》修改）\n\n第一章   总则\n第一条　实行调整制度（附件1）。\n以下情形可以调整：\n\
         1.变更目标\n因故无法实施，需要调整。\n2.退出\n有下列情形的：\n（1）船坏；\n（2）人散。\n3.其他\n其他事项。\n（二）以下不予调整：\n1.名称；\n2.方向。\n\
         第二条 取消的情形：\n（一）不合格；\n（五)停办；\n不报送的；\n被取消的，三年内不得申请。\n第二章 附  则\n第三条 自2030年1月3日起施行。\n\n\
         某市船坞\n申  请  书\n单 位 \n\t基 本 信 息 表\n手机\n\t\n□是  □否\n某市船坞重大事项调整申请表\n\t负责人\n ",
    );
    assert_eq!(found.text.preamble, ["（根据2030年1月2日《关于修改<某市船坞管理办法>的通知》修改）"]);
    assert_eq!(keys(&found), "1 1-p1 1-p2 1-1 1-1-p2 1-2 1-2-p2 1-2-1 1-2-2 1-3 1-3-p2 1-2b 1-2b-1 1-2b-2 2 2-p1 2-1 2-5 2-p2 2-p3 3");
    let forms: Vec<_> = found.forms.iter().map(|form| form.title.as_str()).collect();
    assert_eq!(forms, ["某市船坞申请书", "某市船坞重大事项调整申请表"]);
    assert!(found.forms.iter().any(|form| form.text.contains("\t基 本 信 息 表\n手机\n\t\n□是  □否\n")));
    assert!(noted(&found, 7, "cut inside brackets") && noted(&found, 20, "no first item") && noted(&found, 25, "half half-width"));
}

#[test]
fn statute_of_the_state() {
    let found = import_whole(
        "\u{feff}中华人民共和国灯塔法\r\n（2029年1月2日通过　根据2030年3月4日《决定》修正）\r\n目　　录\r\n第一编　总则\r\n　第一章　一般规定\r\n第二编　分则\r\n　第一章　一般规定\r\n附　　则\r\n\
         第一编　总则\r\n第一章　一般规定\r\n第一节\t甲\r\n　　第一条　依照本法\r\n第二条的规定办理。\r\n　　第二条之一　灯塔是（一）项规定的设施。\r\n\
         第二编　分则\r\n第一章　一般规定\r\n　　第一千二百六十条\r\n　　【目的】本条所称：①子；②丑。\r\n　　前款规定适用。\r\n附　　则\r\n　　第1261条所有权人受保护。\r\n附件一\r\n某清单\r\n一、灯\r\n",
    );
    assert_eq!(keys(&found), "1 2-z1 1260 1260-p1 1260-1 1260-2 1260-p2 1261");
    let chapters: Vec<_> = found.text.chapters.iter().map(|chapter| chapter.number.as_str()).collect();
    assert_eq!(chapters, ["第一编", "第一章", "第一节", "第二编", "第一章", ""]);
    assert_eq!(found.forms.iter().map(|form| form.title.as_str()).collect::<Vec<_>>(), ["附件一某清单"]);
    assert!(found.text.articles.iter().any(|article| article.caption == "【目的】"));
}

#[test]
fn nothing_to_find() {
    let found = import_whole("某市关于灯塔的公告\n\n一、灯塔归某局管理。\n二、本公告自公布之日起施行。\n");
    assert_eq!((found.text.title.as_str(), found.text.preamble.len(), found.text.articles.len()), ("某市关于灯塔的公告", 0, 2));
    assert!(noted(&found, 3, "taken as its articles"));
    let found = import_whole("某市关于灯塔的公告\n\n灯塔归某局管理。\n");
    assert_eq!((found.text.preamble.len(), found.text.articles.len()), (1, 0));
    assert!(noted(&found, 1, "no article found"));
    for source in
        ["", "\n", "\u{feff}", "第一条", "第", "附件", "第一章", "# ", "第一条\n附件\n", "目录\n第一条 甲", "（", "第一条 （一）（1）①"]
    {
        import_whole(source);
    }
}

/// A small generator with a fixed seed: trees and texts of every shape, the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.roll(from.len() as u64)).unwrap_or(0);
        from.get(at).copied().unwrap_or_default()
    }

    fn words(&mut self) -> String {
        let parts = ["甲", "乙，", "丙。", "# ", "\\", "（一）", "1.", "2.5", "①", " x", "《丁》", "第一条", "- ", "一、", "目"];
        let text: String = (0..=self.roll(4)).map(|_| self.pick(&parts)).collect();
        let text = text.trim();
        if text.is_empty() { "戊".to_owned() } else { text.to_owned() }
    }

    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        let mut blocks = Vec::new();
        for _ in 0..self.roll(4) {
            let before = blocks.last().is_some_and(|block| matches!(block, Block::Table(_)));
            if !before && self.roll(6) == 0 {
                let rows =
                    (0..=self.roll(2)).map(|_| (0..=self.roll(2)).map(|_| self.pick(&["甲|", "", "\\", "a b"]).to_owned()).collect());
                blocks.push(Block::Table(Table { rows: rows.collect() }));
            } else if self.roll(3) == 0 {
                blocks.push(Block::Paragraph(Paragraph { text: self.words(), key: String::new() }));
            } else {
                let number = self.pick(&["（一）", "(二)", "3.", "4．", "5、", "（6）", "7)", "⑧", "九、"]).to_owned();
                let children = if depth < 4 { self.blocks(depth + 1) } else { Vec::new() };
                let text = if self.roll(6) == 0 { String::new() } else { self.words() };
                blocks.push(Block::Item(Item { number, text, children, key: String::new() }));
            }
        }
        blocks
    }
}

#[test]
fn every_tree_reads_back() {
    let mut dice = Dice(1);
    for _ in 0..400 {
        let mut text = PolicyText { title: dice.words(), ..PolicyText::default() };
        text.preamble = (0..dice.roll(3)).map(|_| dice.words()).collect();
        for n in 0..dice.roll(6) {
            if dice.roll(2) == 0 {
                let number = dice.pick(&["第一编", "第二章", "第3节", "一、", ""]).to_owned();
                let lead = (0..dice.roll(2)).map(|_| dice.words()).collect();
                text.chapters.push(Chapter { number, title: "总  则".into(), lead });
            }
            let number = dice.pick(&["第十三条", "第十三条之二", "第 4 条", "七、", "（三）", "12."]).to_owned();
            let caption = if n == 0 { "（目的）".to_owned() } else { String::new() };
            let chapter = text.chapters.len().checked_sub(1);
            text.articles.push(Article { number, caption, chapter, blocks: dice.blocks(0), key: String::new() });
        }
        key::assign(&mut text.articles);
        let written = write_markdown(&text);
        assert_eq!(read_markdown(&written), Ok(text), "{written}");
    }
}

#[test]
fn no_text_loses_a_character() {
    let parts = [
        "第一条",
        "第二条",
        "第三十条之一",
        "第一章",
        "第二节",
        "目录",
        "附件1",
        "附则",
        " ",
        "　",
        "\t",
        "\n",
        "\n\n",
        "\r\n",
        "（一）",
        "（二）",
        "1.",
        "2、",
        "①",
        "②",
        "：",
        "。",
        "；",
        "，",
        "《",
        "》",
        "（",
        "）",
        "的",
        "项",
        "某办法",
        "某市",
        "申请表",
        "2030年1月2日",
        "- ",
        "# ",
        "**",
        "12",
        "---",
        "XX",
        "一、",
        "二、",
        "\u{200b}",
        "\u{feff}",
        "<!--",
        "-->",
        "a",
        "□",
        "“",
        "”",
        "修改为：",
        "| ",
        "之一",
        "1.30",
        "—12—",
        "\u{e5e5}",
        "\"",
        "「",
        "」",
        "某局令",
        "〔2030〕3号",
        "特急",
        "关于甲的通知",
        "主题词：",
        "联系人：",
        "印发",
    ];
    let mut dice = Dice(7);
    for _ in 0..3000 {
        let source: String = (0..dice.roll(60)).map(|_| dice.pick(&parts)).collect();
        import_whole(&source);
    }
}
