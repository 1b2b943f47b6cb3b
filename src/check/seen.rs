//! From what was seen in the bytes of the files to findings: one concern, one check.

use super::Scene;
use crate::finding::{At, Finding, Findings, Level, Place};
use crate::model::sighting::{self, Concern, Sighting};

/// Tells everything seen of one concern.
pub(super) fn tell(
    scene: &Scene<'_>,
    concern: Concern,
    code: &'static str,
    level: Level,
    rule: (&str, &str),
    remedy: (&str, &str),
    findings: &mut Findings,
) {
    for seen in scene.register.sightings.of(concern) {
        let finding = Finding::new(code, level, place(seen), seen.what.zh.as_str(), seen.what.en.as_str());
        findings.push(finding.rule(rule.0, rule.1).remedy(remedy.0, remedy.1));
    }
}

fn place(seen: &Sighting) -> Place {
    let at = match seen.at {
        sighting::At::File => At::File,
        sighting::At::Byte(byte) => At::Byte(byte),
        sighting::At::Line(line, column) => At::Line(line, column),
        sighting::At::Cell(line, cell) => At::Cell(line, cell),
    };
    Place { file: seen.file.clone(), at }
}
