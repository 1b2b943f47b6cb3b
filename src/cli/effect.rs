//! The words by which commands name an effect.

use clap::ValueEnum;

use crate::model::calendar::FirstDay;
use crate::model::rule::Proposed;

/// What a notice or a decision is about.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Effect {
    /// 认定 / recognition
    Recognition,
    /// 评估结果 / evaluation outcomes
    Evaluation,
    /// 撤销 / revocation
    Revocation,
    /// 通报 / public criticism
    Criticism,
    /// 退出 / exit
    Exit,
    /// 变更 / changes of particulars
    Changes,
}

impl Effect {
    pub(super) fn proposed(self) -> Proposed {
        match self {
            Self::Recognition => Proposed::Recognition,
            Self::Evaluation => Proposed::Evaluation,
            Self::Revocation => Proposed::Revocation,
            Self::Criticism => Proposed::Criticism,
            Self::Exit => Proposed::Exit,
            Self::Changes => Proposed::Changes,
        }
    }
}

/// Which day of a window is day 1.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum First {
    /// 发布当日 / the posting day
    PostingDay,
    /// 发布次日 / the day after
    NextDay,
}

impl First {
    pub(super) fn day(self) -> FirstDay {
        match self {
            Self::PostingDay => FirstDay::PostingDay,
            Self::NextDay => FirstDay::NextDay,
        }
    }
}
