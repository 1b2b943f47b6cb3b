//! `robots.txt`: everything may be read, and here is the map.

use super::links::Links;
use crate::plan::survey::Survey;

/// The file's bytes.
pub(super) fn write(survey: &Survey<'_>) -> Vec<u8> {
    let map = Links::new(&survey.register.site.base_url).to("sitemap.xml");
    format!("User-agent: *\nAllow: /\n\nSitemap: {map}\n").into_bytes()
}
