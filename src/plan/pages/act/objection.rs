//! How to object to a notice: by when, to whom, and what the text says of it.

use serde::Serialize;

use super::Sheet;
use crate::model::register::{Act, ActKind};
use crate::model::standing::NoticeState;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::windows::Period;
use crate::plan::pages::objection::handling;
use crate::plan::view::{Contact, Link, Markup, RuleRow};
use crate::plan::words;

/// The section on objections.
#[derive(Serialize)]
pub(super) struct Objection {
    closed: bool,
    scheduled: bool,
    who: String,
    how: String,
    by: Markup,
    handling: Vec<RuleRow>,
    contact: Option<Contact>,
    guide: Link,
}

impl Sheet<'_, '_> {
    /// The section; none where nothing can or could be objected to.
    pub(super) fn objection(&self) -> Option<Objection> {
        let state = self.state().filter(|state| *state != NoticeState::Withdrawn)?;
        let scheme = self.one.scheme;
        let (notice, first, last, beside) = match &self.act.kind {
            ActKind::Notice(_) => {
                let running = self.desk.running(self.act, self.notice()?);
                (self.act, running.first, running.last, self.beside(&running))
            }
            ActKind::Correction => {
                let (notice, view) = self.restarted()?;
                let running = self.desk.running(notice, &view);
                (notice, running.first, running.last, self.beside(&running))
            }
            ActKind::Extension(window, _) => (self.answered()?.0, window.first, window.last, ""),
            _ => return None,
        };
        let pick = |zh: &str, en: &str| self.desk.pick(zh, en).to_owned();
        let mut by = Markup::with_room(self.desk.lang, 192);
        match (state, self.desk.lang) {
            // Once the period is over by the reader's clock, its end alone is left.
            (NoticeState::Scheduled, Lang::Zh) => {
                by.raw("<span data-from>").weekday(first).raw("至</span>").weekday(last).raw("24:00（北京时间）")
            }
            (NoticeState::Scheduled, Lang::En) => {
                by.raw("<span data-from>from ").weekday(first).raw(" to </span>24:00 Beijing time on ").weekday(last)
            }
            (_, Lang::Zh) => by.weekday(last).raw("24:00（北京时间）"),
            (_, Lang::En) => by.raw("24:00 Beijing time on ").weekday(last),
        };
        by.raw(beside);
        Some(Objection {
            closed: !matches!(state, NoticeState::Open | NoticeState::Scheduled),
            scheduled: state == NoticeState::Scheduled,
            who: pick(
                "公示期内，任何单位或者个人对名单有异议的，都可以提出。",
                "During the period any organisation or individual may object to an entry.",
            ),
            how: pick(
                "请以书面形式实名提出，写明理由并附证据：单位提出的加盖公章，写明联系人；个人提出的签署真实姓名，留下联系方式。匿名的一般不予受理。异议人的信息保密，不会出现在本网站。",
                "Object in writing and under your real name, with reasons and evidence. An organisation affixes its seal and names a contact; an individual signs and leaves contact details. Anonymous objections are generally not accepted. The identity of anyone who objects is kept confidential and never appears on this site.",
            ),
            by,
            handling: self.rules(notice),
            contact: self.desk.contact(scheme),
            guide: self
                .desk
                .link(self.desk.pick("异议书怎么写", "How to write an objection"), &format!("{}#{}", address::OBJECTION, scheme.id)),
        })
    }

    /// What is to be said beside the last day where not every entry has it.
    fn beside(&self, running: &Period) -> &'static str {
        match (running.same, running.alike) {
            (_, true) => "",
            (true, false) => self.desk.pick("；其他各项的公示期不同，见名单", "; other entries have other periods, see the list"),
            (false, false) => {
                self.desk.pick("；各项的最后一天不同，见名单", " at the latest; the last day differs from entry to entry, see the list")
            }
        }
    }

    /// What the text says of objections, for each effect it has a rule for; said where it has none.
    fn rules(&self, notice: &Act) -> Vec<RuleRow> {
        let row = |effect| match notice.under.publicity_of(effect).and_then(|rule| rule.objection.as_ref()) {
            Some(rule) => handling(self.desk, self.one.scheme, &notice.under, &[effect], rule),
            None => RuleRow {
                term: words::capital(&words::effect(self.desk.lang, &self.one.scheme.words, effect)),
                text: self.desk.pick("办法没有写明异议怎样处理。", "The text does not say how an objection is handled.").to_owned(),
                ..RuleRow::default()
            },
        };
        self.effects(notice).into_iter().map(row).collect()
    }
}
