//! Pages made by hand, as government sites and old editors write them.

use super::*;
use crate::import::policy::{Imported, disproof, import};

fn page(html: &str) -> (Source, Imported) {
    let source = read(html.as_bytes()).unwrap();
    let imported = import(&source);
    assert_eq!(disproof(&source, &imported), None, "{html}");
    (source, imported)
}

fn dropped(imported: &Imported) -> Vec<&str> {
    imported.dropped.iter().map(|dropped| dropped.text.trim()).collect()
}

#[test]
fn the_text_is_found_and_what_is_around_it_is_told() {
    let (source, imported) = page(
        "<!DOCTYPE html>\n<html><head><title>灯塔办法_某网</title><style>p{}</style></head><body>\n<nav><a>首页</a></nav><div class=menu><ul><li>法规</li></ul></div>\n\
         <div class=wrap><h1 class=tit>灯塔办法</h1><div>来源：某网 <a>打印</a></div>\n<div id=zoom><p>　　第一条&nbsp;&nbsp;灯塔&lt;归\n<b>某局</b>管：</p>\n<p>（一）甲；<br>（二）乙。<script>var a='第九条 假';</script></p>\
         <p style='display: none'>隐</p><table><tr><td>级<td>率<tr><td>1<td>3%</table><p>第二条 丙。<p>第三条 丁。</div><div>分享到：微信</div></div>\n<footer>版权所有</footer><!-- 注 --></body></html>\n",
    );
    assert_eq!(imported.text.text(), "灯塔办法\n第一条 灯塔<归某局管：\n（一）甲；\n（二）乙。\n级\t率\n1\t3%\n第二条 丙。\n第三条 丁。");
    assert_eq!(dropped(&imported), ["灯塔办法_某网", "首页", "法规", "来源：某网 打印", "隐", "分享到：微信", "版权所有"]);
    assert_eq!(source.lines.iter().map(|line| line.no).collect::<Vec<_>>(), [4, 5, 7, 7, 7, 7, 7, 7]);
    assert!(imported.notes.iter().any(|note| note.what.en.contains("2 scripts or style sheets")));
}

#[test]
fn a_cell_over_rows_and_columns_leaves_the_others_in_their_own() {
    let table = "<table><tr><td rowspan=3>级<td colspan=2>额<tr><td>低<td>高<tr><td>1<td>2<tr><td>甲<td>乙<td>丙</table>";
    let (_, imported) = page(&format!("<h1>灯塔办法</h1><p>第一条 如下：{table}<p>第二条 丁。"));
    assert_eq!(imported.text.text(), "灯塔办法\n第一条 如下：\n级\t额\t\n\t低\t高\n\t1\t2\n甲\t乙\t丙\n第二条 丁。");
}

#[test]
fn old_pages_are_laid_out_by_tables() {
    let html = "<HTML><META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=gb2312'><TITLE>渡口规定</TITLE><BODY><TABLE><TR><TD>首页<BR>法规</TD><TD>\
                <TABLE><TR><TD><FONT size=5>渡口规定</FONT></TD></TR><TR><TD><FONT>&nbsp;&nbsp;第一条　甲。<BR>\n&nbsp;&nbsp;第二条　乙。<BR>第三条　丙。</FONT></TD></TR></TABLE></TD></TR></TABLE></HTML>";
    let (bytes, ..) = encoding_rs::GB18030.encode(html);
    let source = read(&bytes).unwrap();
    let imported = import(&source);
    assert_eq!(disproof(&source, &imported), None);
    assert_eq!(imported.text.text(), "渡口规定\n第一条 甲。\n第二条 乙。\n第三条 丙。");
    assert!(imported.notes.iter().any(|note| note.what.en == "read as gb18030 (as declared)"));
}

const NUMERALS: [&str; 11] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"];

#[test]
fn articles_and_annexes_beside_the_text_belong_to_it() {
    let articles = |numerals: &[&str]| numerals.iter().map(|numeral| format!("<p>第{numeral}条 甲。</p>")).collect::<String>();
    let (ten, last) = NUMERALS.split_at(10);
    let (_, imported) = page(&format!(
        "<h1>灯塔办法</h1><div><div>{}</div><div><p>第二章 附则</p>{}</div></div><p>版权</p>",
        articles(ten),
        articles(last)
    ));
    assert_eq!((imported.text.articles.len(), imported.text.chapters.len()), (11, 1));
    assert_eq!(dropped(&imported), ["版权"]);
    let (_, imported) =
        page(&format!("<h1>灯塔办法</h1><div>{}</div><div><p>附件1</p><p>灯塔表</p><p>甲</p></div><p>版权</p>", articles(&NUMERALS)));
    assert_eq!(imported.forms.iter().map(|form| form.title.as_str()).collect::<Vec<_>>(), ["附件1灯塔表"]);
    assert!(dropped(&imported).contains(&"版权"));
    let (_, imported) = page(&format!("<h1>灯塔办法</h1><div>{}</div><div><p>附件：<a>灯塔表.doc</a></p></div>", articles(&NUMERALS)));
    assert!(imported.forms.is_empty());
}

#[test]
fn pictures_are_told_and_words_for_old_browsers_kept_out() {
    let (_, imported) = page(
        "<h1>灯塔办法</h1><img src=a><div><p>第一条 额度为：<img src=b><noscript>请启用</noscript>。<span style='display:none'>隐</span></p><p>第二条 乙。<p>第三条 丙。</div><img src=c>",
    );
    assert_eq!(imported.text.text(), "灯塔办法\n第一条 额度为：。\n第二条 乙。\n第三条 丙。");
    assert_eq!(dropped(&imported), ["请启用", "隐"]);
    assert_eq!(imported.notes.iter().filter(|note| note.what.en.starts_with("a picture")).count(), 1);
}

#[test]
fn numbers_that_a_browser_adds_are_told() {
    let (_, imported) = page("<p>甲规定<p>第一条 甲：<ol start=3><li>子；<li>丑。</ol><p>第二条 乙。<p>第三条 丙。");
    assert_eq!(imported.text.text(), "甲规定\n第一条 甲：\n子；\n丑。\n第二条 乙。\n第三条 丙。");
    assert!(imported.notes.iter().any(|note| note.what.en.contains("\"4.\" that a browser adds")));
}

#[test]
fn broken_and_hostile_pages_come_back() {
    let parts = [
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<b>",
        "</b>",
        "<br>",
        "第一条 甲。",
        "（一）乙",
        "<li>",
        "<ol>",
        "</ol>",
        "<!--",
        "-->",
        "&nbsp;",
        "&#x",
        "<",
        ">",
        "\"",
        "<title>",
        "</title>",
        "<script>",
        "</script>",
        "<h1>",
        "</html>",
        " ",
        "\n",
        "<pre>",
        "</pre>",
    ];
    let mut state = 5_u64;
    for _ in 0..800 {
        let mut html = String::new();
        for _ in 0..(state % 40) {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            html.push_str(parts.get(usize::try_from(state >> 33).unwrap() % parts.len()).unwrap());
        }
        state = state.wrapping_add(0x9e37_79b9);
        page(&html);
    }
    for part in ["<div>", "<b a=1>", "<table><tr><td>", "<ul><li>", "<p>", "</p>", "<!--", "<a href='"] {
        page(&format!("{}第一条 甲。", part.repeat(4_000)));
    }
}
