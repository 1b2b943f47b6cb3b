//! What the tags of a page are for: whether one sets words apart, and where it leads.

use crate::render::tag::name;

/// Elements that set no words apart from those around them.
const INLINE: [&str; 15] = ["a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "small", "strong", "sub", "sup", "time", "wbr"];

/// Whether a tag begins or ends an element within a line of words. A `span` may hold a value of its own, as a mark does, unless it
/// says no more than its language; `spans` keeps which of the open ones do.
pub(super) fn is_inline(tag: &str, spans: &mut Vec<bool>) -> bool {
    match name(tag.strip_prefix('/').unwrap_or(tag)) {
        "span" if tag.starts_with('/') => spans.pop().unwrap_or_default(),
        "span" => {
            let within = attribute(tag, "lang").is_some() && attribute(tag, "class").is_none();
            spans.push(within);
            within
        }
        name => INLINE.contains(&name),
    }
}

/// The address off the site to which a link leads, as it is written.
pub(super) fn leads_off(tag: &str) -> Option<&str> {
    let address = if name(tag) == "a" { attribute(tag, "href")? } else { return None };
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default().contains(':');
    (scheme || address.starts_with("//")).then_some(address)
}

/// The value of an attribute, without its quotes.
fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = tag.strip_prefix(name(tag))?.trim_start();
    while !rest.is_empty() {
        let (key, after) = rest.split_at_checked(rest.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(rest.len()))?;
        let (value, after) = match after.strip_prefix('=') {
            None => ("", after),
            Some(given) => match given.chars().next().filter(|c| matches!(c, '"' | '\'')) {
                Some(quote) => given.get(1..)?.split_once(quote)?,
                None => given.split_at_checked(given.find(char::is_whitespace).unwrap_or(given.len()))?,
            },
        };
        if key == wanted {
            return Some(value);
        }
        rest = after.trim_start();
    }
    None
}
