//! The bureau's reading of what a text leaves open; where there is none, that it stays open.

use crate::model::calendar::FirstDay;
use crate::model::rule::{BarFrom, CycleFrom, CycleOf, Edition, Effect, Every, RectifyFrom};
use crate::plan::desk::Desk;
use crate::plan::view::RuleRow;

/// One row for each point on which a rule of the edition depends. They cite no article: the text does not say.
#[must_use]
pub fn practice(desk: &Desk<'_>, edition: &Edition) -> Vec<RuleRow> {
    let practice = &edition.practice;
    let has = |effect: fn(&Effect) -> bool| edition.consequence.iter().any(|rule| effect(&rule.then));
    let rectifies = has(|effect| matches!(effect, Effect::Rectify(_)));
    let bars = has(|effect| matches!(effect, Effect::Bar(bar) if bar.years.is_some()));
    let cycles = edition.cycle.iter().any(|cycle| cycle.of == CycleOf::Evaluation && matches!(cycle.every, Every::Years(_)));
    let first_day = practice.first_day.map(|first| match first {
        FirstDay::PostingDay => ("发布当日是工作日的，计为第1日", "the day of posting is day 1 if it is a working day"),
        FirstDay::NextDay => ("自发布次日起算，当日不计", "counted from the day after posting"),
    });
    let rectify = practice.rectify_from.map(|from| match from {
        RectifyFrom::Outcome => ("自评估结果公布之日起算", "from the day the outcome is posted"),
    });
    let cycle = practice.cycle_from.map(|from| match from {
        CycleFrom::RecognitionOrLastEvaluation => {
            ("自认定之日起算，以后自上一次评估起算", "from the day of recognition, then from the last evaluation")
        }
    });
    let bar = practice.bar_from.map(|from| match from {
        BarFrom::Effective => ("自撤销或退出生效之日起算", "from the day the revocation or exit takes effect"),
        BarFrom::Posted => ("自文件公布之日起算", "from the day the act is posted"),
    });
    let open =
        ("办法没有写明，主管部门也没有说明怎样理解；本站不推算", "neither the text nor the authority says; this site does not work it out");
    let points = [
        ("公示期的第一日", "First day of a publicity period", first_day, !edition.publicity.is_empty()),
        ("整改期的起点", "Start of a rectification term", rectify, rectifies),
        ("评估周期的起点", "Start of an evaluation cycle", cycle, cycles),
        ("限制申报或认定的起点", "Start of a bar", bar, bars),
    ];
    let told = points.into_iter().filter(|(_, _, reading, needed)| reading.is_some() || *needed);
    told.map(|(zh, en, reading, _)| {
        let (text_zh, text_en) = reading.unwrap_or(open);
        RuleRow { term: desk.pick(zh, en).to_owned(), text: desk.pick(text_zh, text_en).to_owned(), ..RuleRow::default() }
    })
    .collect()
}
