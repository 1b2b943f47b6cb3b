//! Every printed window, with what the checks of windows need.

use super::Scene;
use crate::model::calendar::{Counted, FirstDay, Unit};
use crate::model::register::{Act, ActKind, Scheme, Window};

/// A window as printed in a notice or an extension.
pub(super) struct Printed<'a> {
    pub scheme: &'a Scheme,
    pub act: &'a Act,
    /// The notice it is the window of; the act itself for a notice.
    pub notice: &'a Act,
    pub window: Window,
    /// The file that prints it.
    pub file: String,
}

impl Printed<'_> {
    /// What its number of days counts: what the rule of its effect counts, else working days.
    pub(super) fn unit(&self) -> Unit {
        let rule = self.notice.effects().into_iter().find_map(|effect| self.act.under.publicity_of(effect));
        rule.map_or(Unit::WorkingDays, |rule| rule.unit.counted())
    }

    /// The path of one of its keys.
    pub(super) fn key(&self, key: &str) -> String {
        format!("window.{key}")
    }

    /// The days it holds by the declared reading; by the office habit where none is declared.
    pub(super) fn count(&self, scene: &Scene<'_>, unit: Unit) -> Option<Counted> {
        self.count_by(scene, unit, self.first_day())
    }

    /// The reading declared, else the habit of most offices.
    pub(super) fn first_day(&self) -> FirstDay {
        self.act.under.practice.first_day.unwrap_or(FirstDay::PostingDay)
    }

    /// The days it holds by one reading. An extension is counted from the posting of its notice: the window it
    /// lengthens began there.
    pub(super) fn count_by(&self, scene: &Scene<'_>, unit: Unit, first_day: FirstDay) -> Option<Counted> {
        let known = scene.register.calendar.known_on(self.act.posted());
        let days = known.for_region(self.act.under.calendar_region.as_deref()).ok()?;
        days.count(self.notice.posted(), self.window.first, self.window.last, unit, first_day).ok()
    }
}

/// Calls `with` for every window of every notice and extension.
pub(super) fn each<'a>(scene: &Scene<'a>, mut with: impl FnMut(&Printed<'a>)) {
    for scheme in &scene.register.schemes {
        for act in &scheme.acts {
            let (window, notice) = match &act.kind {
                ActKind::Notice(window) => (*window, act),
                ActKind::Extension(window, _) => {
                    let notice = act.about.iter().filter_map(|about| scheme.acts.get(*about)).find(|about| about.notice_window().is_some());
                    (*window, notice.unwrap_or(act))
                }
                _ => continue,
            };
            with(&Printed { scheme, act, notice, window, file: act.file() });
        }
    }
}
