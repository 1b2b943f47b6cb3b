//! What a change or a correction says, in words.

use super::fold::Moment;
use crate::model::draft::scheme::Words;
use crate::model::list::{Change, Subject};
use crate::model::particular as named;
use crate::model::text::Bilingual;

impl Moment<'_, '_> {
    /// What a column holds, or a particular is: a grade or a type by its name.
    pub(super) fn says(&self, column: &str, cell: &str) -> Bilingual {
        let name = match column {
            "result" => self.act.under.grade_of(cell).map(|grade| &grade.name),
            "type" => cell.to_owned().try_into().ok().and_then(|kind| self.scheme.type_name(&kind)),
            _ => None,
        };
        name.cloned().unwrap_or_else(|| Bilingual::new(cell, cell))
    }

    /// A change in words: a particular from what to what; a partner where none was is one more.
    pub(super) fn changed(&self, row: &Change) -> Bilingual {
        let host = || self.names.particulars(self.base, self.act.posted(), self.date).host.name.en.clone();
        // A host that is renamed is a change of its bases too, but not of their own name.
        let what = row.particular();
        let (was, mut is) = (self.says(what, &row.from), self.says(what, &row.to));
        let own = Some(row.to_en.clone()).filter(|en| !en.is_empty());
        is.en = own.or_else(|| (row.what == "host").then(host).filter(|en| !en.is_empty())).unwrap_or(is.en);
        let (zh, en) = particular(what, &self.scheme.words);
        match (what, was.zh.as_str()) {
            ("partner", "") => Bilingual::new(format!("新增{zh}：{}", is.zh), format!("One more {en}: {}", is.en)),
            (_, "") => Bilingual::new(format!("变更{zh}：{}", is.zh), format!("Change of {en}: now {}", is.en)),
            (_, was) => Bilingual::new(format!("变更{zh}：{was} → {}", is.zh), format!("Change of {en}: now {}", is.en)),
        }
    }
}

/// The words for a particular, in Chinese and in English; host and recommender in the scheme's own.
fn particular(what: &str, own: &Words) -> (String, String) {
    match what {
        "name" => ("名称".to_owned(), "name".to_owned()),
        "field" => ("领域".to_owned(), "field".to_owned()),
        "host" => (own.host.zh.clone(), own.host.en.clone()),
        Subject::HOST_NAME => (format!("{}名称", own.host.zh), format!("{} name", own.host.en)),
        "recommender" | "sponsor" => (own.sponsor.zh.clone(), own.sponsor.en.clone()),
        other => named::words(other).map_or_else(|| (other.to_owned(), other.replace('-', " ")), |words| (words.zh, words.en)),
    }
}
