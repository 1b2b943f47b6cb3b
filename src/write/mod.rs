//! The last stage: the site onto the disk, whole or not at all.
//!
//! The new tree grows beside the live one, in `.<name>.gongshi-new`, which nobody else may read. When it is complete
//! and flushed, one atomic exchange makes it the live one and the old tree goes. Whatever fails before that — a full disk,
//! a missing permission, a kill — leaves the old site as it was, and the next build clears up.
//!
//! ```text
//! Staging::begin ─► Staging::put, from any thread ─► Staging::finish ─► Written
//!                         └─ dropped: the new tree goes, the old site stays
//! ```

mod error;
mod exchange;
mod growing;
mod kernel;
pub mod manifest;
mod place;
mod reuse;
mod stage;
mod stale;
#[cfg(test)]
mod tests;

pub use error::{What, WriteError};
pub use growing::Growing;
pub use manifest::{Digest, FileEntry, Manifest, ManifestHead, root_of};
pub use stage::{Staging, Written};
