//! One calendar file: what the papers on one year's days off say, for the whole country or for one region.
//!
//! The year of a file is the year the papers name in their title. A span off may begin, and a make-up day may fall,
//! in December of the year before (2007, 2008, 2012, 2019 and 2023 did).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::day::Day;

/// The `region` of the arrangement for the whole country, made by the State Council (国务院).
pub const NATIONAL: &str = "CN";

/// The facts of one year's arrangement (放假安排) in one region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YearDraft {
    /// The calendar year the papers are for.
    pub year: i32,
    /// `CN` for the whole country, else the id of a region whose own papers add to the national ones.
    pub region: String,
    /// Whether the year's paper is out.
    pub state: YearState,
    /// The day on which it was last looked for, where it is not out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<Day>,
    /// The papers, in the order of their issue.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notice: Vec<NoticeDraft>,
    /// Days off as they stand after the last paper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub off: Vec<OffDraft>,
    /// Make-up days: days of rest that are worked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub work: Vec<WorkDraft>,
    /// What an earlier paper had said and a later one took back; it still explains a period printed in between.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<WithdrawnDraft>,
    /// A region only: days on which the national arrangement does not hold there and the day of the week decides.
    #[serde(default, rename = "taken-back", skip_serializing_if = "Vec::is_empty")]
    pub taken_back: Vec<TakenBackDraft>,
}

impl YearDraft {
    /// The papers that are out on a day; none where the year's arrangement is not.
    #[must_use]
    pub fn papers_on(&self, day: Day) -> Vec<&NoticeDraft> {
        self.notice.iter().filter(|paper| paper.published <= day).collect()
    }
}

/// Whether a year's paper is out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum YearState {
    /// It is out and the file holds it.
    Published,
    /// It was looked for and is not out; the file holds nothing else.
    Unpublished,
}

/// One paper on days off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeDraft {
    /// By which the entries of this file name the paper.
    pub id: u32,
    /// The year's arrangement, or a later change to it.
    pub kind: NoticeKind,
    /// The number of the document, such as 国办发明电〔2025〕7号.
    pub number: String,
    /// Who issued it, in Chinese.
    pub issuer: String,
    /// Who issued it, in English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer_en: Option<String>,
    /// The day in its signature block.
    pub signed: Day,
    /// The day it was made public; from this day on a period can be judged by it.
    pub published: Day,
    /// A remark for those who keep the file; it is not shown on the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What a paper does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// Sets the arrangement of the year.
    Annual,
    /// Changes or adds to it.
    Change,
}

/// A span of days off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OffDraft {
    /// The name in Chinese, as the paper has it.
    pub name: String,
    /// The name in English.
    pub name_en: String,
    /// First day off.
    pub first: Day,
    /// Last day off, included.
    pub last: Day,
    /// How many days the paper says; must be the length of the span, weekends included.
    pub days: u32,
    /// The `id` of the paper.
    pub notice: u32,
}

/// A make-up day (调休上班).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkDraft {
    /// The day that is worked.
    pub date: Day,
    /// The Chinese name of the days off it makes up for.
    #[serde(rename = "for")]
    pub name: String,
    /// The `id` of the paper.
    pub notice: u32,
}

/// Something a later paper took back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawnDraft {
    /// What the days had been.
    pub was: WithdrawnKind,
    /// The Chinese name of the days off concerned.
    pub name: String,
    /// First day concerned.
    pub first: Day,
    /// Last day concerned, included.
    pub last: Day,
    /// The `id` of the paper that took it back.
    pub by_notice: u32,
    /// A remark for those who keep the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What days taken back had been.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WithdrawnKind {
    /// Days off.
    Off,
    /// Make-up days.
    Work,
}

/// Days on which a region does not follow the national arrangement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakenBackDraft {
    /// First day concerned.
    pub first: Day,
    /// Last day concerned, included.
    pub last: Day,
    /// The `id` of the region's paper.
    pub notice: u32,
}
