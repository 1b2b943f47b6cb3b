//! A large site in many small files, of which a query reads the few it needs.
//!
//! ```text
//! root ─► l  ─► c  branches: the first term of each shard ─► t  terms, their postings, lengths of fields; p  positions
//!          │                                                  └► b  a long list by ranges of documents;   q  positions
//!          └─► n  lengths by ranges of documents    x  titles, addresses, dates    d  texts
//! ```
//!
//! Terms are sorted, and walked out of the tantivy segment as they stand there. A list of more than [`Shape::long`] documents
//! is cut at multiples of [`Shape::range`]; its entry has for each part how many documents are in it and the greatest part of a
//! score it can give. So rare terms are read first, and of a frequent one only the parts in which a document can still
//! come among the first ten (the idea of block-max indexes: Ding and Suel, "Faster Top-k Document Retrieval Using
//! Block-Max Indexes", SIGIR 2011). Numbers are in columns, where deflate finds most.

mod bytes;
mod walk;

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::{Searcher, SegmentReader};

use self::bytes::{Bytes, impact};
use self::walk::{List, walk};
use super::document::Document;
use super::index::Indexed;
use super::pack::deflated;

/// How large the parts are. Small shards are fewer bytes for a query, large ones fewer files and requests.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// A pack is not larger than this; a site that needs more has shards.
    pub pack: usize,
    /// A list of more documents than this is kept by ranges.
    pub long: usize,
    /// As many documents are a range.
    pub range: usize,
    /// A shard is full when its columns have as many bytes.
    pub shard: usize,
    /// As many shards are a branch.
    pub branch: usize,
    /// As many documents share a file of titles.
    pub heads: usize,
    /// As many documents share a file of texts.
    pub texts: usize,
}

impl Default for Shape {
    fn default() -> Self {
        Self { pack: 64 * 1024, long: 2048, range: 2048, shard: 4 * 1024, branch: 64, heads: 64, texts: 16 }
    }
}

/// What the root says of an index in shards.
#[derive(Debug, serde::Serialize)]
pub(super) struct Shards {
    /// The file all others are found through.
    list: String,
    /// The terms of all texts, and of all titles.
    totals: [u64; 2],
    range: usize,
    long: usize,
    heads: usize,
    texts: usize,
}

/// The files of an index in shards, by address, and what its root says of them.
pub(super) fn shards(
    indexed: &Indexed,
    documents: &[Document],
    lang: &str,
    shape: Shape,
) -> tantivy::Result<(BTreeMap<String, Vec<u8>>, Shards)> {
    let searcher: Searcher = indexed.index.reader()?.searcher();
    let segment = searcher.segment_reader(0);
    let fields = [indexed.body, indexed.title];
    let mut out = Writer { lang, shape, files: BTreeMap::new(), shard: Shard::default(), norms: Vec::new(), firsts: Vec::new() };
    let mut totals = [0; 2];
    for (field, total) in fields.into_iter().zip(&mut totals) {
        *total = segment.inverted_index(field)?.total_num_tokens();
        out.norms.push(norms(segment, field)?);
    }
    walk(segment, fields, |term, lists| out.term(term, lists))?;
    let list = out.finish(documents);
    Ok((out.files, Shards { list, totals, range: shape.range, long: shape.long, heads: shape.heads, texts: shape.texts }))
}

fn norms(segment: &SegmentReader, field: tantivy::schema::Field) -> tantivy::Result<Vec<u8>> {
    let reader: FieldNormReader = segment.get_fieldnorms_reader(field)?;
    Ok((0..segment.max_doc()).map(|doc| reader.fieldnorm_id(doc)).collect())
}

/// Five bytes: a name, among some ten thousand.
type Hash = [u8; 5];

struct Writer<'l> {
    lang: &'l str,
    shape: Shape,
    /// By address: equal parts are one file.
    files: BTreeMap<String, Vec<u8>>,
    shard: Shard,
    /// Lengths of each field, by document.
    norms: Vec<Vec<u8>>,
    /// The first term of each shard and its hash.
    firsts: Vec<(String, Hash)>,
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
    positions: Bytes,
}

impl Shard {
    fn size(&self) -> usize {
        [&self.sizes, &self.docs, &self.times, &self.lengths, &self.long].iter().map(|column| column.len()).sum::<usize>()
            + self.terms.len()
    }

    /// A term after the one before it: how many characters they share, then the rest.
    fn name(&mut self, term: &str) {
        let plain = |c: &char| u32::from(*c) < 0x1_0000;
        let shared = term.chars().zip(self.last.chars()).take(30).take_while(|(a, b)| a == b && plain(a)).count();
        self.terms.push(char::from(u8::try_from(shared).unwrap_or_default()));
        self.terms.extend(term.chars().skip(shared));
        if self.count == 0 {
            term.clone_into(&mut self.first);
        }
        term.clone_into(&mut self.last);
        self.count += 1;
    }
}

impl Writer<'_> {
    fn term(&mut self, term: &str, lists: &[List; 2]) {
        self.shard.name(term);
        for (field, list) in lists.iter().enumerate() {
            self.shard.sizes.number(list.docs.len());
            let lengths = self.norms.get(field).map(Vec::as_slice).unwrap_or_default();
            if list.docs.len() > self.shape.long {
                let ranges = long(list, lengths, self.shape.range);
                for (count, impact, block, positions) in ranges {
                    self.shard.long.number(count);
                    if count > 0 {
                        let hash = self.pair(("b", &block), ("q", &positions));
                        self.shard.long.raw(&hash);
                        self.shard.long.byte(impact);
                    }
                }
            } else {
                self.shard.docs.steps(&list.docs, 0);
                list.docs.iter().for_each(|doc| self.shard.lengths.byte(length(lengths, *doc)));
                list.times.iter().for_each(|times| self.shard.times.number32(*times));
                list.positions.iter().for_each(|step| self.shard.positions.number32(*step));
            }
        }
        if self.shard.size() >= self.shape.shard {
            self.flush();
        }
    }

    fn flush(&mut self) {
        let shard = std::mem::take(&mut self.shard);
        if shard.count == 0 {
            return;
        }
        let mut all = Bytes::default();
        all.number(shard.count);
        all.text(&shard.terms);
        [&shard.sizes, &shard.docs, &shard.times, &shard.lengths, &shard.long].into_iter().for_each(|column| all.raw(column.all()));
        let hash = self.pair(("t", &all), ("p", &shard.positions));
        self.firsts.push((shard.first, hash));
    }

    /// Branches, lengths, titles, texts, and the file that lists them; its name.
    fn finish(&mut self, documents: &[Document]) -> String {
        self.flush();
        let mut list = Bytes::default();
        let firsts = std::mem::take(&mut self.firsts);
        let branches: Vec<(String, Hash)> =
            firsts.chunks(self.shape.branch).filter_map(|part| Some((part.first()?.0.clone(), self.file("c", &index_of(part))))).collect();
        list.raw(index_of(&branches).all());
        for lengths in std::mem::take(&mut self.norms) {
            for part in lengths.chunks(self.shape.range) {
                list.raw(&self.file("n", &Bytes::from(part)));
            }
        }
        let column = |part: &[Document], of: fn(&Document) -> &str| part.iter().map(of).collect::<Vec<_>>().join("\u{1f}");
        for part in documents.chunks(self.shape.heads) {
            let columns = [column(part, |one| &one.title), column(part, |one| &one.url), column(part, |one| &one.date)];
            list.raw(&self.file("x", &Bytes::from(columns.join("\u{1e}").as_bytes())));
        }
        let mut texts = Bytes::default();
        for part in documents.chunks(self.shape.texts) {
            texts.raw(&self.file("d", &Bytes::from(column(part, |one| &one.body).as_bytes())));
        }
        // Only excerpts need these.
        list.raw(&self.file("l", &texts));
        let hash = self.file("l", &list);
        self.address("l", hash)
    }

    fn address(&self, kind: &str, hash: Hash) -> String {
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("search/{}/{kind}-{hash}.bin", self.lang)
    }

    fn file(&mut self, kind: &str, bytes: &Bytes) -> Hash {
        let bytes = deflated(bytes.all());
        let hash = hash(&[&bytes]);
        self.put(kind, hash, bytes);
        hash
    }

    /// Two files under one hash.
    fn pair(&mut self, (one, first): (&str, &Bytes), (other, second): (&str, &Bytes)) -> Hash {
        let (first, second) = (deflated(first.all()), deflated(second.all()));
        let hash = hash(&[&first, &second]);
        self.put(one, hash, first);
        self.put(other, hash, second);
        hash
    }

    fn put(&mut self, kind: &str, hash: Hash, bytes: Vec<u8>) {
        let address = self.address(kind, hash);
        self.files.insert(address, bytes);
    }
}

fn hash(parts: &[&[u8]]) -> Hash {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    let mut five = Hash::default();
    five.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
    five
}

fn length(lengths: &[u8], doc: u32) -> u8 {
    usize::try_from(doc).ok().and_then(|doc| lengths.get(doc)).copied().unwrap_or_default()
}

/// First terms and hashes.
fn index_of(parts: &[(String, Hash)]) -> Bytes {
    let mut out = Bytes::default();
    out.number(parts.len());
    out.text(&parts.iter().map(|(first, _)| first.as_str()).collect::<Vec<_>>().join("\n"));
    parts.iter().for_each(|(_, hash)| out.raw(hash));
    out
}

/// A long list by ranges: how many documents, the greatest part of a score, the documents, the positions.
fn long(list: &List, lengths: &[u8], range: usize) -> Vec<(usize, u8, Bytes, Bytes)> {
    let mean = walk::mean(lengths);
    let mut out = Vec::new();
    let (mut at, mut place) = (0, 0);
    for start in (0..lengths.len()).step_by(range) {
        let rest = list.docs.get(at..).unwrap_or_default();
        let count = rest.partition_point(|doc| usize::try_from(*doc).is_ok_and(|doc| doc < start + range));
        let docs = list.docs.get(at..at + count).unwrap_or_default();
        let times = list.times.get(at..at + count).unwrap_or_default();
        let steps: usize = times.iter().map(|times| usize::try_from(*times).unwrap_or_default()).sum();
        let (mut block, mut positions) = (Bytes::default(), Bytes::default());
        block.steps(docs, u32::try_from(start).unwrap_or_default());
        times.iter().for_each(|times| block.number32(*times));
        list.positions.get(place..place + steps).unwrap_or_default().iter().for_each(|step| positions.number32(*step));
        let greatest = docs.iter().zip(times).map(|(doc, times)| impact(*times, length(lengths, *doc), mean)).max();
        out.push((count, greatest.unwrap_or_default(), block, positions));
        at += count;
        place += steps;
    }
    out
}
