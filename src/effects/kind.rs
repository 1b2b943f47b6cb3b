//! What a page or file is about, told by its address.

use crate::model::route::Route;
use crate::model::text::Lang;

/// What a page is about, in the order in which an officer wants to hear of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum PageKind {
    /// A notice, a decision or another act.
    Act,
    Base,
    Host,
    /// A round of evaluation.
    Round,
    Policy,
    /// Working days of a year.
    Calendar,
    /// Lists, home pages and everything that gathers what is said elsewhere.
    Overview,
}

impl PageKind {
    /// All kinds, in order.
    pub const ALL: [Self; 7] = [Self::Act, Self::Base, Self::Host, Self::Round, Self::Policy, Self::Calendar, Self::Overview];

    /// By the address below the language's folder.
    #[must_use]
    pub fn of(below: &str) -> Self {
        let parts: Vec<&str> = below.split('/').collect();
        let leaf = parts.last().copied().unwrap_or_default();
        if leaf == "index.html" || leaf.starts_with("page-") {
            return Self::Overview;
        }
        match parts.as_slice() {
            ["hosts", _] => Self::Host,
            ["calendar", _] => Self::Calendar,
            [_, "acts", _, _] => Self::Act,
            [_, "bases", _] => Self::Base,
            [_, "evaluations", _] => Self::Round,
            [_, "policies", _] => Self::Policy,
            _ => Self::Overview,
        }
    }

    /// Its words, Chinese and English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Act => ("公示等文件", "notices and acts"),
            Self::Base => ("基地", "bases"),
            Self::Host => ("依托单位", "hosts"),
            Self::Round => ("评估轮次", "evaluation rounds"),
            Self::Policy => ("政策文本", "policy texts"),
            Self::Calendar => ("工作日历", "calendars"),
            Self::Overview => ("列表和概览", "lists and overviews"),
        }
    }
}

/// What a file that is no page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum FileKind {
    /// Tables, attachments and their descriptions.
    Data,
    /// Atom, JSON Feed and iCalendar.
    Feed,
    /// Style, scripts, icons, site map.
    Asset,
}

impl FileKind {
    /// All kinds, in order.
    pub const ALL: [Self; 3] = [Self::Data, Self::Feed, Self::Asset];

    /// By the address.
    #[must_use]
    pub fn of(address: &Route) -> Self {
        let path = address.as_str();
        let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
        if ends(&[".atom", ".ics", ".feed.json"]) {
            Self::Feed
        } else if ["data/", "api/"].iter().any(|folder| path.starts_with(folder)) || ends(&[".csv", ".jsonl", ".json"]) {
            Self::Data
        } else {
            Self::Asset
        }
    }

    /// Its words, Chinese and English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Data => ("数据和附件", "data and attachments"),
            Self::Feed => ("订阅和日历", "feeds and calendars"),
            Self::Asset => ("样式等", "style and the like"),
        }
    }
}

/// The language of a page and its address below the language's folder; none for a page above both folders.
pub(super) fn split(address: &Route) -> Option<(Lang, &str)> {
    Lang::ALL.into_iter().find_map(|lang| {
        let below = address.as_str().strip_prefix(lang.code())?.strip_prefix('/')?;
        Some((lang, below))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_what_is_there() {
        for (below, kind) in [
            ("lake/acts/2026/1119-recognition.html", PageKind::Act),
            ("lake/acts/index.html", PageKind::Overview),
            ("lake/bases/LK-2025-001.html", PageKind::Base),
            ("lake/bases/page-2.html", PageKind::Overview),
            ("lake/bases/by/year-2025/index.html", PageKind::Overview),
            ("hosts/reed-works.html", PageKind::Host),
            ("objection.html", PageKind::Overview),
        ] {
            assert_eq!(PageKind::of(below), kind, "{below}");
        }
        let kind = |path: &str| Route::new(path).map(|route| FileKind::of(&route));
        assert_eq!(kind("zh/lake/windows.ics"), Some(FileKind::Feed));
        assert_eq!(kind("data/lake/acts/2026/1119-recognition/form.pdf"), Some(FileKind::Data));
        assert_eq!(kind("css/base.css"), Some(FileKind::Asset));
    }
}
