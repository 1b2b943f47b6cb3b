//! The statement on accessibility.

use serde::Serialize;

use super::Written;
use crate::model::day::Day;
use crate::model::register::Scheme;
use crate::model::text::Lang;
use crate::plan::desk::Desk;
use crate::plan::view::{Contact, FullDay, Head};

/// The day the statement was last gone through; to be moved when it is gone through again.
const REVIEWED: (i32, u32, u32) = (2026, 11, 22);

#[derive(Serialize)]
struct AccessibilityView {
    /// None where the site shows an earlier day: what came after it is not told.
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed: Option<FullDay>,
    known: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<Office>,
}

/// An office for objections, since the publisher of the site has none of its own.
#[derive(Serialize)]
struct Office {
    whose: String,
    at: Contact,
}

/// Gaps that are known, Chinese and English.
const KNOWN: [(&str, &str); 4] = [
    ("搜索要用脚本；没有脚本时，请用搜索页上的目录查找。", "The search needs scripts; without them, use the lists on the search page."),
    (
        "附件（PDF、Word、Excel）由发布机关提供，可能没有标签，读屏软件不一定能读出结构。",
        "Attachments (PDF, Word, Excel) come from the issuing body; they may be untagged, and a screen reader may not find their structure.",
    ),
    (
        "部分内容没有英文，英文页面上以中文显示并标明语言。",
        "Some content has no English; English pages show it in Chinese, marked as such.",
    ),
    ("英文说明文字中夹带的中文文号没有逐一标明语言。", "Chinese document numbers inside English sentences are not marked one by one."),
];

/// Writes the page.
#[must_use]
pub fn write(desk: &Desk<'_>) -> Written {
    let (year, month, day) = REVIEWED;
    let view = AccessibilityView {
        reviewed: Day::new(year, month, day).filter(|day| *day <= desk.survey.day).map(|day| desk.dated(day)),
        known: KNOWN.iter().map(|(zh, en)| desk.pick(*zh, *en).to_owned()).collect(),
        office: desk.survey.register.schemes.iter().find_map(|scheme| office(desk, scheme)),
    };
    let head = Head {
        title: desk.pick("无障碍声明", "Accessibility statement").to_owned(),
        description: desk
            .pick(
                "本站的无障碍目标、做法、已知的不足和联系方式。",
                "What this site aims at for accessibility, how it does it, what is known to be missing, and whom to tell.",
            )
            .to_owned(),
        crumbs: vec![desk.home_crumb()],
        ..Head::default()
    };
    Written::new("accessibility", head, view)
}

fn office(desk: &Desk<'_>, scheme: &Scheme) -> Option<Office> {
    let name = desk.told(&scheme.name);
    let whose = match desk.lang {
        Lang::Zh => format!("本站的无障碍问题可以告诉{name}的异议受理部门："),
        Lang::En => format!("Problems of access can be told to the office that receives objections for the {name}:"),
    };
    Some(Office { whose, at: desk.contact(scheme)? })
}
