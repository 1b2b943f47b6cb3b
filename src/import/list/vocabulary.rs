//! The words people use for columns, in Chinese and in English, and the columns each target takes.

use super::Target;

/// What each word for a column means. The first of a meaning is the name in files.
pub(super) const WORDS: &[(&str, &[&str])] = &[
    ("base", &["基地编号", "编号", "认定编号", "国合基地编号", "number", "base number", "base no."]),
    ("name", &["基地名称", "名称", "基地", "国合基地名称", "单位名称", "base name"]),
    ("name_en", &["英文名称", "基地英文名称", "名称英文", "english name", "name in english"]),
    ("host", &["依托单位", "依托单位名称", "申报单位", "承担单位", "建设单位", "所在单位", "host institution", "host name"]),
    ("type", &["类型", "基地类型", "基地类别", "类别", "kind"]),
    ("school", &["院系", "学院"]),
    ("field", &["领域", "技术领域", "学科领域", "主要领域"]),
    ("field_en", &["领域英文", "英文领域", "field in english"]),
    ("leader", &["负责人", "基地负责人", "负责人姓名", "leader name"]),
    ("leader_en", &["负责人英文", "负责人拼音", "leader in english"]),
    ("recommender", &["推荐单位", "推荐部门", "组织推荐部门", "推荐单位名称", "sponsor"]),
    ("recommender_en", &["推荐单位英文", "推荐部门英文", "recommender in english"]),
    ("partner", &["合作单位", "合作方", "合作机构", "外方合作单位", "国外合作单位", "外方单位", "partners"]),
    ("partner_en", &["合作单位英文", "合作方英文", "合作机构英文", "外方合作单位英文", "partner in english", "partners in english"]),
    ("country", &["国别", "国家", "合作国家", "国家（地区）", "国别（地区）", "国家或地区", "countries"]),
    ("class", &["合作国家类别", "国家类别"]),
    ("id", &["代号", "单位代号", "host id"]),
    ("region", &["所在地", "地区", "所在区域", "注册地"]),
    ("region_en", &["所在地英文", "地区英文", "region in english"]),
    ("credit_code", &["统一社会信用代码", "信用代码", "组织机构代码", "credit code"]),
    ("registered", &["注册日期", "成立日期", "注册时间", "成立时间"]),
    ("round", &["轮次", "评估轮次", "评估年度", "年度", "年份"]),
    ("result", &["评估结果", "结果", "等级", "评估等级", "grade"]),
    ("ground", &["事由", "依据", "依据条款", "理由"]),
    ("evidence", &["证明", "证明材料", "佐证"]),
    ("outcome", &["结论", "认定结果", "决定", "审定结果"]),
    ("year", &["年度", "年份", "报告年度"]),
    ("status", &["提交情况", "状态", "报告提交情况", "state"]),
    ("subject", &["变更主体"]),
    ("what", &["变更事项", "事项"]),
    ("from", &["变更前", "原值", "原名称", "before"]),
    ("to", &["变更后", "新值", "新名称", "现名称", "after"]),
    ("to_en", &["变更后英文", "新名称英文"]),
    ("effective", &["生效日期", "生效时间"]),
    ("document", &["文件", "文件文号"]),
    ("became", &["转为", "去向"]),
    ("event", &["事件"]),
    ("note", &["说明", "备注", "remark", "remarks"]),
    ("since", &["认定日期", "认定时间"]),
    ("number", &["文号", "认定文号"]),
    ("standing", &["在册情况", "基地状态"]),
    ("last_result", &["最近评估结果", "上次评估结果"]),
    ("last_round", &["最近评估年度", "上次评估年度"]),
    ("rectify_until", &["整改到期日", "整改截止日期"]),
    ("list", &["列表"]),
    ("column", &["栏目"]),
    ("was", &["原印", "误"]),
    ("is", &["应为", "正"]),
    ("is_en", &["应为英文", "英文应为", "正英文"]),
    ("window", &["公示期"]),
    ("first", &["首日"]),
    ("last", &["末日"]),
    ("days", &["天数"]),
];

/// More words for the type, in a list of hosts: beside a base they say of what kind its host is.
pub(super) const KIND_OF_HOST: &[&str] = &["单位类别", "单位性质", "单位类型"];

/// Words for a running number, which files do not keep.
pub(super) const SERIAL: &[&str] = &["序号", "no", "no.", "serial", "#", "号"];

/// The columns of a base or of a list that are found by others, or made up where a sheet has none.
const FOUND: [&str; 5] = ["base", "subject", "name", "host", "round"];

/// The columns a target takes: those it needs, then those it may have.
pub(super) fn taken(target: &Target) -> (Vec<&'static str>, Vec<&'static str>) {
    match target {
        Target::Hosts => (vec!["id", "name", "type"], vec!["name_en", "region", "region_en", "credit_code", "registered"]),
        Target::Bases { .. } => (
            vec!["name", "host"],
            vec![
                "base",
                "type",
                "name_en",
                "school",
                "field",
                "field_en",
                "leader",
                "leader_en",
                "recommender",
                "recommender_en",
                "partner",
                "partner_en",
                "country",
                "class",
            ],
        ),
        Target::List { list, .. } => {
            let (needed, allowed) = list.header();
            let (found, needed): (Vec<&str>, Vec<&str>) = needed.iter().partition(|column| FOUND.contains(*column));
            // Bases are called so where a subject may be a host too.
            let base = if found.contains(&"subject") { Some("base") } else { None };
            (needed, found.into_iter().chain(base).chain(allowed.iter().copied()).collect())
        }
    }
}

/// The Chinese word by which a column is named to people.
pub(super) fn word_of(target: &Target, column: &str) -> &'static str {
    match (target, column) {
        (Target::Hosts, "name") => return "单位名称",
        (Target::Hosts, "type") => return "单位类别",
        _ => {}
    }
    WORDS.iter().find(|(name, _)| *name == column).and_then(|(_, words)| words.first()).copied().unwrap_or_default()
}
