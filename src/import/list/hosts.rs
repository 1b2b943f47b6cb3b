//! Hosts from the rows of a sheet.

use std::collections::BTreeSet;

use super::Desk;
use super::header::Row;
use super::value::{date, half, is_nothing, no_day};
use crate::model::blank;
use crate::model::id::HostId;
use crate::model::text::Bilingual;
use crate::prepare::{File, toml_both, toml_text};
use crate::read::schema;

/// Makes a file for each row.
pub(super) fn make(desk: &mut Desk<'_>, rows: &[Row]) {
    let mut seen: BTreeSet<HostId> = BTreeSet::new();
    for row in rows {
        let written = half(row.cell("id")).to_lowercase();
        let Ok(id) = HostId::try_from(written.clone()) else {
            desk.error(
                row.line,
                row.place("id"),
                format!("不能作代号：{written}；用小写字母、数字和连字符，如 haixing-university"),
                format!("no id: {written}; use small letters, digits and hyphens, such as haixing-university"),
            );
            continue;
        };
        let name = row.cell("name");
        let known = desk.register.hosts.values().find(|host| host.id == id || host.name.zh == name).map(|host| host.file.clone());
        if let Some(file) = known.or_else(|| (!seen.insert(id.clone())).then(|| format!("{id}"))) {
            desk.error(row.line, row.place("id"), format!("已有这个单位：{file}"), format!("this host is there already: {file}"));
            continue;
        }
        let text = row.cell("type");
        let kind = desk.register.kinds.iter().find(|(id, words)| id.as_str() == text || words.zh == text || words.en == text);
        let Some(kind) = kind.map(|(id, _)| id.to_string()) else {
            let known: Vec<String> = desk.register.kinds.iter().map(|(id, words)| format!("{}({id})", words.zh)).collect();
            let known = known.join("、");
            desk.error(
                row.line,
                row.place("type"),
                format!("没有“{text}”这一类别；可写：{known}"),
                format!("there is no kind {text}; write one of: {known}"),
            );
            continue;
        };
        let path = format!("hosts/{id}.toml");
        let english = |column: &str, what: &str| {
            let text = row.cell(column);
            if is_nothing(text) { blank::en(what) } else { text.to_owned() }
        };
        let mut lines = schema::line(&path);
        let mut put = |key: &str, value: String| lines.push_str(&format!("{key} = {value}\n"));
        put("name", toml_both(&Bilingual::new(name, english("name_en", "name of the body"))));
        put("kind", toml_text(&kind));
        if !is_nothing(row.cell("region")) {
            put("region", toml_both(&Bilingual::new(row.cell("region"), english("region_en", "place"))));
        }
        if !is_nothing(row.cell("registered")) {
            let text = row.cell("registered");
            match date(text) {
                Some(day) => put("registered", day.to_string()),
                None => {
                    let more = no_day(text);
                    desk.error(
                        row.line,
                        row.place("registered"),
                        format!("{text} 不是日期，应如 2026-11-02{}", more.zh),
                        format!("{text} is no date such as 2026-11-02{}", more.en),
                    );
                }
            }
        }
        if !is_nothing(row.cell("credit_code")) {
            put("credit-code", toml_text(&half(row.cell("credit_code")).to_uppercase()));
        }
        desk.made.files.push(File { path, text: lines });
    }
}
