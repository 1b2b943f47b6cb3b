//! `sitemap.xml`: every page, each with its other language; parts and an index where it is too large for one file.

use std::io::{self, Write};
use std::ops::Range;

use quick_xml::escape::escape;

use super::links::Links;
use crate::model::text::Lang;
use crate::plan::subject::{self, Subject};
use crate::plan::survey::Survey;

/// The most addresses in a file; sitemaps.org allows 50,000, which would be by far the largest file of a site.
const MOST_ADDRESSES: usize = 10_000;
/// The most bytes in a file; sitemaps.org allows 50 MB.
const MOST_BYTES: usize = 45_000_000;
/// More bytes than the path of any page has: four names and some folders.
const MOST_PATH: usize = 1_000;

/// How each file begins.
const HEAD: &[u8] = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// A file of the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Map {
    /// Everything in one file.
    Whole,
    /// The list of the parts: how many there are.
    Index(usize),
    /// A part: its number from 1, and the subjects it holds, by their places among all.
    Part(usize, Range<usize>),
}

impl Map {
    pub(super) fn address(&self) -> String {
        match self {
            Self::Whole | Self::Index(_) => "sitemap.xml".to_owned(),
            Self::Part(number, _) => part(*number),
        }
    }
}

fn part(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// The files of the map.
pub(super) fn plan(survey: &Survey<'_>, pages: &[Subject]) -> Vec<Map> {
    let base = &survey.register.site.base_url;
    // An address stands in the file with its pair and the one for all other languages; an ampersand takes five bytes.
    let each = 4 * (base.len() + 4 * base.matches('&').count() + MOST_PATH + 80);
    let counts = pages.iter().map(|subject| match subject {
        Subject::Missing => 0,
        Subject::Entry => 1,
        subject if subject.is_untranslated(survey) => 1,
        _ => 2,
    });
    split(counts, MOST_ADDRESSES.min(MOST_BYTES / each))
}

/// Cuts the subjects, given as the numbers of their addresses, into files of at most so many.
fn split(counts: impl Iterator<Item = usize>, most: usize) -> Vec<Map> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let (mut from, mut to, mut addresses) = (0, 0, 0);
    for more in counts {
        if to > from && addresses + more > most {
            ranges.push(from..to);
            (from, addresses) = (to, 0);
        }
        addresses += more;
        to += 1;
    }
    if ranges.is_empty() {
        return vec![Map::Whole];
    }
    ranges.push(from..to);
    let index = Map::Index(ranges.len());
    std::iter::once(index).chain(ranges.into_iter().zip(1..).map(|(range, number)| Map::Part(number, range))).collect()
}

/// Writes the file.
pub(super) fn write(survey: &Survey<'_>, map: &Map, out: &mut dyn Write) -> io::Result<()> {
    let links = Links::new(&survey.register.site.base_url);
    let subjects = |range: Range<usize>| {
        let subjects = subject::all(survey).into_iter().skip(range.start).take(range.len());
        subjects.filter_map(|subject| entry(survey, &links, &subject))
    };
    match map {
        Map::Whole => urls(subjects(0..usize::MAX), out),
        Map::Part(_, range) => urls(subjects(range.clone()), out),
        Map::Index(parts) => index((1..=*parts).map(|number| links.to(&part(number))), out),
    }
}

/// The addresses of a page, escaped.
struct Entry {
    at: Vec<String>,
    /// The same page in each language, as it stands behind each address; empty for a page without its pair.
    pair: String,
}

/// Where a subject is found: both languages with each other, or the Chinese page alone where the English one shows
/// its words. The page for a missing address is not one to find.
fn entry(survey: &Survey<'_>, links: &Links, subject: &Subject) -> Option<Entry> {
    let alone = |at: &str| Entry { at: vec![escape(at).into()], pair: String::new() };
    match (subject, subject.path()) {
        (Subject::Entry, _) => Some(alone(links.base())),
        (_, None) => None,
        (_, Some(path)) if subject.is_untranslated(survey) => Some(alone(&links.to(&[Lang::Zh.code(), "/", &path].concat()))),
        (_, Some(_)) => Some(paired(links, subject.addresses())),
    }
}

fn paired(links: &Links, addresses: Vec<(Lang, String)>) -> Entry {
    let pages: Vec<(Lang, String)> = addresses.into_iter().map(|(lang, path)| (lang, escape(links.to(&path)).into())).collect();
    let mut pair = String::with_capacity(1024);
    for (lang, at) in pages.iter().map(|(lang, at)| (lang.tag(), at)).chain(pages.first().map(|(_, at)| ("x-default", at))) {
        pair.extend(["  <xhtml:link rel=\"alternate\" hreflang=\"", lang, "\" href=\"", at, "\"/>\n"]);
    }
    Entry { at: pages.into_iter().map(|(_, at)| at).collect(), pair }
}

fn urls(entries: impl Iterator<Item = Entry>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD)?;
    out.write_all(b"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")?;
    for Entry { at, pair } in entries {
        for at in at {
            out.write_all([" <url>\n  <loc>", &at, "</loc>\n", &pair, " </url>\n"].concat().as_bytes())?;
        }
    }
    out.write_all(b"</urlset>\n")
}

fn index(parts: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD)?;
    out.write_all(b"<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")?;
    for part in parts {
        write!(out, " <sitemap>\n  <loc>{}</loc>\n </sitemap>\n", escape(&part))?;
    }
    out.write_all(b"</sitemapindex>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_names_its_pair_and_itself() {
        let links = Links::new("https://gongshi.example/a&b/");
        let both = Lang::ALL.map(|lang| (lang, format!("{}/index.html", lang.code()))).to_vec();
        let mut bytes = Vec::new();
        urls(std::iter::once(paired(&links, both)), &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let zh = "https://gongshi.example/a&amp;b/zh/index.html";
        let en = "https://gongshi.example/a&amp;b/en/index.html";
        for at in [zh, en] {
            assert_eq!(text.matches(&format!("<loc>{at}</loc>")).count(), 1, "{text}");
        }
        assert_eq!(text.matches(&format!("<xhtml:link rel=\"alternate\" hreflang=\"zh-CN\" href=\"{zh}\"/>")).count(), 2, "{text}");
        assert_eq!(text.matches(&format!("<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"{en}\"/>")).count(), 2);
        assert_eq!(text.matches(&format!("<xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"{zh}\"/>")).count(), 2);
    }

    #[test]
    fn parts_keep_below_the_bound_and_leave_nothing_out() {
        assert_eq!(split([2, 2].into_iter(), 4), [Map::Whole]);
        assert_eq!(split(std::iter::empty(), 4), [Map::Whole]);
        assert_eq!(split([2, 2, 1].into_iter(), 4), [Map::Index(2), Map::Part(1, 0..2), Map::Part(2, 2..3)]);
    }
}
