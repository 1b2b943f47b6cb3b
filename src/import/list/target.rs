//! Where a list goes: a list of an act, the bases of a scheme, or the hosts.

use crate::model::id::{ActId, SchemeId};
use crate::model::list::List;
use crate::model::register::{Register, Scheme};
use crate::prepare;
use crate::refused::Refused;

/// Where a list goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A list of an act, by the path of its file.
    List {
        /// The scheme.
        scheme: SchemeId,
        /// The act.
        act: ActId,
        /// The list.
        list: List,
    },
    /// The bases of a scheme.
    Bases {
        /// The scheme.
        scheme: SchemeId,
    },
    /// The hosts of all schemes.
    Hosts,
}

impl Target {
    /// Reads a path in the content folder, with or without `schemes` and `acts`: `qingdao/bases`, `hosts`,
    /// `qingdao/2026/1123-recognition/recognition.csv`.
    ///
    /// # Errors
    /// It is no such path, or the scheme is unknown.
    pub fn read(register: &Register, path: &str) -> Result<Self, Refused> {
        let short = prepare::below_schemes(path);
        let parts: Vec<&str> = short.split('/').collect();
        if parts.last() == Some(&"hosts") {
            return Ok(Self::Hosts);
        }
        let Some(name) = parts.first() else { return Err(none(path)) };
        let scheme = prepare::scheme(register, name)?.id.clone();
        match parts.as_slice() {
            [_, "bases"] => Ok(Self::Bases { scheme }),
            [_, year, folder, file] => {
                let list = List::read(file.strip_suffix(".csv").unwrap_or(file));
                let act = ActId::try_from(format!("{year}/{folder}")).ok();
                act.zip(list).map(|(act, list)| Self::List { scheme, act, list }).ok_or_else(|| none(path))
            }
            _ => Err(none(path)),
        }
    }

    /// The scheme it is in.
    pub(super) fn scheme<'a>(&self, register: &'a Register) -> Option<&'a Scheme> {
        let (Self::List { scheme, .. } | Self::Bases { scheme }) = self else { return None };
        register.scheme(scheme.as_str()).map(AsRef::as_ref)
    }

    /// The path of the list's file in the content folder.
    #[must_use]
    pub fn list_file(&self) -> Option<String> {
        let Self::List { scheme, act, list } = self else { return None };
        Some(format!("schemes/{scheme}/acts/{act}/{}.csv", list.code()))
    }
}

fn none(path: &str) -> Refused {
    Refused::new(
        (format!("不能导入到这里：{path}"), format!("a list cannot go here: {path}")),
        (
            "写成 content/schemes/<制度>/bases、content/hosts，或某份文件的列表，如 content/schemes/qingdao/acts/2026/1123-recognition/recognition.csv",
            "write content/schemes/<scheme>/bases, content/hosts, or a list of an act such as content/schemes/qingdao/acts/2026/1123-recognition/recognition.csv",
        ),
    )
}
