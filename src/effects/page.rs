//! What became of one page or file: a page's title, and whether its words differ, or only its stamp or its looks.

use super::words::{Days, Differs, Words};
use super::{Change, NoSite, Site};
use crate::model::route::Route;
use crate::model::text::{Bilingual, Lang};
use crate::render::tag::unescaped;

/// What is told of one page.
pub(super) struct Told {
    pub(super) change: Change,
    /// The new title, or the last one it had.
    pub(super) title: String,
    /// Where its words differ.
    pub(super) differs: Differs,
}

/// Compares the pages and files of two sites.
pub(super) struct Judge<'a> {
    before: &'a Site,
    after: &'a Site,
    /// What follows a page's own title, by site; from the title of the home page.
    names: [Bilingual; 2],
    days: Days,
}

impl<'a> Judge<'a> {
    pub(super) fn new(before: &'a Site, after: &'a Site) -> Self {
        Self { before, after, names: [name(before), name(after)], days: Days::of(before.day(), after.day()) }
    }

    /// A page that was removed, added, moved or has other bytes; `from` is where it was.
    pub(super) fn page(&self, from: &Route, address: &Route, lang: Lang, change: Change) -> Result<Told, NoSite> {
        let [was, is] = &self.names;
        let plain = |title| Told { change, title, differs: Differs::new() };
        match change {
            Change::Removed => Ok(plain(own_title(&self.before.text(address)?, was.get(lang)))),
            Change::Added => Ok(plain(own_title(&self.after.text(address)?, is.get(lang)))),
            _ => {
                // The address that a page prints of itself is told with it.
                let old = self.before.text(from)?.replace(from.as_str(), address.as_str());
                let new = self.after.text(address)?;
                let told = plain(own_title(&new, is.get(lang)));
                let (old, new) = (Words::of(&old), Words::of(&new));
                Ok(match self.weigh(&old, &new) {
                    Change::Words => Told { differs: old.differ(&new, &self.days), ..told },
                    _ if change == Change::Moved => told,
                    change => Told { change, ..told },
                })
            }
        }
    }

    /// A file that is no page: a table may differ by its day alone.
    pub(super) fn file(&self, address: &Route, change: Change) -> Result<Change, NoSite> {
        let is_text = [".json", ".csv", ".jsonl", ".atom", ".ics", ".xml"].iter().any(|ending| address.as_str().ends_with(ending));
        if change != Change::Words || self.days.agree() || !is_text {
            return Ok(change);
        }
        let (old, new) = (self.before.text(address)?, self.after.text(address)?);
        let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
        let same = old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| self.days.same(old, new));
        Ok(if same { Change::Stamp } else { change })
    }

    fn weigh(&self, old: &Words, new: &Words) -> Change {
        if old.whole() == new.whole() {
            Change::Looks
        } else if old.lasts(new, &self.days) {
            Change::Stamp
        } else {
            Change::Words
        }
    }
}

/// The site's own title in both languages; empty where there is no home page.
fn name(site: &Site) -> Bilingual {
    let of = |lang: Lang| {
        let home = Route::new(&format!("{lang}/index.html")).filter(|home| site.digest(home).is_some());
        home.and_then(|home| site.text(&home).ok()).map(|page| title(&page)).unwrap_or_default()
    };
    Bilingual::new(of(Lang::Zh), of(Lang::En))
}

/// A page's title without the site's behind it.
fn own_title(page: &str, site: &str) -> String {
    let title = title(page);
    match title.strip_suffix(site).and_then(|rest| rest.strip_suffix(" - ")) {
        Some(own) if !site.is_empty() => own.to_owned(),
        _ => title,
    }
}

/// What stands in `<title>`.
fn title(page: &str) -> String {
    let inside = page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    inside.map(|(title, _)| unescaped(title.trim())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_stands_without_the_sites() {
        let page = "<title>A &amp; B - Site</title>";
        assert_eq!(own_title(page, "Site"), "A & B");
        assert_eq!(own_title(page, ""), "A & B - Site");
        assert_eq!(own_title("no title", "Site"), "");
    }
}
