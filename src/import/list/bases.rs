//! Base records from the rows of a sheet.

use std::collections::BTreeSet;

use super::Desk;
use super::header::Row;
use super::value::{half, is_nothing};
use crate::model::blank;
use crate::model::id::{BaseId, Slug};
use crate::model::near::nearest;
use crate::model::register::{Host, Register, Scheme};
use crate::model::rule::Edition;
use crate::model::text::Bilingual;
use crate::prepare::{File, base, toml_both, toml_text};
use crate::read::schema;

/// Makes a file for each row.
pub(super) fn make(desk: &mut Desk<'_>, rows: &[Row]) {
    let Some((scheme, edition)) = desk.target.scheme(desk.register).and_then(|scheme| Some((scheme, scheme.editions.last()?))) else {
        return;
    };
    let mut seen: BTreeSet<BaseId> = BTreeSet::new();
    for row in rows {
        let Some(id) = number(desk, scheme, row, &mut seen) else { continue };
        let Some(host) = host(desk, row) else { continue };
        let kind = kind(desk, edition, row);
        let school = school(desk, host, row);
        let partners = partners(desk, edition, row);
        let path = format!("schemes/{}/bases/{id}.toml", scheme.id);
        let mut lines = schema::line(&path);
        let mut put = |key: &str, value: String| lines.push_str(&format!("{key} = {value}\n"));
        put("name", toml_both(&both(row, "name", "name of the base")));
        put("type", toml_text(&kind));
        put("host", toml_text(host.id.as_str()));
        if let Some(school) = school {
            put("school", toml_text(&school));
        }
        for (column, what) in [("field", "field"), ("leader", "leader"), ("recommender", "recommender")] {
            if !is_nothing(row.cell(column)) {
                put(column, toml_both(&both(row, column, what)));
            }
        }
        if !partners.is_empty() {
            lines.push_str(&format!("partners = [\n{}]\n", partners.iter().map(|one| format!("  {one},\n")).collect::<String>()));
        }
        desk.made.files.push(File { path, text: lines });
    }
}

/// A column and its English, which is a place to fill in where the sheet has none.
fn both(row: &Row, column: &str, what: &str) -> Bilingual {
    let en = row.cell(&format!("{column}_en"));
    Bilingual::new(row.cell(column), if is_nothing(en) { blank::en(what) } else { en.to_owned() })
}

/// The number in the sheet, or the next free one.
fn number(desk: &mut Desk<'_>, scheme: &Scheme, row: &Row, seen: &mut BTreeSet<BaseId>) -> Option<BaseId> {
    let written = half(row.cell("base"));
    if written.is_empty() {
        desk.error(
            row.line,
            row.place("base"),
            "没有基地编号；编号由单位编定，请先填上",
            "there is no number; numbers are given by the office, so write it first",
        );
        return None;
    }
    let Ok(id) = BaseId::try_from(written.clone()) else {
        desk.error(
            row.line,
            row.place("base"),
            format!("不能作基地编号：{written}；应如 QD-2026-004"),
            format!("no number for a base: {written}; write one such as QD-2026-004"),
        );
        return None;
    };
    if scheme.bases.contains_key(&id) {
        desk.error(
            row.line,
            row.place("base"),
            format!("{id} 已经登记；变更用 changes 列表"),
            format!("{id} is in the register already; what changes goes into a list of changes"),
        );
        return None;
    }
    if !seen.insert(id.clone()) {
        desk.error(row.line, row.place("base"), format!("{id} 在前面已有一行"), format!("{id} has a row before"));
        return None;
    }
    Some(id)
}

fn host<'a>(desk: &mut Desk<'a>, row: &Row) -> Option<&'a Host> {
    let register: &'a Register = desk.register;
    if is_nothing(row.cell("host")) {
        desk.error(row.line, row.place("host"), "没有写依托单位", "the host is missing");
        return None;
    }
    match base::find_host(register, row.cell("host")) {
        Ok(host) => Some(host),
        Err(refused) => {
            let (zh, en) = (format!("{}；{}", refused.what.zh, refused.remedy.zh), format!("{}; {}", refused.what.en, refused.remedy.en));
            desk.error(row.line, row.place("host"), zh, en);
            None
        }
    }
}

/// The type by its id or by its name, `类` at its end or not.
fn kind(desk: &mut Desk<'_>, edition: &Edition, row: &Row) -> String {
    let text = row.cell("type");
    let bare = |text: &str| text.trim_end_matches('类').to_lowercase();
    let rules = &edition.types;
    let fits = |id: &str, zh: &str, en: &str| id == text || bare(zh) == bare(text) || en.to_lowercase() == text.to_lowercase();
    if let Some(rule) = rules.iter().find(|rule| fits(rule.id.as_str(), &rule.name.zh, &rule.name.en)) {
        return rule.id.to_string();
    }
    if let ([one], true) = (rules.as_slice(), is_nothing(text)) {
        return one.id.to_string();
    }
    let known: Vec<String> = rules.iter().map(|rule| format!("{}({})", rule.name.zh, rule.id)).collect();
    let known = known.join("、");
    desk.error(
        row.line,
        row.place("type"),
        format!("没有“{text}”这一类型；可写：{known}"),
        format!("there is no type {text}; write one of: {known}"),
    );
    String::new()
}

fn school(desk: &mut Desk<'_>, host: &Host, row: &Row) -> Option<String> {
    let text = row.cell("school");
    if is_nothing(text) {
        return None;
    }
    let found = host.schools.iter().find(|school| school.id.as_str() == text || school.name.zh == text);
    if found.is_none() {
        let known: Vec<String> = host.schools.iter().map(|school| format!("{}({})", school.name.zh, school.id)).collect();
        let (known, file) = (known.join("、"), &host.file);
        desk.error(
            row.line,
            row.place("school"),
            format!("{file} 没有“{text}”；有：{known}"),
            format!("{file} has no {text}; it has: {known}"),
        );
    }
    found.map(|school| school.id.to_string())
}

/// The partners: names, countries and classes in parallel, parted by 、 or ; in each cell.
fn partners(desk: &mut Desk<'_>, edition: &Edition, row: &Row) -> Vec<String> {
    let parts = |column: &str| -> Vec<String> {
        let text = row.cell(column);
        if is_nothing(text) {
            Vec::new()
        } else {
            text.split(['、', '；', ';']).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
        }
    };
    let (names, english, countries, classes) = (parts("partner"), parts("partner_en"), parts("country"), parts("class"));
    if names.is_empty() && countries.is_empty() {
        return Vec::new();
    }
    for (column, list) in [("country", &countries), ("partner_en", &english), ("class", &classes)] {
        if list.len() != names.len() && (column == "country" || !list.is_empty()) {
            desk.error(
                row.line,
                row.place(column).max(row.place("partner")),
                format!("{} 个合作方，{column} 有 {} 项；用顿号或分号分开，逐一对应", names.len(), list.len()),
                format!("{} partner(s), but {} in {column}; part them by semicolons, one for each", names.len(), list.len()),
            );
            return Vec::new();
        }
    }
    let known: Vec<&str> = edition.statement.iter().flat_map(|statement| &statement.classes).map(Slug::as_str).collect();
    let mut made = Vec::new();
    for (place, (name, country)) in names.iter().zip(&countries).enumerate() {
        let Some(code) = code(desk, row, country) else { continue };
        let en = english.get(place).cloned().unwrap_or_else(|| blank::en("partner"));
        let class = match classes.get(place) {
            Some(class) => Some(class_of(class)),
            None if !known.is_empty() => Some(blank::zh(&known.join("、"))),
            None => None,
        };
        let class = class.map(|class| format!(", class = {}", toml_text(&class))).unwrap_or_default();
        made.push(format!("{{ name = {}, country = {}{class} }}", toml_both(&Bilingual::new(name, en)), toml_text(&code)));
    }
    made
}

fn class_of(text: &str) -> String {
    match text.trim_end_matches("国家").trim_end_matches("合作") {
        "重点" => "key".to_owned(),
        "主要" => "main".to_owned(),
        "辐射" => "radiating".to_owned(),
        _ => text.to_lowercase(),
    }
}

/// The code of a country, by its code or its name in either language.
fn code(desk: &mut Desk<'_>, row: &Row, text: &str) -> Option<String> {
    let countries = &desk.register.countries;
    let low = text.to_lowercase();
    let found = countries.iter().find(|(code, name)| code.to_lowercase() == low || name.zh == text || name.en.to_lowercase() == low);
    if let Some((code, _)) = found {
        return Some(code.clone());
    }
    let known: Vec<&str> = countries.values().map(|name| name.zh.as_str()).collect();
    let near = nearest(text, &known);
    let (zh, en) = (near.join("、"), near.join(", "));
    desk.error(
        row.line,
        row.place("country"),
        format!("countries.toml 没有“{text}”；最接近的：{zh}"),
        format!("countries.toml has no {text}; nearest: {en}"),
    );
    None
}
