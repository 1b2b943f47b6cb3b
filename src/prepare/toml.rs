//! Words as TOML writes them.

use crate::model::text::Bilingual;

/// A quoted string.
pub(crate) fn text(words: &str) -> String {
    toml::Value::String(words.replace(['\n', '\r'], " ")).to_string()
}

/// `{ zh = "…", en = "…" }`.
pub(crate) fn both(words: &Bilingual) -> String {
    format!("{{ zh = {}, en = {} }}", text(&words.zh), text(&words.en))
}

/// `["…", "…"]`.
pub(super) fn list(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| text(&item)).collect();
    format!("[{}]", items.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_escaped() {
        assert_eq!(text("a\"b\n"), "'a\"b '");
    }
}
