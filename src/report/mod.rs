//! Findings for people and for machines.

pub mod codes;
pub mod github;
pub mod human;
pub mod json;
mod path;
pub mod sarif;
mod spot;
pub mod summary;
mod text;

pub use spot::Sources;
pub use text::Spot;
