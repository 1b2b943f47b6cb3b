//! The archive that an office file is, opened within limits: every part of it, and nothing in it that is of no part.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Notes;

/// The most parts of an archive; a document with hundreds of pictures has about a thousand.
const MOST_PARTS: usize = 4_000;

/// The most bytes all parts may have together when inflated.
const MOST_INFLATED: u64 = 128 * 1024 * 1024;

/// How many bytes may say once more how long a part is, behind it.
const BEHIND: [u64; 5] = [0, 12, 16, 20, 24];

/// The head of what ends an archive, and its length without the comment.
const END: (&[u8], usize) = (b"PK\x05\x06", 22);

/// Why a file cannot be opened, in Chinese and English.
pub(super) type Broken = (&'static str, &'static str);

/// Takes every part: its path in the archive, and its bytes inflated. Read or not, whoever opens the file inflates it too.
pub(super) fn each(
    bytes: &[u8],
    notes: &mut Notes<'_>,
    mut take: impl FnMut(String, Vec<u8>, &mut Notes<'_>) -> Result<(), Broken>,
) -> Result<(), Broken> {
    let damaged = ("压缩结构损坏或不完整", "its archive is damaged or cut off");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged)?;
    if archive.len() > MOST_PARTS {
        return Err(("部件过多", "it has too many parts"));
    }
    comment(archive.comment(), notes);
    let mut left = MOST_INFLATED;
    let mut spans = Vec::new();
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|_| ("部件损坏或加了密码", "a part of it is damaged or has a password"))?;
        let path = part.name().map(|name| name.replace('\\', "/")).unwrap_or_default();
        if path.is_empty() || path.starts_with('/') || path.split('/').any(|step| step == "..") || path.contains(':') {
            return Err(("部件的路径指向文件之外", "the path of a part leads out of the file"));
        }
        comment(part.comment().as_bytes(), notes);
        spans.push((part.header_start(), part.data_start().unwrap_or_default().saturating_add(part.compressed_size())));
        take(path, inflate(part, &mut left)?, notes)?;
    }
    spans.push((archive.central_directory_start(), 0));
    let end = memchr::memmem::rfind(bytes, END.0).map(|at| at + END.1 + archive.comment().len());
    if !lie_together(spans) || end != Some(bytes.len()) {
        return Err(("压缩包里有不属于任何部件的内容", "bytes of its archive belong to no part"));
    }
    Ok(())
}

fn comment(comment: &[u8], notes: &mut Notes<'_>) {
    notes.text(|| ("的压缩包注释".to_owned(), "the comment of its archive".to_owned()), &String::from_utf8_lossy(comment));
}

/// Whether parts, by their first byte and the byte behind them, begin with the file and follow each other.
fn lie_together(mut spans: Vec<(u64, u64)>) -> bool {
    spans.sort_unstable();
    let mut done = 0;
    let begins = spans.first().is_some_and(|(start, _)| *start == 0);
    begins
        && spans.into_iter().all(|(start, end)| {
            let follows = start.checked_sub(done).is_some_and(|more| BEHIND.contains(&more));
            done = end;
            follows
        })
}

/// The bytes of a part, of which all together may have `left` more.
fn inflate(part: impl Read, left: &mut u64) -> Result<Vec<u8>, Broken> {
    let mut inflated = Vec::new();
    let read = part.take(*left + 1).read_to_end(&mut inflated);
    let size = u64::try_from(inflated.len()).unwrap_or(u64::MAX);
    *left = left.checked_sub(size).ok_or(("展开后超过 128 MB", "it inflates to more than 128 MB"))?;
    match read {
        Ok(_) => Ok(inflated),
        Err(_) => Err(("部件损坏", "a part of it is damaged")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::look;
    use super::super::tests::{count, document};
    use super::*;
    use crate::model::sighting::Concern;

    #[test]
    fn bytes_of_no_part_are_told() {
        let whole = document("", &[]);
        let refused = |bytes: &[u8]| count(&look("a.docx", bytes), Concern::Content);
        assert_eq!(refused(&whole), 0);
        assert_eq!(refused(&[whole.as_slice(), b"13812345678"].concat()), 1, "after its end");
        assert_eq!(refused(&[whole.as_slice(), &whole].concat()), 1, "before its beginning");
        assert!(lie_together(vec![(30, 60), (0, 30), (76, 0)]));
        assert!(!lie_together(vec![(0, 30), (60, 90), (90, 0)]), "between parts");
        assert!(!lie_together(vec![(12, 30), (30, 0)]), "before them");
        assert!(!lie_together(vec![(0, 30), (20, 90), (90, 0)]), "one over the other");
    }
}
