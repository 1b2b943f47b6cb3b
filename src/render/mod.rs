//! [`Plan`] → pages: a view, a template and the frame around both make the bytes of one page.
//!
//! A page is a pure function of its view, the templates and the as-of day, so pages are made in any order.

pub mod frame;
pub mod minify;
mod printed;
pub mod prose;
mod skeleton;
mod slots;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, Tera};

use crate::finding::{At, Finding, Findings, Place};
use crate::model::text::{Bilingual, Lang};
use crate::plan::Written;
use frame::{PageFrame, SiteFrame};
pub use printed::Printed;
use skeleton::Skeletons;
use slots::Slots;

/// Room for most pages as they are printed, in bytes.
const ROOM: usize = 16 << 10;

/// The templates of both languages, ready to print pages.
#[derive(Clone)]
pub struct Press {
    zh: Tera,
    en: Tera,
    slots: Slots,
    /// The shapes of pages made small, where pages lose the white space nobody sees.
    small: Option<Arc<Skeletons>>,
}

/// A page that its template could not make.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Misprint {
    /// The kind of page.
    pub kind: &'static str,
    /// Its address.
    pub page: String,
    /// What the template engine says: file, line, variable.
    pub what: String,
}

impl Press {
    /// Reads the templates (`base.html`, `pages/…`, `parts/…`) and `words.toml`, by their paths below the templates' folder.
    #[must_use]
    pub fn new(files: &BTreeMap<String, String>, minify: bool) -> (Option<Self>, Findings) {
        let mut findings = Findings::default();
        let words = words(files, &mut findings);
        let mut press = Vec::new();
        for lang in Lang::ALL {
            let mut tera = Tera::new();
            tera.register_filter("piece", |html: &str, _: tera::Kwargs, _: &tera::State| tera::Value::safe_string(&skeleton::piece(html)));
            if minify {
                tera.set_escape_fn(skeleton::escape_marked);
            }
            let templates = files.iter().filter(|(path, _)| path.ends_with(".html"));
            let worded = templates.map(|(path, text)| (path.as_str(), worded(text, &words, lang)));
            if let Err(error) = tera.add_raw_templates(worded) {
                findings.push(broken("templates", &error.to_string()));
                break;
            }
            let own: BTreeMap<&str, &str> = words.iter().map(|(key, word)| (key.as_str(), word.get(lang))).collect();
            let context = tera.global_context();
            context.insert("w", &own);
            context.insert("lang", lang.code());
            context.insert("tag", lang.tag());
            press.push(tera);
        }
        let mut press = press.into_iter();
        let small = minify.then(Arc::<Skeletons>::default);
        let both = press.next().zip(press.next()).map(|(zh, en)| Self { zh, en, slots: Slots::default(), small: small.clone() });
        (both.filter(|_| !findings.has_errors()), findings)
    }

    /// Puts in what every page of a language shows.
    pub fn set_site(&mut self, lang: Lang, site: &SiteFrame) {
        let tera = match lang {
            Lang::Zh => &mut self.zh,
            Lang::En => &mut self.en,
        };
        tera.global_context().insert("site", site);
    }

    /// One page, ready to be written.
    ///
    /// # Errors
    /// The template is missing, or asks for something its view does not have.
    pub fn print(&self, lang: Lang, written: &Written, frame: &PageFrame) -> Result<Printed, Misprint> {
        let misprint = |error: tera::Error| Misprint { kind: written.kind, page: frame.canonical.clone(), what: told(&error) };
        let mut context = Context::new();
        context.insert("page", frame);
        context.insert("view", written.view.as_ref());
        let mut bytes = Vec::with_capacity(ROOM);
        self.tera(lang).render_to(&["pages/", written.kind, ".html"].concat(), &context, &mut bytes).map_err(misprint)?;
        // What an engine prints from texts is a text.
        let html = simdutf8::basic::from_utf8(&bytes).unwrap_or_default();
        let small = self.small.as_ref();
        let print = |name: &str| {
            let html = self.tera(lang).render(&format!("parts/{name}.html"), &context)?;
            Ok(if small.is_some() { minify::minify(&skeleton::unmarked(&html)) } else { html })
        };
        let place = (lang, [frame.root.as_str(), &frame.section].concat());
        let part = |name: &str| self.slots.part(&place, name, print);
        let page = match small {
            Some(skeletons) => {
                let (page, lifted) = skeleton::lift(html);
                skeletons.small(page).fill(&lifted, part)
            }
            None => slots::fill(html, part),
        };
        page.map_err(misprint)
    }

    fn tera(&self, lang: Lang) -> &Tera {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// The engine's words with those of its causes.
fn told(error: &tera::Error) -> String {
    let mut what = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        what.push_str(&format!("\n  {inner}"));
        cause = inner.source();
    }
    what
}

/// A template with the words of one language in place of `{{ w.key }}`: a word is looked up once, not on every page.
fn worded(template: &str, words: &BTreeMap<String, Bilingual>, lang: Lang) -> String {
    const OPEN: &str = "{{ w.";
    let mut text = String::with_capacity(template.len());
    let mut parts = template.split(OPEN);
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        match part.split_once(" }}").and_then(|(key, rest)| Some((words.get(key)?.get(lang), rest))) {
            // A word that itself looks like a template stays a variable, whose value is never run.
            Some((word, rest)) if !word.contains(['{', '}']) => text.extend([&escaped(word), rest]),
            _ => text.extend([OPEN, part]),
        }
    }
    text
}

fn escaped(word: &str) -> String {
    let mut bytes = Vec::new();
    // Memory takes all bytes, and escaping leaves the text one.
    let written = tera::escape_html(word, &mut bytes).ok().and_then(|()| String::from_utf8(bytes).ok());
    written.unwrap_or_default()
}

fn words(files: &BTreeMap<String, String>, findings: &mut Findings) -> BTreeMap<String, Bilingual> {
    let Some(text) = files.get("words.toml") else {
        findings.push(broken("templates/words.toml", "missing"));
        return BTreeMap::new();
    };
    match toml::from_str(text) {
        Ok(words) => words,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let line = text.get(..at).map_or(1, |before| before.matches('\n').count() + 1);
            findings.push(broken(&format!("templates/words.toml:{line}"), error.message()));
            BTreeMap::new()
        }
    }
}

/// A template that cannot be used.
fn broken(file: &str, why: &str) -> Finding {
    Finding::error(
        "template",
        Place { file: file.to_owned(), at: At::File },
        format!("模板有误：{why}"),
        format!("the template is broken: {why}"),
    )
    .rule("模板须能编译，所用变量须在该页类型中存在", "templates compile, and use only what their kind of page has")
    .remedy("对照 ARCHITECTURE.md 的页面类型改正模板", "mend the template; ARCHITECTURE.md tells what each kind of page has")
}

impl From<&Misprint> for Finding {
    fn from(misprint: &Misprint) -> Self {
        broken(&format!("templates/pages/{}.html", misprint.kind), &format!("{} ({})", misprint.what, misprint.page))
    }
}
