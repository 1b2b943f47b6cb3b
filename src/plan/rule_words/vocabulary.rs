//! The words for the short names that rules are written with; a name that is not known here is shown as it is.

use crate::model::particular;
use crate::model::text::Lang;

/// Short name, Chinese, English.
type Entry = (&'static str, &'static str, &'static str);

/// What a statement is about.
const TOPICS: &[Entry] = &[
    ("eligibility", "申报条件", "Eligibility"),
    ("excluded", "不得申报", "Who cannot apply"),
    ("grounds", "通报、撤销的事由", "Grounds of criticism and revocation"),
    ("support", "支持措施", "Support"),
    ("security", "科技安全", "S&T security"),
    ("publication", "信息发布", "Publication"),
    ("territory", "合作方范围", "Where partners are"),
    ("contract", "任务书与验收", "Task agreement and closing check"),
    ("partner-class", "合作国家（地区）分类", "Classes of partner country or region"),
    ("grandfathering", "原有基地", "Existing bases"),
    ("plaque", "牌匾", "Plaque"),
    ("change", "变更", "Changes"),
    ("change-procedure", "变更程序", "How a change is made"),
    ("interprets", "解释机关", "Who interprets the text"),
];

/// Of what a number is.
const OF: &[Entry] = &[
    ("registered", "注册时间", "registered"),
    ("valid", "协议有效期", "agreement valid"),
    ("joint", "中外合作", "joint"),
    ("trained", "培养、培训", "trained"),
    ("senior", "高级职称", "with a senior title"),
    ("titled", "有职称", "with a professional title"),
    ("led", "牵头", "led"),
    ("joined", "参与", "joined"),
    ("own", "自主", "its own"),
    ("cross-border", "跨境", "across borders"),
    ("research-share", "研发投入占比", "share spent on research"),
];

/// Classes of partner country or region.
const CLASSES: &[Entry] = &[("key", "重点", "key"), ("main", "主要", "main"), ("radiating", "辐射", "radiating")];

/// What follows a number in Chinese, then in English for one and for several.
const UNITS: &[(&str, &str, &str, &str)] = &[
    ("years", "年", "year", "years"),
    ("countries", "个国家（地区）", "country or region", "countries or regions"),
    ("bodies", "个机构", "body", "bodies"),
    ("exchanges", "人次交流", "exchange", "exchanges"),
    ("papers", "篇论文", "paper", "papers"),
    ("patents", "件专利", "patent", "patents"),
    ("rights", "件（项）知识产权", "intellectual property right", "intellectual property rights"),
    ("awards", "项奖励", "award", "awards"),
    ("projects", "个项目", "project", "projects"),
    ("events", "场活动", "event", "events"),
    ("people", "人", "person", "people"),
    ("attendances", "人次", "attendance", "attendances"),
    ("results", "项成果", "result", "results"),
    ("reports", "份报告或案例", "report or case", "reports or cases"),
    ("percent", "%", "percent", "percent"),
    ("yuan", "元", "yuan", "yuan"),
];

/// Topics an edition is held to, for which it may have no rule.
const SILENT: &[Entry] = &[
    ("type", "基地类型", "Types of base"),
    ("host", "可以作为依托单位的机构", "Who can be a host"),
    ("eligibility", "申报条件（有数值或明确要求的）", "Conditions of applying (those with a number or a definite requirement)"),
    ("path", "认定步骤", "Steps to recognition"),
    ("grade:fail", "评估的不合格等次", "A failing grade of evaluation"),
    ("grounds", "通报、撤销的事由", "Grounds of criticism and revocation"),
    ("interprets", "解释机关", "Who interprets the text"),
    ("recognition-round", "多久认定一批", "How often a recognition round is held"),
    ("publicity:recognition", "拟认定名单的公示", "Publicity of proposed recognitions"),
    ("publicity:evaluation", "评估结果的公示", "Publicity of evaluation outcomes"),
    ("publicity:revocation", "拟撤销名单的公示", "Publicity of proposed revocations"),
    ("objection", "公示期间的异议", "Objections raised during publicity"),
    ("name", "基地名称的格式", "The formula of a base's name"),
    ("plaque", "牌匾", "A plaque"),
    ("limit", "同一单位、学院、领域或负责人的基地数量", "How many bases a host, school, field or leader may have"),
    ("years-registered", "申报单位的注册年限", "How long an applicant must have been registered"),
    ("partner-class", "合作国家（地区）的分类", "Classes of partner country or region"),
    ("grandfathering", "原有基地怎样衔接", "Transition of existing bases"),
    ("cycle:evaluation", "评估及其周期", "Evaluation and how often it is held"),
    ("cycle:report", "年度报告", "Annual reports"),
    ("grade:top", "评估的最高等次", "A best grade of evaluation"),
    ("grade:pass", "评估的合格等次", "A passing grade of evaluation"),
    ("rectify", "整改及期限", "Rectification and its term"),
    ("absent", "不参加评估或中途退出的后果", "What follows when a base takes no part in an evaluation or leaves midway"),
    ("late-reports", "逾期提交、未提交年度报告或评估材料的后果", "What follows when reports or evaluation material are late or missing"),
    ("bar", "撤销或放弃后限制申报", "A bar on applying after revocation or giving up"),
    ("top-above", "上级评为最高等次时怎样处理", "What follows when a higher body gives the best grade"),
    ("recognised-above", "被上级认定时怎样处理", "What follows when a higher body recognises the base"),
    ("exit", "退出", "Exit"),
    ("exit:on-request", "依申请退出或撤销", "Exit or revocation on request"),
    ("change", "变更", "Changes"),
    ("may-change", "哪些事项可以变更", "What may be changed"),
    ("may-not-change", "哪些事项不得变更", "What may not be changed"),
    ("contract", "任务书或合同", "Task agreement"),
    ("security", "科技安全", "S&T security"),
    ("support", "支持措施", "Support"),
    ("replaces", "替代或废止哪些文件", "Which texts it replaces"),
    ("ends", "有效期", "When it ends"),
];

fn word(lang: Lang, table: &[Entry], name: &str) -> String {
    let entry = table.iter().find(|(known, ..)| *known == name);
    match (lang, entry) {
        (Lang::Zh, Some((_, zh, _))) => (*zh).to_owned(),
        (Lang::En, Some((_, _, en))) => (*en).to_owned(),
        (_, None) => name.to_owned(),
    }
}

/// What a statement is about.
#[must_use]
pub fn topic(lang: Lang, name: &str) -> String {
    word(lang, TOPICS, name)
}

/// A particular of a base or host, as `change.what` and `changes.csv` name it.
#[must_use]
pub fn particular(lang: Lang, name: &str) -> String {
    particular::words(name).map_or_else(|| name.to_owned(), |words| words.get(lang).to_owned())
}

/// Of what a number is.
#[must_use]
pub fn of(lang: Lang, name: &str) -> String {
    word(lang, OF, name)
}

/// A class of partner country or region.
#[must_use]
pub fn class(lang: Lang, name: &str) -> String {
    word(lang, CLASSES, name)
}

/// A topic for which an edition has no rule.
#[must_use]
pub fn silent(lang: Lang, name: &str) -> String {
    word(lang, SILENT, name)
}

/// A number with its unit: `20篇论文`, `20 papers`.
#[must_use]
pub fn amount(lang: Lang, number: f64, unit: &str) -> String {
    let known = UNITS.iter().find(|(name, ..)| *name == unit);
    let digits = digits(lang, number);
    match (lang, known) {
        (Lang::Zh, Some((_, zh, ..))) => format!("{digits}{zh}"),
        (Lang::En, Some((_, _, one, several))) => format!("{digits} {}", if number == 1.0 { one } else { several }),
        (_, None) => format!("{digits} {unit}"),
    }
}

/// A number as people write it: `600万`, `6,000,000`; a fraction as it is.
fn digits(lang: Lang, number: f64) -> String {
    let plain = number.to_string();
    if number < 10_000.0 || plain.contains('.') {
        return plain;
    }
    match lang {
        Lang::Zh => plain.strip_suffix("0000").map_or(plain.clone(), |ten_thousands| format!("{ten_thousands}万")),
        Lang::En => {
            let grouped = plain.chars().enumerate().flat_map(|(place, digit)| {
                let comma = place > 0 && (plain.len() - place).is_multiple_of(3);
                comma.then_some(',').into_iter().chain([digit])
            });
            grouped.collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_names_are_shown_as_they_are() {
        assert_eq!(amount(Lang::Zh, 0.5, "hectares"), "0.5 hectares");
        assert_eq!(amount(Lang::En, 1.0, "papers"), "1 paper");
        assert_eq!(["people", "attendances"].map(|unit| amount(Lang::Zh, 100.0, unit)), ["100人", "100人次"]);
        assert_eq!(amount(Lang::Zh, 6_000_000.0, "yuan"), "600万元");
        assert_eq!(amount(Lang::En, 6_000_000.0, "yuan"), "6,000,000 yuan");
        assert_eq!(class(Lang::En, "same-sea"), "same-sea");
        assert_eq!(particular(Lang::Zh, "recommender"), particular(Lang::Zh, "sponsor"));
    }
}
