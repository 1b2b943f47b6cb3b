//! The particulars of a base by the short words that texts and lists of changes have for them.

use super::register::Particulars;
use super::text::Bilingual;

/// Short name, Chinese, English; lists of changes say `recommender` where texts say `sponsor`.
const PARTICULARS: [(&str, &str, &str); 18] = [
    ("name", "基地名称", "name of the base"),
    ("host", "依托单位", "host"),
    ("partner", "合作单位", "partner"),
    ("sponsor", "推荐单位", "recommender"),
    ("recommender", "推荐单位", "recommender"),
    ("leader", "负责人", "leader"),
    ("key-people", "技术骨干", "key people"),
    ("host-name", "依托单位名称", "name of the host"),
    ("partner-name", "合作单位名称", "name of the partner"),
    ("goals", "目标", "goals"),
    ("plan", "方案", "plan"),
    ("core-content", "核心内容", "core content"),
    ("field", "领域和方向", "field and direction"),
    ("type", "类型", "type"),
    ("other", "其他事项", "other matters"),
    ("progress", "重要进展", "major progress"),
    ("problem", "重大问题", "major problems"),
    ("adjustment", "重大事项调整", "major adjustments"),
];

impl Particulars {
    /// The particular that lists have a short word for; none for the type, which is no text, and for what no page shows.
    #[must_use]
    pub fn text(&self, what: &str) -> Option<&Bilingual> {
        match what {
            "name" => Some(&self.name),
            "host" => Some(&self.host.name),
            "field" => self.field.as_deref(),
            "leader" => self.leader.as_deref(),
            "recommender" | "sponsor" => self.recommender.as_deref(),
            _ => None,
        }
    }

    /// The particular as lists print it: in Chinese, the type by its id.
    #[must_use]
    pub fn printed(&self, what: &str) -> Option<&str> {
        if what == "type" { Some(self.kind.as_str()) } else { self.text(what).map(|words| words.zh.as_str()) }
    }
}

/// The words for a particular; none for a short name that is not known here.
#[must_use]
pub fn words(name: &str) -> Option<Bilingual> {
    PARTICULARS.iter().find(|(short, ..)| *short == name).map(|(_, zh, en)| Bilingual::new(*zh, *en))
}
