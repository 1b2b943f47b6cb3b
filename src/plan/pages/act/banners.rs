//! What stands above the page: the act undone or corrected, the text it rests on a draft, lapsed, or in doubt.

use super::Sheet;
use crate::model::day::Day;
use crate::model::draft::policy::DoubtStatus;
use crate::model::policy::{Policy, Status};
use crate::model::register::ActKind;
use crate::plan::address;
use crate::plan::view::Banner;

impl Sheet<'_, '_> {
    /// The banners of the page, the gravest first.
    pub(super) fn banners(&self) -> Vec<Banner> {
        let mut all = Vec::new();
        if let Some(by) = self.undone_by() {
            let day = self.desk.dated_short(by.posted()).text;
            let text = self.both(format!("本文件已于{day}废止。"), format!("This act was annulled on {day}."));
            all.push(Banner { kind: "warn", text, link: Some(self.desk.link_named(&by.title, &self.path(by))) });
        }
        for by in self.followers().filter(|act| matches!(act.kind, ActKind::Correction)) {
            let day = self.desk.dated_short(by.posted()).text;
            let text = self.both(
                format!("本文件的内容已于{day}更正。下表仍为原来发布的内容，更正之处已注明。"),
                format!("This act was corrected on {day}. The lists below stand as first published, with each correction noted."),
            );
            all.push(Banner { kind: "info", text, link: Some(self.desk.link_named(&by.title, &self.path(by))) });
        }
        if let Some(policy) = self.one.scheme.policies.get(&self.act.under.version) {
            all.extend(self.text_banners(policy));
        }
        all
    }

    /// What was and is to be said of the text: on the day of posting, and on the as-of day where that differs.
    fn text_banners(&self, policy: &Policy) -> Vec<Banner> {
        let path = address::policy(&self.one.scheme.id, &policy.version);
        let link = || Some(self.desk.link(self.desk.pick("查看该文件", "See the text"), &path));
        let title = self.desk.say_or_zh(&policy.facts.title).0;
        let then = policy.status(self.act.posted());
        let now = policy.status(self.desk.survey.day);
        let mut all = Vec::new();
        if let Some((zh, en)) = Self::then_words(&then, &title) {
            all.push(Banner { kind: "warn", text: self.both(zh, en), link: link() });
        }
        if then.code() != now.code()
            && let Some((zh, en)) = self.now_words(&now)
        {
            all.push(Banner { kind: "info", text: self.both(zh, en), link: link() });
        }
        for doubt in &policy.facts.doubt {
            let (zh, en) = match doubt.status {
                DoubtStatus::Replaced => ("替代", "replaced"),
                DoubtStatus::Repealed => ("废止", "repealed"),
            };
            let zh = format!("《{title}》可能已被{}{zh}，但没有文件明确这样说。", doubt.by);
            let en = format!("{title} may have been {en} by {}; no text says so outright.", doubt.by);
            all.push(Banner { kind: "warn", text: self.both(zh, en), link: link() });
        }
        all
    }

    fn then_words(status: &Status, title: &str) -> Option<(String, String)> {
        let day = |day: &Day| day.words();
        Some(match status {
            Status::InForce(_) => return None,
            Status::Draft => (
                format!("本文件所依据的《{title}》是征求意见稿，不是生效文件。"),
                format!("This act rests on a draft for comment, not on a text in force: {title}."),
            ),
            Status::Unknown => (
                format!("本文件所依据的《{title}》，所录文本没有载明施行日期，发布时是否有效未能确定。"),
                format!("This act rests on a text whose copy gives no day it came into force; whether it was in force on the day of posting is not known: {title}."),
            ),
            Status::NotYet(from) => (
                format!("本文件发布时，所依据的《{title}》尚未施行（{}起施行）。", day(from).zh),
                format!("When this act was posted, the text it rests on was not yet in force (from {}): {title}.", day(from).en),
            ),
            Status::Lapsed(end) => (
                format!("本文件发布时，所依据的《{title}》有效期已满（有效期至{}）。", day(end).zh),
                format!("When this act was posted, the text it rests on had lapsed (its term ended on {}): {title}.", day(end).en),
            ),
            Status::Repealed(on, by) => (
                format!("本文件发布时，所依据的《{title}》已被{by}废止（{}起）。", day(on).zh),
                format!("When this act was posted, the text it rests on had been repealed by {by} (from {}): {title}.", day(on).en),
            ),
            Status::Replaced(on, by) => (
                format!("本文件发布时，所依据的《{title}》已被{by}替代（{}起）。", day(on).zh),
                format!("When this act was posted, the text it rests on had been replaced by {by} (from {}): {title}.", day(on).en),
            ),
        })
    }

    fn now_words(&self, status: &Status) -> Option<(String, String)> {
        let asof = self.desk.survey.day.words();
        let (zh, en) = match status {
            Status::InForce(from) => (format!("已于{}施行", from.words().zh), format!("has been in force since {}", from.words().en)),
            Status::Lapsed(end) => (format!("有效期已于{}届满", end.words().zh), format!("has lapsed; its term ended on {}", end.words().en)),
            Status::Repealed(on, by) => (format!("已于{}被{by}废止", on.words().zh), format!("has been repealed by {by} from {}", on.words().en)),
            Status::Replaced(on, by) => (format!("已于{}被{by}替代", on.words().zh), format!("has been replaced by {by} from {}", on.words().en)),
            Status::Draft | Status::NotYet(_) | Status::Unknown => return None,
        };
        Some((format!("截至{}，该文件{zh}。", asof.zh), format!("As of {}, that text {en}.", asof.en)))
    }
}
