//! The files of an index, deflated as they are put in.

use std::collections::BTreeMap;

use libdeflater::{CompressionLvl, Compressor};

use super::bytes::Bytes;

/// Files by name. There are tens of thousands of a few hundred bytes each, so one compressor serves them all: making one
/// costs more than such a file.
pub(super) struct Files {
    all: BTreeMap<String, Vec<u8>>,
    compressor: Compressor,
    /// Where a file is deflated before it is known how long it becomes.
    room: Vec<u8>,
}

impl Files {
    pub(super) fn new() -> Self {
        // Other levels take half as long again for three bytes in a hundred, the highest twenty times for five.
        let level = CompressionLvl::new(1).unwrap_or_default();
        Self { all: BTreeMap::new(), compressor: Compressor::new(level), room: Vec::new() }
    }

    /// Adds a file, as raw deflate, which every browser opens without a setting of the server.
    pub(super) fn put(&mut self, name: String, bytes: &Bytes) {
        let bytes = bytes.all();
        let most = self.compressor.deflate_compress_bound(bytes.len());
        if self.room.len() < most {
            self.room.resize(most, 0);
        }
        // With room for the worst case there is nothing that can fail.
        let length = self.compressor.deflate_compress(bytes, &mut self.room).unwrap_or_default();
        self.all.insert(name, self.room.get(..length).unwrap_or_default().to_vec());
    }

    /// All of them.
    pub(super) fn done(self) -> BTreeMap<String, Vec<u8>> {
        self.all
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn each_file_is_as_if_it_were_alone() {
        let noise: Vec<u8> = (0..70_000_u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect();
        let texts: [&[u8]; 5] = [b"", b"a", b"aaaaaaaaaaaaaaaaaaaaaaaa", &noise, b"a"];
        let mut files = Files::new();
        for (number, text) in texts.iter().enumerate() {
            files.put(number.to_string(), &Bytes::from(*text));
        }
        let files = files.done();
        assert_eq!(files["1"], files["4"]);
        for (number, text) in texts.iter().enumerate() {
            let mut back = Vec::new();
            flate2::read::DeflateDecoder::new(files[&number.to_string()].as_slice()).read_to_end(&mut back).unwrap();
            assert_eq!(back, *text, "{number}");
        }
    }
}
