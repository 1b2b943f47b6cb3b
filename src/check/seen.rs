//! From what was seen in the bytes of the files to findings: one concern, one check.

use super::Scene;
use crate::finding::{At, Finding, Level, Place};
use crate::model::sighting::{self, Concern, Sighting};

/// A finding for everything seen of one concern; its check adds the rule and the remedy.
pub(super) fn of(scene: &Scene<'_>, concern: Concern, code: &'static str, level: Level) -> impl Iterator<Item = Finding> {
    let seen = scene.register.sightings.of(concern);
    seen.map(move |seen| Finding::new(code, level, place(seen), seen.what.zh.as_str(), seen.what.en.as_str()))
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
