//! Bringing in what people have: regulations as plain text.

pub mod policy;
