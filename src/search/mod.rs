//! [`Survey`](crate::plan::Survey) → what can be found, and the static files by which a page finds it without a server.
//!
//! ```text
//! survey ─► documents ─► index (tantivy, in memory) ─┬► small site: one pack of the texts themselves
//!                                                    └► large site: shards of terms, positions, titles, texts
//! ```
//!
//! It lies beside `render`: an index is no page. `site/js/search.js` reads the files; `gongshi search` asks the index.

pub mod ask;
pub mod document;
pub mod documents;
pub mod files;
pub mod fold;
pub mod index;
mod numbers;
mod pack;
pub mod query;
mod question;
mod shards;
pub mod token;
mod words;
