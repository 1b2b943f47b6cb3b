//! Mailboxes at providers for private persons.

use super::figure::narrow;
use super::{Hit, Kind};

/// Providers where a private person keeps a mailbox; names below them (`vip.qq.com`) count too.
const PROVIDERS: [&str; 49] = [
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

/// Finds one around a full-width sign.
pub(super) fn find_wide(text: &str, at: usize, hits: &mut Vec<Hit>) {
    hits.extend(around(text, at, at + WIDE.len()));
}

/// The full-width `@`.
pub(super) const WIDE: &str = "＠";

/// Whether the host after a sign could be a provider's, judged by its plain letters: most mailboxes on a site are an
/// office's, the same on every page.
fn may_be_private(text: &str, end: usize) -> bool {
    let after = text.get(end..).unwrap_or_default().trim_start_matches(' ');
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    let (host, rest) = after.split_at(after.find(|c| !plain(c)).unwrap_or(after.len()));
    let goes_on = rest.chars().next().is_some_and(|c| !c.is_ascii());
    let label_of = |known: &str, label: &str| {
        known.as_bytes().get(label.len()) == Some(&b'.') && known.get(..label.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(label))
    };
    // Each provider's name has a dot in it; `@type` on every page has none.
    goes_on || host.contains('.') && host.split('.').any(|label| PROVIDERS.iter().any(|known| label_of(known, label)))
}

fn around(text: &str, at: usize, end: usize) -> Option<Hit> {
    let after = text.get(end..)?;
    let gap = after.len() - after.trim_start_matches(' ').len();
    let (host, host_bytes) = taken(after.get(gap..)?.chars(), |c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
    if host.len() < SHORTEST {
        return None;
    }
    let host = host.to_ascii_lowercase();
    let trimmed = host.trim_end_matches(['.', '-']);
    // What is trimmed is ASCII or full-width; the range may cover it, since nothing else is hidden by that.
    let is_one =
        |host: &str| PROVIDERS.iter().any(|known| host.strip_suffix(known).is_some_and(|sub| sub.is_empty() || sub.ends_with('.')));
    // In the name of a file its ending follows: `someone@qq.com.pdf`.
    let provider = is_one(trimmed) || trimmed.rsplit_once('.').is_some_and(|(name, ending)| ending.len() <= 5 && is_one(name));
    if !provider || gap > 2 {
        return None;
    }
    let before = text.get(..at)?;
    let gap_before = before.len() - before.trim_end_matches(' ').len();
    let (name, name_bytes) = taken(before.trim_end_matches(' ').chars().rev(), |c| c.is_ascii_alphanumeric() || "._%+-".contains(c));
    if name.is_empty() || gap_before > 2 {
        return None;
    }
    let length = name.chars().count() + 1 + trimmed.chars().count();
    Some(Hit { kind: Kind::Mail, range: at - gap_before - name_bytes..end + gap + host_bytes, length })
}

/// The characters that belong to it, folded, and how many bytes they are.
fn taken(chars: impl Iterator<Item = char>, belongs: impl Fn(char) -> bool) -> (String, usize) {
    let mut bytes = 0;
    let folded = chars.take(LONGEST).take_while(|c| belongs(narrow(*c))).inspect(|c| bytes += c.len_utf8()).map(narrow).collect();
    (folded, bytes)
}
