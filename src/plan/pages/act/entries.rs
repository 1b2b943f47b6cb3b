//! The lists that a notice proposes and a decision settles, one table each.

use std::collections::BTreeSet;

use super::Sheet;
use crate::model::id::BaseId;
use crate::model::list::{Answer, Change, Corrected, Grounded, Lists, Outcome, Row as Listed, Subject};
use crate::model::register::{Act, ActKind};
use crate::model::rule::Proposed;
use crate::model::standing::EntryState;
use crate::model::text::{Bilingual, Lang};
use crate::plan::address;
use crate::plan::view::{Cell, Markup, Row, Table};
use crate::plan::words;

impl<'a> Sheet<'_, 'a> {
    /// A table for each of the six lists that holds a row.
    pub(super) fn entries(&self) -> Vec<Table> {
        let lists = &self.act.lists;
        let all = [
            (!lists.recognition.is_empty()).then(|| self.recognition(lists)),
            (!lists.evaluation.is_empty()).then(|| self.evaluation(lists)),
            (!lists.revocation.is_empty()).then(|| self.grounded(Proposed::Revocation, &lists.revocation)),
            (!lists.criticism.is_empty()).then(|| self.grounded(Proposed::Criticism, &lists.criticism)),
            (!lists.exit.is_empty()).then(|| self.exits(lists)),
            (!lists.changes.is_empty()).then(|| self.changes(lists)),
        ];
        all.into_iter().flatten().collect()
    }

    fn recognition(&self, lists: &Lists) -> Table {
        let rest = self.rest(Proposed::Recognition);
        let rows = lists.recognition.iter().zip(1..).map(|(row, n)| {
            let then = self.then(&row.base, &row.name);
            let cells = match &then {
                Some((base, then)) => {
                    let words = |words: &Option<Box<_>>| words.as_deref().map_or_else(Cell::default, |words| self.desk.cell(words));
                    vec![self.kind(&then.kind), words(&then.field), self.countries(base), words(&then.recommender)]
                }
                None => vec![Cell::default(); 4],
            };
            self.row(n, row, rest.cells(&Subject::Base(row.base.clone()), row.line, row.answer), cells)
        });
        let pick = |zh, en| self.desk.pick(zh, en);
        let sponsor = self.particular("recommender");
        let columns =
            [pick("类型", "Type"), pick("领域", "Field"), pick("合作方所在国家（地区）", "Partner country or region"), sponsor.as_str()];
        self.table(&rest, &[], &columns, rows.collect())
    }

    fn evaluation(&self, lists: &Lists) -> Table {
        let rest = self.rest(Proposed::Evaluation);
        let rows = lists.evaluation.iter().zip(1..).map(|(row, n)| {
            let chip = words::outcome(self.desk.lang, &row.what.result, &self.act.under);
            let ground = row.what.ground.as_ref().map_or_else(Cell::default, |ground| self.ground(Proposed::Evaluation, ground));
            let again = self.one.lives.of.get(&row.base).is_some_and(|life| life.re_evaluated_in(&row.what.round));
            let note = again.then(|| self.desk.pick("复评", "re-evaluation").to_owned());
            let mut decisive = vec![Cell { note, ..Cell::chip(chip) }];
            decisive.extend(rest.cells(&Subject::Base(row.base.clone()), row.line, row.answer));
            self.row(n, row, decisive, vec![Cell::text(row.what.round.clone()), ground, self.evidence(&row.what.evidence)])
        });
        let pick = |zh, en| self.desk.pick(zh, en);
        self.table(
            &rest,
            &[pick("结果", "Outcome")],
            &[pick("轮次", "Round"), pick("依据", "Ground"), pick("证明", "Evidence")],
            rows.collect(),
        )
    }

    fn grounded(&self, list: Proposed, listed: &[Listed<Grounded>]) -> Table {
        let rest = self.rest(list);
        let rows = listed.iter().zip(1..).map(|(row, n)| {
            let decisive = rest.cells(&Subject::Base(row.base.clone()), row.line, row.answer);
            self.row(n, row, decisive, vec![self.ground(list, &row.what.ground)])
        });
        self.table(&rest, &[], &[self.desk.pick("情形和依据", "Ground")], rows.collect())
    }

    fn exits(&self, lists: &Lists) -> Table {
        let rest = self.rest(Proposed::Exit);
        let rows = lists.exit.iter().zip(1..).map(|(row, n)| {
            let from = row.what.effective.unwrap_or(self.act.posted());
            let mut decisive = rest.cells(&Subject::Base(row.base.clone()), row.line, row.answer);
            decisive.push(Cell::day(from));
            let cells =
                vec![self.became(&row.what.became), self.ground(Proposed::Exit, &row.what.ground), self.chinese(&row.what.document)];
            self.row(n, row, decisive, cells)
        });
        let pick = |zh, en| self.desk.pick(zh, en);
        let columns = [pick("转为", "Became"), pick("情形和依据", "Ground"), pick("文件", "Document")];
        self.table(&rest, &[pick("自何日起", "From")], &columns, rows.collect())
    }

    fn changes(&self, lists: &Lists) -> Table {
        let rest = self.rest(Proposed::Changes);
        let rows = lists.changes.iter().zip(1..).map(|(row, n)| {
            let from = row.effective.unwrap_or(self.act.posted());
            let host = match &row.subject {
                Subject::Base(id) => self.host(self.then(id, &row.name).map(|(_, then)| then).as_deref(), &row.host),
                Subject::Host(_) => Cell::default(),
            };
            let mut cells = rest.cells(&row.subject, row.line, row.answer);
            cells.extend([
                Cell::text(self.particular(&row.what)),
                self.was(&row.subject, &row.what, &row.from),
                self.becomes(row),
                Cell::day(from),
                host,
            ]);
            let id = match &row.subject {
                Subject::Base(id) => format!("entry-{id}"),
                Subject::Host(id) => format!("entry-host-{id}"),
            };
            Row { n: n.to_string(), id: Some(id), name: self.subject(&row.subject, &row.name), cells }
        });
        let pick = |zh, en| self.desk.pick(zh, en);
        let becomes = if self.act.notice_window().is_some() { pick("拟变更为", "Proposed") } else { pick("现为", "To") };
        let columns = [pick("事项", "Particular"), pick("原为", "From"), becomes, pick("自何日起", "From day")];
        self.table(&rest, &columns, &[], rows.collect())
    }

    /// A particular or a column, in the words of the scheme.
    pub(super) fn particular(&self, word: &str) -> String {
        words::particular(self.desk.lang, &self.one.scheme.words, word)
    }

    fn becomes(&self, row: &Change) -> Cell {
        let cell = self.value(&row.what, &row.to);
        if cell.lang.is_some() && !row.to_en.is_empty() {
            return Cell { text: row.to_en.clone(), lang: None, other: Some(row.to.clone()), ..cell };
        }
        let other = (!row.to_en.is_empty()).then(|| row.to_en.clone());
        Cell { other, ..cell }
    }

    /// A value of a column: a type or a grade by its name, anything else as printed.
    pub(super) fn value(&self, column: &str, text: &str) -> Cell {
        match (column, text.to_owned().try_into()) {
            ("type", Ok(kind)) => self.kind(&kind),
            ("result", _) => Cell::chip(words::outcome(self.desk.lang, &Outcome::read(text), &self.act.under)),
            _ => self.chinese(text),
        }
    }

    /// What is right by a correction: in English where it was given and the page is English, with the Chinese beside it.
    pub(super) fn right(&self, row: &Corrected) -> Cell {
        match self.desk.lang {
            Lang::En if !row.is_en.is_empty() => Cell { other: Some(row.is.clone()), ..Cell::text(&row.is_en) },
            _ => self.value(&row.column, &row.is),
        }
    }

    /// What proves a row: an act of the scheme as a link, or words.
    fn evidence(&self, text: &str) -> Cell {
        let known = |text: &str| self.one.acts().find(|(_, act)| act.id.as_str() == text);
        match text.contains('/').then(|| known(text)).flatten() {
            Some((_, act)) => Cell::link(self.link(act)),
            None => self.chinese(text),
        }
    }

    /// What a base became, in words; where they have the number of one base of another scheme, a link to it.
    pub(super) fn became(&self, text: &str) -> Cell {
        let numbers = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
        let numbers: BTreeSet<BaseId> = numbers.filter_map(|number| number.to_owned().try_into().ok()).collect();
        let others = self.desk.survey.schemes.iter().filter(|other| other.place != self.one.place);
        let mut named =
            others.flat_map(|other| numbers.iter().filter_map(|id| Some((&other.scheme.id, other.lives.of.get_key_value(id)?))));
        match (named.next(), named.next()) {
            (Some((scheme, (id, life))), None) => {
                let zh = if text.contains('/') { life.now.name.zh.as_str() } else { text };
                let words = Bilingual::new(zh, life.now.name.en.as_str());
                Cell::link(self.desk.link_named(&words, &address::base(scheme, id)))
            }
            _ => self.chinese(text),
        }
    }

    /// The columns that what came before and after an act adds to one of its lists.
    fn rest(&self, list: Proposed) -> Rest<'_, 'a> {
        let entries = self.act.lists.entries();
        let decision = matches!(self.act.kind, ActKind::Decision(_));
        let unsettled = || entries.iter().any(|entry| entry.list == list && entry.answer != Answer::Settled);
        let answers = decision && (list == Proposed::Recognition || self.answered().is_some() || unsettled());
        let own = self.notice().is_some_and(|notice| {
            let differs = |two: &[EntryState]| matches!(two, [a, b] if (a.first, a.last, a.state) != (b.first, b.last, b.state));
            notice.entries.windows(2).any(differs)
        });
        let mut corrections: Vec<(&Act, &Corrected)> = Vec::new();
        for one in self.corrected_by().flat_map(|act| act.lists.correction.iter().map(move |row| (act, row))) {
            // Of several that quote one cell the last counts.
            let cell = |row: &Corrected| (row.list, row.base.clone(), row.column.clone(), row.was.clone());
            corrections.retain(|(_, known)| cell(known) != cell(one.1));
            corrections.push(one);
        }
        corrections.retain(|(_, row)| row.list == list);
        Rest { sheet: self, list, answers, own, corrections }
    }

    /// A list's table: what decides stands before the host, so that it is seen without scrolling.
    fn table(&self, rest: &Rest<'_, '_>, decisive: &[&str], columns: &[&str], rows: Vec<Row>) -> Table {
        let mut all = rest.columns();
        let own = decisive.iter().map(|column| (*column).to_owned());
        match rest.list {
            // An outcome stands before its answer.
            Proposed::Evaluation => all.splice(0..0, own).for_each(drop),
            _ => all.extend(own),
        }
        all.push(words::capital(&self.desk.say(&self.one.scheme.words.host)));
        all.extend(columns.iter().map(|column| (*column).to_owned()));
        let proposing = self.act.notice_window().is_some();
        let table = self.list(rest.list.code(), words::list(self.desk.lang, &self.one.scheme.words, rest.list, proposing), all, rows);
        if !rest.own {
            return table;
        }
        // The states of the entries are those of a day, which is said once.
        let (count, day) = (table.summary, self.desk.survey.day.words());
        let summary = self.both(format!("{count}，状态截至{}", day.zh), format!("{count}, states as of {}", day.en));
        Table { summary, ..table }
    }
}

/// The columns that tell what came of a list: the answer, the window of each entry where they differ, the corrections.
struct Rest<'s, 'a> {
    sheet: &'s Sheet<'s, 'a>,
    list: Proposed,
    answers: bool,
    own: bool,
    corrections: Vec<(&'a Act, &'a Corrected)>,
}

impl<'a> Rest<'_, 'a> {
    fn columns(&self) -> Vec<String> {
        let pick = |zh: &str, en: &str| self.sheet.desk.pick(zh, en).to_owned();
        let answer = self.answers.then(|| pick("决定", "Decided"));
        let own = self.own.then(|| pick("本项公示期", "Period of this entry"));
        let corrected = (!self.corrections.is_empty()).then(|| pick("后来的更正", "Corrected later"));
        answer.into_iter().chain(own).chain(corrected).collect()
    }

    fn cells(&self, subject: &Subject, line: usize, answer: Answer) -> Vec<Cell> {
        let desk = self.sheet.desk;
        let mut cells = Vec::new();
        if self.answers {
            cells.push(Cell::chip(words::answer(desk.lang, self.list, answer)));
        }
        if self.own {
            let mut entries = self.sheet.notice().into_iter().flat_map(|notice| &notice.entries);
            let same = entries.find(|one| one.entry.list == self.list && one.entry.line == line);
            cells.push(same.map_or_else(Cell::default, |one| Cell {
                remark: Some(self.running(one)),
                ..Cell::chip(words::notice_state(desk.lang, one.state))
            }));
        }
        if !self.corrections.is_empty() {
            let of = |row: &Corrected| matches!(subject, Subject::Base(id) if *id == row.base);
            cells.push(self.right(self.corrections.iter().filter(|(_, row)| of(row)).copied().collect()));
        }
        cells
    }

    /// The window of an entry.
    fn running(&self, one: &EntryState) -> Markup {
        let mut remark = Markup::new(self.sheet.desk.lang);
        remark.span(one.first, one.last);
        remark
    }

    /// What was put right in a row: `A → B`, with the column and the day; where it is more than one cell, each with its column.
    fn right(&self, rows: Vec<(&'a Act, &'a Corrected)>) -> Cell {
        let desk = self.sheet.desk;
        let column = |row: &Corrected| self.sheet.particular(&row.column);
        let arrow = |row: &Corrected| {
            let (was, is) = (self.sheet.wrong(row), self.sheet.right(row));
            (format!("{} → {}", was.text, is.text), is.lang)
        };
        let Some((act, row)) = rows.last().copied() else { return Cell::default() };
        let mut remark = Markup::new(desk.lang);
        let (text, lang) = if rows.len() == 1 {
            remark.text(&column(row)).raw(desk.pick("，", ", "));
            arrow(row)
        } else {
            let each = rows.iter().map(|(_, row)| format!("{}{}{}", column(row), desk.pick("：", ": "), arrow(row).0));
            (each.collect::<Vec<_>>().join(desk.pick("；", "; ")), None)
        };
        remark.day(act.posted());
        Cell { text, lang, href: Some(desk.href(&self.sheet.path(act))), remark: Some(remark), ..Cell::default() }
    }
}
