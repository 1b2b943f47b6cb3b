//! The particulars of a base: facts, partners, and where else to look.

use super::Record;
use crate::model::id::BaseId;
use crate::model::list::{Answer, Change, Subject};
use crate::model::standing::Happened;
use crate::plan::address;
use crate::plan::rule_words::vocabulary;
use crate::plan::view::{Fact, Markup, definitions};
use crate::plan::words;

/// As many bases of the same host are named here; the page of the host has them all.
const NEIGHBOURS: usize = 5;

impl Record<'_, '_> {
    /// What is known of it on the day; what is not known is left out.
    pub(super) fn facts(&self) -> Markup {
        let (desk, now, own) = (self.desk, &self.life.now, &self.one.scheme.words);
        let term = |zh: &str, en: &str| desk.pick(zh, en).to_owned();
        let host = desk.host_link(&now.host.id);
        let host_other = desk.beside(&now.host.name).map(str::to_owned);
        let mut facts = vec![
            Fact { code: true, ..Fact::text(term("编号", "Number"), self.id.to_string()) },
            desk.fact(term("类型", "Type"), &words::base_type(self.one.scheme, &now.kind)),
            Fact { other: host_other, ..Fact::link(words::capital(&desk.say(&own.host)), host) },
        ];
        let school = self.base.school_at(&now.host.id).zip(desk.survey.register.hosts.get(&now.host.id));
        let school = school.and_then(|(id, host)| host.schools.iter().find(|school| &school.id == id));
        facts.extend(school.map(|school| desk.fact(term("学院（系）", "School"), &school.name)));
        facts.extend(now.field.as_deref().map(|field| desk.fact(term("领域", "Field"), field)));
        facts.extend(now.leader.as_deref().map(|leader| desk.fact(term("负责人", "Leader"), leader)));
        facts.extend(now.recommender.as_deref().map(|one| desk.fact(words::capital(&desk.say(&own.sponsor)), one)));
        facts.extend(self.life.recognised.map(|day| Fact::day(term("认定日期", "Recognised"), desk.dated_short(day))));
        if !self.life.number.is_empty() {
            let number = Fact::text(term("认定文号", "Document number"), self.life.number.clone());
            facts.push(Fact { lang: desk.tag_of_chinese(), ..number });
        }
        definitions(desk.lang, &facts)
    }

    /// Its partners abroad, each with its country or region and, where the scheme has classes, the class.
    pub(super) fn partners(&self) -> Markup {
        let desk = self.desk;
        let mut list = Markup::with_room(desk.lang, 256 * self.base.partners.len());
        for partner in &self.base.partners {
            let country = desk.survey.register.countries.get(&partner.country);
            let name = &partner.name;
            list.raw("<li>").spoken(desk.told(name), desk.tag_of(name));
            list.raw("<span class=\"hint\">")
                .raw(words::apart(desk.lang))
                .text(country.map_or(partner.country.as_str(), |country| desk.told(country)));
            if let Some(class) = &partner.class {
                list.raw(words::apart(desk.lang)).text(&vocabulary::class(desk.lang, class.as_str()));
                list.raw(desk.pick("国家（地区）", " country or region"));
            }
            list.raw("</span>").aside(desk.beside(name)).raw("</li>");
        }
        list
    }

    /// Whether acts changed its partners since: of a new one they tell no country, so those first published are shown.
    pub(super) fn partners_changed(&self) -> bool {
        let own = |row: &&Change| row.what.starts_with("partner") && row.subject == Subject::Base(self.id.clone());
        let acts =
            self.life.trail.iter().filter(|step| step.what == Happened::Changed).filter_map(|step| self.one.scheme.acts.get(step.act));
        let mut rows =
            acts.flat_map(|act| act.lists.changes.iter().filter(own).map(|row| (row.answer, row.effective.unwrap_or(act.posted()))));
        rows.any(|(answer, from)| answer == Answer::Settled && from <= self.desk.survey.day)
    }

    /// The same base in other schemes, then other bases of the same host.
    pub(super) fn related(&self) -> Markup {
        let (desk, survey) = (self.desk, self.desk.survey);
        let mut list = Markup::with_room(desk.lang, 256 * (NEIGHBOURS + 2));
        for also in &self.base.also {
            if let Some(place) = survey.schemes.iter().position(|one| one.scheme.id == also.scheme) {
                self.neighbour(place, &also.base, desk.pick("同一基地，", "The same base, "), &mut list);
            }
        }
        let same = |place: usize, id: &BaseId| {
            self.base.also.iter().any(|also| &also.base == id && survey.schemes.get(place).is_some_and(|one| one.scheme.id == also.scheme))
        };
        let host = &self.life.now.host.id;
        let all = survey.of_host.get(host).map(Vec::as_slice).unwrap_or_default();
        let others = all.iter().filter(|(place, id)| (*place != self.one.place || *id != self.id) && !same(*place, id));
        for (place, id) in others.clone().take(NEIGHBOURS) {
            self.neighbour(*place, id, desk.pick("同一依托单位，", "The same host, "), &mut list);
        }
        if others.count() > NEIGHBOURS {
            let way = desk.folder(address::HOST_PAGES);
            list.raw("<li>").to_page(&way, host.as_str()).raw(desk.pick("该依托单位的全部基地（", "All "));
            list.number(all.len()).raw(desk.pick("个）</a></li>", " bases of this host</a></li>"));
        }
        list.raw("<li>").link(desk.pick("名录数据下载", "The register as data"), &desk.href(address::DATA)).raw("</li>");
        list
    }

    /// Another base as an entry of a list, with why it stands there, its scheme and its number.
    fn neighbour(&self, place: usize, id: &BaseId, why: &'static str, list: &mut Markup) {
        let (desk, survey) = (self.desk, self.desk.survey);
        let Some((one, life)) = survey.schemes.get(place).and_then(|one| Some((one, one.lives.of.get(id)?))) else { return };
        list.raw("<li>").to_page(&desk.folder(&address::bases(&one.scheme.id)), id.as_str());
        list.raw(why).element("", desk.told(&one.scheme.name), desk.pick("：", ": "));
        let name = &life.now.name;
        list.spoken(desk.told(name), desk.tag_of(name)).raw(desk.pick("（", " (")).element(
            "",
            id.as_str(),
            desk.pick("）</a></li>", ")</a></li>"),
        );
    }
}
