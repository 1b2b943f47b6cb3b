//! What the columns of each list mean: the JSON Schema of a row, beside those of the TOML files.

use serde_json::{Map, Value, json};

use crate::model::list::{Answer, List};

fn title(list: List) -> &'static str {
    match list {
        List::Recognition => "认定名单 / recognition",
        List::Evaluation => "评估结果 / evaluation outcomes",
        List::Revocation => "撤销名单 / revocation",
        List::Criticism => "通报名单 / criticism",
        List::Exit => "退出名单 / exit",
        List::Changes => "变更事项 / changes",
        List::Correction => "更正 / correction",
        List::Reports => "年度报告情况 / annual reports",
        List::Outside => "其他机关的认定或评价 / what another body did",
        List::Opening => "建库名录 / the register as it stood",
    }
}

/// What each column holds.
const COLUMNS: &[(&str, &str)] = &[
    ("base", "基地编号 / number of the base"),
    ("name", "发布当日已公布的名称（中文） / the Chinese name as published up to the act's day"),
    ("host", "发布当日已公布的依托单位名称；主体为依托单位的留空 / name of the host as published; empty where the subject is a host"),
    ("outcome", "仅用于决定 / in decisions only"),
    ("round", "评估轮次，如 2026 / round of the evaluation"),
    ("result", "等级代号，或 exempt、absent、deferred、left / a grade of the edition, or one of these words"),
    ("ground", "条款键；一条含几种情形的加 #情形 / an article key, with #event where one article holds several"),
    ("evidence", "证明，如所依据的文件 / what proves it, such as the act it rests on"),
    ("document", "使其退出的文件 / the document that makes it leave"),
    ("effective", "生效日期，不写则为发布日 / the day it holds from, by default the posting day"),
    ("became", "转为什么 / what it became"),
    ("subject", "基地编号，或 host:依托单位代号 / number of the base, or host:<id>"),
    ("what", "变更的事项：name、host、leader、type、field、recommender 等 / the particular that changes"),
    ("from", "变更前的值，即已公布的 / the value before, as published"),
    ("to", "变更后的值 / the value after"),
    ("to_en", "变更后的英文 / the value after, in English"),
    ("list", "出错的列表，如 recognition / the list with the misprint"),
    ("column", "出错的列 / the column with the misprint"),
    ("was", "印成了什么，逐字照录 / what was printed, to the letter"),
    ("is", "应为什么 / what is right"),
    ("is_en", "应为什么的英文 / what is right, in English"),
    ("window", "continues 公示期不变，restarts 重新公示 / whether the window goes on or starts again"),
    ("first", "重新公示的首日 / first day of a window that starts again"),
    ("last", "重新公示的末日 / last day of a window that starts again"),
    ("days", "重新公示的天数 / length of a window that starts again"),
    ("year", "报告年度 / year of the report"),
    ("status", "on-time、late、missing、not-due / state of the report"),
    ("event", "recognised-above、top-above、host-ended / what the other body did"),
    ("note", "说明 / a note"),
    ("standing", "当时的状态：certified、in-rectification、re-evaluation-due、revoked、exited 等 / the standing at the time"),
    ("since", "自何日起 / since when"),
    ("number", "文号 / number of the document"),
    ("last_result", "最近一次等级 / the last grade"),
    ("last_round", "最近一次轮次 / the round of the last grade"),
    ("rectify_until", "整改到期日 / until when rectification runs"),
];

/// One document: a definition for a row of each list.
pub(super) fn schema() -> String {
    let rows: Map<String, Value> = List::ALL.into_iter().map(|list| (list.code().to_owned(), row(list))).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "列表的各列 / columns of the lists: acts/**/*.csv",
        "$defs": rows,
    });
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn row(list: List) -> Value {
    let (needed, allowed) = list.header();
    let words = |column: &str| {
        let words = COLUMNS.iter().find(|(name, _)| *name == column).map(|(_, words)| *words).unwrap_or_default();
        match column {
            "outcome" => {
                let answers = Answer::ALL.map(|answer| answer.code(list == List::Recognition));
                words.replace(" / ", &format!("：{} / ", answers.join("、")))
            }
            _ => words.to_owned(),
        }
    };
    let columns = needed.iter().chain(allowed);
    let properties: Map<String, Value> =
        columns.map(|column| ((*column).to_owned(), json!({ "type": "string", "title": words(column) }))).collect();
    json!({
        "title": title(list),
        "description": format!("{}.csv", list.code()),
        "type": "object",
        "properties": properties,
        "required": needed,
        "additionalProperties": false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::model::list::Lists;

    #[test]
    fn the_columns_told_are_those_that_are_read() {
        for list in List::ALL {
            let (needed, allowed) = list.header();
            let mut findings = Findings::default();
            super::super::list::read(list, "x.csv", "no-such-column\n", &mut Lists::default(), &mut findings);
            let told: Vec<String> = findings.sorted().iter().map(|finding| finding.remedy.en.clone()).collect();
            let columns = needed.iter().chain(allowed).copied().collect::<Vec<_>>().join(", ");
            assert!(told.contains(&format!("columns: {columns}")), "{list:?}: {told:?}");
            for column in needed {
                assert!(told.contains(&format!("add {column} to the header")), "{list:?}: {column}");
            }
            assert!(needed.iter().chain(allowed).all(|column| COLUMNS.iter().any(|(name, _)| name == column)), "{list:?}");
        }
    }
}
