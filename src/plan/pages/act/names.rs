//! The names in a list: as printed, linked where there is a page, with the English that went with them.

use std::borrow::Cow;
use std::sync::Arc;

use super::Sheet;
use crate::model::draft::base::Partner;
use crate::model::id::{BaseId, HostId, Slug};
use crate::model::list::{Corrected, Ground, Row as Listed, Subject};
use crate::model::register::{Base, Particulars};
use crate::model::rule::{Consequence, Effect, Proposed};
use crate::model::text::Bilingual;
use crate::plan::address;
use crate::plan::view::{Cell, Named, Row};
use crate::plan::words;

impl Sheet<'_, '_> {
    /// What a base was called and by whom run: by the acts posted up to this one or, where it prints what it changes
    /// itself, by those of the day before.
    pub(super) fn then(&self, base: &BaseId, printed: &str) -> Option<(&Base, Arc<Particulars>)> {
        let base = self.one.scheme.bases.get(base)?;
        Some((base, self.desk.survey.names.as_printed(base, printed, self.act.posted())))
    }

    /// A row of a list: the base as printed, then the cells that decide, then its host, then the rest.
    pub(super) fn row<T>(&self, n: usize, row: &Listed<T>, decisive: Vec<Cell>, rest: Vec<Cell>) -> Row {
        let then = self.then(&row.base, &row.name).map(|(_, then)| then);
        let mut all = Vec::with_capacity(decisive.len() + 1 + rest.len());
        all.extend(decisive);
        all.push(self.host(then.as_deref(), &row.host));
        all.extend(rest);
        Row {
            n: n.to_string(),
            id: Some(["entry-", row.base.as_str()].concat()),
            name: self.base(&row.base, then.as_deref(), &row.name),
            cells: all,
        }
    }

    /// A base by its printed name; where none is printed, by the one it had.
    pub(super) fn base(&self, id: &BaseId, then: Option<&Particulars>, printed: &str) -> Named {
        let path = self.one.lives.of.contains_key(id).then(|| address::base(&self.one.scheme.id, id));
        self.desk.named(&beside(printed, then.map(|then| &then.name)), path.as_deref())
    }

    /// A base by the name it had.
    pub(super) fn base_then(&self, id: &BaseId) -> Named {
        let then = self.then(id, "").map(|(_, then)| then);
        self.base(id, then.as_deref(), "")
    }

    /// What an act changes or corrects, as it was printed: in English where that is what it was called the day before.
    pub(super) fn was(&self, subject: &Subject, column: &str, printed: &str) -> Cell {
        let cell = self.value(column, printed);
        if cell.lang.is_none() {
            return cell;
        }
        match self.english_before(subject, column, printed) {
            Some(en) => Cell { other: Some(printed.to_owned()), ..Cell::text(en) },
            None => cell,
        }
    }

    /// What a correction quotes: in English where what is right is in English too, for two languages cannot be compared.
    pub(super) fn wrong(&self, row: &Corrected) -> Cell {
        match self.right(row).lang {
            Some(_) => self.value(&row.column, &row.was),
            None => self.was(&Subject::Base(row.base.clone()), &row.column, &row.was),
        }
    }

    fn english_before(&self, subject: &Subject, column: &str, printed: &str) -> Option<String> {
        let (names, day) = (&self.desk.survey.names, self.act.posted().pred());
        let words = match (subject, column) {
            (Subject::Base(id), _) => {
                let then = names.particulars(self.one.scheme.bases.get(id)?, day, day);
                then.text(column)?.clone()
            }
            (Subject::Host(id), "name") => names.host(self.desk.survey.register.hosts.get(id)?, day, day).as_ref().clone(),
            (Subject::Host(_), _) => return None,
        };
        (words.zh == printed && !words.en.trim().is_empty()).then_some(words.en)
    }

    /// A subject of a list by its printed name.
    pub(super) fn subject(&self, subject: &Subject, printed: &str) -> Named {
        match subject {
            Subject::Base(id) => self.base(id, self.then(id, printed).map(|(_, then)| then).as_deref(), printed),
            Subject::Host(id) => {
                let host = self.desk.survey.register.hosts.get(id);
                let on = |day| host.map(|host| self.desk.survey.names.host(host, day, day));
                let (now, before) = (on(self.act.posted()), on(self.act.posted().pred()));
                let name = before.filter(|before| before.zh == printed).or(now);
                self.desk.named(&beside(printed, name.as_deref()), self.host_path(id).as_deref())
            }
        }
    }

    /// The host of a base by its printed name.
    pub(super) fn host(&self, then: Option<&Particulars>, printed: &str) -> Cell {
        let href = then.and_then(|then| self.host_path(&then.host.id)).map(|path| self.desk.href(&path));
        Cell { href, ..self.desk.cell(&beside(printed, then.map(|then| then.host.name.as_ref()))) }
    }

    /// The page of a host; a host without a public base has none.
    fn host_path(&self, id: &HostId) -> Option<String> {
        self.desk.survey.of_host.contains_key(id).then(|| address::host(id))
    }

    /// The name of a type.
    pub(super) fn kind(&self, kind: &Slug) -> Cell {
        self.desk.cell(&words::base_type(self.one.scheme, kind))
    }

    /// The countries and regions of a base's partners, each once.
    pub(super) fn countries(&self, base: &Base) -> Cell {
        let known = &self.desk.survey.register.countries;
        let name = |code| known.get(code).map_or(code, |name| name.get(self.desk.lang));
        let names: Vec<&str> = Partner::countries(&base.partners).into_iter().map(name).collect();
        // A semicolon in English: "Hong Kong, China" holds a comma.
        Cell::text(names.join(self.desk.pick("、", "; ")))
    }

    /// Words that a list has in Chinese alone.
    pub(super) fn chinese(&self, text: &str) -> Cell {
        Cell { lang: self.desk.tag_of_chinese().filter(|_| !text.is_ascii()), ..Cell::text(text) }
    }

    /// A ground: what the rule of the act's edition says, and its article. Where an article holds several rules, the
    /// one that leads to what the list is for.
    pub(super) fn ground(&self, list: Proposed, ground: &Ground) -> Cell {
        let meant = |rule: &&Consequence| {
            rule.article.keys().contains(&ground.key) && ground.event.as_deref().is_none_or(|event| event == rule.on.code())
        };
        let leads = |rule: &&Consequence| match list {
            Proposed::Revocation => rule.then == Effect::Revoke,
            Proposed::Criticism => rule.then == Effect::Criticise,
            Proposed::Exit => matches!(rule.then, Effect::Exit(_)),
            Proposed::Evaluation => matches!(rule.then, Effect::Grade(_) | Effect::Exempt),
            Proposed::Recognition | Proposed::Changes => false,
        };
        let rules = || self.act.under.consequence.iter().filter(meant);
        let rule = rules().find(leads).or_else(|| rules().next());
        let text = rule.and_then(|rule| rule.text.as_ref()).map_or_else(Cell::default, |text| self.desk.cell(text));
        let cite = self.one.scheme.cite_key(&self.act.under, &ground.key);
        Cell { cites: vec![self.desk.cite(&cite, Some(self.one.scheme))], ..text }
    }
}

/// The printed name with the English of the name it had then; only the latter where nothing is printed, and no English
/// where the two differ.
fn beside<'n>(printed: &str, then: Option<&'n Bilingual>) -> Cow<'n, Bilingual> {
    match then {
        Some(then) if printed.is_empty() || then.zh == printed => Cow::Borrowed(then),
        _ => Cow::Owned(Bilingual::new(printed, "")),
    }
}
