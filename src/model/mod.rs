//! The words of the domain: plain data and pure arithmetic. No I/O, no HTML, no clock.

pub mod act;
pub mod blank;
pub mod calendar;
pub mod compare;
pub mod day;
pub mod draft;
mod edition;
pub mod host;
pub mod id;
pub mod list;
pub mod markdown;
pub mod moved;
pub mod near;
pub mod particular;
pub mod personal;
pub mod policy;
pub mod policy_text;
pub mod register;
pub mod route;
pub mod rule;
pub mod sighting;
pub mod source_mark;
pub mod standing;
pub mod text;
pub mod unseen;
pub mod work;
