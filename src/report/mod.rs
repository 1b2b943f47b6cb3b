//! Findings for people and for machines.

pub mod human;
pub mod json;
mod spot;

pub use spot::{Sources, Spot};
