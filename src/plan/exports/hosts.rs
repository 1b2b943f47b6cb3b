//! The hosts of all public bases: `data/hosts.csv`.

use std::borrow::Cow;

use super::table::{Column, Table, Value};
use crate::plan::address;
use crate::plan::survey::Survey;

/// Its columns.
pub(super) const COLUMNS: [Column; 8] = [
    Column::One("id"),
    Column::Both("name"),
    Column::One("kind"),
    Column::Both("kind_name"),
    Column::Both("region"),
    Column::One("registered"),
    Column::One("bases"),
    Column::Both("page"),
];

/// Every host that has a public base on the day; `bases` are written `scheme/number`.
pub(super) fn table<'a>(survey: &'a Survey<'a>) -> Table<'a> {
    let rows = survey.of_host.iter().filter_map(|(id, bases)| {
        let host = survey.register.hosts.get(*id)?;
        let numbers = bases.iter().filter_map(|(scheme, base)| {
            let scheme = survey.schemes.get(*scheme)?;
            Some(Cow::Owned(format!("{}/{base}", scheme.scheme.id)))
        });
        Some(vec![
            Value::text(host.id.as_str()),
            Value::Both(Cow::Owned(survey.host_name(id).as_ref().clone())),
            Value::text(host.kind.as_str()),
            Value::maybe_both(survey.register.kinds.get(&host.kind)),
            Value::maybe_both(host.region.as_ref()),
            Value::day(host.registered),
            Value::Codes(numbers.collect()),
            Value::page(&address::host(id)),
        ])
    });
    Table { scheme: None, columns: COLUMNS.to_vec(), rows: Box::new(rows) }
}
