//! gongshi 公示: base records and policy texts kept in git, compiled into a bilingual public disclosure site.
//!
//! A build is a pure function of the content, the templates, the static files and the as-of day. Six stages named
//! after their verbs turn one type into the next; reading and writing happen only at the two ends:
//!
//! ```text
//! content ─► read ─► resolve ─► check ─► plan ─► render ─► write ─► dist/
//!             Drafts  Register   Checked  Plan    pages
//! ```
//!
//! [`examine`] is the first half, [`build`] the whole.

#[cfg(not(unix))]
compile_error!("a site is written through handles of folders, which Windows does not have: run gongshi inside WSL");

pub mod build;
pub mod check;
pub mod cli;
pub mod deadline;
pub mod effects;
pub mod examine;
pub mod finding;
pub mod import;
pub mod model;
pub mod plan;
pub mod prepare;
pub mod progress;
pub mod published;
pub mod read;
pub mod refused;
pub mod render;
pub mod report;
pub mod resolve;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod verify;
pub mod write;

pub use build::{Built, Failure, Sources, build, build_against, build_watched};
pub(crate) use examine::resolve_tree;
pub use examine::{calendar_only, examine, resolve_content};
