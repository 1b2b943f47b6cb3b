//! What a scheme can refer to outside its own folder.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::named::unknown_of;
use super::unread::Unread;
use crate::finding::{Findings, Place};
use crate::model::calendar::Calendar;
use crate::model::id::{ByName, HostId, Slug};
use crate::model::register::Host;
use crate::model::text::Bilingual;

/// What a scheme can refer to outside its own folder.
pub(super) struct Known<'a> {
    pub kinds: &'a BTreeMap<Slug, Bilingual>,
    pub countries: &'a BTreeMap<String, Bilingual>,
    pub hosts: &'a ByName<HostId, Arc<Host>>,
    pub calendar: &'a Calendar,
    pub unread: &'a Unread,
}

impl Known<'_> {
    /// Tells of a host that is not known, where its file is not there either.
    pub(super) fn no_host(&self, place: Place, id: &HostId, findings: &mut Findings) {
        if !self.unread.host(id) {
            let words = ("hosts/ 中没有这个依托单位", "hosts/ has no such host");
            findings.push(unknown_of(place, id.as_str(), words, self.hosts.keys().map(HostId::as_str)));
        }
    }
}
