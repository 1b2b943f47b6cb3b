//! What a file is, by its path: the layout of the content folder, in one place.

use crate::model::id::{ActId, BaseId, HostId, SchemeId, VersionId};
use crate::model::list::List;
use crate::model::text::Lang;

/// What a file holds and whose it is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Site,
    Calendar,
    Kinds,
    Countries,
    Moved,
    Host(HostId),
    Scheme(SchemeId),
    Policy(SchemeId, VersionId, PolicyPart),
    Base(SchemeId, BaseId),
    BaseProse(SchemeId, BaseId, Lang),
    Act(SchemeId, ActId, ActPart),
}

/// The files of a policy folder.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PolicyPart {
    Facts,
    Keys,
    Text,
    Translation,
    Guide(Lang),
}

/// The files of an act's folder.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ActPart {
    Facts,
    List(List),
    Prose(Lang),
}

/// Why a path has no place.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unplaced {
    /// Nothing of this name belongs there.
    Unknown,
    /// The place is right, a name in it is not.
    BadName(String),
}

/// What the file at a path is; paths are relative to the content folder, with forward slashes.
pub(crate) fn sort(path: &str) -> Result<Kind, Unplaced> {
    let parts: Vec<&str> = path.split('/').collect();
    match parts.as_slice() {
        ["site.toml"] => Ok(Kind::Site),
        ["countries.toml"] => Ok(Kind::Countries),
        ["moved.toml"] => Ok(Kind::Moved),
        ["hosts", "kinds.toml"] => Ok(Kind::Kinds),
        ["calendars", file] if file.ends_with(".toml") => Ok(Kind::Calendar),
        ["hosts", file] => Ok(Kind::Host(named(toml_stem(file)?)?)),
        ["schemes", scheme, rest @ ..] => in_scheme(named(scheme)?, rest),
        _ => Err(Unplaced::Unknown),
    }
}

fn in_scheme(scheme: SchemeId, rest: &[&str]) -> Result<Kind, Unplaced> {
    match rest {
        ["scheme.toml"] => Ok(Kind::Scheme(scheme)),
        ["policies", version, file] => {
            let part = match *file {
                "policy.toml" => PolicyPart::Facts,
                "keys.toml" => PolicyPart::Keys,
                "zh.md" => PolicyPart::Text,
                "en.md" => PolicyPart::Translation,
                "guide.zh.md" => PolicyPart::Guide(Lang::Zh),
                "guide.en.md" => PolicyPart::Guide(Lang::En),
                _ => return Err(Unplaced::Unknown),
            };
            Ok(Kind::Policy(scheme, named(version)?, part))
        }
        ["bases", file] => Ok(Kind::Base(scheme, named(toml_stem(file)?)?)),
        ["bases", base, file] => Ok(Kind::BaseProse(scheme, named(base)?, prose_lang(file)?)),
        ["acts", year, act, file] => {
            let part = match *file {
                "act.toml" => ActPart::Facts,
                _ => match prose_lang(file) {
                    Ok(lang) => ActPart::Prose(lang),
                    Err(_) => ActPart::List(list_name(file)?),
                },
            };
            Ok(Kind::Act(scheme, named(&format!("{year}/{act}"))?, part))
        }
        _ => Err(Unplaced::Unknown),
    }
}

fn named<T: TryFrom<String>>(text: &str) -> Result<T, Unplaced> {
    T::try_from(text.to_owned()).map_err(|_| Unplaced::BadName(text.to_owned()))
}

fn toml_stem(file: &str) -> Result<&str, Unplaced> {
    file.strip_suffix(".toml").ok_or(Unplaced::Unknown)
}

fn prose_lang(file: &str) -> Result<Lang, Unplaced> {
    match file {
        "zh.md" => Ok(Lang::Zh),
        "en.md" => Ok(Lang::En),
        _ => Err(Unplaced::Unknown),
    }
}

fn list_name(file: &str) -> Result<List, Unplaced> {
    let stem = file.strip_suffix(".csv").ok_or(Unplaced::Unknown)?;
    List::read(stem).ok_or(Unplaced::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_its_kind() {
        assert_eq!(sort("site.toml"), Ok(Kind::Site));
        assert!(matches!(sort("schemes/qd/acts/2026/1102-x/recognition.csv"), Ok(Kind::Act(_, _, ActPart::List(List::Recognition)))));
        assert!(matches!(sort("schemes/qd/bases/QD-1.toml"), Ok(Kind::Base(..))));
        assert_eq!(sort("notes.md"), Err(Unplaced::Unknown));
        assert_eq!(sort("schemes/qd/acts/2026/1302-x/act.toml"), Err(Unplaced::BadName("2026/1302-x".to_owned())));
        assert_eq!(sort("schemes/QD/scheme.toml"), Err(Unplaced::BadName("QD".to_owned())));
    }
}
