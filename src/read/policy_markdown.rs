//! Reads the strict Markdown form of an official text (`zh.md`) back into a [`PolicyText`].
//!
//! The form: `# title` first; preamble paragraphs; `## ` headings; `### ` articles, under each one line a paragraph or
//! item, items indented by two blanks a level, rows of a table as `| cell | cell |`. `\` at the start of a line takes the
//! rest as a plain paragraph.

use crate::model::policy_text::mark::{MarkKind, mark};
use crate::model::policy_text::opening::{article_opening, heading_opening};
use crate::model::policy_text::{Article, Block, Chapter, Item, Paragraph, PolicyText, Table, key};
use crate::model::text::Bilingual;

/// A place where the text leaves the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextFault {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    pub what: Bilingual,
}

/// The deepest indent, in levels: there are only so many kinds of mark.
const DEEPEST: usize = 8;

/// Reads the text, or every place that has to be mended.
pub(crate) fn read_markdown(source: &str) -> Result<PolicyText, Vec<TextFault>> {
    let mut reader = Reader::default();
    for (at, line) in source.split('\n').enumerate() {
        let line = line.trim_end();
        if !line.is_empty() {
            reader.line = at.saturating_add(1);
            reader.read(line);
        }
    }
    reader.close_article();
    if !reader.titled && reader.faults.is_empty() {
        reader.fault(1, "第一行应为“# 标题”", "the first line must be `# title`");
    }
    key::assign(&mut reader.text.articles);
    if reader.faults.is_empty() { Ok(reader.text) } else { Err(reader.faults) }
}

#[derive(Default)]
struct Reader {
    text: PolicyText,
    faults: Vec<TextFault>,
    line: usize,
    titled: bool,
    article: Option<Article>,
    /// Items still open in the article, outer first.
    open: Vec<Item>,
}

impl Reader {
    fn fault(&mut self, column: usize, zh: &str, en: &str) {
        self.faults.push(TextFault { line: self.line.max(1), column, what: Bilingual::new(zh, en) });
    }

    fn read(&mut self, line: &str) {
        let hashes = line.len().saturating_sub(line.trim_start_matches('#').len());
        let words = line.trim_start_matches('#');
        if hashes > 0 && !words.is_empty() && !words.starts_with(' ') {
            return self.fault(hashes.saturating_add(1), "“#”之后应有一个空格", "a blank must follow the `#`");
        }
        match hashes {
            0 => self.read_words(line),
            1 if !self.titled => {
                self.titled = true;
                self.text.title = words.trim().to_owned();
            }
            1 => self.fault(1, "标题只能有一个", "there can be only one title"),
            2 => self.read_heading(words.trim()),
            3 => self.read_article(words.trim()),
            _ => self.fault(1, "标题最多三级：# 标题、## 章、### 条", "headings have three levels: # title, ## chapter, ### article"),
        }
        if !self.titled && self.faults.is_empty() {
            self.fault(1, "第一行应为“# 标题”", "the first line must be `# title`");
        }
    }

    fn read_heading(&mut self, words: &str) {
        self.close_article();
        if words.is_empty() {
            return self.fault(3, "章标题不能为空", "the heading is empty");
        }
        let (number, title) = match heading_opening(words) {
            Some(opening) => (opening.number, opening.rest),
            None => match mark(words).filter(|mark| matches!(mark.kind, MarkKind::Chinese | MarkKind::ChineseBracketed)) {
                Some(mark) => (mark.number, mark.rest),
                None => ("", words),
            },
        };
        self.text.chapters.push(Chapter { number: number.to_owned(), title: title.to_owned(), lead: Vec::new() });
    }

    fn read_article(&mut self, words: &str) {
        self.close_article();
        let opened = article_opening(words).map(|opening| (opening.number, opening.rest));
        let Some((number, rest)) = opened.or_else(|| mark(words).map(|mark| (mark.number, mark.rest))) else {
            return self.fault(5, "“###”之后应为条号，例如“第十三条”", "`###` must be followed by an article number such as 第十三条");
        };
        let (number, caption) = (number.to_owned(), rest.trim().to_owned());
        self.article = Some(Article { number, caption, chapter: self.text.chapters.len().checked_sub(1), ..Article::default() });
    }

    fn read_words(&mut self, line: &str) {
        let words = line.trim_start_matches(' ');
        let indent = line.len().saturating_sub(words.len());
        if words.starts_with(char::is_whitespace) {
            return self.fault(indent.saturating_add(1), "缩进只能用半角空格", "indent with plain blanks only");
        }
        if !indent.is_multiple_of(2) || indent / 2 > DEEPEST {
            return self.fault(1, "缩进应为每级两个半角空格，最多八级", "indent by two blanks a level, eight levels at most");
        }
        let plain = words.strip_prefix('\\');
        let numbered = if plain.is_some() { None } else { mark(words) };
        let text = plain.unwrap_or(words).to_owned();
        if self.article.is_none() {
            return self.read_outside(indent, text);
        }
        let level = indent / 2;
        if let Some(row) = plain.is_none().then(|| cells(words)).flatten() {
            return self.read_row(level, row);
        }
        match (level, numbered) {
            (0, Some(_)) => self.fault(
                1,
                "项应缩进两格；若是普通段落，行首加“\\”",
                "indent an item by two blanks, or begin a plain paragraph with `\\`",
            ),
            (0, None) => {
                self.close_to(0);
                self.add(Block::Paragraph(Paragraph { text, key: String::new() }));
            }
            (_, _) if level > self.open.len().saturating_add(1) => {
                self.fault(1, "缩进跳级：上一级没有项", "the indent skips a level: there is no item above");
            }
            (1, None) => {
                self.fault(indent.saturating_add(1), "项应以编号开头，例如“（一）”", "an item must begin with its number, such as （一）")
            }
            (_, None) => {
                self.close_to(level.saturating_sub(1));
                self.add(Block::Paragraph(Paragraph { text, key: String::new() }));
            }
            (_, Some(mark)) => {
                self.close_to(level.saturating_sub(1));
                let item = Item { number: mark.number.to_owned(), text: mark.rest.to_owned(), ..Item::default() };
                self.open.push(item);
            }
        }
    }

    fn read_row(&mut self, level: usize, row: Vec<String>) {
        if level == 1 || level > self.open.len().saturating_add(1) {
            return self.fault(1, "表格应与所属的段落对齐", "align a table with the paragraph it belongs to");
        }
        self.close_to(level.saturating_sub(1));
        let blocks = match (self.open.last_mut(), &mut self.article) {
            (Some(item), _) => &mut item.children,
            (None, Some(article)) => &mut article.blocks,
            (None, None) => return,
        };
        match blocks.last_mut() {
            Some(Block::Table(table)) => table.rows.push(row),
            _ => blocks.push(Block::Table(Table { rows: vec![row] })),
        }
    }

    /// Paragraphs before the first article: of the preamble, or of the heading above.
    fn read_outside(&mut self, indent: usize, text: String) {
        if indent > 0 {
            return self.fault(1, "条文之外的段落不缩进", "a paragraph outside an article is not indented");
        }
        match self.text.chapters.last_mut() {
            Some(heading) => heading.lead.push(text),
            None => self.text.preamble.push(text),
        }
    }

    fn close_article(&mut self) {
        self.close_to(0);
        self.text.articles.extend(self.article.take());
    }

    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some(item) = self.open.pop() {
                self.add(Block::Item(item));
            }
        }
    }

    fn add(&mut self, block: Block) {
        match (self.open.last_mut(), &mut self.article) {
            (Some(item), _) => item.children.push(block),
            (None, Some(article)) => article.blocks.push(block),
            (None, None) => {}
        }
    }
}

/// The cells of `| a | b |`; `\|` is a bar inside a cell.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?;
    let (mut cells, mut cell, mut chars) = (Vec::new(), String::new(), inner.chars());
    while let Some(c) = chars.next() {
        match c {
            '\\' => cell.extend(chars.next()),
            '|' => cells.push(std::mem::take(&mut cell).trim().to_owned()),
            _ => cell.push(c),
        }
    }
    (cell.trim().is_empty() && !cells.is_empty()).then_some(cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# 甲办法\n\n（草稿）\n\n## 第一章 总则\n\n### 第一条\n引言：\n  （一）子\n    1. 丑\n    寅\n  (二)卯\n\\（三）不是项\n\n### 第二条之一 （目的）\n段\n\n## 附则\n";

    #[test]
    fn reads_the_form() {
        let text = read_markdown(TEXT).unwrap_or_default();
        let keys: Vec<_> = text.places().iter().map(|place| place.key.to_owned()).collect();
        assert_eq!(keys, ["1", "1-p1", "1-1", "1-1-1", "1-1-p2", "1-2", "1-p2", "2-z1"]);
        assert_eq!(text.chapters.iter().map(|chapter| chapter.number.as_str()).collect::<Vec<_>>(), ["第一章", ""]);
        assert_eq!(read_markdown(&TEXT.replace('\n', "\r\n")), Ok(text));
    }

    #[test]
    fn every_fault_has_its_line() {
        let source = "# 甲\n# 乙\n## \n### 总则\n### 第一条\n（一）子\n   丑\n    （1）寅\n  卯\n#### 辰\n\t巳\n#午\n";
        let lines: Vec<_> = read_markdown(source).err().unwrap_or_default().iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 3, 4, 6, 7, 8, 9, 10, 11, 12]);
        assert!(read_markdown("甲").is_err());
        assert!(read_markdown("").is_err());
    }
}
