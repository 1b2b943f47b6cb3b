//! Mailboxes at providers for private persons.

use super::figure::narrow;
use super::{Hit, Kind};

/// Providers where a private person keeps a mailbox; names below them (`vip.qq.com`) count too.
const PROVIDERS: [&str; 58] = [
    "qq.com",
    "foxmail.com",
    "163.com",
    "163.net",
    "126.com",
    "126.net",
    "yeah.net",
    "188.com",
    "netease.com",
    "sina.com",
    "sina.cn",
    "sina.com.cn",
    "sohu.com",
    "sogou.com",
    "aliyun.com",
    "139.com",
    "189.cn",
    "189.com",
    "wo.cn",
    "wo.com.cn",
    "21cn.com",
    "21cn.net",
    "tom.com",
    "263.net",
    "china.com",
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "live.cn",
    "msn.com",
    "msn.cn",
    "yahoo.com",
    "yahoo.com.cn",
    "yahoo.cn",
    "yahoo.co.jp",
    "ymail.com",
    "icloud.com",
    "me.com",
    "mac.com",
    "proton.me",
    "protonmail.com",
    "aol.com",
    "gmx.com",
    "gmx.net",
    "mail.ru",
    "yandex.ru",
    "naver.com",
    "hotmail.co.uk",
    "live.co.uk",
    "yahoo.co.uk",
    "yahoo.com.hk",
    "yahoo.com.tw",
    "outlook.cn",
    "rocketmail.com",
    "tutanota.com",
    "qq.com.cn",
];

/// The shortest name of a provider.
const SHORTEST: usize = 5;

/// The longest local part and the longest name of a host (RFC 5321).
const LONGEST: usize = 64;

/// Finds them around every `@`.
pub(super) fn find(text: &str, hits: &mut Vec<Hit>) {
    let narrow_signs = memchr::memchr_iter(b'@', text.as_bytes()).map(|at| (at, at + 1));
    hits.extend(narrow_signs.filter(|(_, end)| may_be_private(text, *end)).filter_map(|(at, end)| around(text, at, end)));
}

/// Finds one around a full-width or small sign.
pub(super) fn find_wide(text: &str, at: usize, hits: &mut Vec<Hit>) {
    // Both signs have three bytes.
    hits.extend(around(text, at, at + WIDE.len()));
}

/// The full-width `@`, and the small one of Chinese character sets.
pub(super) const WIDE: &str = "＠";
pub(super) const SMALL: &str = "﹫";

/// Whether the host after a sign could be a provider's, judged by its plain letters: most mailboxes on a site are an
/// office's, the same on every page.
fn may_be_private(text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_start_matches(is_space);
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let (host, rest) = after.split_at(after.bytes().take_while(plain).count());
    let goes_on = rest.chars().next().is_some_and(|c| !c.is_ascii());
    let label_of = |known: &str, label: &str| {
        known.as_bytes().get(label.len()) == Some(&b'.') && known.get(..label.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(label))
    };
    // Each provider's name has a dot in it; `@type` on every page has none.
    let dotted = host.contains('.') || rest.starts_with(' ') && rest.trim_start_matches(' ').starts_with('.');
    goes_on || dotted && host.split('.').any(|label| PROVIDERS.iter().any(|known| label_of(known, label)))
}

/// What may part a mailbox where it was wrapped or set apart from those who gather mailboxes.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{3000}')
}

fn around(text: &str, at: usize, end: usize) -> Option<Hit> {
    let after = text.get(end..)?;
    let bare = after.trim_start_matches(is_space);
    let gap = after.len() - bare.len();
    let before = text.get(..at)?;
    let named = before.trim_end_matches(is_space);
    if gap > 4 || before.len() - named.len() > 4 {
        return None;
    }
    let (host, host_bytes) = [tight(bare), loose(bare)].into_iter().find_map(|(host, bytes)| Some((provider(&host)?, bytes)))?;
    let (mut name, mut bytes) = taken(named.chars().rev(), |c| c.is_ascii_alphanumeric() || "._%+-".contains(c));
    if name.is_empty() {
        (name, bytes) = taken(named.chars().rev(), char::is_alphanumeric);
    }
    if name.is_empty() {
        return None;
    }
    let length = name.chars().count() + 1 + host;
    Some(Hit { kind: Kind::Mail, range: named.len() - bytes..end + gap + host_bytes, length })
}

/// How many characters a host has, if it is a provider's.
fn provider(host: &str) -> Option<usize> {
    if host.len() < SHORTEST {
        return None;
    }
    let host = host.to_ascii_lowercase();
    let trimmed = host.trim_end_matches(['.', '-']);
    // What is trimmed is ASCII or full-width; the range may cover it, since nothing else is hidden by that.
    let is_one =
        |host: &str| PROVIDERS.iter().any(|known| host.strip_suffix(known).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')));
    // In the name of a file its ending follows: `someone@qq.com.pdf`.
    let is_private = is_one(trimmed) || trimmed.rsplit_once('.').is_some_and(|(name, ending)| ending.len() <= 5 && is_one(name));
    is_private.then_some(trimmed.len())
}

/// The host as it is written in one piece.
fn tight(text: &str) -> (String, usize) {
    taken(text.chars(), |c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
}

/// The host with spaces beside its dots, or with full stops for them: `qq . com`, `qq。com`. It ends at a provider's name.
fn loose(text: &str) -> (String, usize) {
    let (mut host, mut bytes, mut waiting) = (String::new(), 0, false);
    let mut found = (String::new(), 0);
    for c in text.chars().take(LONGEST) {
        bytes += c.len_utf8();
        match narrow(c) {
            '.' | '。' | '｡' => {
                host.push('.');
                waiting = false;
            }
            c if is_space(c) => waiting = true,
            c if (c.is_ascii_alphanumeric() || c == '-') && (!waiting || host.ends_with('.')) => {
                host.push(c);
                waiting = false;
            }
            _ => break,
        }
        if !host.ends_with('.') && !waiting && PROVIDERS.iter().any(|known| host.eq_ignore_ascii_case(known)) {
            found = (host.clone(), bytes);
        }
    }
    found
}

/// The characters that belong to it, folded, and how many bytes they are.
fn taken(chars: impl Iterator<Item = char>, belongs: impl Fn(char) -> bool) -> (String, usize) {
    let mut bytes = 0;
    let folded = chars.take(LONGEST).take_while(|c| belongs(narrow(*c))).inspect(|c| bytes += c.len_utf8()).map(narrow).collect();
    (folded, bytes)
}
