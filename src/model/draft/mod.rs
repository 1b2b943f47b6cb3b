//! What people write: one type a file, strict, exactly as the file has it.
//!
//! Identity comes from the path and is never repeated inside. The JSON Schemas in `schemas/` are generated from
//! these types, and every file is walked against the same schema, so both always agree.

pub mod act;
pub mod base;
pub mod host;
pub mod moved;
pub mod policy;
pub mod scheme;
pub mod site;
