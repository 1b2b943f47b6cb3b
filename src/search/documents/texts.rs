//! Policy texts: one document an article, and one for the text as a whole.

use super::{Body, Bundle, Document, document};
use crate::model::markdown;
use crate::model::policy::{Guide, Policy};
use crate::model::policy_text::Article;
use crate::model::register::Scheme;
use crate::model::text::Lang;
use crate::plan::{address, words};
use crate::search::document::Kind;

/// Texts in the order of the site, the newest version of a scheme first.
pub(super) fn add(bundle: &mut Bundle<'_, '_>) {
    for one in &bundle.survey.schemes {
        let mut policies: Vec<&Policy> = one.scheme.policies.values().collect();
        policies.sort_by(|a, b| b.facts.dated.cmp(&a.facts.dated).then_with(|| a.version.cmp(&b.version)));
        for policy in policies {
            let status = policy.status(bundle.survey.day);
            let status = bundle.status(status.code(), words::status(bundle.lang, &status));
            Text { scheme: one.scheme, policy, guide: guide(policy, bundle.lang), status }.add(bundle);
        }
    }
}

/// The guide in the language, else the Chinese one.
fn guide(policy: &Policy, lang: Lang) -> Option<&Guide> {
    match lang {
        Lang::Zh => policy.guides.zh.as_ref(),
        Lang::En => policy.guides.en.as_ref().or(policy.guides.zh.as_ref()),
    }
}

struct Text<'p> {
    scheme: &'p Scheme,
    policy: &'p Policy,
    guide: Option<&'p Guide>,
    status: &'static str,
}

impl Text<'_> {
    fn add(&self, bundle: &mut Bundle<'_, '_>) {
        match &self.policy.text {
            Some(text) => {
                for article in &text.articles {
                    let chapter = text.chapter_of(article).map(|chapter| format!("{} {}", chapter.number, chapter.title));
                    let chapter = chapter.filter(|_| article.caption.is_empty()).unwrap_or_default();
                    self.article(bundle, &article.key, [&chapter, &article.number, &article.caption], Some(article));
                }
            }
            None => {
                for key in self.policy.keys.iter().filter(|key| key.key.article() == key.key.as_str()) {
                    self.article(bundle, key.key.as_str(), [key.chapter.as_deref().unwrap_or_default(), &key.number, ""], None);
                }
            }
        }
        self.whole(bundle);
    }

    /// An article under its chapter, number and caption; where it has a caption, that alone tells what it is about.
    fn article(&self, bundle: &mut Bundle<'_, '_>, key: &str, heading: [&str; 3], official: Option<&Article>) {
        let title = bundle.say(&self.policy.facts.title);
        let title = match bundle.lang {
            Lang::Zh => heading.into_iter().filter(|part| !part.is_empty()).fold(title.to_owned(), |all, part| format!("{all} {part}")),
            Lang::En => format!("{title}, Article {key}"),
        };
        let entries: Vec<_> = self.guide.into_iter().flat_map(|guide| &guide.entries).filter(|entry| entry.key.article() == key).collect();
        let mut body = Body::default();
        // The wording is Chinese: it is in the English index only where nothing in English stands for it.
        let wording = official.filter(|_| bundle.lang == Lang::Zh || entries.is_empty());
        wording.iter().for_each(|article| article.text().lines().for_each(|line| body.line(line)));
        for entry in entries.into_iter().filter(|_| wording.is_none() || bundle.lang == Lang::En) {
            blocks(&mut body, &entry.markdown);
        }
        let url = format!("{}#{}", address::policy(&self.scheme.id, &self.policy.version), address::anchor(key));
        bundle.push(self.filed(Kind::Article, url, title), body);
    }

    /// The text as a whole: number, authority, what stands before the first article.
    fn whole(&self, bundle: &mut Bundle<'_, '_>) {
        let facts = &self.policy.facts;
        let mut body = Body::default();
        facts.number.iter().for_each(|number| body.line(&number.text));
        body.both(bundle.lang, &self.scheme.authority);
        self.policy.text.iter().flat_map(|text| &text.preamble).for_each(|line| body.line(line));
        self.guide.iter().for_each(|guide| blocks(&mut body, &guide.preface));
        let title = bundle.say(&facts.title).to_owned();
        bundle.push(self.filed(Kind::Policy, address::policy(&self.scheme.id, &self.policy.version), title), body);
    }

    fn filed(&self, kind: Kind, url: String, title: String) -> Document {
        let date = self.policy.facts.dated.map(|day| day.to_string()).unwrap_or_default();
        Document { scheme: self.scheme.id.to_string(), status: self.status, date, title, ..document(kind, url) }
    }
}

/// Markdown without its marks, one line a block.
pub(super) fn blocks(body: &mut Body, text: &str) {
    for block in text.split("\n\n") {
        body.line(&markdown::plain(block));
    }
}
