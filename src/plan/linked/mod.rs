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
use crate::model::register::Scheme;
use crate::model::text::Bilingual;

pub(super) use bodies::{base, host, scheme, site};
pub(super) use data::{catalogue, dataset};
pub(super) use texts::{act, policy};

/// A thing a page is about, as JSON-LD without its context.
pub type Thing = String;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Trail {
    #[serde(rename = "@type")]
    kind: &'static str,
    item_list_element: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    #[serde(rename = "@type")]
    kind: &'static str,
    position: usize,
    name: String,
    item: String,
}

/// The data block of a page: the way to it, and what it is about; none for a page that has neither.
///
/// The text can stand in a `script` element as it is: no `<` is left in it.
#[must_use]
pub fn block(base_url: &str, crumbs: &[Crumb], own: (&str, &str), about: Option<&Thing>) -> Option<String> {
    let steps = crumbs.iter().map(|crumb| (crumb.title.clone(), format!("{base_url}{}", crumb.path)));
    let steps = steps.chain([(own.0.to_owned(), own.1.to_owned())]).zip(1..);
    let steps = steps.map(|((name, item), position)| Step { kind: "ListItem", position, name, item });
    let trail = (!crumbs.is_empty())
        .then(|| serde_json::to_string(&Trail { kind: "BreadcrumbList", item_list_element: steps.collect() }).ok())
        .flatten();
    let graph: Vec<&str> = trail.as_deref().into_iter().chain(about.map(String::as_str)).collect();
    let block = || format!(r#"{{"@context":"https://schema.org","@graph":[{}]}}"#, graph.join(","));
    (!graph.is_empty()).then(|| block().replace('<', r"\u003c"))
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

fn authority(desk: &Desk<'_>, scheme: &Scheme) -> Named {
    organisation(desk, "GovernmentOrganization", &scheme.authority, None)
}

fn said(desk: &Desk<'_>, words: &Bilingual) -> String {
    desk.say_or_zh(words).0
}

fn url(desk: &Desk<'_>, path: &str) -> String {
    format!("{}{}/{path}", desk.survey.register.site.base_url, desk.lang.code())
}

/// The thing as text; of a sample it says that it is one, since it may be read without the page around it.
fn thing(desk: &Desk<'_>, about: &impl Serialize) -> Option<Thing> {
    let text = serde_json::to_string(about).ok()?;
    if !desk.survey.register.site.sample {
        return Some(text);
    }
    let sample = desk.pick("示例数据，单位均为虚构", "Sample data, all units are fictional");
    Some(format!(r#"{},"disambiguatingDescription":"{sample}"}}"#, text.strip_suffix('}')?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_block_from_within() {
        let crumb = Crumb { title: "</script><!--".to_owned(), href: String::new(), path: "zh/index.html".to_owned() };
        let text = block("https://gongshi.example/", &[crumb], ("甲", "https://gongshi.example/zh/a.html"), None).unwrap();
        assert!(!text.contains('<'), "{text}");
        let back: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(back["@graph"][0]["itemListElement"][0]["name"], "</script><!--");
        assert_eq!(back["@graph"][0]["itemListElement"][0]["item"], "https://gongshi.example/zh/index.html");
        assert_eq!(block("https://gongshi.example/", &[], ("甲", ""), None), None);
    }
}
