//! What an act says, in a few sentences: what it proposes or settles, for whom, until when.

use super::Sheet;
use super::records::tally;
use crate::model::day::Day;
use crate::model::id::BaseId;
use crate::model::list::{Answer, Running};
use crate::model::register::{Act, ActKind, Window};
use crate::model::rule::{Proposed, ReportState};
use crate::model::standing::NoticeState;
use crate::model::text::Lang;
use crate::plan::words;

impl Sheet<'_, '_> {
    /// The objections that a result counts: all, or those received since an earlier one on the same notice.
    pub(super) fn received(&self) -> &'static str {
        let on_same = |act: &&Act| act.about.iter().any(|about| self.act.about.contains(about));
        let mut earlier = self.one.scheme.acts.iter().take(self.place).filter(on_same);
        if earlier.any(|act| matches!(act.kind, ActKind::ObjectionResult(_))) {
            self.desk.pick("新收到异议", "New objections received")
        } else {
            self.desk.pick("收到异议", "Objections received")
        }
    }

    /// The sentences at the head of the page.
    pub(super) fn summary(&self) -> Vec<String> {
        match &self.act.kind {
            ActKind::Notice(window) => self.of_notice(*window),
            ActKind::Decision(_) => self.of_decision(),
            ActKind::Correction => self.of_correction(),
            ActKind::Extension(window, only) => vec![self.of_extension(window.last, only)],
            ActKind::NoticeWithdrawal(only) => vec![match only.len() {
                0 => self.desk.pick("公示整体撤回。", "The notice is withdrawn as a whole.").to_owned(),
                count => self.both(
                    format!("撤回公示中的{count}个对象，其余不变。"),
                    format!("{} withdrawn from the notice; the rest stands.", self.counted(count)),
                ),
            }],
            ActKind::ObjectionResult(result) => {
                let (received, upheld, rejected, open) = (result.received, result.upheld, result.rejected, result.open.len());
                let end = match open {
                    0 => self.desk.pick("已全部办结。", "None is pending.").to_owned(),
                    _ => self.both(
                        format!("尚有{open}个对象的异议未办结。"),
                        format!("Objections to {} are still pending.", self.counted(open)),
                    ),
                };
                let what = self.received();
                vec![self.both(
                    format!("{what}{received}件，成立{upheld}件，不成立{rejected}件。{end}"),
                    format!("{what}: {received}; upheld: {upheld}; rejected: {rejected}. {end}"),
                )]
            }
            ActKind::Annulment => self.of_annulment(),
            ActKind::Opening => {
                let count = self.act.lists.opening.len();
                vec![self.both(
                    format!("以下为初始名录，共{count}个基地，本站的记录由此开始。"),
                    format!("The register as it stood when the records of this site begin: {count} base{}.", words::plural(count)),
                )]
            }
            ActKind::Outside(outside) => {
                let issuer = self.desk.told(&outside.issuer);
                vec![self.both(
                    format!("登记{issuer}作出的决定。登记本身不改变基地的状态。"),
                    format!("Records a decision of another body, {issuer}. The record does not in itself change the standing of any base."),
                )]
            }
            ActKind::ReportRoll => self.of_reports(),
        }
    }

    /// One line for search results and feeds.
    pub(super) fn description(&self, summary: &[String]) -> String {
        let gap = self.desk.pick("", " ");
        match (self.notice(), summary.first()) {
            (Some(notice), Some(first)) => {
                let running = self.desk.running(self.act, notice);
                let span = self.span(running.first, running.last);
                format!("{first}{gap}{}", self.both(format!("公示期{span}。"), format!("Period: {span}.")))
            }
            (_, Some(first)) => first.clone(),
            _ => words::act_kind(self.desk.lang, &self.act.kind),
        }
    }

    fn of_notice(&self, printed: Window) -> Vec<String> {
        let what = words::proposes(self.desk.lang, &self.one.scheme.words, self.act);
        let mut all = Vec::new();
        if !what.is_empty() {
            all.push(self.both(format!("{what}，现予公示。"), format!("{what}.")));
        }
        let Some(notice) = self.notice() else { return all };
        if (printed.first, printed.last) != (notice.first, notice.last) {
            let span = self.span(printed.first, printed.last);
            let (zh, en) = match (self.extended_by().next().is_some(), self.restarted_by().next().is_some()) {
                (true, false) => ("延长", "an extension has since changed it"),
                (false, true) => ("更正重新计算", "a correction has since restarted it"),
                _ => ("延长和更正", "an extension and a correction have since changed it"),
            };
            let all_of_it = notice.entries.iter().all(|entry| (entry.first, entry.last) != (printed.first, printed.last));
            let whom = if all_of_it { "" } else { self.desk.pick("部分对象的公示期", " for some entries") };
            all.push(self.both(
                format!("公示发布时载明的公示期为{span}，{whom}后经{zh}，以本页所列为准。"),
                format!("The period printed when the notice was posted was {span}; {en}{whom}, as this page shows."),
            ));
        }
        if notice.state == NoticeState::Closed {
            let asof = self.desk.survey.day.words();
            all.push(self.both(
                format!("截至{}，公示期已过，尚未公布结果。", asof.zh),
                format!("As of {}, the period is over and no outcome has been posted.", asof.en),
            ));
        }
        all
    }

    /// That an act took back a notice, or some of its entries.
    pub(super) fn taken_back(&self, act: &Act, state: NoticeState) -> String {
        let day = act.posted().words();
        if state == NoticeState::Withdrawn {
            self.both(
                format!("本公示已于{}撤回，名单不再有效。", day.zh),
                format!("This notice was withdrawn on {}; its lists no longer count.", day.en),
            )
        } else {
            self.both(format!("本公示的部分对象已于{}撤回。", day.zh), format!("Some entries of this notice were withdrawn on {}.", day.en))
        }
    }

    fn of_decision(&self) -> Vec<String> {
        let entries = self.act.lists.entries();
        let answered = self.answered().is_some();
        let sentences = self.act.effects().into_iter().map(|effect| {
            let listed = entries.iter().filter(|entry| entry.list == effect);
            if !answered && effect != Proposed::Recognition {
                return format!(
                    "{}{}{}",
                    words::list(self.desk.lang, &self.one.scheme.words, effect, false),
                    self.desk.pick("：", ": "),
                    self.counted(listed.count())
                );
            }
            if self.desk.lang == Lang::En {
                return self.decided(effect, listed.map(|entry| entry.answer));
            }
            let counts = tally(listed.map(|entry| words::answer(self.desk.lang, effect, entry.answer)));
            let unit = if effect == Proposed::Changes { "项" } else { "个" };
            let counts: Vec<String> = counts.into_iter().map(|(chip, count)| format!("{}{count}{unit}", chip.text)).collect();
            format!("{}：{}", words::list(self.desk.lang, &self.one.scheme.words, effect, false), counts.join("，"))
        });
        let sentences: Vec<String> = sentences.collect();
        if sentences.is_empty() {
            Vec::new()
        } else {
            vec![format!("{}{}", sentences.join(self.desk.pick("；", "; ")), self.desk.pick("。", "."))]
        }
    }

    /// `2 bases recognised, 1 not recognised`: how the rows of a list were answered, in English.
    fn decided(&self, effect: Proposed, answers: impl Iterator<Item = Answer>) -> String {
        let mut said = tally(answers).into_iter().enumerate().map(|(place, (answer, count))| {
            let how = match (answer, effect) {
                (Answer::Settled, Proposed::Recognition) => "recognised",
                (Answer::Settled, _) => "decided as proposed",
                (Answer::Dropped, Proposed::Recognition) => "not recognised",
                (Answer::Dropped, _) => "dropped",
                (Answer::Withdrawn, _) => "withdrawn by the applicant",
                (Answer::Pending, _) => "pending",
            };
            let many = words::plural(count);
            // What is counted is named once.
            match (place, effect) {
                (1.., _) => format!("{count} {how}"),
                (_, Proposed::Recognition) => format!("{count} base{many} {how}"),
                (_, Proposed::Evaluation) => format!("{count} evaluation outcome{many} {how}"),
                (_, Proposed::Revocation) => {
                    let revoke = words::capital(&self.one.scheme.words.revoke.en);
                    format!("{revoke}: {} {how}", self.counted(count))
                }
                (_, Proposed::Criticism) => format!("Criticism: {} {how}", self.counted(count)),
                (_, Proposed::Exit) => format!("{count} exit{many} {how}"),
                (_, Proposed::Changes) => format!("{count} change{many} {how}"),
            }
        });
        let first = said.next().unwrap_or_default();
        said.fold(first, |all, one| format!("{all}, {one}"))
    }

    fn of_correction(&self) -> Vec<String> {
        let rows = &self.act.lists.correction;
        let anew = rows.iter().filter(|row| row.window != Running::Continues).count();
        let count = rows.len();
        let mut all = vec![self.both(format!("更正{count}处。"), format!("{count} correction{}.", words::plural(count)))];
        if anew > 0 {
            all.push(self.both(
                format!("其中{anew}项的公示期重新计算，日期见下表。"),
                format!("The period runs anew for {}; the dates are in the table.", self.counted(anew)),
            ));
        }
        all
    }

    fn of_extension(&self, last: Day, only: &[BaseId]) -> String {
        let day = self.desk.dated(last).whole();
        match only.len() {
            0 => self.both(format!("全部对象的公示期延长至{day}。"), format!("The period of all entries is extended to {day}.")),
            count => self.both(
                format!("{count}个对象的公示期延长至{day}，其余对象不变。"),
                format!("The period of {} is extended to {day}; the others are as before.", self.counted(count)),
            ),
        }
    }

    fn of_annulment(&self) -> Vec<String> {
        let undone = self.one.scheme.about(self.act).map(|act| {
            let (title, day) = (self.desk.told(&act.title), act.posted().words());
            self.both(format!("废止{}发布的《{title}》。", day.zh), format!("Annuls the act posted on {}: {title}.", day.en))
        });
        undone.collect()
    }

    fn of_reports(&self) -> Vec<String> {
        let rows = &self.act.lists.reports;
        let count = |state| rows.iter().filter(|row| row.what.status == state).count();
        let (time, late, missing, not) =
            (count(ReportState::OnTime), count(ReportState::Late), count(ReportState::Missing), count(ReportState::NotDue));
        vec![self.both(
            format!("列入{}个基地：按时提交{time}个，逾期提交{late}个，未提交{missing}个，当年不需提交{not}个。通报本身不改变基地的状态。", rows.len()),
            format!("{} bases: on time {time}, late {late}, not handed in {missing}, not due {not}. The roll does not in itself change the standing of any base.", rows.len()),
        )]
    }
}
