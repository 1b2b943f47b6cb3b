//! One test binary; a file here that is not listed is found by `house`.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test reads and writes, and stops where it finds a fault"
)]
#![allow(unreachable_pub, missing_docs, reason = "nobody reads a test binary from outside")]

mod api;
mod asked;
mod begun;
mod browser;
mod cases;
mod check_pages;
mod cli;
mod compare;
mod corrections;
mod deadlines;
mod editions;
mod effects;
mod facets;
mod forges;
mod guides;
mod hostile;
mod house;
mod imports;
mod latest;
mod matrix;
mod moved;
mod named;
mod officer;
mod offline;
mod posted;
mod prepare;
mod privacy;
mod program;
mod promised;
mod properties;
mod published;
mod remedies;
mod same;
mod sample;
mod schemas;
mod search;
mod seen;
#[cfg(feature = "serve")]
mod serve;
mod since;
mod sixth;
mod small;
mod standing;
mod subscribed;
mod told;
mod usage;
mod verify;
mod versions;
mod work;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use gongshi::Sources;
use gongshi::model::day::Day;

/// The root of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A day as it is written.
pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// The shipped templates and static files with some content.
pub fn sources(content: Vec<PathBuf>) -> Sources {
    Sources { content, templates: root().join("templates"), statics: root().join("site"), base_url: None, search: true, minify: true }
}

/// The same, with the white space of the pages left in.
pub fn sources_unminified(content: Vec<PathBuf>) -> Sources {
    Sources { minify: false, ..sources(content) }
}

/// The shipped content as of 2026-11-21, built once for all tests.
pub fn built_site() -> &'static Path {
    static SITE: OnceLock<tempfile::TempDir> = OnceLock::new();
    let folder = SITE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let day = Day::new(2026, 11, 21).unwrap();
        gongshi::build(&sources(vec![root().join("content")]), &folder.path().join("dist"), day).unwrap();
        folder
    });
    static DIST: OnceLock<PathBuf> = OnceLock::new();
    DIST.get_or_init(|| folder.path().join("dist"))
}
