//! The host that an address names, and its port.

/// Whether a text names a host, with its port where it has one, and nothing before them: an address that begins with user
/// information seems to lead where it does not (RFC 3986, 7.6).
#[must_use]
pub fn is_host_and_port(place: &str) -> bool {
    let (host, port) = match place.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((host, port)) if host.parse::<core::net::Ipv6Addr>().is_ok() => {
            return port.is_empty() || port.strip_prefix(':').is_some_and(is_port);
        }
        Some(_) => return false,
        None => place.split_once(':').map_or((place, None), |(host, port)| (host, Some(port))),
    };
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || "-_".contains(c))
    };
    host.split('.').all(label) && is_of_one_script(host) && port.is_none_or(is_port)
}

fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Whether beside Latin letters a host has none but Chinese characters: a Cyrillic `о` reads as another host (Unicode Technical
/// Standard 39). A host of other letters alone is one that nobody takes for another.
fn is_of_one_script(host: &str) -> bool {
    let is_latin = |c: char| c.is_ascii_alphabetic() || matches!(c, '\u{C0}'..='\u{24F}');
    let is_chinese = |c: char| matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}');
    !host.contains(is_latin) || host.chars().all(|c| !c.is_alphabetic() || is_latin(c) || is_chinese(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_what_it_seems() {
        for good in ["gov.cn", "公示.cn", "gongshi公示.example:443", "münchen.example", "пример.рф", "[::1]:80", "xn--e1afmkfd.com"]
        {
            assert!(is_host_and_port(good), "{good}");
        }
        for bad in ["gov.cn@evil.com", "a:b@evil.com", "[::1", "a.example:80a", "g\u{43E}v.cn", "\u{440}\u{430}.cn", "ｇｏｖ.cn", ""] {
            assert!(!is_host_and_port(bad), "{bad}");
        }
    }
}
