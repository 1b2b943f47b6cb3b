//! Effects as blocks of a report, in both languages and in the order of their weight; long lists are counted, not printed.

use super::{Change, Effects, Fact, FileKind, PageKind};
use crate::model::text::Bilingual;

/// Rows of a list that are printed; with the longest cells all lists together stay far below the 1 MiB a job summary takes.
pub(super) const ROWS: usize = 50;
/// Characters of a cell that are printed.
const CELL: usize = 240;
/// Differences of a page that are printed,
const DIFFERS: usize = 3;
/// so many characters of each,
const SHORT: usize = 50;
/// and so many of them from before the first that differs.
const BEFORE: usize = 10;

/// A piece of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Title(Bilingual),
    Heading(Bilingual),
    Line(Bilingual),
    /// A line that must not be missed.
    Alarm(Bilingual),
    /// A list under its headings; `more` rows were left out.
    Rows {
        heads: Vec<Bilingual>,
        rows: Vec<Vec<String>>,
        more: usize,
        folded: bool,
    },
}

/// The whole report.
pub(super) fn blocks(effects: &Effects) -> Vec<Block> {
    let mut blocks = vec![Block::Title(Bilingual::new("公众将看到的变化", "What the public will see"))];
    let [was, is] = &effects.days;
    blocks.push(if was == is {
        Block::Line(Bilingual::new(format!("截至 {is}"), format!("as of {is}")))
    } else {
        Block::Line(Bilingual::new(format!("截至日由 {was} 到 {is}"), format!("as of {was}, then {is}")))
    });
    let [old, new] = &effects.versions;
    if old != new {
        blocks.push(Block::Line(Bilingual::new(format!("程序版本由 {old} 到 {new}"), format!("version {old} of the program, then {new}"))));
    }
    if !effects.any() {
        blocks.push(Block::Line(Bilingual::new("公众看到的没有变化", "nothing the public sees is different")));
        return blocks;
    }
    blocks.extend(summary(effects));
    blocks.extend(vanished(effects));
    blocks.extend(facts(&effects.facts));
    blocks.extend(pages(effects, Change::Added, "新增的网页", "Pages added"));
    blocks.extend(pages(effects, Change::Moved, "换了地址的网页", "Pages at another address"));
    blocks.extend(pages(effects, Change::Words, "变更的网页", "Pages changed"));
    blocks.extend(files(effects));
    blocks
}

/// How many there are of each change.
fn summary(effects: &Effects) -> Vec<Block> {
    let pages = |change: Change| effects.pages.iter().filter(|page| page.change == change).count();
    let files = |change: Change| effects.files.iter().filter(|file| file.change == change).count();
    let (added, changed, removed) = (pages(Change::Added), pages(Change::Words), pages(Change::Removed));
    let mut blocks = vec![Block::Line(Bilingual::new(
        format!("网页（中英文算一个）：新增 {added}，变更 {changed}，撤下 {removed}"),
        format!("pages (both languages count as one): {added} added, {changed} changed, {removed} removed"),
    ))];
    let (added, changed, removed) = (files(Change::Added), files(Change::Words), files(Change::Removed));
    blocks.push(Block::Line(Bilingual::new(
        format!("其他文件：新增 {added}，变更 {changed}，撤下 {removed}"),
        format!("other files: {added} added, {changed} changed, {removed} removed"),
    )));
    let moved = pages(Change::Moved);
    if moved > 0 {
        blocks.push(Block::Line(Bilingual::new(
            format!("另有 {moved} 个网页换了地址，旧地址转到新地址"),
            format!("{moved} more pages have another address; the old ones lead on"),
        )));
    }
    if files(Change::Stamp) > 0 {
        let stamp = files(Change::Stamp);
        blocks.push(Block::Line(Bilingual::new(
            format!("另有 {stamp} 个文件只是截至日不同"),
            format!("{stamp} more files differ only by their day"),
        )));
    }
    let (stamp, looks) = (pages(Change::Stamp), pages(Change::Looks));
    if stamp > 0 {
        blocks.push(Block::Line(Bilingual::new(
            format!("另有 {stamp} 个网页只是截至日或所列数据文件的大小、校验值不同"),
            format!("{stamp} more pages differ only by their day or by the size and hash of a file to download"),
        )));
    }
    if looks > 0 {
        blocks.push(Block::Line(Bilingual::new(
            format!("另有 {looks} 个网页文字不变，版式、站内链接或代码不同"),
            format!("{looks} more page(s) say the same; layout, links within the site or code differ"),
        )));
    }
    blocks
}

/// Addresses that were given to the public and would answer no more: first, since nobody expects them.
fn vanished(effects: &Effects) -> Vec<Block> {
    let pages = effects.pages.iter().filter(|page| page.change == Change::Removed);
    let files = effects.files.iter().filter(|file| file.change == Change::Removed);
    let rows: Vec<Vec<String>> = pages
        .map(|page| vec![page.address.to_string(), both(&page.title)])
        .chain(files.map(|file| vec![file.address.to_string(), String::new()]))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let count = rows.len();
    vec![
        Block::Alarm(Bilingual::new(
            format!("{count} 个已公布的地址将失效（中英文算一个）"),
            format!("{count} published address(es) would vanish (both languages count as one)"),
        )),
        list(&[("地址", "address"), ("标题", "title")], rows, false),
    ]
}

fn facts(facts: &[Fact]) -> Vec<Block> {
    if facts.is_empty() {
        return Vec::new();
    }
    let rows = facts.iter().map(|fact| vec![fact.id.clone(), fact.name.zh.clone(), fact.says.zh.clone(), fact.says.en.clone()]);
    vec![
        Block::Heading(Bilingual::new("基地、文件和单位", "Bases, acts and hosts")),
        list(&[("编号", "id"), ("名称", "name"), ("变化", "in Chinese"), ("英文", "what is different")], rows.collect(), false),
    ]
}

/// Pages with a change: what they are about first, then overviews folded away, since they repeat it.
fn pages(effects: &Effects, change: Change, zh: &str, en: &str) -> Vec<Block> {
    let kinds = PageKind::ALL.into_iter().filter_map(|kind| {
        let count = effects.pages.iter().filter(|page| page.change == change && page.kind == kind).count();
        (count > 0).then_some((kind.words(), count))
    });
    let Some(counts) = counted(kinds) else { return Vec::new() };
    let heads = [("标题", "title"), ("地址", "address"), ("原为", "was"), ("现为", "is")];
    let columns = if change == Change::Added { 2 } else { 4 };
    let mut blocks = vec![Block::Heading(Bilingual::new(zh, en)), Block::Line(counts)];
    for overview in [false, true] {
        let of = effects.pages.iter().filter(|page| page.change == change && (page.kind == PageKind::Overview) == overview);
        let rows = of.map(|page| {
            let [was, is] = differs(&page.differs);
            let from = page.from.iter().map(|from| format!("{from} → ")).collect::<String>();
            [both(&page.title), format!("{from}{}", page.address), was, is].into_iter().take(columns).collect()
        });
        let rows: Vec<Vec<String>> = rows.collect();
        if !rows.is_empty() {
            blocks.push(list(heads.get(..columns).unwrap_or_default(), rows, overview));
        }
    }
    blocks
}

/// Files that are no pages; what vanishes is told above.
fn files(effects: &Effects) -> Vec<Block> {
    let told = || effects.files.iter().filter(|file| matches!(file.change, Change::Added | Change::Words));
    let kinds = FileKind::ALL.into_iter().filter_map(|kind| {
        let count = told().filter(|file| file.kind == kind).count();
        (count > 0).then_some((kind.words(), count))
    });
    let Some(counts) = counted(kinds) else { return Vec::new() };
    let rows = told().map(|file| {
        let what = if file.change == Change::Added { "新增 added" } else { "变更 changed" };
        vec![what.to_owned(), file.address.to_string()]
    });
    vec![
        Block::Heading(Bilingual::new("其他文件", "Other files")),
        Block::Line(counts),
        list(&[("变化", "change"), ("地址", "address")], rows.collect(), true),
    ]
}

/// `基地 2，列表和概览 5`; none when there is nothing to count.
fn counted<'a>(kinds: impl Iterator<Item = ((&'a str, &'a str), usize)>) -> Option<Bilingual> {
    let (zh, en): (Vec<String>, Vec<String>) = kinds.map(|((zh, en), count)| (format!("{zh} {count}"), format!("{en} {count}"))).unzip();
    (!zh.is_empty()).then(|| Bilingual::new(zh.join("，"), en.join(", ")))
}

fn list(heads: &[(&str, &str)], mut rows: Vec<Vec<String>>, folded: bool) -> Block {
    let more = rows.len().saturating_sub(ROWS);
    rows.truncate(ROWS);
    for cell in rows.iter_mut().flatten() {
        *cell = fit(cell);
    }
    Block::Rows { heads: heads.iter().map(|(zh, en)| Bilingual::new(*zh, *en)).collect(), rows, more, folded }
}

/// A title in both languages, or in the one that has it.
fn both(title: &Bilingual) -> String {
    match (title.zh.as_str(), title.en.as_str()) {
        ("", one) | (one, "") => one.to_owned(),
        (zh, en) => format!("{zh} / {en}"),
    }
}

/// What was and what is, numbered where there are several; how many more there are.
fn differs(differs: &[(String, String)]) -> [String; 2] {
    let mut cells = [String::new(), String::new()];
    for (nth, (was, is)) in differs.iter().take(DIFFERS).enumerate() {
        // What both begin with would push what differs out of sight.
        let same = was.chars().zip(is.chars()).take_while(|(was, is)| was == is).count();
        let from = if same > SHORT / 2 { same - BEFORE } else { 0 };
        for (cell, words) in cells.iter_mut().zip([was, is]) {
            if differs.len() > 1 {
                cell.push_str(&format!("{}({}) ", if nth > 0 { " " } else { "" }, nth + 1));
            }
            cell.push_str(&short(words, from));
        }
    }
    if let [_, is] = &mut cells
        && differs.len() > DIFFERS
    {
        let more = differs.len() - DIFFERS;
        is.push_str(&format!(" …… 另有 {more} 处 / and {more} more"));
    }
    cells
}

/// Some of what differs, from a place on.
fn short(words: &str, from: usize) -> String {
    let mut rest = words.chars().skip(from);
    let start = if from > 0 { "…" } else { "" };
    let mut short: String = start.chars().chain(rest.by_ref().take(SHORT)).collect();
    if rest.next().is_some() {
        short.push('…');
    }
    short
}

/// A cell on one line, of bounded length, without control or direction marks: titles are written by others.
fn fit(cell: &str) -> String {
    let hidden =
        |c: char| c.is_control() || matches!(c, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
    let mut fit: String = cell.chars().take(CELL).map(|c| if hidden(c) { ' ' } else { c }).collect();
    if cell.chars().nth(CELL).is_some() {
        fit.push('…');
    }
    fit
}
