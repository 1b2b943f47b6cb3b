//! Every rule of the five texts that a public site could show or hold, topic by topic and scheme by scheme: `tests/matrix`
//! names the article and where the built site says it. A row is
//!
//! - `says` with its `article`: both stand together in one rule, fact or article of the page;
//! - `silent`: the page of the schemes side by side says that the text does not rule on this;
//! - `lacks`: no rule of the group on the scheme's page speaks of it, for matters outside the closed list of topics;
//! - `check`: a check holds it; its page names the shape of rule it `rests` on, and a rule of the scheme has the `article`.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::{built_site, compare, root};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    row: Vec<Row>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    topic: String,
    scheme: String,
    article: Option<String>,
    page: Option<String>,
    says: Option<String>,
    silent: Option<String>,
    group: Option<String>,
    lacks: Option<String>,
    check: Option<String>,
    rests: Option<String>,
}

/// The tables by their file.
fn tables() -> BTreeMap<String, Vec<Row>> {
    let files = std::fs::read_dir(root().join("tests/matrix")).unwrap().map(|entry| entry.unwrap().path());
    files
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let table: Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap_or_else(|error| panic!("{name}: {error}"));
            (name, table.row)
        })
        .collect()
}

/// The words of a piece of HTML, one blank between them; what only a screen reader says is left out.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = after.split_once('>').unwrap_or((after, ""));
        if matches!(tag, "/dt" | "/strong" | "/td" | "/p" | "/li") {
            text.push(' ');
        }
        rest = if tag.starts_with("span class=vh") { after.split_once("</span>").map_or(after, |(_, after)| after) } else { after };
    }
    text.push_str(rest);
    let text = text.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Rules, facts and articles of a page: the pieces in which words and their article stand together.
fn pieces(page: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    for (open, close) in [("<li", "</li>"), ("<div><dt", "</div>"), ("<article ", "</article>"), ("<h1", "</h1>"), ("<p>", "</p>")] {
        pieces.extend(page.split(open).skip(1).map(|piece| piece.split(close).next().unwrap()));
    }
    pieces
}

/// Whether a piece links or is the place of an article: `art-13-3`, and not `art-13-30`.
fn names(piece: &str, article: &str) -> bool {
    let anchor = format!("art-{article}");
    piece.split(&anchor).skip(1).any(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-'))
}

struct Site {
    pages: BTreeMap<String, String>,
    compared: BTreeMap<String, Vec<String>>,
}

impl Site {
    fn page(&mut self, path: &str) -> &str {
        self.pages.entry(path.to_owned()).or_insert_with(|| std::fs::read_to_string(built_site().join("zh").join(path)).unwrap_or_default())
    }

    /// What is wrong with a row.
    fn fault(&mut self, row: &Row) -> Option<String> {
        let at = format!("{}: {}{}", row.topic, row.scheme, row.article.as_ref().map(|key| format!(" article {key}")).unwrap_or_default());
        let home = format!("{}/index.html", row.scheme);
        match row {
            Row { silent: Some(topic), .. } => {
                let cells = self.compared.get(&topic.replace(':', "-"));
                let own = cells.into_iter().flatten().find(|cell| cell.contains(&format!("../{}/policies/", row.scheme)));
                let told = own.is_some_and(|cell| cell.contains("办法未规定"));
                (!told).then(|| format!("{at}: the comparison does not say that the text is silent on {topic}"))
            }
            Row { group: Some(group), lacks: Some(lacks), .. } => {
                let page = self.page(&home);
                let found = page
                    .split("<section")
                    .filter(|section| section.contains(&format!("<h3 id={group}")))
                    .any(|section| words(section).contains(lacks));
                (found || page.is_empty()).then(|| format!("{at}: {group} speaks of {lacks}"))
            }
            Row { check: Some(check), rests: Some(rests), article: Some(article), .. } => {
                let known = gongshi::check::CHECKS.iter().find(|known| known.code == check);
                let rule = std::fs::read_to_string(root().join("content/schemes").join(&row.scheme).join("scheme.toml")).unwrap();
                let policies = walkdir::WalkDir::new(root().join("content/schemes").join(&row.scheme).join("policies"));
                let facts = policies.into_iter().map(Result::unwrap).filter(|entry| entry.file_name() == "policy.toml");
                let whole = facts.fold(rule, |text, entry| text + &std::fs::read_to_string(entry.path()).unwrap());
                let named = whole.contains(&format!("\"{article}\""));
                let held = known.is_some_and(|known| known.page().contains(rests.as_str()));
                (!named || !held).then(|| format!("{at}: {check} does not hold it by {rests}, or no rule has the article"))
            }
            Row { page: Some(page), says: Some(says), article, .. } => {
                let html = self.page(&format!("{}/{page}", row.scheme)).to_owned();
                let says = words(says);
                let told = pieces(&html)
                    .into_iter()
                    .any(|piece| words(piece).contains(&says) && article.as_ref().is_none_or(|article| names(piece, article)));
                (!told).then(|| format!("{at}: {page} does not say {says} with its article"))
            }
            _ => Some(format!("{at}: the row says nowhere")),
        }
    }
}

#[test]
fn every_row_is_on_a_page_or_in_a_check() {
    let compared = compare::rows(&std::fs::read_to_string(built_site().join("zh/schemes/compare.html")).unwrap());
    let mut site = Site { pages: BTreeMap::new(), compared };
    let mut faults = Vec::new();
    let mut rows = 0;
    for (file, table) in tables() {
        rows += table.len();
        faults.extend(table.iter().filter_map(|row| site.fault(row)).map(|fault| format!("{file}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(rows >= 350, "{rows} rows");
}

#[test]
fn every_topic_is_answered_for_every_scheme_and_every_silence_is_listed() {
    let (register, _) = gongshi::resolve_content(&[root().join("content")]);
    let schemes: BTreeSet<String> = register.as_ref().unwrap().schemes.iter().map(|scheme| scheme.id.to_string()).collect();
    let mut silent: BTreeSet<(String, String)> = BTreeSet::new();
    for (file, table) in tables() {
        let mut topics: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for row in &table {
            topics.entry(&row.topic).or_default().insert(row.scheme.clone());
            silent.extend(row.silent.iter().map(|topic| (row.scheme.clone(), topic.clone())));
        }
        // What only one text leaves open concerns that text alone.
        let shared = topics.into_iter().filter(|(topic, _)| !topic.starts_with("whether ") && !topic.starts_with("how a term"));
        for (topic, told) in shared.filter(|_| !file.contains("checks")) {
            assert_eq!(told, schemes, "{file}: {topic} is not answered for every scheme");
        }
    }
    let declared = register.unwrap().schemes.into_iter().flat_map(|scheme| {
        let edition = scheme.editions.last().unwrap().clone();
        edition.silent.iter().map(move |topic| (scheme.id.to_string(), topic.clone())).collect::<Vec<_>>()
    });
    let untold: Vec<_> = declared.filter(|one| !silent.contains(one)).collect();
    assert!(untold.is_empty(), "silences that no row names: {untold:?}");
}
