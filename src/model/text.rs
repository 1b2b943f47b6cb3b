//! The two languages of the site, and text that exists in both.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Words in Chinese and in English. In what people write the Chinese is there; the English may be empty, and the Chinese stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    #[schemars(length(min = 0))]
    pub en: String,
}

impl Bilingual {
    /// Both wordings, Chinese first.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The wording in one language.
    pub fn get(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }

    /// The wording in one language, with the language it is in: Chinese stands in where there is no English.
    pub fn told(&self, lang: Lang) -> (&str, Lang) {
        match lang {
            Lang::En if is_blank(&self.en) => (&self.zh, Lang::Zh),
            lang => (self.get(lang), lang),
        }
    }
}

/// Whether a text says nothing; the first character of most tells.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// A language of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// Simplified Chinese, the language of the documents.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages, in the order in which they are shown.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The short form used in addresses and file names: `zh` or `en`.
    pub fn code(self) -> &'static str {
        self.pick("zh", "en")
    }

    /// Of two wordings the one in this language.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The language that this one is not.
    #[must_use]
    pub fn other(self) -> Self {
        self.pick(Self::En, Self::Zh)
    }

    /// The language tag of BCP 47 for the `lang` attribute: `zh-CN` or `en`.
    pub fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
