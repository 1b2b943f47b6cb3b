//! The words of two versions of an article side by side: what stays, what is struck out, what is put in.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A run of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Whether it is in both versions.
    pub kind: PieceKind,
    /// Its characters; `\n` between paragraphs and items.
    pub text: String,
}

/// In which version words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// In both.
    Same,
    /// In the older one.
    Out,
    /// In the newer one.
    In,
}

/// Longer articles are compared paragraph by paragraph only.
const LONGEST: usize = 20_000;
/// So few characters between two changes are hard to read by themselves; they are taken into the change.
const SHORTEST: usize = 2;

/// The words of both versions, those of the older before those of the newer where they differ.
#[must_use]
pub fn differing_words(old: &str, new: &str) -> Vec<Piece> {
    let long = old.len().saturating_add(new.len()) > LONGEST.saturating_mul(3);
    let (before, after) = if long { (lines(old), lines(new)) } else { (characters(old), characters(new)) };
    let ops = capture_diff_slices(Algorithm::Myers, &before, &after);
    let mut pieces = Vec::new();
    for op in ops {
        let (out, put) = (op.old_range(), op.new_range());
        let text = |of: &[&str], range: std::ops::Range<usize>| of.get(range).unwrap_or_default().concat();
        if matches!(op, DiffOp::Equal { .. }) {
            add(&mut pieces, PieceKind::Same, text(&before, out));
        } else {
            add(&mut pieces, PieceKind::Out, text(&before, out));
            add(&mut pieces, PieceKind::In, text(&after, put));
        }
    }
    settled(pieces)
}

fn characters(text: &str) -> Vec<&str> {
    text.split_inclusive(|_: char| true).collect()
}

fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

fn add(pieces: &mut Vec<Piece>, kind: PieceKind, text: String) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.kind == kind => last.text.push_str(&text),
        _ => pieces.push(Piece { kind, text }),
    }
}

/// Changes with hardly anything between them become one.
fn settled(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut settled: Vec<Piece> = Vec::with_capacity(pieces.len());
    let (mut out, mut put) = (String::new(), String::new());
    let mut rest = pieces.into_iter().peekable();
    while let Some(piece) = rest.next() {
        let changed = !out.is_empty() || !put.is_empty();
        match piece.kind {
            PieceKind::Out => out.push_str(&piece.text),
            PieceKind::In => put.push_str(&piece.text),
            PieceKind::Same => {
                let short = piece.text.chars().count() <= SHORTEST && !piece.text.contains('\n');
                if changed && short && rest.peek().is_some() {
                    out.push_str(&piece.text);
                    put.push_str(&piece.text);
                    continue;
                }
                add(&mut settled, PieceKind::Out, std::mem::take(&mut out));
                add(&mut settled, PieceKind::In, std::mem::take(&mut put));
                add(&mut settled, PieceKind::Same, piece.text);
            }
        }
    }
    add(&mut settled, PieceKind::Out, out);
    add(&mut settled, PieceKind::In, put);
    settled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let pieces = differing_words(old, new);
        let side = |kind: PieceKind| pieces.iter().filter(|piece| piece.kind != kind).map(|piece| piece.text.as_str()).collect::<String>();
        assert_eq!((side(PieceKind::In), side(PieceKind::Out)), (old.to_owned(), new.to_owned()));
        let piece = |piece: &Piece| match piece.kind {
            PieceKind::Same => piece.text.clone(),
            PieceKind::Out => format!("[-{}-]", piece.text),
            PieceKind::In => format!("[+{}+]", piece.text),
        };
        pieces.iter().map(piece).collect()
    }

    #[test]
    fn words_out_and_in() {
        assert_eq!(shown("公示期为五个工作日。", "公示期不少于七个工作日。"), "公示期[-为五-][+不少于七+]个工作日。");
        assert_eq!(shown("甲。", "甲。\n乙。"), "甲。[+\n乙。+]");
        assert_eq!(shown("由甲和乙办理登记。", "由丙和丁办理登记。"), "由[-甲和乙-][+丙和丁+]办理登记。");
        assert_eq!(shown("", ""), "");
        let long = "甲乙丙丁。\n".repeat(6000);
        assert_eq!(differing_words(&long, &format!("{long}戊\n")).len(), 2);
    }
}
