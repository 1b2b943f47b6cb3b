//! The step and cycle shapes in words.

use super::{Group, Telling, Worded};
use crate::model::day::MONTHS;
use crate::model::id::Slug;
use crate::model::rule::{CycleOf, Every, PathStep, StepKind, YearDay};
use crate::plan::words::plural;

impl Telling<'_, '_> {
    /// One path; or one for each type, where every step names its types.
    pub(super) fn steps(&self) -> Vec<Group> {
        let steps = &self.edition.step;
        let apart = steps.iter().all(|step| !step.types.is_empty());
        if !apart {
            let mut group =
                self.group("steps", "认定步骤", "Steps to recognition", steps.iter().map(|step| self.step(step, true)).collect());
            group.ordered = true;
            return vec![group];
        }
        let mut paths: Vec<(&[Slug], Vec<Worded>)> = Vec::new();
        for step in steps {
            let told = self.step(step, false);
            match paths.iter_mut().find(|(types, _)| *types == step.types.as_slice()) {
                Some((_, path)) => path.push(told),
                None => paths.push((step.types.as_slice(), vec![told])),
            }
        }
        let group = |(place, (types, rules)): (usize, (&[Slug], Vec<Worded>))| {
            let types = self.list(types.iter().map(|id| self.type_name(id)));
            let id = if place == 0 { "steps".to_owned() } else { format!("steps-{}", place + 1) };
            let title = if self.zh() { format!("认定步骤：{types}") } else { format!("Steps to recognition: {types}") };
            Group { id, title, ordered: true, rules }
        };
        paths.into_iter().enumerate().map(group).collect()
    }

    pub(super) fn step(&self, step: &PathStep, with_types: bool) -> Worded {
        let kind = match step.kind {
            StepKind::Call => self.pick("发布通知", "call"),
            StepKind::Apply => self.pick("申报", "application"),
            StepKind::Recommend => self.pick("推荐", "recommendation"),
            StepKind::Precheck => self.pick("前期审查", "first check"),
            StepKind::Review => self.pick("评审", "review"),
            StepKind::Decide => self.pick("审定", "decision"),
            StepKind::Publicity => self.pick("公示", "publicity"),
            StepKind::Reconsider => self.pick("异议复核", "reconsideration"),
            StepKind::Act => self.pick("发文", "act"),
            StepKind::After => self.pick("认定之后", "after recognition"),
        };
        let types = if with_types { step.types.iter().map(|id| self.type_name(id)).collect() } else { Vec::new() };
        let does = self.say(&step.does);
        let does = match &step.by {
            Some(by) if self.zh() => format!("{}：{does}", self.say(by)),
            Some(by) => format!("{}: {does}", self.say(by)),
            None => does,
        };
        let plaque =
            if step.plaque && !step.does.zh.contains('牌') { self.pick("授牌", "a plaque is handed out") } else { String::new() };
        self.rule(self.narrowed(kind, types), self.parts([does, plaque]), &step.article)
    }

    /// `不迟于次年1月31日`, `by 31 January of the next year`.
    fn year_day(&self, due: YearDay) -> String {
        let YearDay { month, day, next_year } = due;
        if self.zh() {
            return format!("不迟于{}{month}月{day}日", if next_year { "次年" } else { "当年" });
        }
        let name = MONTHS.iter().zip(1..).find(|(_, number)| *number == month).map_or("", |(name, _)| *name);
        format!("by {day} {name} of the {} year", if next_year { "next" } else { "same" })
    }

    pub(super) fn cycles(&self) -> Group {
        let rules = self.edition.cycle.iter().map(|cycle| {
            let term = match cycle.of {
                CycleOf::Evaluation => self.pick("评估", "evaluation"),
                CycleOf::Report => self.pick("年度报告", "annual report"),
                CycleOf::RecognitionRound => self.pick("认定批次", "recognition round"),
            };
            let every = match cycle.every {
                Every::Years(1) => self.pick("每年一次", "every year"),
                Every::Years(years) if self.zh() => format!("每{years}年一次"),
                Every::Years(years) => format!("every {years} years"),
                Every::Regular => self.pick("定期，办法没有写明间隔", "regularly; the text states no interval"),
                Every::ByCall => self.pick("按主管部门的通知", "when the authority calls"),
                Every::Unstated => self.pick("办法没有写明多久一次", "the text does not say how often"),
            };
            let lasts = match cycle.for_years {
                Some(years) if self.zh() => format!("认定后{years}年内"),
                Some(years) => format!("for {years} year{} after recognition", plural(years)),
                None => String::new(),
            };
            let due = cycle.due.map(|due| self.year_day(due)).unwrap_or_default();
            let text = self.parts([
                every,
                lasts,
                due,
                self.labelled("实施单位", "by", cycle.by.as_ref()),
                self.labelled("报送", "to", cycle.to.as_ref()),
                self.labelled("材料", "material", cycle.with.as_ref()),
                self.labelled("内容", "content", cycle.content.as_ref()),
            ]);
            self.bound(term, text, &cycle.article, cycle.strength)
        });
        self.group("cycles", "周期", "What recurs", rules.collect())
    }
}
