//! Words as TOML writes them.

use crate::model::text::Bilingual;

/// A quoted string.
pub(super) fn text(words: &str) -> String {
    toml::Value::String(words.replace(['\n', '\r'], " ")).to_string()
}

/// `{ zh = "…", en = "…" }`.
pub(super) fn both(words: &Bilingual) -> String {
    format!("{{ zh = {}, en = {} }}", text(&words.zh), text(&words.en))
}

/// `["…", "…"]`.
pub(super) fn list(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().map(|item| text(&item)).collect();
    format!("[{}]", items.join(", "))
}

/// The line by which editors find the schema of a file, for a path in the content folder: `schemas/` lies beside that folder.
#[must_use]
pub(super) fn schema_line(path: &str, schema: &str) -> String {
    let up = "../".repeat(path.matches('/').count().saturating_add(1));
    format!("#:schema {up}schemas/{schema}.json\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_escaped_and_paths_climb_out() {
        assert_eq!(text("a\"b\n"), "'a\"b '");
        assert_eq!(schema_line("hosts/x.toml", "host"), "#:schema ../../schemas/host.json\n");
    }
}
