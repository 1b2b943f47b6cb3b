//! Joined lines → headings, articles and what they hold; notes on gaps in the count.

use super::Report;
use super::blocks::{Ended, build};
use super::classify::{Entry, Kind, item};
use super::count::Count;
use super::numbered;
use super::punctuation::{ends_sentence, is_running, is_unpunctuated};
use super::run_on::{Next, Piece, spread};
use crate::model::policy_text::{Article, Chapter, PolicyText, key};

/// Builds the text from the first heading or article on; title and preamble come from elsewhere.
pub(super) fn structure(entries: Vec<Entry>, report: &mut Report) -> PolicyText {
    let mut builder = Builder::default();
    for entry in entries {
        let (no, gap) = (entry.line.no, entry.line.gap);
        match entry.kind {
            Kind::Heading { number, title, value, level } => {
                builder.close_article(report);
                builder.count.heading(no, &number, value, level, report);
                builder.text.chapters.push(Chapter { number, title, lead: Vec::new() });
            }
            Kind::Article { number, value, inserted, rest } => {
                builder.close_article(report);
                builder.count.article(no, &number, value, inserted, report);
                let chapter = builder.text.chapters.len().checked_sub(1);
                builder.article = Some((Article { number, chapter, ..Article::default() }, Vec::new()));
                if !rest.is_empty() {
                    builder.add(Piece { no, gap, text: rest, ..Piece::default() }, report);
                }
            }
            Kind::Row(cells) => builder.add(Piece { no, gap, row: Some(cells), ..Piece::default() }, report),
            Kind::Other => builder.add(Piece { no, gap, text: entry.line.text, ..Piece::default() }, report),
        }
    }
    builder.close_article(report);
    key::assign(&mut builder.text.articles);
    builder.text
}

#[derive(Default)]
struct Builder {
    text: PolicyText,
    /// The open article and its lines, whose marks are not looked for yet.
    article: Option<(Article, Vec<Piece>)>,
    count: Count,
    /// The lists of the article before; those of articles numbered 一、二、 may count on through them.
    ended: Ended,
}

impl Builder {
    /// A row outside an article is kept as a paragraph.
    fn add(&mut self, line: Piece, report: &mut Report) {
        if let Some((_, lines)) = &mut self.article {
            lines.push(line);
            return;
        }
        let (no, text) = (line.no, line.row.map_or(line.text, |cells| row_words(&cells)));
        match self.text.chapters.last_mut() {
            Some(heading) if awaits_title(heading) && is_unpunctuated(&text) && text.chars().count() <= 40 => {
                report.note(no, "章标题分成几行，已接上", "the heading runs over several lines; joined");
                heading.title.push_str(&text);
            }
            Some(heading) => {
                report.note(
                    no,
                    "章标题与第一条之间有文字，保留在章下",
                    "text between the heading and its first article; kept under the heading",
                );
                heading.lead.push(text);
            }
            None => self.text.preamble.push(text),
        }
    }

    fn close_article(&mut self, report: &mut Report) {
        let Some((mut article, lines)) = self.article.take() else {
            return;
        };
        let mut lines = lines.into_iter().peekable();
        let mut pieces: Vec<Piece> = Vec::new();
        if let Some(first) = lines.next_if(|line| line.row.is_none()) {
            let next_is_plain = lines.peek().is_some_and(|next| item(&next.text).is_none() && ends_sentence(&next.text));
            let (caption, rest) = match numbered::caption(&article.number, &first.text, lines.peek().is_some()) {
                Some(caption) => (caption, ""),
                None => part_caption(&first.text, next_is_plain),
            };
            article.caption = caption.to_owned();
            if !rest.is_empty() {
                spread((first.no, first.gap), rest, lines.peek().and_then(opening_mark), &mut pieces, report);
            }
        }
        while let Some(line) = lines.next() {
            if line.row.is_some() {
                pieces.push(line);
            } else {
                spread((line.no, line.gap), &line.text, lines.peek().and_then(opening_mark), &mut pieces, report);
            }
        }
        if item(&article.number).is_none() {
            self.ended.clear();
        }
        article.blocks = build(pieces, &mut self.ended, report);
        self.text.articles.push(article);
    }
}

/// The cells of a row as running words.
pub(super) fn row_words(cells: &[String]) -> String {
    cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("　")
}

fn opening_mark(line: &Piece) -> Next {
    item(&line.text).map(|mark| (mark.kind, mark.value))
}

/// The title may stand on the line after its number, and a long one may be cut.
fn awaits_title(heading: &Chapter) -> bool {
    let length = heading.title.chars().count();
    heading.lead.is_empty() && (length == 0 || length >= 12)
}

/// A caption in brackets right after the number, or a few words alone on the number's line with a paragraph below.
fn part_caption(text: &str, next_is_plain: bool) -> (&str, &str) {
    let bracketed = [('（', '）'), ('(', ')'), ('【', '】'), ('[', ']'), ('〔', '〕')].iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(*open)?;
        let end = inside.find(*close)?;
        let words = inside.get(..end)?;
        let at = open.len_utf8().checked_add(end)?.checked_add(close.len_utf8())?;
        let fits = words.chars().count() >= 2 && words.chars().count() <= 30 && !is_running(words) && item(text).is_none();
        fits.then(|| text.split_at_checked(at)).flatten()
    });
    if let Some((caption, rest)) = bracketed.filter(|(_, rest)| !rest.is_empty() || next_is_plain) {
        return (caption, rest.trim_start());
    }
    let bare = next_is_plain && text.chars().count() <= 16 && is_unpunctuated(text) && !text.contains('、') && item(text).is_none();
    if bare { (text, "") } else { ("", text) }
}
