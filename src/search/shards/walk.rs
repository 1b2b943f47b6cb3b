//! A tantivy segment, term by term: its dictionary is sorted, so that nothing depends on the order of writing.

use tantivy::postings::Postings;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{SegmentReader, TERMINATED};

/// The documents of a term in one field.
#[derive(Debug, Default)]
pub(super) struct List {
    /// The documents, in order.
    pub docs: Vec<u32>,
    /// How often it stands in each.
    pub times: Vec<u32>,
    /// Where, document after document: the first position, then steps.
    pub positions: Vec<u32>,
}

/// Gives every term of two fields with its lists, in the order of the terms' bytes.
pub(super) fn walk(segment: &SegmentReader, fields: [Field; 2], mut give: impl FnMut(&str, &[List; 2])) -> tantivy::Result<()> {
    let [body, title] = fields;
    let (body, title) = (segment.inverted_index(body)?, segment.inverted_index(title)?);
    let (mut in_body, mut in_title) = (body.terms().stream()?, title.terms().stream()?);
    let (mut more_body, mut more_title) = (in_body.advance(), in_title.advance());
    let mut lists = [List::default(), List::default()];
    while more_body || more_title {
        let takes_body = more_body && (!more_title || in_body.key() <= in_title.key());
        let takes_title = more_title && (!more_body || in_title.key() <= in_body.key());
        lists.iter_mut().for_each(List::clear);
        let [of_body, of_title] = &mut lists;
        let term = if takes_body { in_body.key() } else { in_title.key() };
        let term = String::from_utf8_lossy(term).into_owned();
        if takes_body {
            of_body.read(body.read_postings_from_terminfo(in_body.value(), IndexRecordOption::WithFreqsAndPositions)?);
            more_body = in_body.advance();
        }
        if takes_title {
            of_title.read(title.read_postings_from_terminfo(in_title.value(), IndexRecordOption::WithFreqsAndPositions)?);
            more_title = in_title.advance();
        }
        give(&term, &lists);
    }
    Ok(())
}

impl List {
    fn clear(&mut self) {
        self.docs.clear();
        self.times.clear();
        self.positions.clear();
    }

    fn read(&mut self, mut postings: impl Postings) {
        let mut here = Vec::new();
        while postings.doc() != TERMINATED {
            self.docs.push(postings.doc());
            self.times.push(postings.term_freq());
            postings.positions(&mut here);
            let mut before = 0;
            for position in &here {
                self.positions.push(position.wrapping_sub(before));
                before = *position;
            }
            postings.advance();
        }
    }
}
