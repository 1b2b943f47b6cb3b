//! The forms of text that keys ask for.

use serde_json::Value;

use crate::model::day::Day;
use crate::model::id;
use crate::model::moved;
use crate::model::text::Bilingual;

/// The forms text can be asked to have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Any text, or none.
    Any,
    /// Any text that says something.
    Filled,
    /// A day, as a TOML date or as text.
    Date,
    /// See [`id::is_slug`].
    Slug,
    /// See [`id::is_register_number`].
    RegisterNumber,
    /// See [`id::is_article_key`].
    ArticleKey,
    /// See [`id::is_act_path`].
    ActPath,
    /// See [`id::is_citation`].
    Citation,
    /// See [`moved::is_address`].
    SiteAddress,
}

impl Form {
    /// The form that the schema of a text asks for; only where it says so may a text be empty.
    pub(super) fn of(schema: &Value) -> Self {
        match schema.get("format").and_then(Value::as_str) {
            Some("date") => Self::Date,
            Some("slug") => Self::Slug,
            Some("register-number") => Self::RegisterNumber,
            Some("article-key") => Self::ArticleKey,
            Some("act-path") => Self::ActPath,
            Some("citation") => Self::Citation,
            Some("site-address") => Self::SiteAddress,
            _ if schema.get("minLength") == Some(&Value::from(0)) => Self::Any,
            _ => Self::Filled,
        }
    }

    pub(super) fn holds(self, text: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Filled => !text.trim().is_empty(),
            Self::Date => text.parse::<Day>().is_ok(),
            Self::Slug => id::is_slug(text),
            Self::RegisterNumber => id::is_register_number(text),
            Self::ArticleKey => id::is_article_key(text),
            Self::ActPath => id::is_act_path(text),
            Self::Citation => id::is_citation(text),
            Self::SiteAddress => moved::is_address(text),
        }
    }

    pub(super) fn words(self) -> Bilingual {
        match self {
            Self::Any => Bilingual::new("文字", "text"),
            Self::Filled => Bilingual::new("文字，不能是空的", "text that is not empty"),
            Self::Date => Bilingual::new("日期，如 2026-11-02", "a date such as 2026-11-02"),
            Self::Slug => Bilingual::new("小写字母、数字和连字符组成的代号", "a name of lower-case letters, digits and hyphens"),
            Self::RegisterNumber => Bilingual::new(
                "字母、数字和连字符组成的编号，如 QD-2022-003",
                "a number of letters, digits and hyphens such as QD-2022-003",
            ),
            Self::ArticleKey => Bilingual::new("条款键，如 13-3", "an article key such as 13-3"),
            Self::ActPath => Bilingual::new("文件路径，如 2025/0926-recognition", "the path of an act such as 2025/0926-recognition"),
            Self::Citation => Bilingual::new("引文，如 qingdao/measures-2024#13-3 的形式", "a citation of the form scheme/version#13-3"),
            Self::SiteAddress => Bilingual::new(
                "曾经发布的地址：不带网址、语言文件夹（zh/、en/）、开头的 /、# 和 %，如 qingdao/bases/QD-2022-003 或 qingdao/bases/QD-2022-003.html",
                "an address as published, without host, language folder (zh/, en/), leading /, # or %: qingdao/bases/QD-2022-003 or qingdao/bases/QD-2022-003.html",
            ),
        }
    }
}
