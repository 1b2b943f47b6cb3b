//! Elements → the lines a reader sees, each with the element it stands in.

use super::tree::{Node, is_block};
use crate::import::grid::{Cell, Grid};
use crate::import::source::{Shape, SourceLine};

/// A line and the innermost block it stands in.
#[derive(Debug)]
pub(super) struct Placed {
    pub line: SourceLine,
    /// Index of the block.
    pub at: usize,
    /// Why the element is no text of the page, where it is none.
    pub aside: Option<(&'static str, &'static str)>,
}

/// All lines of the page, in order.
pub(super) fn lines(nodes: &[Node]) -> Vec<Placed> {
    let mut inherited: Vec<Inherited> = Vec::with_capacity(nodes.len());
    for node in nodes {
        let above = inherited.get(node.parent).copied().unwrap_or_default();
        let heading = above.heading || matches!(node.name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6");
        inherited.push(Inherited { aside: aside(node).or(above.aside), heading });
    }
    let mut flow = Flow { nodes, inherited, lines: Vec::new(), words: String::new(), line: 1, block: 0, aside: None, tables: Vec::new() };
    flow.read();
    flow.lines
}

/// What an element has of those around it.
#[derive(Clone, Copy, Default)]
struct Inherited {
    aside: Option<(&'static str, &'static str)>,
    heading: bool,
}

/// A cell of a table: the line it begins at, and how many columns and rows it covers.
#[derive(Clone, Copy)]
struct Begun {
    at: usize,
    across: usize,
    down: usize,
}

struct Flow<'a> {
    nodes: &'a [Node],
    inherited: Vec<Inherited>,
    lines: Vec<Placed>,
    words: String,
    line: usize,
    block: usize,
    aside: Option<(&'static str, &'static str)>,
    /// Open tables: the element, and for each row its cells.
    tables: Vec<(usize, Vec<Vec<Begun>>)>,
}

impl Flow<'_> {
    fn read(&mut self) {
        let mut open: Vec<usize> = Vec::new();
        for (at, node) in self.nodes.iter().enumerate() {
            while let Some(last) = open.pop_if(|last| self.nodes.get(*last).is_some_and(|node| node.end <= at)) {
                self.close(last);
            }
            if node.name.is_empty() {
                match self.inherited.get(at).and_then(|of| of.aside).filter(|_| self.aside.is_none()) {
                    Some(why) => self.set_aside(node, why),
                    None => self.add(&node.text, node.line, &open),
                }
                continue;
            }
            self.open(at, node);
            open.push(at);
        }
        while let Some(last) = open.pop() {
            self.close(last);
        }
        self.end_line();
    }

    fn open(&mut self, at: usize, node: &Node) {
        if is_block(&node.name) {
            self.end_line();
            self.block = at;
            self.aside = self.inherited.get(at).and_then(|of| of.aside);
        }
        match node.name.as_str() {
            "table" => self.tables.push((at, Vec::new())),
            "tr" => self.tables.last_mut().map_or((), |(_, rows)| rows.push(Vec::new())),
            "td" | "th" => {
                let begun = Begun { at: self.lines.len(), across: node.about.across.unwrap_or(1), down: node.about.down.unwrap_or(1) };
                if let Some((_, rows)) = self.tables.last_mut() {
                    if rows.is_empty() {
                        rows.push(Vec::new());
                    }
                    if let Some(row) = rows.last_mut() {
                        row.push(begun);
                    }
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, at: usize) {
        let Some(node) = self.nodes.get(at).filter(|node| is_block(&node.name)) else { return };
        self.end_line();
        if node.name == "table"
            && let Some((_, rows)) = self.tables.pop()
        {
            self.set_table(at, rows);
        }
        // Words after a block belong to the block around it.
        self.block = node.parent;
        self.aside = self.inherited.get(node.parent).and_then(|of| of.aside);
    }

    fn add(&mut self, text: &str, line: usize, open: &[usize]) {
        let kept = open.iter().filter_map(|at| self.nodes.get(*at)).any(|node| node.name == "pre");
        if kept {
            for (n, part) in text.split('\n').enumerate() {
                if n > 0 {
                    self.end_line();
                }
                self.push(part, line.saturating_add(n));
            }
            return;
        }
        for (n, part) in text.split('\n').enumerate() {
            let words = part.trim_matches([' ', '\t', '\r', '\u{c}']);
            // A browser shows a line end in the source as a blank; between Chinese characters that is no blank at all.
            let wide = |c: Option<char>| c.is_some_and(|c| c >= '\u{2e80}');
            let blank = part.starts_with([' ', '\t', '\r', '\u{c}']) || n > 0;
            if blank && !words.is_empty() && !self.words.is_empty() && !self.words.ends_with(' ') {
                let joined = n > 0 && wide(self.words.chars().next_back()) && wide(words.chars().next());
                if !joined {
                    self.words.push(' ');
                }
            }
            self.push(words, line.saturating_add(n));
            if !words.is_empty() && part.ends_with([' ', '\t']) {
                self.words.push(' ');
            }
        }
    }

    /// Words that are no text of the page inside a line that is, as those for browsers without scripts.
    fn set_aside(&mut self, node: &Node, why: (&'static str, &'static str)) {
        let text = node.text.trim().to_owned();
        if !text.is_empty() {
            let line = SourceLine { no: node.line, text, shape: Shape::Plain };
            self.lines.push(Placed { line, at: self.block, aside: Some(why) });
        }
    }

    fn push(&mut self, words: &str, line: usize) {
        if self.words.trim().is_empty() && !words.trim().is_empty() {
            self.line = line;
        }
        self.words.push_str(words);
    }

    fn end_line(&mut self) {
        let text = std::mem::take(&mut self.words);
        if text.trim().is_empty() {
            // An empty line parts what it parts on the page; blanks alone are nothing else.
            return;
        }
        let heading = self.inherited.get(self.block).is_some_and(|of| of.heading);
        let shape = if heading { Shape::Heading } else { Shape::Plain };
        self.lines.push(Placed { line: SourceLine { no: self.line, text, shape }, at: self.block, aside: self.aside });
    }

    /// The lines read since the table began, as rows or, of a page laid out by tables, as they are.
    fn set_table(&mut self, at: usize, rows: Vec<Vec<Begun>>) {
        let begins = || rows.iter().flatten().map(|cell| cell.at);
        let Some(first) = begins().next() else { return };
        if self.lines.iter().skip(first).any(|line| line.aside.is_some()) {
            return;
        }
        let tail: Vec<Placed> = self.lines.drain(first.min(self.lines.len())..).collect();
        let (mut tail_lines, mut ends) = (tail.iter().enumerate().peekable(), begins().skip(1));
        let mut grid = Grid::default();
        for row in &rows {
            let mut cells = Vec::new();
            for cell in row {
                let end = ends.next().unwrap_or(usize::MAX);
                let mut lines = Vec::new();
                while let Some((_, placed)) = tail_lines.next_if(|(n, _)| first.saturating_add(*n) < end) {
                    lines.push(placed.line.clone());
                }
                cells.push(Cell { lines, across: cell.across, down: cell.down });
            }
            grid.rows.push(cells);
        }
        if grid.lays_out() {
            self.lines.extend(tail);
        } else {
            self.lines.extend(grid.lines().into_iter().map(|line| Placed { line, at, aside: None }));
        }
    }
}

/// Why the element by itself is no text of the page.
fn aside(node: &Node) -> Option<(&'static str, &'static str)> {
    if node.about.hidden {
        return Some(("网页上不显示的文字", "not shown on the page"));
    }
    match node.name.as_str() {
        "nav" => Some(("网页导航", "navigation of the page")),
        "footer" | "aside" => Some(("网页页脚或边栏", "foot or margin of the page")),
        "title" | "head" => Some(("网页标题栏", "title bar of the page")),
        "button" | "select" | "option" | "textarea" | "iframe" | "noscript" | "noembed" | "noframes" => {
            Some(("网页控件", "controls of the page"))
        }
        _ => None,
    }
}

/// The element and those around it, innermost first.
pub(super) fn ancestors(nodes: &[Node], at: usize) -> impl Iterator<Item = usize> {
    let mut next = Some(at);
    std::iter::from_fn(move || {
        let at = next?;
        next = nodes.get(at).filter(|_| at > 0).map(|node| node.parent);
        Some(at)
    })
}
