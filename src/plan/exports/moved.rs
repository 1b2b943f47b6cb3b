//! Addresses that are no more: `data/moved.json` for those who run a server or keep links, and the file that stands
//! where a data file was withdrawn.

use serde_json::{Value, json};

use super::json::pretty;
use super::{Export, Format};
use crate::model::moved::{End, ROOTS, Trails};
use crate::model::route::Route;
use crate::plan::survey::Survey;

/// Where the list is, from the root of the site.
pub(super) const ADDRESS: &str = "data/moved.json";

impl Export {
    /// The file that stands where a data file was withdrawn, by its entry among `gone`; none in a format without room
    /// for words.
    pub(in crate::plan) fn gone(entry: usize, at: &Route) -> Option<Self> {
        let format = match at.as_str().rsplit_once('.')?.1 {
            "csv" => Format::Csv,
            "json" => Format::Json,
            _ => return None,
        };
        Some(Self::Gone { entry, format })
    }
}

/// Every entry; `to` is the last address, where it moved more than once, and null where that was withdrawn. An address
/// without an ending stands for all that has it, in each folder of `in`.
pub(super) fn write(survey: &Survey<'_>) -> Vec<u8> {
    let draft = &survey.register.moved;
    let trails = Trails::until(draft, survey.day);
    let moved: Vec<Value> = draft
        .moved
        .iter()
        .zip(trails.ends())
        .filter(|(one, _)| one.on.is_none_or(|on| on <= survey.day))
        .map(|(one, end)| {
            let to = match end {
                End::Moved(to) => Some(to),
                End::Here | End::Gone(_) => None,
            };
            json!({ "from": one.from, "to": to, "on": one.on, "reason": one.reason })
        })
        .collect();
    let gone = draft.gone.iter().filter(|one| one.on <= survey.day);
    let gone: Vec<Value> =
        gone.map(|one| json!({ "addresses": one.addresses, "was": one.was, "on": one.on, "reason": one.reason })).collect();
    pretty(&json!({ "as_of": survey.day, "in": ROOTS, "moved": moved, "gone": gone }))
}

/// What a withdrawn data file says instead. Its columns and keys are others than before, so no program takes it for data.
pub(super) fn gone(survey: &Survey<'_>, entry: usize, format: Format) -> Option<Vec<u8>> {
    let one = survey.register.moved.gone.get(entry)?;
    Some(match format {
        Format::Json => pretty(&json!({ "gone": { "was": one.was, "on": one.on, "reason": one.reason } })),
        Format::Csv => {
            let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
            let cells = [&one.was.zh, &one.was.en, &one.reason.zh, &one.reason.en].map(|text| cell(text));
            format!("gone_on,was,was_en,reason,reason_en\r\n{},{}\r\n", one.on, cells.join(",")).into_bytes()
        }
        Format::Lines | Format::Xlsx => return None,
    })
}
