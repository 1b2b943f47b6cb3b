//! A feed as JSON Feed 1.1 (jsonfeed.org), for those who would rather not read XML: `zh/notices.feed.json`.

use serde::Serialize;

use super::atom::midnight;
use super::json::pretty;
use super::news::{Entry, News};
use crate::model::text::Lang;

#[derive(Serialize)]
struct Feed<'n> {
    version: &'static str,
    title: &'n str,
    home_page_url: &'n str,
    feed_url: &'n str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'n str>,
    language: &'static str,
    authors: [Author<'n>; 1],
    items: Vec<Item<'n>>,
}

#[derive(Serialize)]
struct Author<'n> {
    name: &'n str,
}

#[derive(Serialize)]
struct Item<'n> {
    id: &'n str,
    url: &'n str,
    title: &'n str,
    content_text: &'n str,
    date_published: String,
    date_modified: String,
    /// Labels, as a reader shows them.
    tags: Vec<&'n str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'static str>,
}

/// The feed's bytes; `own` is its address.
pub(super) fn write(news: &News, own: &str, lang: Lang) -> Vec<u8> {
    pretty(&Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &news.title,
        home_page_url: &news.page,
        feed_url: own,
        description: news.subtitle,
        language: lang.tag(),
        authors: [Author { name: &news.publisher }],
        items: news.entries.iter().map(item).collect(),
    })
}

fn item(entry: &Entry) -> Item<'_> {
    Item {
        id: &entry.id,
        url: &entry.page,
        title: &entry.title,
        content_text: &entry.text,
        date_published: midnight(entry.published).to_rfc3339(),
        date_modified: midnight(entry.updated).to_rfc3339(),
        tags: entry.tags.iter().map(|(_, label)| label.as_str()).collect(),
        // A Chinese title stands in an English feed where there is no English one.
        language: entry.title_lang.map(Lang::tag),
    }
}
