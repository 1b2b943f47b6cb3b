//! Findings as annotations of GitHub Actions: one workflow command a line.
//!
//! GitHub shows at most ten errors, ten warnings and ten notices of a step (fifty of a job) and drops the rest without
//! a word, so no more are sent, worst first and, of one level, those in the files that a change touches first: the one who
//! reads them can mend those. One last line counts those that were not sent.

use std::fmt::Write;

use super::spot::Sources;
use super::{human, path};
use crate::finding::{Finding, Findings, Level, spelled};

/// The most annotations of one level that GitHub shows for a step.
const MOST: usize = 10;

/// The commands, then a plain line with the counts.
#[must_use]
pub fn print(findings: &Findings, sources: &mut Sources) -> String {
    let mut out = String::new();
    let mut sent = [0_usize; 3];
    let mut order = sources.in_order(findings);
    // A stable sort: of one level those in the files of the change stay first.
    order.sort_by_key(|(finding, _)| finding.level);
    for (finding, (file, spot)) in order {
        let (command, place) = match finding.level {
            Level::Error => ("error", 0),
            Level::Warning => ("warning", 1),
            Level::Note => ("notice", 2),
        };
        let Some(count) = sent.get_mut(place).filter(|count| **count < MOST) else { continue };
        *count += 1;
        let (file, title) = (property(path::from_here(&file)), property(finding.code));
        let (line, column) = (spot.line, spot.column);
        let _ = writeln!(out, "::{command} file={file},line={line},col={column},title={title}::{}", data(&message(finding)));
    }
    let all = findings.sorted().len();
    let shown: usize = sent.iter().sum();
    if all > 0 {
        let _ = writeln!(out, "{}", human::count(findings));
    }
    if shown < all {
        let left = all - shown;
        let _ = writeln!(
            out,
            "另有 {left} 项未作标注，运行 gongshi check 可列出全部 / {left} more without an annotation: gongshi check lists them all"
        );
    }
    out
}

/// What a finding says, a line each: in Chinese, in English, the value, the rule and the remedy.
pub(super) fn message(finding: &Finding) -> String {
    let mut lines = vec![finding.says.zh.clone(), finding.says.en.clone()];
    lines.extend(finding.value.as_ref().map(|value| format!("值 value: {value}")));
    lines.extend(finding.rule.as_ref().map(|rule| format!("依据 rule: {rule}")));
    if !finding.remedy.zh.is_empty() {
        lines.push(format!("改法 fix: {} / {}", finding.remedy.zh, finding.remedy.en));
    }
    lines.join("\n")
}

/// The text of a command: a line break would end it, and begin another of the writer's choosing. What a terminal would obey is
/// spelled out.
fn data(text: &str) -> String {
    spelled(&text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A"))
}

/// The value of a property, which a colon or a comma would end too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Place;

    fn lines(findings: Vec<Finding>) -> Vec<String> {
        lines_of(findings, &[])
    }

    fn lines_of(findings: Vec<Finding>, touched: &[&str]) -> Vec<String> {
        let touched = touched.iter().map(|path| (*path).to_owned()).collect();
        print(&findings.into_iter().collect(), &mut Sources::new(&[]).touching(touched)).lines().map(str::to_owned).collect()
    }

    #[test]
    fn what_a_change_touches_comes_before_the_rest_of_its_level() {
        let error = |file: &str| Finding::error("window-days", Place::file(file), "", "");
        let many = (0..12).map(|n| error(&format!("a{n:02}.toml")));
        let all = many.chain([error("z.toml"), Finding::warning("window-days", Place::file("y.toml"), "", "")]).collect();
        let told = lines_of(all, &["z.toml", "y.toml"]);
        let files: Vec<&str> = told.iter().filter_map(|line| line.split_once("file=")?.1.split(',').next()).collect();
        assert_eq!(files.len(), 11);
        assert_eq!(files.first(), Some(&"z.toml"));
        assert_eq!(files.get(1), Some(&"a00.toml"));
        assert_eq!(files.last(), Some(&"y.toml"), "a warning stays behind the errors");
    }

    #[test]
    fn nothing_ends_a_command_but_its_end() {
        let finding = Finding::error("act-dates", Place::file("a,b:c%/x\n\u{1b}[1m\u{202E}y.toml"), "百分之5%", "5%\r\n::error::x")
            .value("a\nb")
            .remedy("改", "do");
        let lines = lines(vec![finding]);
        assert_eq!(
            lines.first().map(String::as_str),
            Some(
                "::error file=a%2Cb%3Ac%25/x%0AU+001B[1mU+202Ey.toml,line=1,col=1,title=act-dates::百分之5%25%0A5%25%0D%0A::error::x\
                 %0A值 value: aU+000Ab%0A改法 fix: 改 / do"
            )
        );
        assert_eq!(lines.len(), 2);
    }

    #[test]
    fn ten_of_a_level_and_a_line_for_the_rest() {
        let many = |level, count: usize| {
            (0..count).map(move |n| Finding::new("window-days", level, Place::file(format!("{n:02}.toml")), format!("{n}"), ""))
        };
        let told = lines(many(Level::Warning, 12).chain(many(Level::Error, 11)).chain(many(Level::Note, 1)).collect());
        let of = |start: &str| told.iter().filter(|line| line.starts_with(start)).count();
        assert_eq!((of("::error "), of("::warning "), of("::notice ")), (10, 10, 1));
        assert!(told.last().is_some_and(|line| line.contains("3 more")), "{told:?}");
        assert!(lines(Vec::new()).is_empty());
    }
}
