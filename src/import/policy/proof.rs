//! Holds an import to its promise: what is in the text and what was dropped is all the source had, in its order.

use super::Imported;
use crate::import::source::{Characters, Source};
use crate::read::policy_markdown::read_markdown;

/// What is wrong with an import, in words; none where it keeps its promise. Anything else is a fault of this program.
///
/// Three things are held: every character that is no blank is in the text or among what was dropped, once; the text runs
/// in the order of the source; and the written form reads back as the same text.
#[must_use]
pub fn disproof(source: &Source, imported: &Imported) -> Option<String> {
    let text = imported.text.text();
    let mut kept = Characters::of(&text);
    imported.dropped.iter().for_each(|dropped| kept.add(&dropped.text, 1));
    let differing = kept.differing(&source.characters);
    if !differing.is_empty() {
        let shown: Vec<String> = differing.iter().take(20).map(|(c, n)| format!("{c:?} {n:+}")).collect();
        return Some(format!("characters lost or added: {}", shown.join(", ")));
    }
    if let Some(words) = out_of_order(source, &text) {
        return Some(format!("not in the order of the source: {words}"));
    }
    match read_markdown(&super::write_markdown(&imported.text)) {
        Ok(again) if again == imported.text => None,
        Ok(_) => Some("the written form reads back as another text".to_owned()),
        Err(faults) => Some(format!("the written form does not read back: line {}", faults.first().map_or(0, |fault| fault.line))),
    }
}

/// The words of the text that stand earlier in the source than those before them.
fn out_of_order(source: &Source, text: &str) -> Option<String> {
    let mut there = source.lines.iter().flat_map(|line| line.text.chars()).filter(|c| !c.is_whitespace());
    let mut wanted = text.chars().filter(|c| !c.is_whitespace());
    while let Some(c) = wanted.next() {
        if !there.any(|other| other == c) {
            return Some(std::iter::once(c).chain(wanted.take(30)).collect());
        }
    }
    None
}
