//! Findings as SARIF 2.1.0 (OASIS), which code scanning of forges and editors read.
//!
//! GitHub refuses a run of more than 25,000 results and shows 5,000 of them, so 5,000 are written, worst first, and a
//! notification counts the rest. Columns are counted in characters.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::codes;
use super::github::message;
use super::human::level;
use super::path::uri;
use super::spot::Sources;
use super::text::Spot;
use crate::check::{CHECKS, Check};
use crate::finding::{Finding, Findings};
use crate::write::Digest;

/// The most results that GitHub shows of a run.
const MOST: usize = 5_000;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The log: one run, each check a rule, each finding a result.
#[must_use]
pub fn print(findings: &Findings, sources: &mut Sources) -> String {
    let all = sources.in_order(findings);
    let mut rules: Vec<Value> = CHECKS.iter().map(rule).collect();
    let mut places: BTreeMap<&str, usize> = CHECKS.iter().enumerate().map(|(place, check)| (check.code, place)).collect();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut results = Vec::new();
    for (finding, (file, spot)) in all.iter().take(MOST) {
        let place = *places.entry(finding.code).or_insert_with(|| {
            rules.push(format_rule(finding.code));
            rules.len() - 1
        });
        results.push(result(finding, place, file, *spot, &mut seen));
    }
    let mut invocation = json!({ "executionSuccessful": true });
    if all.len() > MOST {
        let left = all.len() - MOST;
        let text = format!("另有 {left} 项未列出，运行 gongshi check 可列出全部 / {left} more are not here: gongshi check lists them all");
        if let Some(invocation) = invocation.as_object_mut() {
            invocation.insert("toolExecutionNotifications".to_owned(), json!([{ "level": "note", "message": { "text": text } }]));
        }
    }
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "gongshi",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": "zh-CN",
                "rules": rules,
            } },
            "invocations": [invocation],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default()
}

fn rule(check: &Check) -> Value {
    let page = check.page();
    json!({
        "id": check.code,
        "shortDescription": { "text": check.title() },
        "help": { "text": page, "markdown": page },
    })
}

/// A fault found before any check, such as a file that is not in its form or a name that stands for nothing.
fn format_rule(code: &str) -> Value {
    let text = codes::find(code).map_or_else(|| code.to_owned(), |(_, zh, en)| format!("{zh} / {en}"));
    json!({ "id": code, "shortDescription": { "text": text } })
}

fn result(finding: &Finding, rule: usize, file: &str, spot: Spot, seen: &mut BTreeMap<String, usize>) -> Value {
    json!({
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": level(finding.level).1,
        "message": { "text": message(finding) },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(file) },
            "region": { "startLine": spot.line.max(1), "startColumn": spot.column.max(1) },
        } }],
        "partialFingerprints": { "gongshi/v1": fingerprint(finding, seen) },
    })
}

/// The same for the same finding after lines moved: of the file, the code, the value and the words, no line. Where two
/// are alike they are counted in order.
fn fingerprint(finding: &Finding, seen: &mut BTreeMap<String, usize>) -> String {
    let value = finding.value.as_deref().unwrap_or_default();
    let text = [finding.code, &finding.place.file, value, &finding.says.en].join("\0");
    let hash = Digest::of(text.as_bytes()).to_string();
    let count = seen.entry(hash.clone()).or_default();
    *count += 1;
    format!("{hash}:{count}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{At, Place};

    fn log(findings: Vec<Finding>) -> Value {
        serde_json::from_str(&print(&findings.into_iter().collect(), &mut Sources::new(&[]))).unwrap_or_default()
    }

    fn at(line: usize) -> Finding {
        Finding::error("window-days", Place { file: "acts/公 示.toml".into(), at: At::Line(line, 3) }, "不符", "differs").value(5)
    }

    #[test]
    fn a_finding_keeps_its_fingerprint_when_lines_move() {
        let (one, other) = (log(vec![at(4)]), log(vec![at(9), at(12)]));
        let print = |log: &Value, n: usize| log["runs"][0]["results"][n]["partialFingerprints"]["gongshi/v1"].clone();
        assert!(print(&one, 0).is_string());
        assert_eq!(print(&one, 0), print(&other, 0));
        assert_ne!(print(&other, 0), print(&other, 1));
        let place = &one["runs"][0]["results"][0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "acts/%E5%85%AC%20%E7%A4%BA.toml");
        assert_eq!(place["region"], json!({ "startLine": 4, "startColumn": 3 }));
    }

    #[test]
    fn every_result_points_at_its_rule() {
        let log = log(vec![at(1), Finding::warning("unknown-key", Place::file("x.toml"), "甲", "a")]);
        let (rules, results) = (&log["runs"][0]["tool"]["driver"]["rules"], &log["runs"][0]["results"]);
        assert_eq!(rules.as_array().map(Vec::len), Some(CHECKS.len() + 1));
        for result in results.as_array().into_iter().flatten() {
            let rule = result["ruleIndex"].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(usize::MAX);
            assert_eq!(rules[rule]["id"], result["ruleId"]);
        }
        assert!(rules[0]["help"]["markdown"].as_str().is_some_and(|page| page.starts_with("# act-dates")));
    }

    #[test]
    fn what_is_over_the_limit_is_counted() {
        // A few to a file, since one file tells only its first hundred.
        let many = (1..=MOST + 2).map(|n| {
            let finding = at(n);
            Finding { place: Place { file: format!("acts/{}.toml", n / 50), ..finding.place }, ..finding }
        });
        let log = log(many.collect());
        assert_eq!(log["runs"][0]["results"].as_array().map(Vec::len), Some(MOST));
        let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
        assert!(told.as_str().is_some_and(|text| text.contains("2 more")), "{told}");
    }
}
