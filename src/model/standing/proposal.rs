//! The words for what is proposed.

use crate::model::draft::scheme::Words;
use crate::model::rule::Proposed;

/// The Chinese word for what is proposed; revocation in the scheme's own.
pub(super) fn proposal_zh(list: Proposed, own: &Words) -> String {
    let word = match list {
        Proposed::Recognition => "拟认定",
        Proposed::Evaluation => "评估结果",
        Proposed::Revocation => return format!("拟{}", own.revoke.zh),
        Proposed::Criticism => "拟通报",
        Proposed::Exit => "拟退出",
        Proposed::Changes => "拟变更",
    };
    word.to_owned()
}

/// The English word for what is proposed.
pub(super) fn proposal_en(list: Proposed) -> &'static str {
    match list {
        Proposed::Recognition => "recognition",
        Proposed::Evaluation => "evaluation outcome",
        Proposed::Revocation => "revocation",
        Proposed::Criticism => "criticism",
        Proposed::Exit => "exit",
        Proposed::Changes => "change",
    }
}
