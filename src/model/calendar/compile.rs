//! From sound files to marks on days, and the contradictions between entries that show on the way.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::marks::{Effect, Label, Mark, Marks};
use super::sound::{CalendarFault, SoundFile};
use super::year::WithdrawnKind;
use crate::model::day::Day;
use crate::model::text::Bilingual;

/// Compiles the national files, then each region's, and reports entries that contradict one another.
pub(super) fn compile(files: &[SoundFile], faults: &mut Vec<CalendarFault>) -> (Marks, BTreeMap<String, Marks>) {
    let names = names(files);
    let mut national = Marks::default();
    let compiler = |file| Compiler { file, names: &names };
    for file in files.iter().filter(|file| file.is_national()) {
        compiler(file).spans_off(&mut national, faults);
    }
    for file in files.iter().filter(|file| file.is_national()) {
        compiler(file).make_up_days(&mut national, None, faults);
        compiler(file).withdrawn(&mut national);
    }
    let mut regions: BTreeMap<String, Marks> = BTreeMap::new();
    for file in files.iter().filter(|file| !file.is_national()) {
        compiler(file).spans_off(regions.entry(file.draft.region.clone()).or_default(), faults);
    }
    for file in files.iter().filter(|file| !file.is_national()) {
        let marks = regions.entry(file.draft.region.clone()).or_default();
        compiler(file).make_up_days(marks, Some(&national), faults);
        compiler(file).withdrawn(marks);
        compiler(file).taken_back(marks, &national, faults);
    }
    (national, regions)
}

/// The English name for each Chinese one, over all files; make-up days and what was withdrawn give the Chinese alone.
fn names(files: &[SoundFile]) -> BTreeMap<&str, &str> {
    files.iter().flat_map(|file| &file.draft.off).map(|off| (off.name.as_str(), off.name_en.as_str())).collect()
}

struct Compiler<'a> {
    file: &'a SoundFile,
    names: &'a BTreeMap<&'a str, &'a str>,
}

impl Compiler<'_> {
    fn spans_off(&self, marks: &mut Marks, faults: &mut Vec<CalendarFault>) {
        for (place, off) in self.file.sound(&self.file.draft.off) {
            let Some(notice) = self.file.notice(off.notice) else {
                continue;
            };
            let mark = self.mark(Effect::Off, &off.name, &notice.number, notice.published, None);
            let clash = Day::range(off.first, off.last).find_map(|day| Some((day, marks.standing(day, None)?)));
            if let Some((day, other)) = clash {
                faults.push(self.clash(&format!("off[{place}].first"), day, &other.label));
                continue;
            }
            for day in Day::range(off.first, off.last) {
                marks.add(day, mark.clone());
            }
        }
    }

    fn make_up_days(&self, marks: &mut Marks, under: Option<&Marks>, faults: &mut Vec<CalendarFault>) {
        for (place, work) in self.file.sound(&self.file.draft.work) {
            let Some(notice) = self.file.notice(work.notice) else {
                continue;
            };
            let key = format!("work[{place}].date");
            let day_off = under.and_then(|marks| marks.standing(work.date, None)).is_some_and(|mark| mark.effect == Effect::Off);
            if let Some(other) = marks.standing(work.date, None) {
                faults.push(self.clash(&key, work.date, &other.label));
            } else if !work.date.is_weekend() && !day_off {
                let date = work.date;
                faults.push(self.file.fault(
                    &key,
                    Bilingual::new(
                        format!("{date} 是周一至周五，本来就上班；请核对调休上班的日期"),
                        format!("{date} is a Monday to Friday and worked anyway; check the date of the make-up day"),
                    ),
                ));
            } else {
                marks.add(work.date, self.mark(Effect::Work, &work.name, &notice.number, notice.published, None));
            }
        }
    }

    fn withdrawn(&self, marks: &mut Marks) {
        for (_, gone) in self.file.sound(&self.file.draft.withdrawn) {
            let Some(by) = self.file.notice(gone.by_notice) else {
                continue;
            };
            // A file keeps no number for what was taken back: it was said by the last paper before.
            let Some(before) = self.file.notice_before(by) else {
                continue;
            };
            let effect = match gone.was {
                WithdrawnKind::Off => Effect::Off,
                WithdrawnKind::Work => Effect::Work,
            };
            let mark = self.mark(effect, &gone.name, &before.number, before.published, Some(by.published));
            for day in Day::range(gone.first, gone.last) {
                marks.add(day, mark.clone());
            }
        }
    }

    fn taken_back(&self, marks: &mut Marks, national: &Marks, faults: &mut Vec<CalendarFault>) {
        for (place, back) in self.file.sound(&self.file.draft.taken_back) {
            let Some(notice) = self.file.notice(back.notice) else {
                continue;
            };
            if !Day::range(back.first, back.last).any(|day| national.names(day)) {
                faults.push(self.file.fault(
                    &format!("taken-back[{place}].first"),
                    Bilingual::new(
                        format!("{} 至 {} 全国放假安排未作安排，无可收回", back.first, back.last),
                        format!(
                            "the national arrangement says nothing of {} to {}, so there is nothing to take back",
                            back.first, back.last
                        ),
                    ),
                ));
                continue;
            }
            let mark = self.mark(Effect::TakenBack, "", &notice.number, notice.published, None);
            for day in Day::range(back.first, back.last) {
                marks.add(day, mark.clone());
            }
        }
    }

    fn mark(&self, effect: Effect, name: &str, number: &str, from: Day, until: Option<Day>) -> Mark {
        let own = self.file.draft.off.iter().find(|off| off.name == name).map(|off| off.name_en.as_str());
        let en = own.or_else(|| self.names.get(name).copied()).unwrap_or(name);
        let label = Label { name: Bilingual::new(name, en), number: number.to_owned() };
        Mark { effect, label: Arc::new(label), from, until }
    }

    fn clash(&self, key: &str, day: Day, other: &Label) -> CalendarFault {
        let Label { name, number } = other;
        self.file.fault(
            key,
            Bilingual::new(
                format!("{day} 已有安排：{}（{number}）；同一天不能安排两次", name.zh),
                format!("{day} is arranged already, for {} ({number}); a day is arranged once", name.en),
            ),
        )
    }
}
