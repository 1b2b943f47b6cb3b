//! What became of bases, acts and hosts, read from the tables the site gives away as JSON.
//!
//! A table that is missing or has another shape tells nothing; the pages are compared all the same.

use std::collections::BTreeMap;

use serde_json::Value;

use super::moves::Moves;
use super::{NoSite, Site};
use crate::model::route::Route;
use crate::model::standing::{Mark, NoticeState, Standing};
use crate::model::text::{Bilingual, Lang};
use crate::plan::words;

/// One base, act or host of which the public data says something else.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fact {
    /// How much it weighs.
    pub weight: Weight,
    /// Such as `lake/LK-2025-001`, `lake/2026/1119-recognition`.
    pub id: String,
    /// Its name or title.
    pub name: Bilingual,
    /// What became of it.
    pub says: Bilingual,
}

/// The order in which facts are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Weight {
    Gone,
    /// The standing of a base or the state of a notice.
    State,
    New,
    Detail,
}

/// A column of a table: its key, and its words.
type Column = (&'static str, &'static str, &'static str);

/// A table: the end of its address, the column that names a row, the column with the words for it, the columns told.
struct Table {
    file: &'static str,
    key: &'static str,
    name: &'static str,
    /// The column that decides what a row is.
    state: Option<&'static str>,
    columns: &'static [Column],
}

const TABLES: [Table; 3] = [
    Table {
        file: "bases.json",
        key: "number",
        name: "name",
        state: Some("standing"),
        columns: &[
            ("standing", "状态", "standing"),
            ("since", "起始日", "since"),
            ("name", "名称", "name"),
            ("type_name", "类型", "type"),
            ("host_name", "依托单位", "host"),
            ("field", "领域", "field"),
            ("leader", "负责人", "leader"),
            ("recommender", "推荐单位", "recommender"),
            ("partners", "合作方国家和地区", "partners' countries"),
            ("recognised", "认定日期", "recognised"),
            ("document", "认定文号", "document"),
            ("evaluation_round", "评估轮次", "evaluation round"),
            ("evaluation_result", "评估结果", "evaluation result"),
            ("due_words", "待办", "due"),
            ("due_by", "期限", "due by"),
            ("marks", "标记", "marks"),
        ],
    },
    Table {
        file: "acts.json",
        key: "id",
        name: "title",
        state: Some("state"),
        columns: &[
            ("state", "状态", "state"),
            ("title", "标题", "title"),
            ("first", "首日", "first day"),
            ("last", "末日", "last day"),
            ("days", "天数", "days"),
            ("closes", "截止日", "closes"),
            ("number", "文号", "number"),
            ("under", "依据版本", "under"),
            ("objections", "异议数", "objections"),
        ],
    },
    Table {
        file: "hosts.json",
        key: "id",
        name: "name",
        state: None,
        columns: &[("name", "名称", "name"), ("kind_name", "类别", "kind"), ("region", "所在地", "region"), ("bases", "基地", "bases")],
    },
];

/// Every fact, the weightiest first.
pub(super) fn all(before: &Site, after: &Site, moves: &Moves) -> Result<Vec<Fact>, NoSite> {
    let mut facts = Vec::new();
    let fresh = after.routes().filter(|route| before.digest(route).is_none() && moves.from(route).is_none());
    for route in before.routes().chain(fresh).filter(|route| route.as_str().starts_with("data/")) {
        let Some(table) = TABLES.iter().find(|table| route.segments().next_back() == Some(table.file)) else { continue };
        let now = moves.to(route).unwrap_or(route);
        if before.digest(route) == after.digest(now) {
            continue;
        }
        let (was, is) = (rows(before, route, table)?, rows(after, now, table)?);
        let (old, scheme) = (scheme(route, table), scheme(now, table));
        let mut former = BTreeMap::new();
        let was: BTreeMap<String, Value> = was
            .into_iter()
            .map(|(key, row)| {
                let page = Route::new(&format!("{}{key}.html", folder(&old, table)));
                let other =
                    page.as_ref().and_then(|page| moves.to(page)?.as_str().strip_prefix(&folder(&scheme, table))?.strip_suffix(".html"));
                let Some(other) = other.filter(|other| *other != key) else { return (key, row) };
                former.insert(other.to_owned(), key);
                (other.to_owned(), row)
            })
            .collect();
        let keys = was.keys().chain(is.keys().filter(|key| !was.contains_key(*key)));
        facts.extend(keys.filter_map(|key| fact(table, format!("{scheme}{key}"), former.get(key), was.get(key), is.get(key))));
    }
    facts.sort();
    Ok(facts)
}

/// The scheme of a table with a slash: `data/lake/bases.json` holds rows of `lake/`.
fn scheme(route: &Route, table: &Table) -> String {
    route.segments().nth(1).filter(|part| *part != table.file).map(|part| format!("{part}/")).unwrap_or_default()
}

/// The folder of the pages of a table's rows.
fn folder(scheme: &str, table: &Table) -> String {
    format!("{}/{scheme}{}/", Lang::Zh.code(), table.file.trim_end_matches(".json"))
}

fn rows(site: &Site, route: &Route, table: &Table) -> Result<BTreeMap<String, Value>, NoSite> {
    if site.digest(route).is_none() {
        return Ok(BTreeMap::new());
    }
    let mut document: Value = serde_json::from_str(&site.text(route)?).unwrap_or_default();
    let Some(Value::Array(rows)) = document.get_mut("rows").map(Value::take) else { return Ok(BTreeMap::new()) };
    Ok(rows.into_iter().filter_map(|row| Some((row.get(table.key)?.as_str()?.to_owned(), row))).collect())
}

/// What became of a row; `former` is what it was called, where that is not what it is called now.
fn fact(table: &Table, id: String, former: Option<&String>, was: Option<&Value>, is: Option<&Value>) -> Option<Fact> {
    let name = |row: &Value| both(table.name, row.get(table.name));
    let state = |row: &Value| table.state.map(|key| both(key, row.get(key))).filter(|state| state.zh != NOTHING);
    match (was, is) {
        (Some(was), None) => {
            Some(Fact { weight: Weight::Gone, id, name: name(was), says: Bilingual::new("不再列出", "no longer listed") })
        }
        (None, Some(is)) => {
            let says = match state(is) {
                Some(state) => Bilingual::new(format!("新增：{}", state.zh), format!("new: {}", state.en)),
                None => Bilingual::new("新增", "new"),
            };
            Some(Fact { weight: Weight::New, id, name: name(is), says: window(says, is) })
        }
        (Some(was), Some(is)) => {
            let mut says = former.map(|former| Bilingual::new(format!("原编号 {former}"), format!("was {former}"))).unwrap_or_default();
            let mut weight = Weight::Detail;
            for (key, zh, en) in table.columns.iter().filter(|(key, ..)| was.get(key) != is.get(key)) {
                if table.state == Some(*key) {
                    weight = Weight::State;
                }
                let (stop_zh, stop_en) = if says.zh.is_empty() { ("", "") } else { ("；", "; ") };
                let turned = turned(key, was.get(key), is.get(key));
                says.zh.push_str(&format!("{stop_zh}{zh} {}", turned.zh));
                says.en.push_str(&format!("{stop_en}{en} {}", turned.en));
            }
            (!says.zh.is_empty()).then(|| Fact { weight, id, name: name(is), says })
        }
        (None, None) => None,
    }
}

/// What became of a value: of several, those that came and those that went.
fn turned(key: &str, was: Option<&Value>, is: Option<&Value>) -> Bilingual {
    let (Some(Value::Array(old)), Some(Value::Array(new))) = (was, is) else {
        let (old, new) = (both(key, was), both(key, is));
        // What changed in one language alone is told with the words of that one in both.
        if old.en == new.en && old.zh != new.zh {
            let turn = format!("{} → {}", old.zh, new.zh);
            return Bilingual::new(&turn, format!("(in Chinese alone) {turn}"));
        }
        if old.zh == new.zh && old.en != new.en {
            let turn = format!("{} → {}", old.en, new.en);
            return Bilingual::new(format!("（仅英文）{turn}"), turn);
        }
        return Bilingual::new(format!("{} → {}", old.zh, new.zh), format!("{} → {}", old.en, new.en));
    };
    let but = |these: &[Value], those: &[Value], sign: char| -> Vec<Bilingual> {
        let only = these.iter().filter(|one| !those.contains(one)).map(|one| both(key, Some(one)));
        only.map(|one| Bilingual::new(format!("{sign}{}", one.zh), format!("{sign}{}", one.en))).collect()
    };
    let all = [but(new, old, '+'), but(old, new, '-')].concat();
    let (zh, en): (Vec<String>, Vec<String>) = all.into_iter().map(|one| (one.zh, one.en)).unzip();
    Bilingual::new(zh.join("、"), en.join(", "))
}

/// With the period that holds, where the row has one: an extension may be posted already.
fn window(says: Bilingual, row: &Value) -> Bilingual {
    let day = |key: &str| row.get(key).and_then(Value::as_str);
    match (day("first"), day("closes").or_else(|| day("last"))) {
        (Some(first), Some(last)) => Bilingual::new(format!("{}，{first} 至 {last}", says.zh), format!("{}, {first} to {last}", says.en)),
        _ => says,
    }
}

const NOTHING: &str = "（无）";

/// A value in both languages.
fn both(key: &str, value: Option<&Value>) -> Bilingual {
    match value {
        Some(Value::Object(words)) => {
            let word = |lang: Lang| words.get(lang.code()).and_then(Value::as_str).unwrap_or_default();
            Bilingual::new(word(Lang::Zh), word(Lang::En))
        }
        Some(Value::String(code)) => coded(key, code),
        Some(Value::Number(number)) => Bilingual::new(number.to_string(), number.to_string()),
        _ => Bilingual::new(NOTHING, "(none)"),
    }
}

/// A code in words, where it has some.
fn coded(key: &str, code: &str) -> Bilingual {
    const STATES: [NoticeState; 5] =
        [NoticeState::Open, NoticeState::Scheduled, NoticeState::Closed, NoticeState::Concluded, NoticeState::Withdrawn];
    let say = |of: &dyn Fn(Lang) -> String| Bilingual::new(of(Lang::Zh), of(Lang::En));
    let standing = Standing::ALL.into_iter().find(|standing| key == "standing" && standing.code() == code);
    let state = STATES.into_iter().find(|state| key == "state" && state.code() == code);
    let mark = Mark::ALL.into_iter().find(|mark| key == "marks" && mark.code() == code);
    match (standing, state, mark) {
        (Some(standing), ..) => say(&|lang| words::standing(lang, standing).text),
        (_, Some(state), _) => say(&|lang| words::notice_state(lang, state).text),
        (.., Some(mark)) => say(&|lang| words::mark(lang, mark).text),
        _ => Bilingual::new(code, code),
    }
}
