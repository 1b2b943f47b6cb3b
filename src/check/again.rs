//! The checks run, and run again where only some schemes changed.

use std::sync::Arc;

use rayon::prelude::*;

use super::course::Courses;
use super::{CHECKS, Check, Checked, Reach, Scene, overridden};
use crate::finding::{Finding, Findings};
use crate::model::blank;
use crate::model::day::Day;
use crate::model::register::{Act, Register, Scheme};
use crate::model::standing::{Corrections, Names};

/// What the checks told of each scheme by itself.
#[derive(Debug, Clone, Default)]
pub struct Told(Vec<(Arc<Scheme>, Findings)>);

impl Told {
    /// What was told of a scheme, where it still holds: the very same scheme, whose bases are in no other one too.
    fn of(&self, scheme: &Arc<Scheme>) -> Option<&Findings> {
        self.0.iter().find(|(known, _)| Arc::ptr_eq(known, scheme) && !scheme.refers()).map(|(_, findings)| findings)
    }
}

/// [`super::check`], but what was told of a scheme that is the same is not worked out again; see [`same_around`].
#[must_use]
pub fn again(register: Register, before: &Findings, told: &Told) -> (Option<Checked>, Findings, Told) {
    let (findings, told) = told_of(&register, told);
    let sound = !before.has_errors() && !findings.has_errors();
    (sound.then_some(Checked(register)), findings, told)
}

/// What the checks tell of a register that nobody is about to publish.
#[must_use]
pub fn findings(register: &Register) -> Findings {
    told_of(register, &Told::default()).0
}

/// All that is told, and what of it is told of each scheme.
fn told_of(register: &Register, told: &Told) -> (Findings, Told) {
    let (mut findings, told) = run_all(register, told);
    for (_, more) in &told.0 {
        findings.append(more.clone());
    }
    // What is not filled in yet is told once, by its own check.
    let blank = |finding: &Finding| finding.value.as_ref().is_some_and(|value| value.contains(blank::MARK));
    (overridden(register, findings.into_iter().filter(|finding| !blank(finding)).collect()), told)
}

/// What is told of the site, and of each scheme.
fn run_all(register: &Register, told: &Told) -> (Findings, Told) {
    let new: Vec<&Scheme> = register.schemes.iter().filter(|scheme| told.of(scheme).is_none()).map(AsRef::as_ref).collect();
    // The others where a base says that it is in one of them too.
    let all = || register.schemes.iter().map(AsRef::as_ref).collect();
    let courses_of = if new.iter().any(|scheme| scheme.refers()) { all() } else { new.clone() };
    let corrections: Vec<Corrections<'_>> = courses_of.iter().map(|scheme| Corrections::on(scheme, Day::MAX)).collect();
    let corrected: Vec<(&Scheme, &Corrections<'_>)> = courses_of.iter().copied().zip(&corrections).collect();
    let (names, courses) = rayon::join(|| Names::new(register), || Courses::new(&corrected));
    let newest = newest(register);
    let scene = |schemes| Scene { register, schemes, names: &names, newest, courses: &courses };
    let site = CHECKS.iter().filter(|check| check.reach == Reach::Site).map(|check| (None, check));
    let new = register.schemes.iter().enumerate().filter(|(_, scheme)| told.of(scheme).is_none());
    let of_schemes =
        new.flat_map(|(place, _)| CHECKS.iter().filter(|check| check.reach == Reach::Scheme).map(move |check| (Some(place), check)));
    let runs: Vec<(Option<usize>, &Check)> = site.chain(of_schemes).collect();
    let found: Vec<(Option<usize>, Findings)> = runs
        .into_par_iter()
        .map(|(place, check)| {
            let schemes = place.map_or(register.schemes.as_slice(), |place| register.schemes.get(place..=place).unwrap_or_default());
            let mut findings = Findings::default();
            (check.run)(&scene(schemes), &mut findings);
            (place, findings)
        })
        .collect();
    let mut of_site = Findings::default();
    let mut told = Told(register.schemes.iter().map(|scheme| (Arc::clone(scheme), told.of(scheme).cloned().unwrap_or_default())).collect());
    for (place, findings) in found {
        match place.and_then(|place| told.0.get_mut(place)) {
            Some((_, of_scheme)) => of_scheme.append(findings),
            None => of_site.append(findings),
        }
    }
    (of_site, told)
}

/// Whether what two registers tell a scheme that is in both is the same, as far as it comes from other schemes: what hosts
/// are called and which day is the newest. All that is in no scheme must be the same in both.
#[must_use]
pub fn same_around(was: &Register, now: &Register) -> bool {
    newest(was) == newest(now) && Names::new(was).same_of_hosts(&Names::new(now))
}

/// The day of the newest act.
fn newest(register: &Register) -> Day {
    register.schemes.iter().filter_map(|scheme| scheme.acts.last()).map(Act::posted).max().unwrap_or(Day::MIN)
}
