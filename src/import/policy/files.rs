//! The files an import writes with `--out`.

use std::collections::BTreeSet;

use super::skeleton::skeleton;
use super::{Imported, write_keys, write_markdown};

/// Relative name and content of every file: the text, its keys, a policy file to complete, and the forms.
pub fn files(imported: &Imported) -> Vec<(String, String)> {
    let mut files = vec![
        ("zh.md".to_owned(), write_markdown(&imported.text)),
        ("keys.toml".to_owned(), write_keys(&imported.text)),
        ("policy.toml".to_owned(), skeleton(imported)),
    ];
    let mut taken = BTreeSet::new();
    for form in &imported.forms {
        let name = file_name(&form.title);
        let again = (2_usize..).map(|n| format!("{name}-{n}"));
        let free = std::iter::once(name.clone()).chain(again).find(|name| !taken.contains(name)).unwrap_or(name);
        files.push((format!("files/{free}.txt"), form.text.clone()));
        taken.insert(free);
    }
    files
}

/// A name that is safe on every file system: no separators, no control characters, no leading dot, not too long.
fn file_name(title: &str) -> String {
    let safe =
        |c: &char| !c.is_whitespace() && !c.is_control() && !matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '#' | '%');
    let kept: String = title.chars().filter(safe).collect();
    // A file name has at most 255 bytes; forty Chinese characters are 120.
    let name: String = kept.trim_matches('.').chars().take(40).collect();
    if name.is_empty() { "form".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::policy::Form;

    #[test]
    fn forms_have_safe_names_of_their_own() {
        let form = |title: &str| Form { title: title.into(), text: "甲\n".into() };
        let imported = Imported { forms: vec![form("../表"), form("表"), form("表"), form("")], ..Imported::default() };
        let names: Vec<_> = files(&imported).into_iter().map(|(name, _)| name).skip(3).collect();
        assert_eq!(names, ["files/表.txt", "files/表-2.txt", "files/表-3.txt", "files/form.txt"]);
    }
}
