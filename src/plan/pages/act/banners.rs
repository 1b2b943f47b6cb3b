//! What stands above the page: the act undone or corrected, the text it rests on a draft, lapsed, or in doubt.

use super::Sheet;
use crate::model::register::{Act, ActKind};
use crate::model::standing::NoticeState;
use crate::plan::banner;
use crate::plan::view::Banner;

impl Sheet<'_, '_> {
    /// The banners of the page, the gravest first.
    pub(super) fn banners(&self) -> Vec<Banner> {
        let mut all = Vec::new();
        if let Some(by) = self.undone_by() {
            let day = self.desk.dated_short(by.posted()).text;
            let text = self.both(format!("本文件已于{day}废止。"), format!("This act was annulled on {day}."));
            all.push(Banner { kind: "warn", text: self.desk.sentence(&text), link: Some(self.link(by)) });
        }
        all.extend(self.withdrawn());
        for by in self.corrected_by() {
            let day = self.desk.dated_short(by.posted()).text;
            let text = self.both(
                format!("本文件的内容已于{day}更正。下表仍为原来发布的内容，更正之处已注明。"),
                format!("This act was corrected on {day}. The lists below stand as first published, with each correction noted."),
            );
            all.push(Banner { kind: "info", text: self.desk.sentence(&text), link: Some(self.link(by)) });
        }
        all.extend(self.extended());
        all.extend(self.of_text());
        all.extend(banner::of_translation(self.desk, self.act.prose.is_behind()));
        all
    }

    /// Said where a notice, or a part of it, was taken back.
    fn withdrawn(&self) -> Vec<Banner> {
        let Some(notice) = self.notice() else { return Vec::new() };
        let by = self.holding().filter(|act| matches!(act.kind, ActKind::NoticeWithdrawal(_)));
        let banner = |by: &Act| Banner {
            kind: if notice.state == NoticeState::Withdrawn { "warn" } else { "info" },
            text: self.desk.sentence(&self.taken_back(by, notice.state)),
            link: Some(self.link(by)),
        };
        by.map(banner).collect()
    }

    /// Said where the period of a notice, or of some of its entries, was made longer.
    fn extended(&self) -> Vec<Banner> {
        let banner = |by: &Act| {
            let ActKind::Extension(window, only) = &by.kind else { return None };
            let (day, last) = (self.desk.dated_short(by.posted()).text, self.desk.dated(window.last).whole());
            let text = match only.len() {
                0 => self.both(
                    format!("本公示的公示期已于{day}延长至{last}。"),
                    format!("On {day} the period of this notice was extended to {last}."),
                ),
                count => self.both(
                    format!("{count}个对象的公示期已于{day}延长至{last}。"),
                    format!("On {day} the period of {} was extended to {last}.", self.counted(count)),
                ),
            };
            Some(Banner { kind: "info", text: self.desk.sentence(&text), link: Some(self.link(by)) })
        };
        self.extended_by().filter_map(banner).collect()
    }

    /// What is to be said of the text the act rests on: on the day of posting, and on the as-of day where that differs.
    fn of_text(&self) -> Vec<Banner> {
        let scheme = self.one.scheme;
        let Some(policy) = scheme.policies.get(&self.act.under.version) else { return Vec::new() };
        let (posted, today) = (self.act.posted(), self.desk.survey.day);
        let then = banner::of_text(self.desk, scheme, policy, posted);
        // What began under a text is settled under it: no fault to warn of.
        let then = then.map(|then| if scheme.carries_on(self.act) { Banner { kind: "info", ..then } } else { then });
        let changed = policy.status(posted).code() != policy.status(today).code();
        let now = if changed { banner::of_text(self.desk, scheme, policy, today) } else { None };
        // What has come over a text since does not touch an act posted while it was in force.
        let now = now.map(|now| if then.is_none() { Banner { kind: "info", ..now } } else { now });
        then.into_iter().chain(now).collect()
    }
}
