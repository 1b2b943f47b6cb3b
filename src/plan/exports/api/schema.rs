//! The JSON Schemas of the documents (draft 2020-12), made from the types that write them.
//!
//! A schema allows keys it does not name, since later versions of the program may add some.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use super::super::json::pretty;
use super::super::links::Links;
use super::{Document, act, acts, base, bases, calendar, hosts, index, policy, schemes};
use crate::model::text::Bilingual;

/// The kinds of document that have a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Kind {
    Index,
    Schemes,
    Bases,
    Base,
    Acts,
    Act,
    Policy,
    Hosts,
    Calendar,
    Year,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 10] =
        [Self::Index, Self::Schemes, Self::Bases, Self::Base, Self::Acts, Self::Act, Self::Policy, Self::Hosts, Self::Calendar, Self::Year];

    /// The word used in addresses.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Schemes => "schemes",
            Self::Bases => "bases",
            Self::Base => "base",
            Self::Acts => "acts",
            Self::Act => "act",
            Self::Policy => "policy",
            Self::Hosts => "hosts",
            Self::Calendar => "calendar",
            Self::Year => "year",
        }
    }

    /// Where its documents are; words in braces stand for ids.
    #[must_use]
    pub fn pattern(self) -> &'static str {
        match self {
            Self::Index => "api/v1/index.json",
            Self::Schemes => "api/v1/schemes.json",
            Self::Bases => "api/v1/schemes/{scheme}/bases.json",
            Self::Base => "api/v1/schemes/{scheme}/bases/{number}.json",
            Self::Acts => "api/v1/schemes/{scheme}/acts.json",
            Self::Act => "api/v1/schemes/{scheme}/acts/{act}.json",
            Self::Policy => "api/v1/schemes/{scheme}/policies/{version}.json",
            Self::Hosts => "api/v1/hosts.json",
            Self::Calendar => "api/v1/calendar.json",
            Self::Year => "api/v1/calendar/{year}.json",
        }
    }

    /// What its documents hold.
    #[must_use]
    pub fn about(self) -> Bilingual {
        let (zh, en) = match self {
            Self::Index => ("接口目录", "the documents there are"),
            Self::Schemes => ("各项目、办法和用语", "the schemes, their texts and words"),
            Self::Bases => ("一个项目的基地名录", "the register of a scheme"),
            Self::Base => ("一个基地及其全部经过", "a base with every step that made it what it is"),
            Self::Acts => ("一个项目的公示与文件", "the notices and acts of a scheme"),
            Self::Act => ("一件公示或者文件及其名单", "a notice or another act with its lists"),
            Self::Policy => ("一个办法文本及其条款", "a text with its articles"),
            Self::Hosts => ("依托单位及其基地", "the hosts with their bases"),
            Self::Calendar => ("已知安排的年份", "the years whose working days are known"),
            Self::Year => ("一年的工作日历", "the working days of a year"),
        };
        Bilingual::new(zh, en)
    }

    /// Where its schema is.
    #[must_use]
    pub fn address(self) -> String {
        format!("api/v1/schema/{}.json", self.code())
    }

    /// Its schema.
    pub(super) fn schema(self, links: &Links) -> Vec<u8> {
        match self {
            Self::Index => self.text::<index::Index<'static>>(links),
            Self::Schemes => self.text::<schemes::Schemes<'static>>(links),
            Self::Bases => self.text::<bases::Bases<'static>>(links),
            Self::Base => self.text::<base::Base<'static>>(links),
            Self::Acts => self.text::<acts::Acts<'static>>(links),
            Self::Act => self.text::<act::Whole<'static>>(links),
            Self::Policy => self.text::<policy::Text<'static>>(links),
            Self::Hosts => self.text::<hosts::Hosts<'static>>(links),
            Self::Calendar => self.text::<calendar::Calendar<'static>>(links),
            Self::Year => self.text::<calendar::Days<'static>>(links),
        }
    }

    fn text<T: JsonSchema>(self, links: &Links) -> Vec<u8> {
        let settings = SchemaSettings::draft2020_12().for_serialize();
        let made = settings.into_generator().into_root_schema_for::<Document<'static, T>>().to_value();
        let about = self.about();
        let mut schema = Map::new();
        schema.insert("$schema".to_owned(), Value::from("https://json-schema.org/draft/2020-12/schema"));
        schema.insert("$id".to_owned(), Value::from(links.to(&self.address())));
        schema.insert("title".to_owned(), Value::from(format!("{} / {}", about.zh, about.en)));
        if let Value::Object(made) = made {
            schema.extend(made.into_iter().filter(|(key, _)| !["$schema", "title", "description"].contains(&key.as_str())));
        }
        pretty(&schema)
    }
}
