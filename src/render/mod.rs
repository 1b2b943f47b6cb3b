//! [`Plan`] → pages: a view, a template and the frame around both make the bytes of one page.
//!
//! A page is a pure function of its view, the templates and the as-of day, so pages are made in any order.

mod asked;
pub mod frame;
pub mod minify;
mod printed;
pub mod prose;
mod seen;
mod shape;
mod skeleton;
pub mod tag;
mod texts;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Tera;
use toml::Spanned;

use crate::finding::{Finding, Findings, Place};
use crate::model::text::{Bilingual, Lang};
use crate::plan::Written;
use frame::{PageFrame, SiteFrame};
pub use printed::Printed;
use shape::Shape;
use skeleton::{Skeleton, Skeletons};

/// The templates of both languages, ready to print pages.
#[derive(Clone)]
pub struct Press {
    zh: Sheet,
    en: Sheet,
    /// Whether pages lose the white space nobody sees.
    minify: bool,
}

/// The templates in one language, and what they printed so far.
#[derive(Clone)]
struct Sheet {
    tera: Tera,
    /// What every page shows.
    site: serde_json::Value,
    /// Those of this site; a press that prints another gets others.
    skeletons: Arc<Skeletons>,
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
        let templates: Vec<_> = files.iter().filter(|(path, _)| path.ends_with(".html")).collect();
        findings.append(templates.iter().flat_map(|(path, text)| asked::faults(path, text)).collect());
        let mut sheets = Vec::new();
        for lang in Lang::ALL {
            let mut tera = Tera::new();
            tera.register_filter("piece", |html: &str, _: tera::Kwargs, _: &tera::State| tera::Value::safe_string(&html.replace('\n', "")));
            if let Err(error) = tera.add_raw_templates(templates.iter().copied()) {
                findings.push(broken(Place::file("templates"), &error.to_string()));
                break;
            }
            let own: BTreeMap<&str, &str> = words.iter().map(|(key, word)| (key.as_str(), word.get(lang))).collect();
            let context = tera.global_context();
            context.insert("w", &own);
            context.insert("lang", lang.code());
            context.insert("tag", lang.tag());
            sheets.push(Sheet { tera, site: serde_json::Value::Null, skeletons: Arc::default() });
        }
        let mut sheets = sheets.into_iter();
        let both = sheets.next().zip(sheets.next()).map(|(zh, en)| Self { zh, en, minify });
        (both.filter(|_| !findings.has_errors()), findings)
    }

    /// Puts in what every page of a language shows.
    pub fn set_site(&mut self, lang: Lang, site: &SiteFrame) {
        let sheet = lang.pick(&mut self.zh, &mut self.en);
        // Of texts, numbers and lists JSON can always be made.
        let site = serde_json::to_value(site).unwrap_or_default();
        if sheet.site != site {
            sheet.tera.global_context().insert("site", &site);
            (sheet.site, sheet.skeletons) = (site, Arc::default());
        }
    }

    /// One page, ready to be written.
    ///
    /// # Errors
    /// The template is missing, or asks for something its view does not have.
    pub fn print(&self, lang: Lang, written: &Written, frame: &PageFrame) -> Result<Printed, Misprint> {
        let misprint = |what: String| Misprint { kind: written.kind, page: frame.canonical.clone(), what };
        let shape = Shape::of([("page", &frame), ("view", &*written.view)]).map_err(|error| misprint(error.to_string()))?;
        let sheet = lang.pick(&self.zh, &self.en);
        let skeleton = sheet.skeletons.of(&shape.json, || {
            let html = sheet.run(written.kind, &shape.json)?;
            if self.minify { Skeleton::cut_small(&html) } else { Skeleton::cut(&html) }
        });
        Ok(skeleton.map_err(misprint)?.fill(&shape.texts))
    }
}

impl Sheet {
    /// What the template of a kind of page makes of a shape; the error in words.
    fn run(&self, kind: &str, shape: &[u8]) -> Result<String, String> {
        let context = seen::context(shape).map_err(|error| error.to_string())?;
        self.tera.render(&["pages/", kind, ".html"].concat(), &context).map_err(|error| told(&error))
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

fn words(files: &BTreeMap<String, String>, findings: &mut Findings) -> BTreeMap<String, Bilingual> {
    let Some(text) = files.get("words.toml") else {
        findings.push(broken(Place::file("templates/words.toml"), "missing"));
        return BTreeMap::new();
    };
    let place = |byte| asked::place("words.toml", text, byte);
    match toml::from_str::<BTreeMap<String, Spanned<Bilingual>>>(text) {
        Ok(words) => {
            for word in words.values() {
                let marks = [&word.get_ref().zh, &word.get_ref().en].into_iter().find_map(|word| asked::marks(word).next());
                findings.append(marks.map(|(_, mark)| asked::marked(place(word.span().start), mark)).into_iter().collect());
            }
            words.into_iter().map(|(key, word)| (key, word.into_inner())).collect()
        }
        Err(error) => {
            findings.push(broken(place(error.span().map_or(0, |span| span.start)), error.message()));
            BTreeMap::new()
        }
    }
}

/// A template that cannot be used.
fn broken(place: Place, why: &str) -> Finding {
    Finding::error("template", place, format!("模板有误：{why}"), format!("the template is broken: {why}"))
        .rule("模板须能编译，所用变量须在该页类型中存在", "templates compile, and use only what their kind of page has")
        .remedy(
            "改正模板；每类网页有哪些字段，见 src/plan/pages 中与它同名的文件",
            "mend the template; what a kind of page has is told by the file of its name in src/plan/pages",
        )
}

impl From<&Misprint> for Finding {
    fn from(misprint: &Misprint) -> Self {
        broken(Place::file(format!("templates/pages/{}.html", misprint.kind)), &format!("{} ({})", misprint.what, misprint.page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::At;

    #[test]
    fn a_word_holds_no_mark_of_the_programs_own() {
        for word in ["\\u0004", "<slot>"] {
            let words = format!("a = {{ zh = \"甲\", en = \"a\" }}\nb = {{ zh = \"乙\", en = \"{word}\" }}\n");
            let (press, findings) = Press::new(&BTreeMap::from([("words.toml".to_owned(), words)]), true);
            assert!(press.is_none());
            let places: Vec<&Place> = findings.sorted().into_iter().map(|finding| &finding.place).collect();
            assert_eq!(places, [&Place { file: "templates/words.toml".to_owned(), at: At::Line(2, 5) }]);
        }
    }

    #[test]
    fn a_fault_in_the_words_is_told_with_its_line() {
        let files = BTreeMap::from([("words.toml".to_owned(), "a = { zh = \"甲\", en = \"a\" }\n\nb = 1\n".to_owned())]);
        let (press, findings) = Press::new(&files, true);
        assert!(press.is_none());
        let places: Vec<&Place> = findings.sorted().into_iter().map(|finding| &finding.place).collect();
        assert_eq!(places, [&Place { file: "templates/words.toml".to_owned(), at: At::Line(3, 5) }]);
    }
}
