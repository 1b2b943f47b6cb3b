//! Findings for machines: a list of objects, one a finding.

use serde::Serialize;

use super::spot::Sources;
use crate::finding::{Findings, Level, Rule};
use crate::model::text::Bilingual;

#[derive(Serialize)]
struct Told<'a> {
    code: &'a str,
    level: Level,
    file: String,
    line: usize,
    column: usize,
    value: Option<&'a str>,
    message: &'a Bilingual,
    rule: Option<String>,
    articles: Vec<String>,
    remedy: &'a Bilingual,
}

/// All findings as JSON.
#[must_use]
pub fn print(findings: &Findings, sources: &mut Sources) -> String {
    let all: Vec<Told<'_>> = sources
        .in_order(findings)
        .into_iter()
        .map(|(finding, (file, spot))| {
            let (rule, articles) = match &finding.rule {
                Some(Rule::Articles(cites)) => (None, cites.iter().map(ToString::to_string).collect()),
                rule => (rule.as_ref().map(ToString::to_string), Vec::new()),
            };
            Told {
                code: finding.code,
                level: finding.level,
                file,
                line: spot.line,
                column: spot.column,
                value: finding.value.as_deref(),
                message: &finding.says,
                rule,
                articles,
                remedy: &finding.remedy,
            }
        })
        .collect();
    serde_json::to_string_pretty(&all).unwrap_or_default()
}
