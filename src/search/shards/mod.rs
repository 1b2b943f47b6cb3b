//! A large site in many small files, of which a query reads the few it needs.
//!
//! ```text
//! root ─► c  branches: where each shard begins ─► t  terms, their postings, lengths of fields;   p  positions
//!     │                                           └► b  a long list by ranges of documents;      q  positions
//!     └─► n  lengths by ranges of documents    x  titles, addresses, dates ─► d  texts
//! ```
//!
//! All files of a language are in one folder, whose name is the hash of all of them, and are numbered there: a name in a
//! file would be five bytes that nothing makes smaller, and most files change when a document is added.
//!
//! Terms are sorted, and walked out of the tantivy segment as they stand there. A list of more than [`Shape::long`] documents
//! is cut at multiples of [`Shape::range`]; its entry has for each part how many documents are in it and the greatest part of a
//! score it can give. So rare terms are read first, and of a frequent one only the parts in which a document can still
//! come among the first ten (the idea of block-max indexes: Ding and Suel, "Faster Top-k Document Retrieval Using
//! Block-Max Indexes", SIGIR 2011). Numbers are in columns, where deflate finds most.

mod bytes;
mod files;
mod long;
mod spots;
mod walk;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::{Searcher, SegmentReader};

use self::bytes::Bytes;
use self::files::Files;
use self::long::long;
use self::spots::Spots;
use self::walk::{List, walk};
use super::document::Document;
use super::index::Indexed;

/// How large the parts are. Small shards are fewer bytes for a query, large ones fewer files and requests.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// A pack is not larger than this; a site that needs more has shards.
    pub pack: usize,
    /// A list of more documents than this is kept by ranges.
    pub long: usize,
    /// As many documents are a range; so many times as many where there would be more than [`RANGES`].
    pub range: usize,
    /// A file of a long list is full when it has as many documents; a range is never cut.
    pub group: usize,
    /// A shard is full when its columns have as many bytes.
    pub shard: usize,
    /// As many shards are a branch.
    pub branch: usize,
    /// As many documents share a file of titles.
    pub heads: usize,
    /// A file of texts is full when they have as many bytes.
    pub texts: usize,
    /// As many positions share a file.
    pub spots: usize,
}

/// A site that grows has larger ranges before it has more: each is a file a term, and a request.
const RANGES: usize = 16;

impl Default for Shape {
    fn default() -> Self {
        Self { pack: 64 * 1024, long: 1024, range: 1024, group: 768, shard: 1536, branch: 64, heads: 16, texts: 4096, spots: 4096 }
    }
}

impl Shape {
    /// For as many documents.
    fn of(self, documents: usize) -> Self {
        let times = documents.div_ceil(self.range.max(1) * RANGES).max(1);
        Self { range: self.range.max(1) * times, long: self.long * times.min(2), ..self }
    }
}

/// What the root says of an index in shards.
#[derive(Debug, serde::Serialize)]
pub(super) struct Shards {
    /// The folder of all other files.
    at: String,
    /// Where each branch begins.
    top: Vec<String>,
    branch: usize,
    /// The terms of all texts, and of all titles.
    totals: [u64; 2],
    range: usize,
    long: usize,
    group: usize,
    heads: usize,
    spots: usize,
}

/// The files of an index in shards, by address, and what its root says of them.
pub(super) fn shards(
    indexed: &Indexed,
    documents: &[Document],
    lang: &str,
    shape: Shape,
) -> tantivy::Result<(BTreeMap<String, Vec<u8>>, Shards)> {
    let shape = shape.of(documents.len());
    let searcher: Searcher = indexed.index.reader()?.searcher();
    let segment = searcher.segment_reader(0);
    let fields = [indexed.body, indexed.title];
    let mut totals = [0; 2];
    let mut norms = Vec::new();
    for (field, total) in fields.into_iter().zip(&mut totals) {
        *total = segment.inverted_index(field)?.total_num_tokens();
        norms.push(lengths(segment, field)?);
    }
    let means = totals.map(|total| mean(total, documents.len()));
    let shard = Shard { spots: Spots::new(shape.spots), ..Shard::default() };
    let mut out = Writer { shape, files: Files::new(), shard, norms, means, longs: 0, firsts: Vec::new() };
    walk(segment, fields, |term, lists| out.term(term, lists))?;
    let top = out.finish(documents);
    let files = out.files.done();
    let mut hash = Sha256::new();
    for (name, bytes) in &files {
        hash.update(name);
        hash.update(bytes);
    }
    let hash: String = hash.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let at = format!("search/{lang}/{hash}/");
    let files = files.into_iter().map(|(name, bytes)| (format!("{at}{name}.bin"), bytes)).collect();
    let Shape { branch, range, long, group, heads, spots, .. } = shape;
    Ok((files, Shards { at, top, branch, totals, range, long, group, heads, spots }))
}

fn lengths(segment: &SegmentReader, field: tantivy::schema::Field) -> tantivy::Result<Vec<u8>> {
    let reader: FieldNormReader = segment.get_fieldnorms_reader(field)?;
    Ok((0..segment.max_doc()).map(|doc| reader.fieldnorm_id(doc)).collect())
}

/// The mean length of a field, a little longer for what rounding does to a bound.
#[expect(clippy::cast_precision_loss, reason = "a mean")]
fn mean(total: u64, documents: usize) -> f64 {
    (total as f64 / documents.max(1) as f64 * 1.0001).max(f64::MIN_POSITIVE)
}

struct Writer {
    shape: Shape,
    /// By name in their folder.
    files: Files,
    shard: Shard,
    /// Lengths of each field, by document, and their means.
    norms: Vec<Vec<u8>>,
    means: [f64; 2],
    /// How many long lists there are.
    longs: usize,
    /// What no term before a shard reaches and its first one does.
    firsts: Vec<String>,
}

/// The columns of a shard being filled.
#[derive(Default)]
struct Shard {
    count: usize,
    first: String,
    last: String,
    terms: String,
    sizes: Bytes,
    docs: Bytes,
    times: Bytes,
    lengths: Bytes,
    long: Bytes,
    spots: Spots,
}

impl Shard {
    fn size(&self) -> usize {
        [&self.sizes, &self.docs, &self.times, &self.lengths, &self.long].iter().map(|column| column.len()).sum::<usize>()
            + self.terms.len()
    }

    /// A term after the one before it: how many characters they share, then the rest.
    fn name(&mut self, term: &str) {
        let plain = |c: &char| u32::from(*c) < 0x1_0000;
        let before = if self.count == 0 { "" } else { &self.last };
        let shared = term.chars().zip(before.chars()).take(30).take_while(|(a, b)| a == b && plain(a)).count();
        self.terms.push(char::from(u8::try_from(shared).unwrap_or_default()));
        self.terms.extend(term.chars().skip(shared));
        if self.count == 0 {
            // As short as it can be and still come after the last term of the shard before.
            let same = term.chars().zip(self.last.chars()).take_while(|(a, b)| a == b).count();
            self.first = term.chars().take(same + 1).collect();
        }
        term.clone_into(&mut self.last);
        self.count += 1;
    }
}

impl Writer {
    fn term(&mut self, term: &str, lists: &[List; 2]) {
        self.shard.name(term);
        for (field, list) in lists.iter().enumerate() {
            self.shard.sizes.number(list.docs.len());
            let lengths = self.norms.get(field).map(Vec::as_slice).unwrap_or_default();
            if list.docs.len() > self.shape.long {
                self.shard.long.number(self.longs);
                let mean = self.means.get(field).copied().unwrap_or_default();
                let (ranges, groups) = long(list, lengths, mean, self.shape);
                for (count, impact) in ranges {
                    self.shard.long.number(count);
                    if count > 0 {
                        self.shard.long.byte(impact);
                    }
                }
                for (number, group) in groups {
                    let mut block = group.docs;
                    block.raw(group.times.all());
                    self.files.put(format!("b{}-{number}", self.longs), &block);
                    group.spots.put(&format!("q{}-{number}", self.longs), &mut self.files);
                }
                self.longs += 1;
            } else {
                self.shard.docs.steps(&list.docs, 0);
                list.docs.iter().for_each(|doc| self.shard.lengths.byte(length(lengths, *doc)));
                list.times.iter().for_each(|times| self.shard.times.number32(*times));
                self.shard.spots.add(&list.times, &list.positions);
            }
        }
        if self.shard.size() >= self.shape.shard {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let next = Shard { spots: Spots::new(self.shape.spots), last: self.shard.last.clone(), ..Shard::default() };
        let shard = std::mem::replace(&mut self.shard, next);
        if shard.count == 0 {
            return;
        }
        let mut all = Bytes::default();
        all.number(shard.count);
        all.text(&shard.terms);
        [&shard.sizes, &shard.docs, &shard.times, &shard.lengths, &shard.long].into_iter().for_each(|column| all.raw(column.all()));
        self.files.put(format!("t{}", self.firsts.len()), &all);
        shard.spots.put(&format!("p{}", self.firsts.len()), &mut self.files);
        self.firsts.push(shard.first);
    }

    /// Branches, lengths, titles, texts; where each branch begins.
    fn finish(&mut self, documents: &[Document]) -> Vec<String> {
        self.flush();
        let files = &mut self.files;
        let mut top = Vec::new();
        for (place, part) in self.firsts.chunks(self.shape.branch).enumerate() {
            top.extend(part.first().cloned());
            files.put(format!("c{place}"), &Bytes::from(part.join("\n").as_bytes()));
        }
        for (field, lengths) in self.norms.iter().enumerate() {
            for (place, part) in lengths.chunks(self.shape.range).enumerate() {
                files.put(format!("n{field}-{place}"), &Bytes::from(part));
            }
        }
        for (place, part) in documents.chunks(self.shape.heads).enumerate() {
            let texts = texts(part, self.shape.texts);
            for (number, text) in texts.iter().enumerate() {
                files.put(format!("d{place}-{number}"), &Bytes::from(text.join("\u{1f}").as_bytes()));
            }
            let column = |of: fn(&Document) -> &str| part.iter().map(of).collect::<Vec<_>>().join("\u{1f}");
            let sizes: Vec<String> = texts.iter().map(|text| text.len().to_string()).collect();
            let columns = [column(|one| &one.title), column(|one| &one.url), column(|one| &one.date), sizes.join("\u{1f}")];
            files.put(format!("x{place}"), &Bytes::from(columns.join("\u{1e}").as_bytes()));
        }
        top
    }
}

/// The texts of some documents, file by file.
fn texts(documents: &[Document], most: usize) -> Vec<Vec<&str>> {
    let mut all: Vec<Vec<&str>> = Vec::new();
    let mut room = 0;
    for one in documents {
        match all.last_mut().filter(|_| room >= one.body.len()) {
            Some(last) => last.push(&one.body),
            None => {
                all.push(vec![&one.body]);
                room = most;
            }
        }
        room = room.saturating_sub(one.body.len());
    }
    all
}

fn length(lengths: &[u8], doc: u32) -> u8 {
    usize::try_from(doc).ok().and_then(|doc| lengths.get(doc)).copied().unwrap_or_default()
}
