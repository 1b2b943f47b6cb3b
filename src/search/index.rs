//! Documents → one tantivy segment in memory, written by one thread, so that it is the same every time.

use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, SingleSegmentIndexWriter, TantivyDocument};

use super::document::Kind;
use super::documents::Collection;
use super::query::{Element, Query, phrase};
use super::token::ByTwos;
use crate::model::text::Lang;

/// What tantivy is told of memory. One segment is written whatever it is; it sets how large the table of terms is at first,
/// and a table that fits near the processor is quicker, though it may have to grow.
const BUDGET: usize = 1 << 20;

const TOKENIZER: &str = "by-twos";

/// An index and its two fields. Its documents are numbered as they were given.
pub struct Indexed {
    /// The index, one segment.
    pub index: Index,
    /// Titles, what each document says first, and the word that only an article has.
    pub title: Field,
    /// Texts.
    pub body: Field,
    /// What each document is, and its scheme.
    pub filed: Vec<(Kind, String)>,
    /// Ids and names of the schemes.
    pub schemes: Vec<(String, String)>,
    /// The language of the documents.
    pub lang: Lang,
}

impl Indexed {
    /// The ids of the schemes that a query names: by the id in English, by how the name begins in Chinese.
    pub(super) fn named(&self, query: &Query) -> Vec<&str> {
        let terms = query.terms();
        let names = |(id, name): &&(String, String)| match self.lang {
            Lang::Zh => terms.contains(&name.chars().take(2).collect::<String>().as_str()),
            Lang::En => terms.contains(&id.as_str()),
        };
        self.schemes.iter().filter(names).map(|(id, _)| id.as_str()).collect()
    }

    /// The words of the articles that a query asks for by number: of the schemes it names; of all where it
    /// is nothing but that number.
    pub(super) fn own(&self, query: &Query) -> Vec<Vec<Element>> {
        let Some(number) = query.article() else { return Vec::new() };
        let phrase = |words: String| phrase(&words.chars().collect::<Vec<_>>());
        let alone = matches!(query.runs.as_slice(), [run] if run.ways.contains(&phrase(format!("article {number}"))));
        let named = if alone { self.schemes.iter().map(|(id, _)| id.as_str()).collect() } else { self.named(query) };
        named.into_iter().map(|id| phrase(format!("{id}{number}"))).collect()
    }
}

/// Indexes documents.
///
/// # Errors
/// What tantivy says; in memory there is nothing that ordinarily fails.
pub fn index(collection: &Collection) -> tantivy::Result<Indexed> {
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
    for document in &collection.documents {
        let mut fields = TantivyDocument::default();
        fields.add_text(title, &document.title);
        // A value of its own: no phrase crosses from one into the other.
        fields.add_text(title, document.lead());
        document.own().iter().for_each(|word| fields.add_text(title, word));
        fields.add_text(body, &document.body);
        writer.add_document(fields)?;
    }
    let filed = collection.documents.iter().map(|one| (one.kind, one.scheme.clone())).collect();
    let (schemes, lang) = (collection.schemes.clone(), collection.lang);
    Ok(Indexed { index: writer.finalize()?, title, body, filed, schemes, lang })
}
