//! A new base or host: its file, under the next free number, with the name as the scheme's formula has it.

use std::collections::BTreeSet;

use super::toml::{both, text};
use super::which::{self, unknown};
use super::{File, Prepared, Refused, Taken};
use crate::model::blank;
use crate::model::day::Day;
use crate::model::id::{BaseId, HostId};
use crate::model::register::{Host, Register, Scheme};
use crate::model::rule::Edition;
use crate::model::text::Bilingual;
use crate::read::schema;

/// What is known of a new base; the rest is left to fill in.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The scheme, by its folder.
    pub scheme: &'a str,
    /// The number; none: the next free one of the year.
    pub id: Option<&'a str>,
    /// The day that gives the year.
    pub day: Day,
    /// The host, by its id or its name.
    pub host: Option<&'a str>,
    /// The type, by its id.
    pub kind: Option<&'a str>,
    /// The name in Chinese.
    pub name: Option<&'a str>,
    /// The name in English.
    pub name_en: Option<&'a str>,
}

/// The file of a new base.
///
/// # Errors
/// Its number is taken or cannot be made; the host or the type is unknown.
pub fn base(register: &Register, taken: &Taken, question: &Question<'_>) -> Result<Prepared, Refused> {
    let scheme = which::scheme(register, question.scheme)?;
    let edition = which::edition(scheme, None, question.day)?;
    let id = number(register, scheme, taken, question)?;
    let path = format!("schemes/{}/bases/{id}.toml", scheme.id);
    if taken.contains(&path) {
        return Err(exists(&path));
    }
    let host = question.host.map(|name| find_host(register, name)).transpose()?;
    let kind = question.kind.map(|kind| find_type(edition, kind)).transpose()?;
    let mut lines = schema::line(&path);
    let mut put = |key: &str, value: String| lines.push_str(&format!("{key} = {value}\n"));
    put("name", both(&name(edition, kind, question)));
    let types: Vec<&str> = edition.types.iter().map(|rule| rule.id.as_str()).collect();
    let only = if let [one] = types.as_slice() { Some(*one) } else { None };
    put("type", text(&kind.or(only).map_or_else(|| blank::zh(&format!("类型 type：{}", types.join("、"))), ToOwned::to_owned)));
    put("host", text(&host.map_or_else(|| blank::zh("依托单位代号，即 hosts 下的文件名 host"), |host| host.id.to_string())));
    let schools: Vec<&str> = host.into_iter().flat_map(|host| &host.schools).map(|school| school.id.as_str()).collect();
    if !schools.is_empty() {
        put("school", text(&blank::zh(&format!("院系 school：{}；不分院系的删去此行", schools.join("、")))));
    }
    lines.push_str("# 以下各行，不公布的可以整行删去 / any line below that is not made public can go\n");
    let blanks = |zh: &str, en: &str| both(&Bilingual::new(blank::zh(zh), blank::en(en)));
    lines.push_str(&format!("field = {}\n", blanks("领域", "field")));
    lines.push_str(&format!("leader = {}\n", blanks("负责人", "leader, given name last")));
    lines.push_str(&format!("recommender = {}\n", blanks("推荐单位", "recommender")));
    let classes: Vec<&str> = edition.statement.iter().flat_map(|statement| &statement.classes).map(|class| class.as_str()).collect();
    let class = if classes.is_empty() { String::new() } else { format!(", class = {}", text(&blank::zh(&classes.join("、")))) };
    let country = text(&blank::zh("国家或地区代码 country，如 NO"));
    lines.push_str(&format!("partners = [\n  {{ name = {}, country = {country}{class} }},\n]\n", blanks("合作方", "partner")));
    let mut prepared = Prepared::default();
    prepared.files.push(File { path, text: lines });
    if host.is_none() {
        prepared.note(
            "依托单位还没有文件的，先用 gongshi new host 建立",
            "a host that has no file yet is entered first, with gongshi new host",
        );
    }
    prepared.note(
        "公示之前，网站上不会出现这个基地；公示用 gongshi new notice",
        "until a notice names it, the base is nowhere on the site; make one with gongshi new notice",
    );
    Ok(prepared)
}

/// The file of a new host.
///
/// # Errors
/// Its id is taken or is none; its kind is unknown.
pub fn host(
    register: &Register,
    taken: &Taken,
    id: &str,
    kind: Option<&str>,
    (zh, en): (Option<&str>, Option<&str>),
) -> Result<Prepared, Refused> {
    let Ok(id) = HostId::try_from(id.to_owned()) else {
        return Err(Refused::new(
            (format!("不能作依托单位代号：{id}"), format!("no id for a host: {id}")),
            ("用小写字母、数字和连字符，如 haixing-university", "use small letters, digits and hyphens, such as haixing-university"),
        ));
    };
    let path = format!("hosts/{id}.toml");
    if taken.contains(&path) {
        return Err(exists(&path));
    }
    let kinds: Vec<&str> = register.kinds.keys().map(crate::model::id::Slug::as_str).collect();
    if let Some(kind) = kind.filter(|kind| !kinds.contains(kind)) {
        return Err(unknown(kind, ("类别", "kind of host"), &kinds));
    }
    if let Some(known) = zh.and_then(|name| register.hosts.values().find(|host| host.name.zh == name)) {
        return Err(Refused::new(
            (format!("{} 已有文件：{}", known.name.zh, known.file), format!("{} has a file already: {}", known.name.zh, known.file)),
            (format!("直接用 {}", known.id), format!("use {}", known.id)),
        ));
    }
    let name = Bilingual::new(
        zh.map_or_else(|| blank::zh("单位名称"), ToOwned::to_owned),
        en.map_or_else(|| blank::en("name of the body"), ToOwned::to_owned),
    );
    let kind = kind.map_or_else(|| blank::zh(&format!("类别 kind：{}", kinds.join("、"))), ToOwned::to_owned);
    let region = both(&Bilingual::new(blank::zh("所在地；不公布的删去此行"), blank::en("place; or remove the line")));
    let lines = format!("{}name = {}\nkind = {}\nregion = {region}\n", schema::line(&path), both(&name), text(&kind));
    Ok(Prepared { files: vec![File { path, text: lines }], notes: Vec::new() })
}

fn exists(path: &str) -> Refused {
    Refused::new(
        (format!("已有这个文件：{path}"), format!("this file is there already: {path}")),
        ("不覆盖已有文件，请直接修改它，或换一个编号", "nothing is written over: edit it, or take another number"),
    )
}

/// A host by its id or its Chinese name.
pub(crate) fn find_host<'a>(register: &'a Register, name: &str) -> Result<&'a Host, Refused> {
    let found = register.hosts.values().find(|host| host.id.as_str() == name || host.name.zh == name);
    found.map(std::convert::AsRef::as_ref).ok_or_else(|| {
        let known: Vec<&str> = register.hosts.values().flat_map(|host| [host.id.as_str(), host.name.zh.as_str()]).collect();
        let mut refused = unknown(name, ("依托单位", "host"), &known);
        refused.remedy.zh.push_str("；新单位先用 gongshi new host 建立");
        refused.remedy.en.push_str("; a new one is entered first, with gongshi new host");
        refused
    })
}

fn find_type<'a>(edition: &'a Edition, kind: &str) -> Result<&'a str, Refused> {
    let found = edition.types.iter().find(|rule| rule.id.as_str() == kind || rule.name.zh == kind);
    found.map(|rule| rule.id.as_str()).ok_or_else(|| {
        let known: Vec<&str> = edition.types.iter().map(|rule| rule.id.as_str()).collect();
        unknown(kind, ("类型", "type"), &known)
    })
}

/// The name given, else the formula of the edition with what is known put in.
fn name(edition: &Edition, kind: Option<&str>, question: &Question<'_>) -> Bilingual {
    let rule = edition.name.first();
    let formula = rule.map_or_else(|| Bilingual::new("{name}", "{name}"), |rule| Bilingual::new(&rule.zh, &rule.en));
    let word = kind.and_then(|kind| rule?.word(&edition.types, kind)).cloned();
    let word = word.unwrap_or_else(|| Bilingual::new(blank::zh("类型"), blank::en("type")));
    let put = |formula: &str, name: String, kind: &str| formula.replace("{name}", &name).replace("{type}", kind);
    Bilingual::new(
        question.name.map_or_else(|| put(&formula.zh, blank::zh("基地名称"), &word.zh), ToOwned::to_owned),
        question.name_en.map_or_else(|| put(&formula.en, blank::en("name of the base"), &word.en), ToOwned::to_owned),
    )
}

/// The number asked for, or the next free one: in the form of the latest numbers, `XX-2026-004`.
fn number(register: &Register, scheme: &Scheme, taken: &Taken, question: &Question<'_>) -> Result<BaseId, Refused> {
    let former = former_numbers(register);
    let asked = question.id.map(ToOwned::to_owned).or_else(|| next_number(scheme, taken, &former, question.day.year()));
    let Some(id) = asked else {
        return Err(Refused::new(
            ("看不出编号的规律", "the form of the numbers cannot be told"),
            ("用 --id 给出编号，如 QD-2026-004", "give one with --id, such as QD-2026-004"),
        ));
    };
    let id = BaseId::try_from(id.clone()).map_err(|_| {
        Refused::new(
            (format!("不能作基地编号：{id}"), format!("no number for a base: {id}")),
            ("用字母、数字和连字符，如 QD-2026-004", "use letters, digits and hyphens, such as QD-2026-004"),
        )
    })?;
    if scheme.bases.contains_key(&id) {
        return Err(exists(&format!("schemes/{}/bases/{id}.toml", scheme.id)));
    }
    if former.contains(&id) {
        return Err(Refused::new(
            (format!("{id} 公布过，moved.toml 写明了它的去处"), format!("{id} was published, and moved.toml says where it went")),
            ("公布过的编号不再给别的基地，换一个", "a number once published goes to no other base: take another"),
        ));
    }
    Ok(id)
}

/// The numbers that bases had and have no more, whose addresses answer still.
fn former_numbers(register: &Register) -> BTreeSet<BaseId> {
    let old = register.moved.old().filter_map(|(_, address)| address.as_str().split_once("/bases/"));
    let numbers = old.map(|(_, number)| number.split_once('.').map_or(number, |(number, _)| number));
    numbers.filter_map(|number| BaseId::try_from(number.to_owned()).ok()).collect()
}

/// The next free number of a year, in the form that the bases of the scheme have: a running number behind a year, with a
/// hyphen or without, `QD-2026-004` and `YZ2026004`.
fn next_number(scheme: &Scheme, taken: &Taken, former: &BTreeSet<BaseId>, year: i32) -> Option<String> {
    let known: Vec<Parts<'_>> = scheme.bases.keys().filter_map(|id| parts(id, year)).collect();
    let Parts { before, between, serial, .. } = *known.last()?;
    let former = former.iter().filter_map(|id| parts(id, year));
    let same = known.iter().copied().chain(former).filter(|one| one.before == before && one.between == between && one.year == year);
    let last = same.filter_map(|one| one.serial.parse::<usize>().ok()).max().unwrap_or_default();
    let mut numbers = (last.saturating_add(1)..).map(|next| format!("{before}{year:04}{between}{next:0width$}", width = serial.len()));
    // A file that is not filled in yet has its number too.
    numbers.find(|number| !taken.contains(&format!("schemes/{}/bases/{number}.toml", scheme.id)))
}

/// A number taken apart.
#[derive(Debug, Clone, Copy)]
struct Parts<'a> {
    before: &'a str,
    year: i32,
    between: &'static str,
    serial: &'a str,
}

/// The parts of a number. Digits without a hyphen begin with a year only where that is one of bases, and not yet to come.
fn parts(id: &BaseId, now: i32) -> Option<Parts<'_>> {
    let (rest, serial) = digits(id.as_str());
    if let Some((before, year)) = rest.strip_suffix('-').filter(|_| !serial.is_empty()).map(digits).filter(|(_, year)| year.len() == 4) {
        return Some(Parts { before, year: year.parse().ok()?, between: "-", serial });
    }
    let (year, serial) = serial.split_at_checked(4).filter(|(_, serial)| serial.len() > 1)?;
    let year = year.parse().ok().filter(|year| (1950..=now).contains(year))?;
    Some(Parts { before: rest, year, between: "", serial })
}

/// A text before the digits it ends with, and these.
fn digits(text: &str) -> (&str, &str) {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    (before, text.get(before.len()..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_a_year_and_a_running_number() {
        let is = |id: &str, want: Option<(&str, i32, &str)>| {
            let id = BaseId::try_from(id.to_owned()).unwrap();
            assert_eq!(parts(&id, 2026).map(|one| (one.before, one.year, one.serial)), want, "{id}");
        };
        is("QD-2026-004", Some(("QD-", 2026, "004")));
        is("YZ2023118", Some(("YZ", 2023, "118")));
        is("SC-202501", Some(("SC-", 2025, "01")));
        is("YZ2027001", None);
        is("YZ001234", None);
        is("YZ20231", None);
        is("YZ-12-034", None);
    }
}
