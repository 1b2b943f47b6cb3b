//! # topic-silent：写着没有规定，其实有 / said to be silent, and ruled
//!
//! 制度对照页的每一个题目，该版办法要么有规则，要么写在 `silent` 里：读过全文，没有规定。两样都写的是错误：公众会读到“办法未规定”，
//! 而规则就在同一页上。两样都没有写的，页面显示“尚未录入”，给一条提示，列出这些题目。
//!
//! Of each topic of the page that sets the schemes side by side, an edition has a rule, or `silent` says that its text was read and
//! has none. Both is an error: the public would read that the text is silent, with the rule on the same site. Neither is
//! shown as not entered, and one note lists those topics.
//!
//! 依据 / rests on: 没有规定和没有录入是两回事（本站的做法）/ no rule and no entry are two things (this site's practice).
//!
//! ```toml
//! # 错 / bad
//! silent = ["limit"]
//! [[edition.limit]]
//! max = 1
//! # 对 / good：有规则的不写进 silent / what has a rule is not in silent
//! silent = []
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::register::Scheme;
use crate::model::rule::{Edition, TOPICS};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for scheme in scene.schemes {
        for (place, edition) in scheme.editions.iter().enumerate() {
            let at = |key: &str| Place::key(&scheme.file, format!("edition[{place}].{key}"));
            let (ruled, unruled): (Vec<&str>, Vec<&str>) =
                TOPICS.iter().map(|topic| topic.code).partition(|topic| is_ruled(scheme, edition, topic));
            let silent = |topic: &&str| edition.silent.iter().any(|known| known == topic);
            findings.extend(ruled.into_iter().filter(silent).map(|topic| both(at("silent"), topic)));
            let open: Vec<&str> = unruled.into_iter().filter(|topic| !silent(topic)).collect();
            if !open.is_empty() {
                findings.push(neither(at("version"), &open));
            }
        }
    }
}

/// Whether an edition rules on a topic, or its text says it of itself.
fn is_ruled(scheme: &Scheme, edition: &Edition, topic: &str) -> bool {
    let facts = scheme.policies.get(&edition.version).map(|policy| &policy.facts);
    match topic {
        "replaces" => facts.is_some_and(|facts| !facts.replaces.is_empty()),
        "ends" => facts.is_some_and(|facts| facts.ends.is_some()),
        _ => edition.rules_on(topic),
    }
}

fn both(place: Place, topic: &str) -> Finding {
    Finding::error(
        "topic-silent",
        place,
        "写着办法没有规定，而这一版有规则",
        "the text is said to be silent on this, and the edition has a rule",
    )
    .value(topic)
    .rule("一个题目要么有规则，要么没有规定", "a topic is ruled or it is not")
    .remedy("从 silent 中去掉；规则有误的，改规则", "take it out of silent; where the rule is wrong, mend that")
}

fn neither(place: Place, open: &[&str]) -> Finding {
    let count = open.len();
    let says = (format!("{count}个题目没有录入，也没有写明办法没有规定"), format!("{count} topic(s) neither ruled nor said to be silent"));
    Finding::note("topic-silent", place, says.0, says.1)
        .value(open.join(" "))
        .rule("没有规定和没有录入是两回事", "no rule and no entry are two things")
        .remedy("读一遍办法：有规定的写成规则，没有的写进 silent", "read the text: write what it rules as a rule, and the rest into silent")
}
