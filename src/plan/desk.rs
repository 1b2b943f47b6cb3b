//! Where a page is written: its language, its address, and the turns of phrase every page needs.

mod citing;
mod feeds;
pub mod pager;
pub mod windows;

use super::address;
use super::exports::Shelf;
use super::survey::Survey;
use super::view::{Cell, Chip, Contact, Crumb, Dated, Download, Fact, FullDay, Link, Markup, Named, ProseView, SupervisionView, english};
use super::words;
use crate::model::day::Day;
use crate::model::id::HostId;
use crate::model::policy::Policy;
use crate::model::register::{Prose, Scheme};
use crate::model::route::{Route, relative, relative_with};
use crate::model::standing::Life;
use crate::model::text::{Bilingual, Lang, is_blank};

/// Renders prose; the pipeline lends it, so that views are made without knowing how.
pub type Typeset = dyn Fn(&str, &str, &str) -> String + Sync;

/// A page being written: all links are made relative to it.
pub struct Desk<'a> {
    /// What is known.
    pub survey: &'a Survey<'a>,
    /// The page's language.
    pub lang: Lang,
    /// The page, from the root of the site.
    pub here: Route,
    /// Markdown, the label of its tables and the way to its attachments → HTML.
    pub typeset: &'a Typeset,
    /// What is known of the data files, by address from the root of the site.
    pub files: &'a Shelf<'a>,
}

impl<'a> Desk<'a> {
    /// The words in the page's language.
    #[must_use]
    pub fn say(&self, words: &Bilingual) -> String {
        words.get(self.lang).to_owned()
    }

    /// One of two wordings.
    #[must_use]
    pub fn pick<T>(&self, zh: T, en: T) -> T {
        self.lang.pick(zh, en)
    }

    /// One of two wordings of each column of a table.
    #[must_use]
    pub fn columns(&self, columns: &[(&str, &str)]) -> Vec<String> {
        columns.iter().map(|(zh, en)| self.pick(*zh, *en).to_owned()).collect()
    }

    /// `3个`, `3 entries`: how many bases or hosts a table has.
    #[must_use]
    pub fn entries(&self, count: usize) -> String {
        self.pick(format!("{count}个"), if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") })
    }

    /// A sentence as markup, its days and other words marked.
    #[must_use]
    pub fn sentence(&self, text: &str) -> Markup {
        let mut sentence = Markup::with_room(self.lang, text.len() + 64);
        sentence.sentence(text);
        sentence
    }

    /// The words in the page's language, or in Chinese with its language tag where there are none.
    #[must_use]
    pub fn say_or_zh(&self, words: &Bilingual) -> (String, Option<&'static str>) {
        (self.told(words).to_owned(), self.tag_of(words))
    }

    /// The words in the page's language, or in Chinese where there are none.
    #[must_use]
    pub fn told<'w>(&self, words: &'w Bilingual) -> &'w str {
        words.told(self.lang).0
    }

    /// The words in the other language; none where there are none.
    #[must_use]
    pub fn other<'w>(&self, words: &'w Bilingual) -> Option<&'w str> {
        Some(words.get(self.lang.other())).filter(|other| !is_blank(other))
    }

    /// The words in the other language beside those of this one; none where either is missing.
    #[must_use]
    pub fn beside<'w>(&self, words: &'w Bilingual) -> Option<&'w str> {
        self.other(words).filter(|_| self.tag_of(words).is_none())
    }

    /// The language tag of [`Self::told`] words, where it is not that of the page.
    #[must_use]
    pub fn tag_of(&self, words: &Bilingual) -> Option<&'static str> {
        self.tag_of_chinese().filter(|_| is_blank(&words.en))
    }

    /// The language tag of words that are Chinese on every page, where that is not the language of the page.
    #[must_use]
    pub fn tag_of_chinese(&self) -> Option<&'static str> {
        (self.lang == Lang::En).then_some(Lang::Zh.tag())
    }

    /// [`Self::told`] words as a cell of a table.
    #[must_use]
    pub fn cell(&self, words: &Bilingual) -> Cell {
        Cell { lang: self.tag_of(words), ..Cell::text(self.told(words)) }
    }

    /// The standing of a base as a cell, beside it its marks and one remark more, where there is one.
    #[must_use]
    pub fn standing(&self, scheme: &Scheme, life: &Life, more: Option<String>) -> Cell {
        let marks = life.marks.iter().map(|mark| words::mark(self.lang, *mark).text);
        let notes: Vec<String> = marks.chain(more).collect();
        let note = (!notes.is_empty()).then(|| notes.join(words::between(self.lang)));
        Cell { note, ..Cell::chip(words::standing_in(self.lang, &scheme.words, life.standing)) }
    }

    /// [`Self::told`] words as a fact.
    #[must_use]
    pub fn fact(&self, term: impl Into<String>, words: &Bilingual) -> Fact {
        Fact { lang: self.tag_of(words), ..Fact::text(term, self.told(words)) }
    }

    /// The text whose rules hold for a scheme on the as-of day; none where it has no edition.
    #[must_use]
    pub fn governing<'s>(&self, scheme: &'s Scheme) -> Option<&'s Policy> {
        scheme.edition_on(self.survey.day).and_then(|edition| scheme.policies.get(&edition.version))
    }

    /// The way to a folder of this language's pages, with the `/` at its end; empty for the folder the page is in.
    #[must_use]
    pub fn folder(&self, path: &str) -> String {
        relative(self.here.as_str(), &[self.lang.code(), "/", path, "/"].concat())
    }

    /// The relative address of a page or file of this language, perhaps with an anchor.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        self.href_root(&[self.lang.code(), "/", path].concat())
    }

    /// The relative address of a path from the root of the site, perhaps with an anchor. Every such path is made by
    /// [`address`] from names that are routes already.
    #[must_use]
    pub fn href_root(&self, path: &str) -> String {
        let (path, anchor) = path.split_at(memchr::memchr(b'#', path.as_bytes()).unwrap_or(path.len()));
        debug_assert!(Route::new(path).is_some(), "{path}");
        if path == self.here.as_str() && !anchor.is_empty() {
            return anchor.to_owned();
        }
        relative_with(self.here.as_str(), path, anchor)
    }

    /// A link to a page of this language.
    #[must_use]
    pub fn link(&self, text: impl Into<String>, path: &str) -> Link {
        Link { text: text.into(), href: self.href(path), lang: None }
    }

    /// A link to a page, named in both languages; Chinese with its tag where there is no English.
    #[must_use]
    pub fn link_named(&self, name: &Bilingual, path: &str) -> Link {
        let (text, lang) = self.say_or_zh(name);
        Link { text, href: self.href(path), lang }
    }

    /// A name with the name in the other language.
    #[must_use]
    pub fn named(&self, name: &Bilingual, path: Option<&str>) -> Named {
        let (text, lang) = self.say_or_zh(name);
        Named { text, href: path.map(|path| self.href(path)), other: self.beside(name).map(str::to_owned), lang }
    }

    /// A step on the way here.
    #[must_use]
    pub fn crumb(&self, title: impl Into<String>, path: &str) -> Crumb {
        Crumb { title: title.into(), href: self.href(path), path: [self.lang.code(), "/", path].concat() }
    }

    /// The way to a scheme's pages: home, then the scheme.
    #[must_use]
    pub fn crumbs_of(&self, scheme: &Scheme) -> Vec<Crumb> {
        vec![self.home_crumb(), self.crumb(self.say(&scheme.name), &address::scheme(&scheme.id))]
    }

    /// The home page as a step.
    #[must_use]
    pub fn home_crumb(&self) -> Crumb {
        self.crumb(self.pick("首页", "Home"), address::HOME)
    }

    /// A scheme's home as a link.
    #[must_use]
    pub fn scheme_link(&self, scheme: &Scheme) -> Link {
        self.link_named(&scheme.name, &address::scheme(&scheme.id))
    }

    /// A day with its weekday.
    #[must_use]
    pub fn dated(&self, day: Day) -> FullDay {
        FullDay { week: words::weekday_after(day, self.lang), ..self.dated_short(day).into() }
    }

    /// A day without its weekday.
    #[must_use]
    pub fn dated_short(&self, day: Day) -> Dated {
        Dated { iso: day.to_string(), text: day.words_in(self.lang) }
    }

    /// The way to the attachments of an act or a text, by its folder in the content, with the `/` at its end.
    #[must_use]
    pub fn way_to_files(&self, folder: &str) -> String {
        relative(self.here.as_str(), &format!("{}/files/", address::attachment(folder)))
    }

    /// Prose in the page's language; Chinese with its tag where there is no English; whether it is untranslated. `files` is
    /// the way to its attachments, empty where it can have none.
    #[must_use]
    pub fn prose(&self, prose: &Prose, label: &str, files: &str) -> (Option<ProseView>, bool) {
        match (prose.get(self.lang), self.lang, prose.get(Lang::Zh)) {
            (Some(text), _, _) => (Some(self.set(text, label, files, "")), false),
            (None, Lang::En, Some(text)) => (Some(self.set(text, label, files, Lang::Zh.tag())), true),
            _ => (None, false),
        }
    }

    /// A text as markup; `lang` is the tag of its language where that is not the page's.
    #[must_use]
    pub fn set(&self, markdown: &str, label: &str, files: &str, lang: &'static str) -> ProseView {
        let html = (self.typeset)(markdown, label, files);
        ProseView { html: if self.lang == Lang::En && lang.is_empty() { english(html) } else { html }, lang }
    }

    /// A scheme's office for objections.
    #[must_use]
    pub fn contact(&self, scheme: &Scheme) -> Option<Contact> {
        let contact = scheme.contact.as_ref()?;
        let mut hours = Markup::new(self.lang);
        hours.hours(contact.hours.get(self.lang));
        Some(Contact {
            office: self.say(&contact.office),
            address: self.say(&contact.address),
            postcode: contact.postcode.clone(),
            phone: contact.phone.clone(),
            email: contact.email.clone(),
            hours,
            supervision: contact
                .supervision
                .as_ref()
                .map(|one| SupervisionView { office: self.say(&one.office), phone: one.phone.clone() }),
        })
    }

    /// A host as a link, by its name on the as-of day.
    #[must_use]
    pub fn host_link(&self, id: &HostId) -> Link {
        self.link_named(&self.survey.host_name(id), &address::host(id))
    }

    /// A data file to download, by its address from the root of the site; none when there is no such file.
    #[must_use]
    pub fn download(&self, text: impl Into<String>, path: &str) -> Option<Download> {
        let about = self.files.get(path)?;
        let format = path.rsplit('.').next().unwrap_or_default().to_uppercase();
        let size = match about.size {
            small @ 0..1024 => format!("{small} B"),
            kilo @ 1024..1_048_576 => format!("{} KB", kilo.div_ceil(1024)),
            large => format!("{} MB", large.div_ceil(1_048_576)),
        };
        let rows = about.rows.map(|rows| match (self.lang, rows) {
            (Lang::Zh, _) => format!("{rows} 行"),
            (Lang::En, 1) => "1 row".to_owned(),
            (Lang::En, _) => format!("{rows} rows"),
        });
        Some(Download { text: text.into(), lang: None, href: self.href_root(path), format, size, rows, sha256: about.hex() })
    }

    /// A chip.
    #[must_use]
    pub fn chip(&self, kind: &'static str, zh: &str, en: &str) -> Chip {
        Chip { kind, text: self.pick(zh, en).to_owned() }
    }
}
