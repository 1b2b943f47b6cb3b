//! A site that is already built: its manifest, and its files when they are asked for.

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Deserialize;

use crate::finding::Findings;
use crate::model::route::Route;
use crate::read::disk;
use crate::verify;
use crate::write::Digest;

/// What every version of a manifest has said; a change may bring another version of the program along.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Manifest {
    version: String,
    as_of: String,
    files: Vec<Listed>,
}

#[derive(Debug, Deserialize)]
struct Listed {
    path: Route,
    sha256: Digest,
}

/// A built site in a folder. Its files are taken to be what the manifest says, so whoever compares two asks first whether they are.
#[derive(Debug)]
pub struct Site {
    folder: PathBuf,
    version: String,
    as_of: String,
    files: BTreeMap<Route, Digest>,
    /// Files of the search index.
    index: BTreeMap<Route, Digest>,
}

/// A folder that is no site of ours, or a file of it that cannot be read.
#[derive(Debug)]
pub struct NoSite {
    path: PathBuf,
    why: String,
}

impl fmt::Display for NoSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：读不了，不是生成好的网站 / cannot be read, this is no built site: {}", self.path.display(), self.why)
    }
}

impl Site {
    /// Opens the site in a folder.
    ///
    /// # Errors
    /// The folder has no `manifest.json` to go by.
    pub fn open(folder: &Path) -> Result<Self, NoSite> {
        let path = folder.join("manifest.json");
        let bytes = disk::file(&path).map_err(|error| NoSite { path: path.clone(), why: error.to_string() })?;
        let manifest: Manifest = serde_json::from_slice(&bytes).map_err(|error| NoSite { path, why: error.to_string() })?;
        // An index says again what the pages say, under names that change with every word.
        let all = manifest.files.into_iter().map(|file| (file.path, file.sha256));
        let (index, files) = all.partition(|(path, _): &(Route, Digest)| path.as_str().starts_with("search/"));
        Ok(Self { folder: folder.to_path_buf(), version: manifest.version, as_of: manifest.as_of, files, index })
    }

    /// Each file that is not as the manifest lists it: what is compared by its hash would be taken for the same.
    #[must_use]
    pub fn unlike_manifest(&self) -> Findings {
        let listed: Vec<(&Route, Digest)> = self.files.iter().chain(&self.index).map(|(route, digest)| (route, *digest)).collect();
        verify::held(&self.folder, listed.into_par_iter())
    }

    /// Every address but the manifest's and those of the search index, in order.
    pub(super) fn routes(&self) -> impl Iterator<Item = &Route> {
        self.files.keys()
    }

    /// The hash of a file, if there is such a file.
    pub(super) fn digest(&self, route: &Route) -> Option<Digest> {
        self.files.get(route).copied()
    }

    /// The day whose facts it shows, as `2026-11-02`.
    pub(super) fn day(&self) -> &str {
        &self.as_of
    }

    /// The version of the program that made it.
    pub(super) fn version(&self) -> &str {
        &self.version
    }

    /// A file's text; bytes that are no UTF-8 are replaced.
    pub(super) fn text(&self, route: &Route) -> Result<String, NoSite> {
        let path = self.folder.join(route.as_str());
        let bytes = disk::file(&path).map_err(|error| NoSite { path, why: error.to_string() })?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }
}
