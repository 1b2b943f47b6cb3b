//! Absolute addresses, for files that are read away from the site.

use crate::model::route::relative;

/// The address the site is published at.
pub(crate) struct Links {
    base: String,
}

impl Links {
    /// By the base URL.
    pub(crate) fn new(base_url: &str) -> Self {
        Self { base: format!("{}/", base_url.trim_end_matches('/')) }
    }

    /// The base URL, ending in `/`.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// The absolute address of a path from the root of the site, ready for a URL.
    pub(crate) fn to(&self, path: &str) -> String {
        [self.base.as_str(), &encoded(path)].concat()
    }

    /// The name of the server, for ids that must be unique in the world.
    pub(crate) fn host(&self) -> &str {
        let rest = self.base.split_once("://").map_or(self.base.as_str(), |(_, rest)| rest);
        let authority = rest.split('/').next().unwrap_or(rest);
        let server = authority.rsplit('@').next().unwrap_or(authority);
        match server.rsplit_once(':') {
            Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) => host,
            _ => server,
        }
    }
}

/// A path from the root of the site, ready for a URL.
pub(crate) fn encoded(path: &str) -> String {
    relative("index.html", path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_absolute_and_encoded() {
        let links = Links::new("https://gongshi.example:8443/site");
        assert_eq!(links.to("zh/a/b.html"), "https://gongshi.example:8443/site/zh/a/b.html");
        assert_eq!(links.to("zh/甲.html"), "https://gongshi.example:8443/site/zh/%E7%94%B2.html");
        assert_eq!(links.host(), "gongshi.example");
        assert_eq!(Links::new("https://gongshi.example/").host(), "gongshi.example");
    }
}
