//! [`Register`] → [`Checked`]: what a careful officer would catch, with the article in hand.
//!
//! One file a check. Its head comment is its page; its name is its code; [`CHECKS`] is the only table.

mod act_dates;
mod attachment_active;
mod attachment_content;
mod attachment_leftover;
mod attachment_metadata;
mod attachment_name;
mod attachment_unscanned;
mod bar_running;
mod change_forbidden;
mod change_from;
mod change_unknown;
mod consequence_due;
mod correction_was;
mod correction_window;
mod course;
mod dates;
mod decision_early;
mod decision_rows;
mod edition_status;
mod effective_early;
mod evaluation_overdue;
mod evaluation_round;
mod exempt_graded;
mod ground_unproved;
mod host_alike;
mod leads_on;
mod likeness;
mod limit_exceeded;
mod list_formula;
mod list_names;
mod moved_exists;
mod moved_form;
mod moved_loop;
mod moved_target;
mod moved_twice;
mod name_formula;
mod not_on_register;
mod objections;
mod objections_stated;
mod outcome_missing;
pub mod output;
mod override_reason;
mod page;
mod personal_data;
pub mod posted_changed;
mod promotion_exit;
mod prose_differs;
mod record;
mod rectification_over;
mod report_grade;
mod reserved_name;
mod result_unknown;
mod roll_incomplete;
mod seen;
mod site_address;
mod translation_behind;
mod type_unknown;
mod unfilled;
mod unseen_character;
mod version_ended;
mod window_dates;
mod window_days;
mod window_length;
mod windows;

pub use page::Page;
pub use site_address::base_address;

use course::Courses;
use rayon::prelude::*;

use crate::finding::{Finding, Findings, Level, Place};
use crate::model::blank;
use crate::model::draft::act::Override;
use crate::model::near;
use crate::model::register::{Act, Register};
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
    /// Names over time.
    pub names: Names<'a>,
    /// What the acts say of each base.
    courses: Courses<'a>,
}

/// A check: its code, its page, and what it does.
pub struct Check {
    /// The code, which is also the name of its file.
    pub code: &'static str,
    /// Its source, whose head comment is its page.
    source: &'static str,
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

/// A row of the table: the module, and the code by which the world knows it.
macro_rules! check {
    ($module:ident, $code:literal) => {
        Check { code: $code, source: include_str!(concat!(stringify!($module), ".rs")), run: $module::run }
    };
}

/// Every check, by code.
pub const CHECKS: &[Check] = &[
    check!(act_dates, "act-dates"),
    check!(attachment_active, "attachment-active"),
    check!(attachment_content, "attachment-content"),
    check!(attachment_leftover, "attachment-leftover"),
    check!(attachment_metadata, "attachment-metadata"),
    check!(attachment_name, "attachment-name"),
    check!(attachment_unscanned, "attachment-unscanned"),
    check!(bar_running, "bar-running"),
    check!(change_forbidden, "change-forbidden"),
    check!(change_from, "change-from"),
    check!(change_unknown, "change-unknown"),
    check!(consequence_due, "consequence-due"),
    check!(correction_was, "correction-was"),
    check!(correction_window, "correction-window"),
    check!(decision_early, "decision-early"),
    check!(decision_rows, "decision-rows"),
    check!(edition_status, "edition-status"),
    check!(effective_early, "effective-early"),
    check!(evaluation_overdue, "evaluation-overdue"),
    check!(evaluation_round, "evaluation-round"),
    check!(exempt_graded, "exempt-graded"),
    check!(ground_unproved, "ground-unproved"),
    check!(host_alike, "host-alike"),
    check!(limit_exceeded, "limit-exceeded"),
    check!(list_formula, "list-formula"),
    check!(list_names, "list-names"),
    check!(moved_exists, "moved-exists"),
    check!(moved_form, "moved-form"),
    check!(moved_loop, "moved-loop"),
    check!(moved_target, "moved-target"),
    check!(moved_twice, "moved-twice"),
    check!(name_formula, "name-formula"),
    check!(not_on_register, "not-on-register"),
    check!(objections_stated, "objections-stated"),
    check!(outcome_missing, "outcome-missing"),
    check!(override_reason, "override-reason"),
    check!(personal_data, "personal-data"),
    check!(posted_changed, "posted-changed"),
    check!(promotion_exit, "promotion-exit"),
    check!(prose_differs, "prose-differs"),
    check!(rectification_over, "rectification-over"),
    check!(report_grade, "report-grade"),
    check!(reserved_name, "reserved-name"),
    check!(result_unknown, "result-unknown"),
    check!(roll_incomplete, "roll-incomplete"),
    check!(site_address, "site-address"),
    check!(translation_behind, "translation-behind"),
    check!(type_unknown, "type-unknown"),
    check!(unfilled, "unfilled"),
    check!(unseen_character, "unseen-character"),
    check!(version_ended, "version-ended"),
    check!(window_dates, "window-dates"),
    check!(window_days, "window-days"),
    check!(window_length, "window-length"),
];

/// No reason given in public makes up for what is published here.
const NEVER_OVERRIDDEN: &str = "personal-data";

/// Runs every check; gives the register back as checked when nothing forbids publishing it.
///
/// `before` are the findings of the stages before: an error there forbids publishing too.
#[must_use]
pub fn check(register: Register, before: &Findings) -> (Option<Checked>, Findings) {
    let (names, courses) = rayon::join(|| Names::new(&register), || Courses::new(&register));
    let scene = Scene { register: &register, names, courses };
    let told = CHECKS.par_iter().map(|check| {
        let mut findings = Findings::default();
        (check.run)(&scene, &mut findings);
        findings
    });
    let told: Vec<Findings> = told.collect();
    // What is not filled in yet is told once, by its own check.
    let blank = |finding: &Finding| finding.value.as_ref().is_some_and(|value| value.contains(blank::MARK));
    let findings = overridden(&register, told.into_iter().flatten().filter(|finding| !blank(finding)).collect());
    let sound = !before.has_errors() && !findings.has_errors();
    (sound.then_some(Checked(register)), findings)
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
