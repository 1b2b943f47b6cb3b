//! Documents → one tantivy segment in memory, written by one thread, so that it is the same every time.

use std::collections::BTreeSet;

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, SingleSegmentIndexWriter, TantivyDocument};

use super::document::{Document, Kind};
use super::token::ByTwos;

/// Memory for postings before tantivy would rather write; one segment is written whatever it is.
const BUDGET: usize = 64 << 20;

const TOKENIZER: &str = "by-twos";

/// An index and its two fields. Its documents are numbered as they were given.
pub struct Indexed {
    /// The index, one segment.
    pub index: Index,
    /// Titles.
    pub title: Field,
    /// Texts.
    pub body: Field,
    /// The documents about a policy text as a whole.
    pub wholes: BTreeSet<u32>,
}

/// Indexes documents.
///
/// # Errors
/// What tantivy says; in memory there is nothing that ordinarily fails.
pub fn index(documents: &[Document]) -> tantivy::Result<Indexed> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing);
    let title = schema.add_text_field("title", options.clone());
    let body = schema.add_text_field("body", options);
    let builder = Index::builder().schema(schema.build());
    let tokenizers = tantivy::tokenizer::TokenizerManager::new();
    tokenizers.register(TOKENIZER, TextAnalyzer::builder(ByTwos::default()).build());
    let mut writer: SingleSegmentIndexWriter =
        builder.tokenizers(tokenizers).single_segment_index_writer(tantivy::directory::RamDirectory::create(), BUDGET)?;
    let mut wholes = BTreeSet::new();
    for (place, document) in documents.iter().enumerate() {
        if document.kind == Kind::Policy {
            wholes.extend(u32::try_from(place));
        }
        let mut fields = TantivyDocument::default();
        fields.add_text(title, &document.title);
        fields.add_text(body, &document.body);
        writer.add_document(fields)?;
    }
    Ok(Indexed { index: writer.finalize()?, title, body, wholes })
}
