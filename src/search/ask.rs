//! A question to the index, answered by tantivy itself; the reader on the pages answers with the same documents.
//!
//! A document's score is the sum, over title and text, of what BM25 (Robertson and Zaragoza, "The Probabilistic
//! Relevance Framework: BM25 and Beyond", Foundations and Trends in Information Retrieval 3(4), 2009; k1 = 1.2,
//! b = 0.75) gives each term and each run that stands there as a phrase, a phrase by the sum of the idf of its terms.
//! First are asked the documents that hold every run, in the spelling that was typed before any other; only where there
//! is none, those that hold any term of what the question is about (`question.rs`).

use std::collections::{BTreeMap, BTreeSet};

use tantivy::collector::{DocSetCollector, TopDocs};
use tantivy::query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhrasePrefixQuery, PhraseQuery, Query as Asked, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, Score, Searcher, Term};

use super::document::Kind;
use super::index::Indexed;
use super::query::{Element, Query};
use super::question::{About, about};

/// How much more a word in a title counts.
pub const TITLE: Score = 3.0;

/// How much more a phrase counts than its terms.
pub const PHRASE: Score = 2.0;

/// What a term counts of which only the beginning was typed.
pub const BEGINNING: Score = 1.0;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// Number of the document and its score, the best first; equal ones in the order of the documents.
    pub best: Vec<(u32, Score)>,
    /// How many there are.
    pub total: usize,
    /// Whether each holds every run.
    pub exact: bool,
}

/// The best documents for a query.
///
/// # Errors
/// What tantivy says.
pub fn ask(indexed: &Indexed, query: &Query, limit: usize) -> tantivy::Result<Found> {
    let mut found = Found::default();
    if query.runs.is_empty() {
        return Ok(found);
    }
    let searcher = indexed.index.reader()?.searcher();
    let fields = [(indexed.body, 1.0), (indexed.title, TITLE)];
    let query = &Query { rows: [query.rows.clone(), indexed.own(query)].concat(), ..query.clone() };
    let asker = Asker { searcher: &searcher, fields, query, others: &[] };
    let clauses = asker.clauses()?;
    let any = || clauses.iter().map(|clause| (Occur::Should, clause.box_clone()));
    // All of them: the next tier holds these too, and they are passed over there.
    let every = usize::try_from(searcher.num_docs()).unwrap_or(usize::MAX).max(1);
    let all =
        |asked: Vec<(Occur, Box<dyn Asked>)>| searcher.search(&BooleanQuery::new(asked), &TopDocs::with_limit(every).order_by_score());
    let mut seen = BTreeSet::new();
    let mut take = |all: Vec<(Score, DocAddress)>| {
        for (score, at) in all {
            if seen.insert(at.doc_id) && found.best.len() < limit {
                found.best.push((at.doc_id, score));
            }
        }
        seen.len()
    };
    let mut total = 0;
    for tier in asker.tiers()? {
        total = take(all(std::iter::once((Occur::Must, tier)).chain(any()).collect())?);
    }
    let exact = total > 0;
    if !exact {
        let About { query, others, asks } = about(query, indexed.lang);
        let asker = Asker { searcher: &searcher, fields, query: &query, others: &others };
        let mut found = all(asker.clauses()?.into_iter().map(|clause| (Occur::Should, clause)).collect())?;
        asker.cover(indexed, asks, &mut found)?;
        total = take(found);
    }
    Ok(Found { total, exact, ..found })
}

/// A query being put to tantivy.
struct Asker<'q> {
    searcher: &'q Searcher,
    fields: [(Field, Score); 2],
    query: &'q Query,
    /// Other words for what is looked for.
    others: &'q [Vec<Element>],
}

type Part = Box<dyn Asked>;

impl Asker<'_> {
    /// What the first documents hold: all words in a row, or the article that is asked for; every run as it was typed; every run in any spelling. It adds
    /// nothing to a score.
    fn tiers(&self) -> tantivy::Result<Vec<Part>> {
        let every = |most: usize| -> tantivy::Result<Part> {
            let runs = self.query.runs.iter().map(|run| run.ways.get(..most.min(run.ways.len())).unwrap_or_default());
            let runs: tantivy::Result<Vec<_>> = runs.map(|ways| Ok((Occur::Must, self.any_of(ways)?))).collect();
            Ok(Box::new(BooleanQuery::new(runs?)))
        };
        let mut tiers = Vec::new();
        if !self.query.rows.is_empty() {
            tiers.push(self.any_of(&self.query.rows)?);
        }
        tiers.extend([every(1)?, every(usize::MAX)?]);
        Ok(tiers.into_iter().map(|tier| -> Part { Box::new(ConstScoreQuery::new(tier, 0.0)) }).collect())
    }

    /// Where no document holds all runs, one that holds more of the query goes before one that holds a rare part of it
    /// often: a score counts three times by the share of the idf of its terms that the document has. A text as a whole
    /// counts half, since one of its articles is what answers; so does what is of another scheme than the question names.
    /// What is asked is most often answered by an article, and what is none counts an eighth; a base or an act that has
    /// much more of a question's words still comes first.
    fn cover(&self, indexed: &Indexed, asks: bool, found: &mut [(Score, DocAddress)]) -> tantivy::Result<()> {
        let (mut all, mut of) = (0.0, BTreeMap::new());
        for term in self.query.terms() {
            let terms = self.fields.map(|(field, _)| Term::from_field_text(field, term));
            let mut most = 0;
            for term in &terms {
                most = most.max(self.searcher.doc_freq(term)?);
            }
            let idf = idf(most, self.searcher.num_docs());
            all += idf;
            let either = BooleanQuery::new_multiterms_query(terms.into());
            let holding: BTreeSet<DocAddress> = self.searcher.search(&either, &DocSetCollector)?.into_iter().collect();
            for at in holding {
                *of.entry(at).or_insert(0.0) += idf;
            }
        }
        let named = indexed.named(self.query);
        for (score, at) in found.iter_mut() {
            // What only begins as was typed has none of the terms: it keeps a little.
            let share = (of.get(at).copied().unwrap_or(0.0_f32) + 1.0) / (all + 1.0);
            (0..3).for_each(|_| *score *= share);
            let filed = usize::try_from(at.doc_id).ok().and_then(|place| indexed.filed.get(place));
            *score /= match filed {
                Some((Kind::Article, _)) | None => 1.0,
                Some(_) if asks => 8.0,
                Some((Kind::Policy, _)) => 2.0,
                Some(_) => 1.0,
            };
            if !named.is_empty() && !filed.is_some_and(|(_, scheme)| named.contains(&scheme.as_str())) {
                *score *= 0.5;
            }
        }
        found.sort_by(|(a, at), (b, other)| b.total_cmp(a).then(at.cmp(other)));
        Ok(())
    }

    /// Everything that adds to a score.
    fn clauses(&self) -> tantivy::Result<Vec<Part>> {
        let mut all: Vec<Part> = Vec::new();
        for (field, weight) in self.fields {
            all.extend(self.query.terms().into_iter().map(|term| boosted(by_term(field, term), weight)));
            for way in self.query.ways() {
                let phrase = self.phrase(field, way)?;
                if way.last().is_some_and(|last| last.beginning) {
                    all.push(Box::new(ConstScoreQuery::new(phrase, BEGINNING * weight)));
                } else if way.len() > 1 {
                    all.push(boosted(phrase, PHRASE * weight));
                }
            }
            for other in self.others {
                all.push(boosted(self.phrase(field, other)?, weight));
            }
        }
        Ok(all)
    }

    /// Whether any of some phrases stands in title or text.
    fn any_of(&self, ways: &[Vec<Element>]) -> tantivy::Result<Part> {
        let all: tantivy::Result<Vec<_>> =
            ways.iter().flat_map(|way| self.fields.map(|(field, _)| Ok((Occur::Should, self.phrase(field, way)?)))).collect();
        Ok(Box::new(BooleanQuery::new(all?)))
    }

    fn phrase(&self, field: Field, way: &[Element]) -> tantivy::Result<Part> {
        let terms = || way.iter().map(|element| Term::from_field_text(field, &element.text)).collect::<Vec<_>>();
        Ok(match way {
            [.., last] if last.beginning => {
                let mut query = PhrasePrefixQuery::new(terms());
                // tantivy makes room for as many terms as it may meet.
                query.set_max_expansions(self.begun(field, &last.text)?.max(1));
                Box::new(query)
            }
            [one] => by_term(field, &one.text),
            _ => Box::new(PhraseQuery::new(terms())),
        })
    }

    /// How many terms begin so.
    fn begun(&self, field: Field, beginning: &str) -> tantivy::Result<u32> {
        let mut count = 0;
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut terms = index.terms().range().ge(beginning).into_stream()?;
            while terms.advance() && terms.key().starts_with(beginning.as_bytes()) {
                count += 1;
            }
        }
        Ok(count)
    }
}

/// How rare a term is, as tantivy reckons it.
#[expect(clippy::cast_precision_loss, reason = "in single precision as tantivy does it")]
fn idf(with: u64, all: u64) -> Score {
    (1.0 + ((all - with.min(all)) as Score + 0.5) / (with as Score + 0.5)).ln()
}

fn by_term(field: Field, term: &str) -> Part {
    Box::new(TermQuery::new(Term::from_field_text(field, term), IndexRecordOption::WithFreqs))
}

fn boosted(query: Part, weight: Score) -> Part {
    Box::new(BoostQuery::new(query, weight))
}
