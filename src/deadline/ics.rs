//! Deadlines as iCalendar (RFC 5545): one event of a whole day each. What has no day is in no calendar.

use std::collections::BTreeMap;

use super::{Deadline, Outlook, Tongue};
use crate::plan::exports::ics::{Happening, calendar};
use crate::plan::exports::links::Links;

/// The calendar; what is overdue stands on the day it fell due.
#[must_use]
pub fn ics(outlook: &Outlook<'_>, tongue: Tongue) -> String {
    let links = Links::new(outlook.base_url);
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    let mut events = Vec::new();
    for due in outlook.due {
        let Some(by) = due.day else { continue };
        let scheme = due.scheme.as_ref().map_or("all", |(id, _)| id.as_str());
        let first = which(due).replace(['/', '#', ' ', ','], "-");
        let id = format!("deadline-{scheme}-{}-{by}-{first}", due.kind.code());
        let nth = counted.entry(id.clone()).and_modify(|n| *n = n.saturating_add(1)).or_insert(1);
        let again = if *nth == 1 { String::new() } else { format!("-{nth}") };
        events.push(Happening {
            uid: format!("{id}{again}@{}", links.host()),
            created: Some(due.posted),
            stamp: due.posted,
            times: 0,
            first: by,
            last: by,
            summary: summary(due, tongue),
            spoken: tongue.lang(),
            description: description(due, tongue),
            url: due
                .subjects
                .first()
                .map_or_else(|| links.base().to_owned(), |subject| links.to(&format!("{}/{}", tongue.lang().code(), subject.page))),
            withdrawn: false,
            kind: due.kind.code(),
        });
    }
    let lang = tongue.lang();
    calendar(lang, &tongue.pick("到期事项", "What falls due"), None, &events)
}

/// What tells it from others of its day: the notice, bar or text; for what is due for several bases at once, the articles.
fn which(due: &Deadline) -> String {
    if due.kind.is_of_one() {
        due.subjects.first().map(|subject| subject.id.clone()).unwrap_or_default()
    } else {
        due.cites.iter().map(ToString::to_string).collect::<Vec<_>>().join("-")
    }
}

fn summary(due: &Deadline, tongue: Tongue) -> String {
    let what = tongue.say(&due.what);
    match due.subjects.as_slice() {
        [] => what,
        [one] => format!("{what}: {}", tongue.say(&one.name)),
        many => format!("{what}: {}", tongue.pick(&format!("{}个", many.len()), &many.len().to_string())),
    }
}

fn description(due: &Deadline, tongue: Tongue) -> String {
    let scheme = due.scheme.iter().map(|(_, name)| tongue.say(name));
    let subjects = due.subjects.iter().map(|subject| format!("{} {}", subject.id, tongue.say(&subject.name)));
    let cites = due.cites.iter().map(ToString::to_string);
    scheme.chain(subjects).chain(cites).collect::<Vec<_>>().join("\n")
}
