//! A web page in one file (mht): its headers, and the page among its parts.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The first part that is a page, unpacked; none where there is none.
pub(super) fn page(bytes: &[u8]) -> Option<Vec<u8>> {
    let (headers, body) = part(bytes)?;
    let Some(boundary) = value(&headers, "boundary=") else {
        return unpacked(&headers, body);
    };
    let mark = format!("--{boundary}").into_bytes();
    let mut rest = body;
    while let Some(at) = find(rest, &mark) {
        let after = rest.get(at.checked_add(mark.len())?..)?;
        let end = find(after, &mark).unwrap_or(after.len());
        if let Some(page) = after.get(..end).and_then(part).and_then(|(headers, body)| unpacked(&headers, body)) {
            return Some(page);
        }
        rest = after;
    }
    None
}

/// Headers, unfolded, and what follows the empty line below them.
fn part(bytes: &[u8]) -> Option<(String, &[u8])> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let bytes = bytes.get(start..)?;
    let (at, length) = match (find(bytes, b"\r\n\r\n"), find(bytes, b"\n\n")) {
        (Some(at), other) if other.is_none_or(|other| at < other) => (at, 4),
        (_, Some(at)) => (at, 2),
        _ => return None,
    };
    let headers = String::from_utf8_lossy(bytes.get(..at)?).into_owned();
    Some((headers, bytes.get(at.checked_add(length)?..)?))
}

fn unpacked(headers: &str, body: &[u8]) -> Option<Vec<u8>> {
    let small = headers.to_ascii_lowercase();
    if !small.lines().any(|line| line.trim_start().starts_with("content-type:") && line.contains("text/html")) {
        return None;
    }
    match value(&small, "content-transfer-encoding:").as_deref() {
        Some("quoted-printable") => Some(plain(body)),
        Some("base64") => {
            let letters: Vec<u8> = body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
            STANDARD.decode(letters).ok()
        }
        _ => Some(body.to_vec()),
    }
}

/// The value behind a name in the headers, without quotation marks.
fn value(headers: &str, name: &str) -> Option<String> {
    let at = headers.to_ascii_lowercase().find(name)?;
    let rest = headers.get(at.checked_add(name.len())?..)?.trim_start();
    let value = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => rest.split([';', '\r', '\n', ' ']).next()?,
    };
    Some(value.trim().to_owned()).filter(|value| !value.is_empty())
}

/// Quoted-printable: `=3D` is a byte, `=` at the end of a line joins the next.
fn plain(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((first, after)) = rest.split_first() {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16)).and_then(|digit| u8::try_from(digit).ok());
        let (byte, used) = match (*first, digit(0), digit(1)) {
            (b'=', Some(high), Some(low)) => (Some(high << 4 | low), 2),
            (b'=', ..) if after.starts_with(b"\r\n") => (None, 2),
            (b'=', ..) if after.starts_with(b"\n") => (None, 1),
            (byte, ..) => (Some(byte), 0),
        };
        out.extend(byte);
        rest = after.get(used..).unwrap_or_default();
    }
    out
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_unpacked() {
        let packed = |how: &str, words: &str| {
            format!(
                "MIME-Version: 1.0\nContent-Type: multipart/related;\n    type=\"text/html\";\n    boundary=\"--=x\"\n\n\n----=x\n\
                 Content-Type: image/png\n\nabc\n----=x\nContent-Type: text/html;\n    charset=\"utf-8\"\nContent-Transfer-Encoding: {how}\n\n{words}\n----=x--\n"
            )
        };
        let page = |how: &str, words: &str| page(packed(how, words).as_bytes()).map(|page| String::from_utf8(page).unwrap());
        assert_eq!(page("quoted-printable", "<p a=3D1>=E7=94=\n=B2乙").as_deref(), Some("<p a=1>甲乙\n"));
        assert_eq!(page("base64", &STANDARD.encode("<p>甲")).as_deref(), Some("<p>甲"));
        assert_eq!(page("8bit", "<p>甲").as_deref(), Some("<p>甲\n"));
        assert_eq!(super::page(b"MIME-Version: 1.0\n\nabc"), None);
        assert_eq!(super::page(b""), None);
    }
}
