//! The files of an index, deflated as they are put in.

use std::collections::BTreeMap;

use flate2::{Compress, Compression, FlushCompress, Status};

use super::bytes::Bytes;

/// Files by name. There are tens of thousands of a few hundred bytes each, so one compressor serves them all: making one
/// costs more than such a file.
pub(super) struct Files {
    all: BTreeMap<String, Vec<u8>>,
    compress: Compress,
}

impl Files {
    pub(super) fn new() -> Self {
        Self { all: BTreeMap::new(), compress: Compress::new(Compression::best(), false) }
    }

    /// Adds a file, as raw deflate, which every browser opens without a setting of the server.
    pub(super) fn put(&mut self, name: String, bytes: &Bytes) {
        let bytes = bytes.all();
        self.compress.reset();
        let mut deflated = Vec::with_capacity(bytes.len() / 2 + 64);
        let mut taken = 0;
        // What is left goes in until the end of the stream comes out.
        while let Ok(Status::Ok | Status::BufError) =
            self.compress.compress_vec(bytes.get(taken..).unwrap_or_default(), &mut deflated, FlushCompress::Finish)
        {
            taken = usize::try_from(self.compress.total_in()).unwrap_or(bytes.len());
            deflated.reserve(bytes.len() / 2 + 64);
        }
        deflated.shrink_to_fit();
        self.all.insert(name, deflated);
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
