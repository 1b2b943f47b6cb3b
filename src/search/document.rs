//! What can be found: one document for each thing a reader may look for, in one language.

use serde::Serialize;

/// A document. Its fields are the columns of `search/<lang>.ndjson` too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Its address from the root of the site, with the anchor of an article, ready for a link.
    pub url: String,
    /// What it is.
    pub kind: Kind,
    /// The scheme it belongs to; empty for a host, which may have bases in several.
    pub scheme: String,
    /// The status of a text, the standing of a base, the state of a notice, by the word that all data have; empty where
    /// it has none.
    pub status: &'static str,
    /// The day of the text, of the act, since when a base has its standing; empty where there is none.
    pub date: String,
    /// Its title.
    pub title: String,
    /// Its text: lines that a run does not cross.
    pub body: String,
}

impl Document {
    /// What it says first, up to the first stop of a sentence or list: of an article what it is about, of a base and of an
    /// act its number. It is looked for like a title.
    #[must_use]
    pub fn lead(&self) -> &str {
        let line = self.body.lines().next().unwrap_or_default();
        let mut chars = line.char_indices().map(|(at, c)| (at + c.len_utf8(), c)).peekable();
        while let Some((end, c)) = chars.next() {
            let stops = matches!(c, '。' | '：' | '；') || matches!(c, '.' | ':' | ';') && chars.peek().is_some_and(|(_, c)| *c == ' ');
            if stops {
                return line.get(..end).unwrap_or_default();
            }
        }
        line
    }

    /// Of an article, the word that only it has: its scheme and its number, `qingdao13`. It is looked for like a title, by
    /// whoever asks for an article by its number.
    #[must_use]
    pub fn own(&self) -> Option<String> {
        let (_, key) = self.url.split_once("#art-").filter(|_| self.kind == Kind::Article)?;
        Some(format!("{}{key}", self.scheme))
    }
}

/// What a document is, in the order in which equally good ones are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An article of a policy text: in Chinese its official wording where carried, else the guide to it; in English the guide.
    Article,
    /// A policy text as a whole: title, number, what stands before its first article.
    Policy,
    /// A notice or another act.
    Act,
    /// A base.
    Base,
    /// A host.
    Host,
    /// An evaluation round.
    Round,
    /// A page of the site itself: how to object, the working days of a year.
    Page,
}

impl Kind {
    /// All kinds, in order.
    pub const ALL: [Self; 7] = [Self::Article, Self::Policy, Self::Act, Self::Base, Self::Host, Self::Round, Self::Page];

    /// Its word in data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Policy => "policy",
            Self::Act => "act",
            Self::Base => "base",
            Self::Host => "host",
            Self::Round => "round",
            Self::Page => "page",
        }
    }

    /// Its words, Chinese and English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Article => ("条文", "Articles"),
            Self::Policy => ("政策文件", "Policy texts"),
            Self::Act => ("公示与文件", "Notices and acts"),
            Self::Base => ("基地", "Bases"),
            Self::Host => ("依托单位", "Hosts"),
            Self::Round => ("评估", "Evaluation rounds"),
            Self::Page => ("本站页面", "Pages of the site"),
        }
    }
}
