//! Tokens → elements in the order of the page, each with its parent; enough to tell the text of a page from what is around it.

use super::tokens::{About, Token};

/// An element or words.
#[derive(Debug)]
pub(super) struct Node {
    /// Name of the element; empty for words.
    pub name: String,
    pub about: About,
    /// The words.
    pub text: String,
    pub line: usize,
    pub parent: usize,
    /// The first node that is no longer inside.
    pub end: usize,
}

/// Elements nested deeper are taken as standing beside each other.
const DEEPEST: usize = 200;

/// All nodes; the first is the page itself.
pub(super) fn tree(tokens: Vec<Token>) -> Vec<Node> {
    let page = Node { name: "#page".into(), about: About::default(), text: String::new(), line: 1, parent: 0, end: 0 };
    let (mut nodes, mut open) = (vec![page], vec![0_usize]);
    for token in tokens {
        match token {
            Token::Open { name, about, line } => {
                close_implied(&mut nodes, &mut open, &name);
                let holds = !is_void(&name) && open.len() < DEEPEST;
                let at = add(&mut nodes, &open, Node { name, about, text: String::new(), line, parent: 0, end: 0 });
                if holds {
                    open.push(at);
                }
            }
            Token::Close(name) => {
                if let Some(depth) =
                    open.iter().rposition(|at| nodes.get(*at).is_some_and(|node| node.name == name)).filter(|depth| *depth > 0)
                    && !crosses(&nodes, &open, depth, &name)
                {
                    close_to(&mut nodes, &mut open, depth);
                }
            }
            Token::Words { text, line } => {
                add(&mut nodes, &open, Node { name: String::new(), about: About::default(), text, line, parent: 0, end: 0 });
            }
        }
    }
    close_to(&mut nodes, &mut open, 0);
    nodes
}

fn add(nodes: &mut Vec<Node>, open: &[usize], node: Node) -> usize {
    let at = nodes.len();
    nodes.push(Node { parent: open.last().copied().unwrap_or(0), end: at.saturating_add(1), ..node });
    at
}

fn close_to(nodes: &mut [Node], open: &mut Vec<usize>, depth: usize) {
    let end = nodes.len();
    for at in open.drain(depth.min(open.len())..) {
        if let Some(node) = nodes.get_mut(at) {
            node.end = end;
        }
    }
}

/// A cell or item ends where the next begins, a paragraph where any block begins.
fn close_implied(nodes: &mut [Node], open: &mut Vec<usize>, next: &str) {
    let (ends, within): (&[&str], &[&str]) = match next {
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" => (&["tr"], &["table"]),
        "li" => (&["li"], &["ul", "ol"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl"]),
        "option" => (&["option"], &["select"]),
        "tbody" | "thead" | "tfoot" => (&["tbody", "thead", "tfoot"], &["table"]),
        name if is_block(name) && name != "br" => (&["p"], &["td", "th", "div", "li", "button", "section", "article"]),
        _ => return,
    };
    let name = |at: &usize| nodes.get(*at).map_or("", |node| node.name.as_str());
    let bound = open.iter().rposition(|at| within.contains(&name(at))).unwrap_or(0);
    let found = open.iter().enumerate().skip(bound).find(|(_, at)| ends.contains(&name(at))).map(|(depth, _)| depth);
    if let Some(depth) = found {
        close_to(nodes, open, depth);
    }
}

/// An inline element left open does not reach out of the cell or block it stands in.
fn crosses(nodes: &[Node], open: &[usize], depth: usize, name: &str) -> bool {
    let inner = open.iter().skip(depth.saturating_add(1)).filter_map(|at| nodes.get(*at));
    !matches!(name, "table" | "body" | "html")
        && inner.clone().any(|node| matches!(node.name.as_str(), "td" | "th" | "table"))
        && !matches!(name, "tr" | "tbody" | "thead" | "tfoot" | "td" | "th")
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "basefont"
            | "frame"
    )
}

/// Elements that begin a line of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "br"
            | "hr"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "tbody"
            | "thead"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "section"
            | "article"
            | "main"
            | "header"
            | "footer"
            | "nav"
            | "aside"
            | "center"
            | "blockquote"
            | "pre"
            | "form"
            | "fieldset"
            | "address"
            | "figure"
            | "figcaption"
            | "body"
            | "html"
            | "head"
            | "title"
            | "option"
            | "select"
            | "button"
            | "textarea"
            | "iframe"
            | "#page"
    )
}
