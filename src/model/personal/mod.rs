//! Personal data in text: mobile numbers, resident identity numbers, passports, bank cards, private mail.
//!
//! [`scan`] is pure and quick enough for every byte of a finished site: it steps over text in strides no number could
//! hide between, and looks closer only where digits stand. What it must let pass is as much its business as what it
//! must find: office lines, social-credit codes, numbers of documents, masked values, dates, amounts, hashes.

mod card;
mod figure;
mod label;
mod mail;
mod mobile;
mod passport;
mod reading;
mod resident;
mod run;
mod sift;
#[cfg(test)]
mod tests;
mod written;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use aho_corasick::packed::Searcher;

use super::text::Bilingual;

/// What sort of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A mobile number of the mainland: 11 digits, with or without the country's prefix.
    Mobile,
    /// A resident identity number (GB 11643): 18 characters with check character, or the 15 digits used until 2013.
    Resident,
    /// The number of a passport, named as such.
    Passport,
    /// A bank card: a known range of numbers and the check digit of ISO/IEC 7812.
    Card,
    /// A mailbox at a provider for private persons. A mailbox at a body's own domain is none, whoever reads it.
    Mail,
}

impl Kind {
    /// What it is called.
    #[must_use]
    pub fn words(self) -> Bilingual {
        match self {
            Self::Mobile => Bilingual::new("手机号码", "mobile number"),
            Self::Resident => Bilingual::new("公民身份号码", "resident identity number"),
            Self::Passport => Bilingual::new("护照号码", "passport number"),
            Self::Card => Bilingual::new("银行卡号", "bank card number"),
            Self::Mail => Bilingual::new("个人电子邮箱", "private mailbox"),
        }
    }
}

/// Personal data at a place in a text; never what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What sort.
    pub kind: Kind,
    /// The bytes it stands in, with the separators inside it.
    pub range: Range<usize>,
    /// How many characters it has without separators.
    pub length: usize,
}

/// What a mailbox or the number of a passport stands beside, all looked for in one go.
const SIGNS: [&str; 8] = {
    let [one, two, three, four, five, six] = passport::WORDS;
    [mail::WIDE, mail::SMALL, one, two, three, four, five, six]
};

#[expect(clippy::expect_used, reason = "eight short constants; searching without them would let personal data pass")]
static FINDER: LazyLock<AhoCorasick> = LazyLock::new(|| AhoCorasick::new(SIGNS).expect("eight short words make a small automaton"));

/// The same with vector instructions, many bytes a step; `None` on a machine without them.
static QUICK: LazyLock<Option<Searcher>> = LazyLock::new(|| Searcher::new(SIGNS));

/// Where each sign stands: which of [`SIGNS`], and its first byte.
fn signs(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let quick = QUICK.as_ref().map(|searcher| searcher.find_iter(text));
    let slow = quick.is_none().then(|| FINDER.find_iter(text));
    quick.into_iter().flatten().chain(slow.into_iter().flatten()).map(|sign| (sign.pattern().as_usize(), sign.start()))
}

/// All personal data in a text, in its order.
#[must_use]
pub fn scan(text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    for range in sift::runs(text) {
        run::judge(text, text, range, &mut hits);
    }
    let numbers = hits.len();
    mail::find(text, &mut hits);
    let mut done = [0; SIGNS.len()];
    for (sign, start) in signs(text) {
        match (SIGNS.get(sign), done.get_mut(sign)) {
            (Some(&(mail::WIDE | mail::SMALL)), _) => mail::find_wide(text, start, &mut hits),
            (Some(word), Some(done)) => passport::find(text, start, word, done, &mut hits),
            _ => {}
        }
    }
    if hits.len() > numbers {
        put_in_order(&mut hits);
    }
    hits
}

/// All personal data in what a person wrote, in its order: as [`scan`], and numbers parted by signs that stand between
/// numbers of every kind on a finished page, such as brackets, slashes and the ends of lines.
#[must_use]
pub fn scan_written(text: &str) -> Vec<Hit> {
    let mut hits = scan(text);
    let known = hits.len();
    written::find(text, &mut hits);
    if hits.len() > known {
        put_in_order(&mut hits);
    }
    hits
}

/// A mailbox named by a mobile number is one thing to take out, not two.
fn put_in_order(hits: &mut Vec<Hit>) {
    hits.sort_by_key(|hit| (hit.range.start, hit.range.end));
    hits.dedup_by(|next, kept| {
        let inside = next.range.start < kept.range.end;
        if inside && next.range.end > kept.range.end {
            *kept = next.clone();
        }
        inside
    });
}

/// Whether a heading says that passports stand below it.
#[must_use]
pub fn speaks_of_passports(heading: &str) -> bool {
    passport::WORDS.iter().any(|word| heading.contains(word))
}

/// The text with personal data blacked out, so that whoever prints it cannot repeat it.
#[must_use]
pub fn masked(text: &str) -> Cow<'_, str> {
    let hits = scan_written(text);
    if hits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    let mut done = 0;
    for hit in hits {
        shown.push_str(text.get(done..hit.range.start).unwrap_or_default());
        shown.push_str("〔█〕");
        done = hit.range.end.max(done);
    }
    shown.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(shown)
}
