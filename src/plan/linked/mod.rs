//! What a page is about in the words of schema.org, for search engines: a data block in the page's head (JSON-LD).
//!
//! A block of this type is data and never run, so a policy of no inline script does not touch it. Nothing stands in it
//! that the page does not show; what depends on the day is that of the as-of day.

mod bodies;
mod data;
mod texts;

use serde::Serialize;

use super::desk::Desk;
use super::view::Crumb;
use super::words;
use crate::model::text::Bilingual;

pub(super) use bodies::{base, host, scheme, site};
pub(super) use data::{catalogue, dataset};
pub(super) use texts::{act, policy};

/// A thing a page is about, as JSON-LD without its context.
pub type Thing = String;

/// The data block of a page: the way to it, and what it is about; none for a page that has neither.
///
/// The last step is the page itself and needs no address. The text can stand in a `script` element as it is: no `<` is
/// left in it.
#[must_use]
pub fn block(base_url: &str, crumbs: &[Crumb], title: &str, about: Option<&Thing>) -> Option<String> {
    if crumbs.is_empty() && about.is_none() {
        return None;
    }
    let mut block = String::with_capacity(2048);
    block.push_str(r#"{"@context":"https://schema.org","@graph":["#);
    if !crumbs.is_empty() {
        block.push_str(r#"{"@type":"BreadcrumbList","itemListElement":["#);
        for (crumb, position) in crumbs.iter().zip(1..) {
            step(position, &crumb.title, &mut block)?;
            block.push_str(r#","item":"#);
            quoted(&[base_url, &crumb.path].concat(), &mut block)?;
            block.push_str("},");
        }
        step(crumbs.len() + 1, title, &mut block)?;
        block.push_str("}]}");
    }
    if let Some(about) = about {
        block.push_str(if crumbs.is_empty() { "" } else { "," });
        block.push_str(about);
    }
    block.push_str("]}");
    Some(if block.contains('<') { block.replace('<', r"\u003c") } else { block })
}

/// The beginning of a step on the way.
fn step(position: usize, name: &str, block: &mut String) -> Option<()> {
    block.push_str(r#"{"@type":"ListItem","position":"#);
    block.push_str(&position.to_string());
    block.push_str(r#","name":"#);
    quoted(name, block)
}

/// Adds a text as JSON; no text fails.
fn quoted(text: &str, block: &mut String) -> Option<()> {
    block.push_str(&serde_json::to_string(text).ok()?);
    Some(())
}

/// An organisation, or any thing that needs no more than its name.
#[derive(Serialize)]
struct Named {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

fn organisation(desk: &Desk<'_>, kind: &'static str, name: &Bilingual, page: Option<&str>) -> Named {
    Named { kind, name: said(desk, name), url: page.map(|page| url(desk, page)) }
}

fn authority(desk: &Desk<'_>, name: &Bilingual) -> Named {
    organisation(desk, "GovernmentOrganization", name, None)
}

fn said(desk: &Desk<'_>, words: &Bilingual) -> String {
    desk.told(words).to_owned()
}

fn url(desk: &Desk<'_>, path: &str) -> String {
    [desk.survey.register.site.base_url.as_str(), desk.lang.code(), "/", path].concat()
}

/// The thing as text; of a sample it says that it is one, since it may be read without the page around it.
fn thing(desk: &Desk<'_>, about: &impl Serialize) -> Option<Thing> {
    let text = serde_json::to_string(about).ok()?;
    if !desk.survey.register.site.sample {
        return Some(text);
    }
    let sample = words::sample(desk.lang);
    Some([text.strip_suffix('}')?, r#","disambiguatingDescription":""#, sample, r#""}"#].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_block_from_within() {
        let crumb = Crumb { title: "</script><!--".to_owned(), href: String::new(), path: "zh/index.html".to_owned() };
        let text = block("https://gongshi.example/", &[crumb], "甲", None).unwrap();
        assert!(!text.contains('<'), "{text}");
        let back: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["@graph"][0]["itemListElement"][0]["name"], "</script><!--");
        assert_eq!(back["@graph"][0]["itemListElement"][0]["item"], "https://gongshi.example/zh/index.html");
        assert_eq!(back["@graph"][0]["itemListElement"][1]["name"], "甲");
        assert_eq!(block("https://gongshi.example/", &[], "甲", None), None);
    }
}
