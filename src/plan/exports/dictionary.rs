//! What every column of every table means: the data dictionary of the data page, of the CSV metadata and of the schemas.

use super::list::List;
use super::table::Column;
use super::{acts, bases, evaluations, hosts, year};
use crate::model::text::{Bilingual, Lang};

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// Words.
    Text,
    /// A word with a fixed meaning, or an id.
    Code,
    /// Several of them, joined by `; ` in CSV.
    Codes,
    /// A day, ISO 8601.
    Day,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
    /// The address of a page, relative to the root of the site.
    Path,
}

impl Holds {
    /// The datatype of "CSV on the Web".
    #[must_use]
    pub fn datatype(self) -> &'static str {
        match self {
            Self::Text | Self::Code | Self::Codes | Self::Path => "string",
            Self::Day => "date",
            Self::Number => "nonNegativeInteger",
            Self::Flag => "boolean",
        }
    }

    /// In words.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        let (zh, en) = match self {
            Self::Text => ("文字", "text"),
            Self::Code => ("代码", "code"),
            Self::Codes => ("代码，可有多个，用半角分号加空格隔开", "codes, several joined by \"; \""),
            Self::Day => ("日期（YYYY-MM-DD）", "day (YYYY-MM-DD)"),
            Self::Number => ("整数", "whole number"),
            Self::Flag => ("true或false", "true or false"),
            Self::Path => ("网页地址，相对于网站根目录", "address of a page, relative to the root of the site"),
        };
        lang.pick(zh, en)
    }
}

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Meaning {
    pub holds: Holds,
    pub zh: &'static str,
    pub en: &'static str,
}

impl Meaning {
    /// In one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }
}

/// A kind of table with its columns.
#[derive(Debug, Clone)]
pub struct Described {
    /// The kind: the name of its table, of a decision's list with `-decided`.
    pub kind: String,
    /// What it is called.
    pub title: Bilingual,
    /// Its columns in order.
    pub columns: Vec<ColumnOf>,
}

/// A column of a kind of table.
#[derive(Debug, Clone)]
pub struct ColumnOf {
    column: Column,
    /// What it means.
    pub meaning: Meaning,
}

impl ColumnOf {
    /// Its names in CSV, each with its language where it has one; the key in JSON is the name without the language.
    #[must_use]
    pub fn names(&self) -> Vec<(String, Option<Lang>)> {
        self.column.names()
    }
}

/// Every kind of table.
#[must_use]
pub fn all() -> Vec<Described> {
    let mut all = vec![
        described("bases", "bases".to_owned(), Bilingual::new("基地名录", "Register"), bases::COLUMNS.to_vec()),
        described("acts", "acts".to_owned(), Bilingual::new("公示与文件", "Notices and acts"), acts::COLUMNS.to_vec()),
        described("evaluations", "evaluations".to_owned(), Bilingual::new("评估结果", "Evaluations"), evaluations::COLUMNS.to_vec()),
        described("hosts", "hosts".to_owned(), Bilingual::new("依托单位", "Hosts"), hosts::COLUMNS.to_vec()),
        described("calendar", "calendar".to_owned(), Bilingual::new("工作日历", "Working days"), year::COLUMNS.to_vec()),
    ];
    for list in List::ALL {
        let (kind, title) = (list.code(), list.title());
        if list.proposed().is_some() {
            let title = Bilingual::new(format!("{}（决定）", title.zh), format!("{} (decided)", title.en));
            all.push(described(kind, format!("{kind}-decided"), title, list.decided_columns()));
        }
        all.push(described(kind, kind.to_owned(), title, list.columns()));
    }
    all
}

fn described(table: &str, kind: String, title: Bilingual, columns: Vec<Column>) -> Described {
    let column = |column: Column| Some(ColumnOf { column, meaning: meaning(table, column.name())? });
    Described { kind, title, columns: columns.into_iter().filter_map(column).collect() }
}

/// What a column of a table means; none when the table has no such column.
#[must_use]
pub fn meaning(table: &str, column: &str) -> Option<Meaning> {
    let (holds, zh, en) = match table {
        "bases" => bases(column)?,
        "acts" => acts(column)?,
        "evaluations" => evaluations(column)?,
        "hosts" => hosts(column)?,
        "calendar" => calendar(column)?,
        "opening" => opening(column).or_else(|| printed(column))?,
        "correction" => correction(column).or_else(|| printed(column))?,
        _ => printed(column)?,
    };
    Some(Meaning { holds, zh, en })
}

type Row = Option<(Holds, &'static str, &'static str)>;

fn bases(column: &str) -> Row {
    Some(match column {
        "number" => (Holds::Code, "基地编号，在本项目内唯一", "number of the base, unique within its scheme"),
        "name" => (Holds::Text, "截至当日的基地名称", "name of the base on the as-of day"),
        "standing" => (Holds::Code, "截至当日的登记状态", "standing on the as-of day"),
        "since" => (
            Holds::Day,
            "该状态的起始日期，初始名录没有写明的为空",
            "since when it has that standing; empty where the opening of the register does not say",
        ),
        "marks" => (
            Holds::Codes,
            "附加标记：正在公示、被通报、免评、已撤回申报、复评不合格",
            "marks beside the standing: open-notice, criticised, exempt, application-withdrawn, failed-again",
        ),
        "type" => (Holds::Code, "基地类型代码", "type of base"),
        "type_name" => (Holds::Text, "基地类型名称", "name of the type"),
        "host" => (Holds::Code, "依托单位代码，见依托单位表", "id of the host in the table of hosts"),
        "host_name" => (Holds::Text, "截至当日的依托单位名称", "name of the host on the as-of day"),
        "region" => (Holds::Text, "依托单位所在地", "where the host is"),
        "field" => (Holds::Text, "领域", "field"),
        "leader" => (Holds::Text, "负责人", "leader"),
        "recommender" => (Holds::Text, "推荐单位", "who recommended it"),
        "partners" => (
            Holds::Codes,
            "首次公布的合作方所在国家（地区），ISO 3166-1二位代码；后来的变更见各文件的变更名单",
            "countries or regions of the partners as first published, ISO 3166-1 alpha-2; later changes are in the lists of the acts",
        ),
        "recognised" => (Holds::Day, "认定日期", "when it was recognised"),
        "document" => (Holds::Text, "认定文件的文号", "number of the document that recognised it"),
        "evaluation_round" => (Holds::Text, "最近一次评估的轮次", "round of its latest evaluation"),
        "evaluation_result" => (Holds::Code, "最近一次评估的结果代码", "outcome of its latest evaluation"),
        "due" => (Holds::Code, "最先到期的待办事项", "what must follow first"),
        "due_words" => (Holds::Text, "待办事项的说明", "the same in words"),
        "due_by" => (Holds::Day, "到期日期；办法未写明的为空", "by when; empty where the text does not say"),
        "page" => (Holds::Path, "基地的网页", "page of the base"),
        _ => return None,
    })
}

fn acts(column: &str) -> Row {
    Some(match column {
        "id" => (Holds::Code, "文件代码：发布的年、月日和名称", "id: year, month and day of posting, and a name"),
        "posted" => (Holds::Day, "发布日期", "the day it was posted"),
        "kind" => (Holds::Code, "文件种类", "kind of act"),
        "title" => (Holds::Text, "标题", "title"),
        "number" => (Holds::Text, "文号", "number of the document"),
        "signed" => (Holds::Day, "成文日期", "the day it was signed"),
        "under" => (Holds::Code, "适用的办法版本", "version of the text it is judged by"),
        "state" => (Holds::Code, "公示截至当日的状态；不是公示的为空", "state of a notice on the as-of day; empty for other acts"),
        "first" => (Holds::Day, "公示期第一天，以公示所载为准", "first day of the window as printed"),
        "last" => (
            Holds::Day,
            "公示期最后一天，以公示所载为准；当日24时（北京时间）截止",
            "last day of the window as printed, until 24:00 at UTC+8",
        ),
        "days" => (Holds::Number, "所载的公示天数", "number of days printed"),
        "closes" => (Holds::Day, "延长、重新公示之后实际截止的日期", "last day with the extensions and new windows posted since"),
        "about" => (Holds::Codes, "所答复、更正或者办结的文件", "the acts it answers, changes or concludes"),
        "objections" => (Holds::Number, "公示期内收到的异议件数", "objections raised in the window"),
        "page" => (Holds::Path, "文件的网页", "page of the act"),
        _ => return None,
    })
}

fn evaluations(column: &str) -> Row {
    Some(match column {
        "round" => (Holds::Text, "评估轮次", "round"),
        "base" => (Holds::Code, "基地编号", "number of the base"),
        "name" => (Holds::Text, "截至当日的基地名称", "name of the base on the as-of day"),
        "host" => (Holds::Code, "依托单位代码，见依托单位表", "id of the host in the table of hosts"),
        "host_name" => (Holds::Text, "截至当日的依托单位名称", "name of the host on the as-of day"),
        "result" => {
            (Holds::Code, "结果代码：等次，或者免评、未参加、暂缓、中途退出", "outcome: a grade, or exempt, absent, deferred, left")
        }
        "result_words" => (Holds::Text, "结果的说明", "the outcome in words"),
        "date" => (Holds::Day, "结果生效日期；只知道轮次的，为空", "from when it holds; empty where only the round is known"),
        "re_evaluation" => (Holds::Flag, "是否为整改后的复评", "whether it was the re-evaluation after a term of rectification"),
        "act" => (Holds::Code, "公布结果的文件", "the act that settled it"),
        "page" => (Holds::Path, "该文件的网页", "page of that act"),
        _ => return None,
    })
}

fn hosts(column: &str) -> Row {
    Some(match column {
        "id" => (Holds::Code, "依托单位代码", "id of the host"),
        "name" => (Holds::Text, "截至当日的名称", "name on the as-of day"),
        "kind" => (Holds::Code, "单位类别代码", "kind of body"),
        "kind_name" => (Holds::Text, "单位类别名称", "name of the kind"),
        "region" => (Holds::Text, "所在地", "where it is"),
        "registered" => (Holds::Day, "注册日期", "when it was registered"),
        "bases" => (Holds::Codes, "所依托的基地，写作“项目/编号”", "its bases, written scheme/number"),
        "page" => (Holds::Path, "依托单位的网页", "page of the host"),
        _ => return None,
    })
}

fn calendar(column: &str) -> Row {
    Some(match column {
        "date" => (Holds::Day, "日期", "the day"),
        "weekday" => (Holds::Text, "星期", "day of the week"),
        "worked" => (Holds::Flag, "是否为工作日", "whether it is a working day"),
        "reason" => (Holds::Code, "理由代码", "why"),
        "reason_words" => (Holds::Text, "理由的说明", "why, in words"),
        "paper" => (Holds::Text, "放假安排文件的文号", "number of the paper that arranged it"),
        _ => return None,
    })
}

fn opening(column: &str) -> Row {
    Some(match column {
        "since" => (Holds::Day, "认定日期", "since when it is recognised"),
        "number" => (Holds::Text, "认定文件的文号", "number of the document that recognised it"),
        "standing" => (Holds::Code, "名录建立时的状态", "standing when the register was opened"),
        "last_result" => (Holds::Code, "此前最近一次评估的结果", "outcome of the latest evaluation before"),
        "last_round" => (Holds::Text, "此前最近一次评估的轮次", "round of the latest evaluation before"),
        "rectify_until" => (Holds::Day, "整改期最后一天", "last day of the term of rectification"),
        _ => return None,
    })
}

fn correction(column: &str) -> Row {
    Some(match column {
        "list" => (Holds::Code, "被更正的名单", "the list corrected"),
        "column" => (Holds::Code, "被更正的栏目", "the column corrected"),
        "was" => (Holds::Text, "原来印的内容", "what was printed"),
        "is" => (Holds::Text, "正确的内容", "what is right"),
        "is_en" => (Holds::Text, "正确的内容（英文）", "what is right, in English"),
        "window" => (Holds::Code, "该条的公示期：继续或者重新计算", "window of the entry: continues or restarts"),
        "first" => (Holds::Day, "新公示期第一天", "first day of the new window"),
        "last" => (Holds::Day, "新公示期最后一天", "last day of the new window"),
        "days" => (Holds::Number, "新公示期天数", "number of days of the new window"),
        _ => return None,
    })
}

/// The columns of the other lists, and those that all lists share.
fn printed(column: &str) -> Row {
    Some(match column {
        "base" => (Holds::Code, "基地编号", "number of the base"),
        "subject" => (
            Holds::Code,
            "变更的对象：基地编号，或者“host:”加依托单位代码",
            "what changes: number of a base, or host: and the id of a host",
        ),
        "name" => (Holds::Text, "名单所印的名称", "name as printed"),
        "name_en" => (Holds::Text, "对应的英文名称", "English name that goes with it"),
        "host" => (Holds::Text, "名单所印的依托单位名称", "name of the host as printed"),
        "round" => (Holds::Text, "评估轮次", "round"),
        "result" => {
            (Holds::Code, "评估结果：等次，或者免评、未参加、暂缓、中途退出", "outcome: a grade, or exempt, absent, deferred, left")
        }
        "ground" => (Holds::Code, "所依据的条款", "the article it rests on"),
        "evidence" => (Holds::Text, "证明材料", "what proves it"),
        "document" => (Holds::Text, "据以退出的文件", "the document by which it leaves"),
        "effective" => (Holds::Day, "生效日期；空白为发布之日", "from when; empty: from the posting"),
        "became" => (Holds::Text, "退出后的去向", "what it became"),
        "what" => (Holds::Code, "变更的事项", "the particular that changes"),
        "from" => (Holds::Text, "变更前", "the old value"),
        "to" => (Holds::Text, "变更后", "the new value"),
        "to_en" => (Holds::Text, "变更后（英文）", "the new value in English"),
        "year" => (Holds::Number, "报告年度", "year of the report"),
        "status" => (Holds::Code, "提交情况：按时提交、逾期提交、未提交、当年不需提交", "on-time, late, missing or not-due"),
        "event" => (Holds::Code, "其他机关所作的事", "what another body did"),
        "note" => (Holds::Text, "说明", "a remark"),
        "outcome" => (Holds::Code, "决定对公示中该条的答复", "how the decision answers the row of the notice"),
        _ => return None,
    })
}
