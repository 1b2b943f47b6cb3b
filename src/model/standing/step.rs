//! A step of the trail, and what it can be.

use std::sync::Arc;

use super::{Basis, Standing};
use crate::model::day::Day;
use crate::model::text::Bilingual;

/// A step of the trail.
#[derive(Debug, Clone)]
pub struct Step {
    /// From when it holds.
    pub date: Day,
    /// When it was made public.
    pub posted: Day,
    /// The act: a place in the scheme's acts.
    pub act: usize,
    /// What happened.
    pub what: Happened,
    /// What happened, in words.
    pub words: Arc<Bilingual>,
    /// The article it rests on.
    pub basis: Basis,
    /// The standing after it.
    pub standing: Standing,
}

/// What happened to a base in a step of its trail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// It was there when the register began.
    Opening,
    /// A notice proposes to recognise it 拟认定.
    Proposed,
    /// A notice proposes something else of it.
    Notice,
    /// The window of a notice about it was made longer 延长.
    Extended,
    /// A notice about it was taken back 撤回公示.
    NoticeWithdrawn,
    /// It was recognised 认定.
    Recognised,
    /// It was not recognised.
    NotRecognised,
    /// Its host took its application back 撤回申报.
    ApplicationWithdrawn,
    /// What a notice proposed of it was not decided.
    NotCarriedOut,
    /// An evaluation graded it 评估.
    Graded,
    /// A round of evaluation passed it over 免评.
    Exempt,
    /// It took no part in an evaluation, or left midway.
    Absent,
    /// Its evaluation was put off 暂缓.
    Deferred,
    /// It is to put right what it failed 整改.
    Rectification,
    /// The term of its rectification ended.
    RectificationOver,
    /// A roll of annual reports speaks of it.
    Report,
    /// It was criticised 通报.
    Criticised,
    /// It was revoked 撤销.
    Revoked,
    /// Its exit, effective on a later day, was posted.
    ExitPosted,
    /// It left 退出.
    Exited,
    /// A particular of it changed 变更.
    Changed,
    /// What was printed of it was put right 更正.
    Corrected,
    /// An act about it was annulled 废止.
    Annulled,
    /// Another body decided something of it.
    Outside,
}

impl Happened {
    /// The word used in data.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Proposed => "proposed",
            Self::Notice => "notice",
            Self::Extended => "extended",
            Self::NoticeWithdrawn => "notice-withdrawn",
            Self::Recognised => "recognised",
            Self::NotRecognised => "not-recognised",
            Self::ApplicationWithdrawn => "application-withdrawn",
            Self::NotCarriedOut => "not-carried-out",
            Self::Graded => "graded",
            Self::Exempt => "exempt",
            Self::Absent => "absent",
            Self::Deferred => "deferred",
            Self::Rectification => "rectification",
            Self::RectificationOver => "rectification-over",
            Self::Report => "report",
            Self::Criticised => "criticised",
            Self::Revoked => "revoked",
            Self::ExitPosted => "exit-posted",
            Self::Exited => "exited",
            Self::Changed => "changed",
            Self::Corrected => "corrected",
            Self::Annulled => "annulled",
            Self::Outside => "outside",
        }
    }
}
