//! A description of the search for browsers (OpenSearch 1.1), one a language: `zh/opensearch.xml`.
//!
//! Its template must be an absolute address. The address a site is published at is a required field of `site.toml`, so
//! there is always one; it is the public address also when the site is looked at elsewhere.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{links::Links, plain};
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::survey::Survey;

/// OpenSearch 1.1 allows 16 characters of a short name, which browsers show, and 48 of a long one.
const SHORT: usize = 16;
const LONG: usize = 48;

pub(super) fn address(lang: Lang) -> String {
    format!("{}/opensearch.xml", lang.code())
}

/// The file's bytes.
pub(super) fn write(survey: &Survey<'_>, lang: Lang) -> Vec<u8> {
    let site = &survey.register.site;
    let links = Links::new(&site.base_url);
    let title = plain(site.title.told(lang).0);
    // Only an output that refuses bytes can make this fail, and memory takes them all.
    description(&links, &title, lang).unwrap_or_default()
}

fn description(links: &Links, title: &str, lang: Lang) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let page = links.to(&format!("{}/{}", lang.code(), address::SEARCH));
    let about = match lang {
        Lang::Zh => format!("搜索{title}：政策条款、基地、依托单位、公示与文件"),
        Lang::En => format!("Search {title}: articles, bases, hosts, notices and acts"),
    };
    let root = xml.create_element("OpenSearchDescription").with_attribute(("xmlns", "http://a9.com/-/spec/opensearch/1.1/"));
    root.write_inner_content(|xml| {
        xml.create_element("ShortName").write_text_content(BytesText::new(&first(title, SHORT)))?;
        xml.create_element("LongName").write_text_content(BytesText::new(&first(title, LONG)))?;
        xml.create_element("Description").write_text_content(BytesText::new(&first(&about, 1024)))?;
        xml.create_element("Language").write_text_content(BytesText::new(lang.tag()))?;
        xml.create_element("InputEncoding").write_text_content(BytesText::new("UTF-8"))?;
        let icon = links.to("icons/favicon.svg");
        xml.create_element("Image").with_attribute(("type", "image/svg+xml")).write_text_content(BytesText::new(&icon))?;
        let template = format!("{page}?q={{searchTerms}}");
        let url = xml.create_element("Url").with_attributes([("type", "text/html"), ("method", "get"), ("template", &template)]);
        url.write_empty()?;
        let own = links.to(&self::address(lang));
        let own = [("type", "application/opensearchdescription+xml"), ("rel", "self"), ("template", own.as_str())];
        xml.create_element("Url").with_attributes(own).write_empty()?;
        Ok(())
    })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// The first so many characters, by whole words where there are spaces.
fn first(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let cut = text.get(..end).unwrap_or(text);
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    match cut.rsplit_once(' ') {
        Some((whole, _)) if next != Some(' ') => whole.to_owned(),
        _ => cut.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_absolute_and_names_are_short() {
        let links = Links::new("https://gongshi.example/a&b/");
        let text = String::from_utf8(description(&links, "International cooperation <bases> of five places", Lang::En).unwrap()).unwrap();
        assert!(text.contains("template=\"https://gongshi.example/a&amp;b/en/search/index.html?q={searchTerms}\""), "{text}");
        assert!(text.contains("<ShortName>International</ShortName>"), "{text}");
        assert!(text.contains("<LongName>International cooperation &lt;bases&gt; of five places</LongName>"), "{text}");
        assert_eq!(first("国际科技合作基地信息公示平台演示", 6), "国际科技合作");
        assert_eq!(first("two words", 3), "two");
    }
}
