//! The subjects of a new list: bases, and the hosts of a list of changes.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::question::Question;
use super::{Refused, which};
use crate::model::id::HostId;
use crate::model::list::Subject;
use crate::model::register::{Base, Host, Register, Scheme};
use crate::model::rule::Proposed;
use crate::model::standing::Names;

/// How a list of changes begins the name of a host.
const HOST: &str = "host:";

/// The subjects of a list.
#[derive(Default)]
pub(super) struct Subjects<'a> {
    pub(super) bases: Vec<&'a Arc<Base>>,
    pub(super) hosts: Vec<&'a Arc<Host>>,
}

impl<'a> Subjects<'a> {
    /// Those that were named; `host:ID` is a host, and whoever changes the name of a base's host means the host of that day.
    pub(super) fn named(register: &'a Register, scheme: &'a Scheme, names: &Names<'_>, question: &Question<'_>) -> Result<Self, Refused> {
        let changes = question.effect == Proposed::Changes;
        let (hosts, ids): (Vec<&String>, Vec<&String>) = question.bases.iter().partition(|id| changes && id.starts_with(HOST));
        let mut named = Self { bases: which::bases(scheme, &ids)?, hosts: Vec::new() };
        for id in hosts.into_iter().filter_map(|id| id.strip_prefix(HOST)) {
            let found = HostId::try_from(id.to_owned()).ok().and_then(|id| register.hosts.get(&id));
            let known: Vec<&str> = register.hosts.keys().map(HostId::as_str).collect();
            named.hosts.push(found.ok_or_else(|| which::unknown(id, ("依托单位", "host"), &known))?);
        }
        if changes && question.what == Some(Subject::HOST_NAME) {
            let (day, bases) = (question.posted, std::mem::take(&mut named.bases));
            let host_of = |base: &Arc<Base>| register.hosts.get(&names.particulars(base, day, day).host.id);
            named.hosts.extend(bases.into_iter().filter_map(host_of));
        } else if let Some(what) = question.what.filter(|what| *what != "name" && !named.hosts.is_empty()) {
            return Err(Refused::new(
                (format!("依托单位只变更名称，不变更 {what}"), format!("a host changes its name and no {what}")),
                ("写 --what name；属于基地的事项写基地编号", "write --what name; what belongs to a base is named by its number"),
            ));
        }
        let mut seen = BTreeSet::new();
        named.hosts.retain(|host| seen.insert(&host.id));
        Ok(named)
    }

    /// The particulars that change, as articles list them; empty where they are not known.
    pub(super) fn changed<'w>(&self, what: Option<&'w str>) -> Vec<&'w str> {
        match (self.bases.is_empty(), self.hosts.is_empty()) {
            (true, false) => vec![Subject::HOST_NAME],
            (false, false) => what.into_iter().flat_map(|what| [what, Subject::HOST_NAME]).collect(),
            (_, true) => what.into_iter().collect(),
        }
    }
}
