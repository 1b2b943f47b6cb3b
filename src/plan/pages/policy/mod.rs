//! A policy text: its facts, its articles with an anchor for every citable place, our guide, and what rests on it.

mod articles;
mod contents;
pub mod facts;
mod headings;
mod numbers;
pub mod used;

use std::cmp::Ordering;

use serde::Serialize;

use super::{Written, comparison};
use crate::model::id::VersionId;
use crate::model::policy::{Guide, Policy};
use crate::model::register::Scheme;
use crate::model::text::Lang;
use crate::model::work;
use crate::plan::address;
use crate::plan::banner;
use crate::plan::desk::Desk;
use crate::plan::linked;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Banner, Chip, Download, Head, Link, Markup, ProseView, definitions};
use crate::plan::words;
use articles::ChapterView;

#[derive(Serialize)]
struct PolicyView {
    scheme: Link,
    status: Chip,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    official: bool,
    facts: Markup,
    versions: Vec<Version>,
    #[serde(skip_serializing_if = "Option::is_none")]
    preface: Option<ProseView>,
    contents: Vec<contents::Entry>,
    chapters: Vec<ChapterView>,
    downloads: Vec<Download>,
}

#[derive(Serialize)]
struct Version {
    text: String,
    href: String,
    status: Chip,
    current: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    compare: Option<Link>,
}

/// Writes the page; none when the scheme has no such text.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, version: &VersionId) -> Option<Written> {
    let scheme = one.scheme;
    let policy = scheme.policies.get(version)?;
    let named = desk.named(&policy.facts.title, None);
    let guide = ShownGuide::of(desk, policy);
    let chapters = articles::chapters(desk, scheme, policy, &guide);
    let view = PolicyView {
        scheme: desk.scheme_link(scheme),
        status: words::status(desk.lang, &policy.status(desk.survey.day)),
        other: named.other,
        official: policy.text.is_some(),
        facts: definitions(desk.lang, &facts::all(desk, scheme, policy)),
        versions: versions(desk, scheme, policy),
        preface: preface(desk, policy, &guide),
        contents: contents::contents(&chapters),
        chapters,
        downloads: downloads(desk, scheme, policy),
    };
    let untranslated = desk.lang == Lang::En && policy.speaks_chinese_alone();
    let head = Head {
        description: match desk.lang {
            Lang::Zh => format!("《{}》：效力、条款、导读，以及依据它的规则和文件。", named.text),
            Lang::En => format!("{}: its status, its articles, a guide, and the rules and acts that rest on it.", named.text),
        },
        title: named.text,
        title_lang: named.lang,
        section: "policies".to_owned(),
        crumbs: vec![desk.home_crumb(), desk.crumb(desk.pick("政策文件", "Policies"), address::POLICIES)],
        banners: banners(desk, scheme, policy),
        feeds: Vec::new(),
        untranslated,
        about: linked::policy(desk, scheme, policy),
    };
    Some(Written::new("policy", head, view))
}

/// The guide in the page's language, else in the other one with its tag.
struct ShownGuide<'p> {
    guide: Option<&'p Guide>,
    lang: &'static str,
    /// The way to the files that came with the text.
    files: String,
}

impl<'p> ShownGuide<'p> {
    fn of(desk: &Desk<'_>, policy: &'p Policy) -> Self {
        let guides = &policy.guides;
        let (zh, en) = (guides.zh.as_ref(), guides.en.as_ref());
        let (own, other) = desk.pick((zh, en), (en, zh));
        let lang = if own.is_none() && other.is_some() { desk.lang.other().tag() } else { "" };
        Self { guide: own.or(other), lang, files: desk.way_to_files(&policy.folder) }
    }

    fn prose(&self, desk: &Desk<'_>, markdown: &str) -> Option<ProseView> {
        let label = desk.pick("导读中的表格", "Table of the guide");
        (!markdown.trim().is_empty()).then(|| desk.set(markdown, label, &self.files, self.lang))
    }
}

/// What stands before the first article: of the official text where it is carried, else of the guide.
fn preface(desk: &Desk<'_>, policy: &Policy, told: &ShownGuide<'_>) -> Option<ProseView> {
    let Some(text) = &policy.text else {
        return told.prose(desk, told.guide.map(|guide| guide.preface.as_str()).unwrap_or_default());
    };
    let paragraphs: Vec<String> = text.preamble.iter().map(|paragraph| verbatim(paragraph)).collect();
    let html = (desk.typeset)(&paragraphs.join("\n\n"), "", "");
    (!paragraphs.is_empty()).then_some(ProseView { html, lang: desk.tag_of_chinese().unwrap_or_default() })
}

/// Markdown that shows a text as it is.
fn verbatim(text: &str) -> String {
    let mut markdown = String::new();
    for c in text.trim().chars() {
        if c.is_ascii_punctuation() {
            markdown.push('\\');
        }
        markdown.push(c);
    }
    markdown
}

fn banners(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> Vec<Banner> {
    let mut banners: Vec<Banner> = banner::of_text(desk, scheme, policy, desk.survey.day).into_iter().collect();
    if let Some(now) = scheme.edition_on(desk.survey.day).filter(|now| now.version != policy.version) {
        let link = desk.link(desk.pick("现在所用的版本", "The version used now"), &address::policy(&scheme.id, &now.version));
        banners.push(Banner {
            kind: "info",
            text: desk.sentence(
                desk.pick("这不是本站现行规则所依据的版本。", "This is not the version that the rules of this site rest on today."),
            ),
            link: Some(link),
        });
    }
    if policy.text.is_none() {
        let text = match (&policy.guides.zh, &policy.guides.en) {
            (None, None) => desk.pick(
                "本站没有收录官方文本，这里只有条款号，供引用和核对。",
                "This site does not carry the official text; here are its article numbers only, so that they can be cited.",
            ),
            _ => desk.pick(
                "本站没有收录官方文本。以下是我们自己撰写的导读，以官方文本为准。",
                "This site does not carry the official text. Below is a guide in our own words; the official text decides.",
            ),
        };
        banners.push(Banner { kind: "info", text: desk.sentence(text), link: None });
    }
    banners.extend(banner::of_translation(desk, policy.is_behind()));
    if desk.lang == Lang::En && policy.guides.translation.is_some() {
        let text = "An unofficial translation stands under each article. The Chinese text decides.";
        banners.push(Banner { kind: "info", text: desk.sentence(text), link: None });
    }
    banners
}

/// The versions of the text's work, the newest first; nothing where it has one.
fn versions(desk: &Desk<'_>, scheme: &Scheme, current: &Policy) -> Vec<Version> {
    let all = work::versions(scheme, current);
    let own = all.iter().position(|one| one.version == current.version).unwrap_or_default();
    let version = |(nth, policy): (usize, &&Policy)| {
        let title = desk.told(&policy.facts.title);
        Version {
            text: if desk.lang == Lang::Zh { format!("{title}（{}）", policy.version) } else { format!("{title} ({})", policy.version) },
            href: desk.href(&address::policy(&scheme.id, &policy.version)),
            status: words::status(desk.lang, &policy.status(desk.survey.day)),
            current: nth == own,
            compare: match nth.cmp(&own) {
                Ordering::Less => Some(comparison::link(desk, scheme, policy, current)),
                Ordering::Greater => Some(comparison::link(desk, scheme, current, policy)),
                Ordering::Equal => None,
            },
        }
    };
    if all.len() > 1 { all.iter().enumerate().rev().map(version).collect() } else { Vec::new() }
}

/// The files that came with the text, then the rules as data where the text is the one in use.
fn downloads(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> Vec<Download> {
    let came = desk.survey.register.attached(&policy.folder);
    let mut all: Vec<Download> =
        came.filter_map(|one| desk.download(one.path.rsplit('/').next()?, &address::attachment(&one.path))).collect();
    if scheme.edition_on(desk.survey.day).is_some_and(|edition| edition.version == policy.version) {
        all.extend(desk.download(desk.pick("规则（数据）", "The rules as data"), &address::rules(&scheme.id)));
    }
    all
}
