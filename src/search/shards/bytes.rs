//! Columns of numbers as bytes: seven bits a byte, the lowest first; sorted numbers by their steps.

use tantivy::fieldnorm::FieldNormReader;

use super::super::pack::varint;

/// Bytes being written.
#[derive(Debug, Clone, Default)]
pub(super) struct Bytes(Vec<u8>);

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.to_vec())
    }
}

impl Bytes {
    pub(super) fn all(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn number(&mut self, number: usize) {
        varint(number, &mut self.0);
    }

    pub(super) fn number32(&mut self, number: u32) {
        self.number(usize::try_from(number).unwrap_or(usize::MAX));
    }

    pub(super) fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// A text, its length in bytes first.
    pub(super) fn text(&mut self, text: &str) {
        self.number(text.len());
        self.raw(text.as_bytes());
    }

    /// Numbers in order, each less the one before it.
    pub(super) fn steps(&mut self, numbers: &[u32], from: u32) {
        let mut before = from;
        for number in numbers {
            self.number32(number.wrapping_sub(before));
            before = *number;
        }
    }
}

/// The greatest part of its weight that a term can give a document, in 255ths, rounded up.
pub(super) fn impact(times: u32, length: u8, mean: f64) -> u8 {
    let times = f64::from(times);
    let norm = 1.2 * (0.25 + 0.75 * f64::from(FieldNormReader::id_to_fieldnorm(length)) / mean);
    let part = (255.0 * times / (times + norm)).ceil().clamp(0.0, 255.0);
    // Between 0 and 255 by now; a cast is the only way from a float.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
    let part = part as u8;
    part
}
