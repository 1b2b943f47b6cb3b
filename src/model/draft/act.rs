//! `act.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::day::Day;
use crate::model::id::{ActId, BaseId, Citation, Slug, VersionId};
use crate::model::text::Bilingual;

/// `act.toml`: something that happened in public; the same keys for all kinds.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActDraft {
    /// What it is.
    pub kind: ActWord,
    /// The edition it is judged by.
    pub under: VersionId,
    /// The acts it answers, changes or concludes.
    #[serde(default)]
    pub about: Vec<ActId>,
    /// Number of the document.
    pub number: Option<String>,
    /// When it was signed.
    pub signed: Option<Day>,
    /// Its title.
    pub title: Bilingual,
    /// The articles it rests on.
    #[serde(default)]
    pub basis: Vec<Citation>,
    /// How many objections were raised; a decision that answers a notice must say it.
    pub objections: Option<u32>,
    /// The period as printed.
    pub window: Option<WindowDraft>,
    /// The entries meant; none: all.
    #[serde(default)]
    pub entries: Vec<BaseId>,
    /// The outcome of objections.
    pub result: Option<ResultDraft>,
    /// Whose act it records.
    pub outside: Option<OutsideDraft>,
    /// The mark of the `zh.md` that `en.md` translates: `check` says when it has changed since.
    pub translates: Option<String>,
    /// Checks overridden, each with a public reason.
    #[serde(default)]
    pub r#override: Vec<Override>,
}

/// The kinds of act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, serde::Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ActWord {
    /// A publicity notice 公示.
    Notice,
    /// A decision.
    Decision,
    /// A correction 更正.
    Correction,
    /// A longer window 延长.
    Extension,
    /// A notice taken back 撤回.
    NoticeWithdrawal,
    /// What became of objections.
    ObjectionResult,
    /// An act undone.
    Annulment,
    /// The register as it stood when this site began.
    Opening,
    /// What another body did.
    Outside,
    /// The state of annual reports.
    ReportRoll,
}

impl ActWord {
    /// The word used in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Decision => "decision",
            Self::Correction => "correction",
            Self::Extension => "extension",
            Self::NoticeWithdrawal => "notice-withdrawal",
            Self::ObjectionResult => "objection-result",
            Self::Annulment => "annulment",
            Self::Opening => "opening",
            Self::Outside => "outside",
            Self::ReportRoll => "report-roll",
        }
    }
}

/// A window as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WindowDraft {
    /// First day.
    pub first: Day,
    /// Last day, inclusive.
    pub last: Day,
    /// Days counted in it.
    pub days: u32,
}

/// What became of objections.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ResultDraft {
    /// Objections received.
    pub received: u32,
    /// Upheld.
    pub upheld: u32,
    /// Rejected.
    pub rejected: u32,
    /// Entries of which an objection was upheld; only these may be decided otherwise than proposed.
    #[serde(default)]
    pub upheld_entries: Vec<BaseId>,
    /// Entries of which every objection was rejected, where the office makes them public.
    #[serde(default)]
    pub rejected_entries: Vec<BaseId>,
    /// Entries whose objection is still open.
    #[serde(default)]
    pub open: Vec<BaseId>,
}

/// Another body's act.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutsideDraft {
    /// The body.
    pub issuer: Bilingual,
    /// The number of its document.
    pub number: Option<String>,
    /// The date of its document.
    pub dated: Day,
}

/// A check overridden in public.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Override {
    /// The check's code.
    pub check: Slug,
    /// The reason, shown on the page.
    pub reason: Bilingual,
}
