//! The lines of the standard input, each by itself: one that is no UTF-8 does not take the others with it.

use std::io::BufRead;

use crate::model::text::Bilingual;

/// The longest line read, in bytes.
const LONGEST: u64 = 1 << 20;

/// Shows each line, or what is wrong with it, with its number from 1; stops where that says so.
///
/// # Errors
/// The input cannot be read, or what was shown a line stopped.
pub(super) fn each_line<E: From<std::io::Error>>(mut with: impl FnMut(Result<&str, Bilingual>) -> Result<(), E>) -> Result<(), E> {
    lines_of(std::io::stdin().lock(), &mut with)
}

fn lines_of<E: From<std::io::Error>>(
    mut input: impl BufRead,
    with: &mut impl FnMut(Result<&str, Bilingual>) -> Result<(), E>,
) -> Result<(), E> {
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        let read = std::io::Read::take(&mut input, LONGEST).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        let whole = line.ends_with(b"\n");
        if !whole && u64::try_from(read).is_ok_and(|read| read == LONGEST) {
            skip(&mut input)?;
            with(Err(Bilingual::new(
                format!("标准输入第{number}行超过 1 MB"),
                format!("line {number} of the standard input is longer than 1 MB"),
            )))?;
            continue;
        }
        let line = line.strip_suffix(b"\n").map_or(line.as_slice(), |line| line.strip_suffix(b"\r").unwrap_or(line));
        with(std::str::from_utf8(line).map_err(|error| {
            let byte = error.valid_up_to().saturating_add(1);
            Bilingual::new(
                format!("标准输入第{number}行不是 UTF-8 编码（第{byte}个字节起）；转换后再试"),
                format!("line {number} of the standard input is not UTF-8, from byte {byte}; convert it and try again"),
            )
        }))?;
    }
    Ok(())
}

/// The rest of a line.
fn skip(input: &mut impl BufRead) -> std::io::Result<()> {
    loop {
        let chunk = input.fill_buf()?;
        let end = memchr::memchr(b'\n', chunk);
        let taken = end.map_or(chunk.len(), |at| at.saturating_add(1));
        let over = end.is_some() || chunk.is_empty();
        input.consume(taken);
        if over {
            return Ok(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_is_no_text_is_told_with_its_number_and_the_next_is_read() {
        let mut told = Vec::new();
        let long = "x".repeat(3 << 20);
        let input = [b"\xE7\x94\xB2\r\nb\xB2\n".as_slice(), long.as_bytes(), b"\nlast"].concat();
        let mut with = |line: Result<&str, Bilingual>| -> std::io::Result<()> {
            told.push(line.map(str::to_owned).map_err(|words| words.en));
            Ok(())
        };
        lines_of(input.as_slice(), &mut with).unwrap();
        assert_eq!(told.len(), 4);
        assert_eq!((told[0].clone(), told[3].clone()), (Ok("甲".to_owned()), Ok("last".to_owned())));
        assert!(told[1].clone().is_err_and(|en| en.starts_with("line 2 ") && en.contains("byte 2")));
        assert!(told[2].clone().is_err_and(|en| en.starts_with("line 3 ")));
    }
}
