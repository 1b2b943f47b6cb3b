//! Paths as other programs want them.

/// The path from the working folder, which is how forges name files.
pub(super) fn from_here(path: &str) -> &str {
    let mut path = path;
    while let Some(rest) = path.strip_prefix("./") {
        path = rest.trim_start_matches('/');
    }
    path
}

/// The path as a URI reference (RFC 3986): relative, or of the scheme `file` where it is absolute.
pub(super) fn uri(path: &str) -> String {
    let path = from_here(path);
    let mut uri = String::from(if path.starts_with('/') { "file://" } else { "" });
    for byte in path.bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn a_path_is_a_uri_reference() {
        assert_eq!(uri("./content/a b/公.toml"), "content/a%20b/%E5%85%AC.toml");
        assert_eq!(uri("a:b.toml"), "a%3Ab.toml");
        assert_eq!(uri("/srv/x#y.toml"), "file:///srv/x%23y.toml");
    }
}
