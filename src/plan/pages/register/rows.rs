//! The rows of a register, printed as they come: a base stands in its register and in up to five cuts of it, in both languages.

use std::collections::BTreeMap;

use crate::model::id::{BaseId, Slug};
use crate::model::standing::{Life, Standing};
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Chip, Markup};
use crate::plan::words;

/// A row for each of some bases of a scheme.
#[must_use]
pub(super) fn print<'s>(desk: &Desk<'_>, one: &'s SchemeSurvey<'_>, bases: impl Iterator<Item = (&'s BaseId, &'s Life)>) -> Markup {
    let mut rows = Markup::with_room(desk.lang, 640 * bases.size_hint().1.unwrap_or_default());
    let (to_bases, to_hosts) = (desk.folder(&address::bases(&one.scheme.id)), desk.folder(address::HOST_PAGES));
    let mut clerk = Clerk { desk, one, to_bases, to_hosts, kinds: BTreeMap::new(), standings: BTreeMap::new() };
    bases.for_each(|(id, life)| clerk.row(id, life, &mut rows));
    rows
}

/// What the rows of a page have in common.
struct Clerk<'d, 's, 'a> {
    desk: &'d Desk<'a>,
    one: &'s SchemeSurvey<'a>,
    /// The ways to the pages of bases and to those of hosts.
    to_bases: String,
    to_hosts: String,
    kinds: BTreeMap<&'s Slug, (String, Option<&'static str>)>,
    standings: BTreeMap<Standing, Chip>,
}

impl<'s> Clerk<'_, 's, '_> {
    fn row(&mut self, id: &BaseId, life: &'s Life, row: &mut Markup) {
        let (desk, now) = (self.desk, &life.now);
        row.element("<tr><td class=\"n\">", id.as_str(), "</td>").tag("<th scope=\"row\"", &[("lang", desk.tag_of(&now.name))]);
        row.page(desk.told(&now.name), &self.to_bases, id.as_str()).aside(desk.beside(&now.name)).raw("</th><td>");
        let scheme = self.one.scheme;
        let standing = || words::standing_in(desk.lang, &scheme.words, life.standing);
        row.chip(self.standings.entry(life.standing).or_insert_with(standing));
        self.marks(life, row);
        row.raw("</td><td>");
        self.due(life, row);
        row.raw("</td><td>");
        self.latest(life, row);
        row.raw("</td>");
        let host = &now.host.name;
        row.tag("<td", &[("lang", desk.tag_of(host))]).page(desk.told(host), &self.to_hosts, now.host.id.as_str()).raw("</td>");
        let (kind, lang) = self.kinds.entry(&now.kind).or_insert_with(|| desk.say_or_zh(&words::base_type(scheme, &now.kind)));
        row.tag("<td", &[("lang", *lang)]).element("", kind, "</td></tr>\n");
    }

    fn marks(&self, life: &Life, row: &mut Markup) {
        for (mark, place) in life.marks.iter().zip(0..) {
            row.raw(if place == 0 { " <span class=\"hint\">" } else { words::between(self.desk.lang) });
            row.text(&words::mark(self.desk.lang, *mark).text);
        }
        row.raw(if life.marks.is_empty() { "" } else { "</span>" });
    }

    /// The latest evaluation: `2025：优秀`, `2025: Excellent`.
    fn latest(&self, life: &Life, row: &mut Markup) {
        let Some(last) = life.evaluations.last() else { return };
        let Some(act) = self.one.scheme.acts.get(last.act) else { return };
        row.element("", &last.round, self.desk.pick("：", ": ")).text(&words::outcome(self.desk.lang, &last.outcome, &act.under).text);
    }

    /// What comes next, with its day where there is one.
    fn due(&self, life: &Life, row: &mut Markup) {
        let Some(due) = life.due.first() else { return };
        let (desk, words) = (self.desk, due.words.get(self.desk.lang));
        match due.by {
            Some(day) => {
                if day < desk.survey.day {
                    row.chip(&words::due(desk.lang, true)).raw(" ");
                }
                row.day(day).hint(words)
            }
            None => row.text(words),
        };
    }
}
