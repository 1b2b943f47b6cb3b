//! [`Register`] → [`Checked`]: what a careful officer would catch, with the article in hand.
//!
//! One file a check. Its head comment is its page; its name is its code; [`CHECKS`] is the only table.

mod act_dates;
mod again;
mod answered_before;
mod attachment_active;
mod attachment_content;
mod attachment_leftover;
mod attachment_link;
mod attachment_metadata;
mod attachment_name;
mod attachment_unscanned;
mod bar_running;
mod base_alike;
mod change_forbidden;
mod change_from;
mod change_unknown;
mod consequence_due;
mod correction_was;
mod correction_window;
mod course;
mod dates;
mod decision_corrected;
mod decision_early;
mod decision_rows;
mod edition_status;
mod effective_early;
mod evaluation_overdue;
mod evaluation_round;
mod exempt_graded;
mod ground_unproved;
mod guide_preface;
mod host_alike;
mod leads_on;
mod likeness;
mod limit_exceeded;
mod list_formula;
mod list_names;
mod meaning;
mod moved_exists;
mod moved_form;
mod moved_loop;
mod moved_target;
mod moved_twice;
mod name_formula;
mod not_on_register;
mod number_twice;
mod objections_stated;
mod outcome_missing;
pub mod output;
mod override_reason;
mod page;
mod personal_data;
pub mod posted_changed;
mod promotion_exit;
mod proposed_twice;
mod prose_differs;
mod record;
mod rectification_over;
mod report_grade;
mod reserved_name;
mod result_unknown;
mod roll_incomplete;
mod seen;
mod site_address;
mod step;
mod topic_silent;
mod translation_behind;
mod type_unknown;
mod unfilled;
mod unseen_character;
mod version_ended;
mod window_dates;
mod window_days;
mod window_length;
mod window_shortened;
mod windows;

pub use page::Page;
pub use site_address::base_address;

pub use again::{Told, again, findings, same_around};

use std::sync::Arc;

use course::{Course, Courses};

use crate::finding::{Finding, Findings, Level, Place};
use crate::model::day::Day;
use crate::model::draft::act::Override;
use crate::model::near;
use crate::model::register::{Act, Register, Scheme};
use crate::model::rule::Consequence;
use crate::model::standing::Names;

/// A register without error-level findings. Only [`check`] makes one, and only this is published.
#[derive(Debug)]
pub struct Checked(Register);

impl Checked {
    /// The register.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.0
    }

    /// Publishes under another address than the one in `site.toml`, see [`base_address`]; nothing that was checked depends on it.
    pub fn publish_at(&mut self, base_url: &str) {
        self.0.site.base_url = format!("{}/", base_url.trim_end_matches('/'));
    }
}

/// What a check sees.
pub struct Scene<'a> {
    /// The register.
    pub register: &'a Register,
    /// The schemes to look at: all of them, or one by itself.
    pub schemes: &'a [Arc<Scheme>],
    /// Names over time.
    pub names: &'a Names<'a>,
    /// The day of the newest act: the only "today" that content knows.
    pub newest: Day,
    /// What the acts say of each base.
    courses: &'a Courses<'a>,
}

impl<'a> Scene<'a> {
    /// Shows every course.
    fn each_course(&self, mut with: impl FnMut(Course<'a, '_>)) {
        self.schemes.iter().for_each(|scheme| self.courses.each(&scheme.id, &mut with));
    }

    /// Shows every course of the schemes that have some consequence in any edition.
    fn each_course_under(&self, has: impl Fn(&Consequence) -> bool, mut with: impl FnMut(Course<'a, '_>)) {
        let ruled = |scheme: &&Arc<Scheme>| scheme.editions.iter().flat_map(|edition| &edition.consequence).any(&has);
        self.schemes.iter().filter(ruled).for_each(|scheme| self.courses.each(&scheme.id, &mut with));
    }
}

/// How far a check looks, beyond what a [`Scene`] tells of the whole register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// What it tells of a scheme depends on the scheme, on the schemes its bases say they are in too, on the hosts, their
    /// names and the calendar.
    Scheme,
    /// It may look at anything.
    Site,
}

/// A check: its code, its page, and what it does.
pub struct Check {
    /// The code, which is also the name of its file.
    pub code: &'static str,
    /// Its source, whose head comment is its page.
    source: &'static str,
    reach: Reach,
    run: fn(&Scene<'_>, &mut Findings),
}

impl Check {
    /// The page: the head comment of the check's own file.
    #[must_use]
    pub fn page(&self) -> String {
        head_comment(self.source)
    }

    /// The first line of the page.
    #[must_use]
    pub fn title(&self) -> String {
        let page = self.page();
        let first = page.lines().next().unwrap_or_default();
        first.split_once('：').map_or(first, |(_, title)| title).to_owned()
    }
}

/// The head comment of a file as a page.
#[must_use]
pub fn head_comment(source: &str) -> String {
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    lines.map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect()
}

/// A row of the table: the module, how far it looks, and the code by which the world knows it.
macro_rules! check {
    ($module:ident, $reach:ident, $code:literal) => {
        Check { code: $code, source: include_str!(concat!(stringify!($module), ".rs")), reach: Reach::$reach, run: $module::run }
    };
}

/// Every check, by code.
pub const CHECKS: &[Check] = &[
    check!(act_dates, Scheme, "act-dates"),
    check!(attachment_active, Site, "attachment-active"),
    check!(attachment_content, Site, "attachment-content"),
    check!(attachment_leftover, Site, "attachment-leftover"),
    check!(attachment_link, Site, "attachment-link"),
    check!(attachment_metadata, Site, "attachment-metadata"),
    check!(attachment_name, Site, "attachment-name"),
    check!(attachment_unscanned, Site, "attachment-unscanned"),
    check!(bar_running, Scheme, "bar-running"),
    check!(base_alike, Scheme, "base-alike"),
    check!(change_forbidden, Scheme, "change-forbidden"),
    check!(change_from, Scheme, "change-from"),
    check!(change_unknown, Scheme, "change-unknown"),
    check!(consequence_due, Scheme, "consequence-due"),
    check!(correction_was, Scheme, "correction-was"),
    check!(correction_window, Scheme, "correction-window"),
    check!(decision_early, Scheme, "decision-early"),
    check!(decision_rows, Scheme, "decision-rows"),
    check!(edition_status, Scheme, "edition-status"),
    check!(effective_early, Scheme, "effective-early"),
    check!(evaluation_overdue, Scheme, "evaluation-overdue"),
    check!(evaluation_round, Scheme, "evaluation-round"),
    check!(exempt_graded, Scheme, "exempt-graded"),
    check!(ground_unproved, Scheme, "ground-unproved"),
    check!(guide_preface, Scheme, "guide-preface"),
    check!(host_alike, Site, "host-alike"),
    check!(limit_exceeded, Scheme, "limit-exceeded"),
    check!(list_formula, Site, "list-formula"),
    check!(list_names, Scheme, "list-names"),
    check!(moved_exists, Site, "moved-exists"),
    check!(moved_form, Site, "moved-form"),
    check!(moved_loop, Site, "moved-loop"),
    check!(moved_target, Site, "moved-target"),
    check!(moved_twice, Site, "moved-twice"),
    check!(name_formula, Scheme, "name-formula"),
    check!(not_on_register, Scheme, "not-on-register"),
    check!(number_twice, Scheme, "number-twice"),
    check!(objections_stated, Scheme, "objections-stated"),
    check!(outcome_missing, Scheme, "outcome-missing"),
    check!(override_reason, Scheme, "override-reason"),
    check!(personal_data, Site, "personal-data"),
    check!(posted_changed, Site, "posted-changed"),
    check!(promotion_exit, Scheme, "promotion-exit"),
    check!(proposed_twice, Scheme, "proposed-twice"),
    check!(prose_differs, Scheme, "prose-differs"),
    check!(rectification_over, Scheme, "rectification-over"),
    check!(report_grade, Scheme, "report-grade"),
    check!(reserved_name, Site, "reserved-name"),
    check!(result_unknown, Scheme, "result-unknown"),
    check!(roll_incomplete, Scheme, "roll-incomplete"),
    check!(site_address, Site, "site-address"),
    check!(topic_silent, Scheme, "topic-silent"),
    check!(translation_behind, Scheme, "translation-behind"),
    check!(type_unknown, Scheme, "type-unknown"),
    check!(unfilled, Site, "unfilled"),
    check!(unseen_character, Site, "unseen-character"),
    check!(version_ended, Scheme, "version-ended"),
    check!(window_dates, Scheme, "window-dates"),
    check!(window_days, Scheme, "window-days"),
    check!(window_length, Scheme, "window-length"),
    check!(window_shortened, Scheme, "window-shortened"),
];

/// No reason given in public makes up for what is published here.
const NEVER_OVERRIDDEN: &str = "personal-data";

/// Runs every check; gives the register back as checked when nothing forbids publishing it.
///
/// `before` are the findings of the stages before: an error there forbids publishing too.
#[must_use]
pub fn check(register: Register, before: &Findings) -> (Option<Checked>, Findings) {
    let (checked, findings, _) = again(register, before, &Told::default());
    (checked, findings)
}

/// A finding that its act overrides in public, with a reason, no longer forbids publishing; it stays a note.
fn overridden(register: &Register, findings: Findings) -> Findings {
    let acts = register.schemes.iter().flat_map(|scheme| &scheme.acts);
    let unknown = acts.clone().flat_map(|act| act.overrides.iter().enumerate().map(move |(n, one)| (act, n, one)));
    let unknown: Findings = unknown
        .filter(|(_, _, one)| !CHECKS.iter().any(|check| check.code == one.check.as_str()))
        .map(|(act, n, one)| no_check(act, n, one.check.as_str()))
        .collect();
    let counts = |one: &&Override| override_reason::reasoned(one) && one.check.as_str() != NEVER_OVERRIDDEN;
    let overrides: Vec<(String, &str)> =
        acts.flat_map(|act| act.overrides.iter().filter(counts).map(|one| (format!("{}/", act.folder), one.check.as_str()))).collect();
    let all = findings.into_iter().chain(unknown);
    all.map(|mut finding| {
        if overrides.iter().any(|(folder, code)| *code == finding.code && finding.place.file.starts_with(folder.as_str())) {
            finding.level = Level::Note;
        }
        finding
    })
    .collect()
}

fn no_check(act: &Act, n: usize, code: &str) -> Finding {
    let codes: Vec<&str> = CHECKS.iter().map(|check| check.code).collect();
    let near = near::nearest(code, &codes);
    Finding::error("unknown-name", Place::key(act.file(), format!("override[{n}].check")), "没有这项检查", "there is no such check")
        .value(code)
        .rule("override 指明一项检查", "an override names a check")
        .remedy(
            format!("最接近的：{}；全部代号见 gongshi explain", near.join("、")),
            format!("nearest: {}; gongshi explain lists all", near.join(", ")),
        )
}
