//! Where a link in prose may lead.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::model::host::is_host_and_port;

/// Whether a link may lead there: an https host, an address to write to or to call, or a place of this
/// site given relative to the page. `/…` is none: the site may lie in a sub-folder or on a disk.
#[must_use]
pub fn may_link(address: &str) -> bool {
    if attachment(address).is_some_and(|(name, _)| !name.is_empty()) && !address.contains(char::is_control) {
        return true;
    }
    // Browsers drop tabs and line ends inside an address, and read a backslash as a slash.
    if address.is_empty() || address.starts_with('/') || address.contains(|c: char| c.is_control() || c.is_whitespace() || c == '\\') {
        return false;
    }
    let scheme_end = address.find([':', '/', '?', '#']);
    match scheme_end.and_then(|at| address.split_at_checked(at)) {
        Some((scheme, rest)) if rest.starts_with(':') => match scheme.to_ascii_lowercase().as_str() {
            "https" => rest.strip_prefix("://").and_then(|rest| rest.split(['/', '?', '#']).next()).is_some_and(is_host_and_port),
            "mailto" | "tel" => rest.len() > 1,
            _ => false,
        },
        _ => climbs(address) <= DEEPEST,
    }
}

/// The name of the attachment that a link in the prose of an act or a text leads to, and what is written behind it, such as
/// `#page=2`; none for any other link. The page puts the folder of the attachments in the place of `files/`.
#[must_use]
pub fn attachment(address: &str) -> Option<(Cow<'_, str>, &str)> {
    let file = address.strip_prefix("./").unwrap_or(address).strip_prefix("files/")?;
    let (name, behind) = file.split_at_checked(file.find(['#', '?']).unwrap_or(file.len()))?;
    Some((percent_decode_str(name).decode_utf8_lossy(), behind))
}

/// Folders above the deepest page of the site, that of an act: language, scheme, `acts` and year.
const DEEPEST: usize = 4;

/// How many folders a relative address leads up at most; a browser takes `%2e` for a dot.
fn climbs(address: &str) -> usize {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let (mut depth, mut most) = (0_usize, 0);
    let mut down = 0_usize;
    for part in path.split('/') {
        match part.to_ascii_lowercase().as_str() {
            "" | "." | "%2e" => {}
            ".." | ".%2e" | "%2e." | "%2e%2e" => match down.checked_sub(1) {
                Some(less) => down = less,
                None => depth += 1,
            },
            _ => down += 1,
        }
        most = most.max(depth);
    }
    most
}
