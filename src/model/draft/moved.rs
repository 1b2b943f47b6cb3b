//! `moved.toml` as written: addresses that were published and are no more.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::day::Day;
use crate::model::moved::Address;
use crate::model::text::Bilingual;

/// `moved.toml`: an address once published answers for ever.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MovedDraft {
    /// Addresses that have another one now.
    #[serde(default)]
    pub moved: Vec<MoveDraft>,
    /// Addresses whose page was withdrawn from publication.
    #[serde(default)]
    pub gone: Vec<GoneDraft>,
}

impl MovedDraft {
    /// Every old address with the key it stands at.
    pub fn old(&self) -> impl Iterator<Item = (String, &Address)> {
        let moved = self.moved.iter().enumerate().map(|(place, one)| (format!("moved[{place}].from"), &one.from));
        let gone = self.gone.iter().enumerate();
        moved.chain(gone.flat_map(|(place, one)| {
            one.addresses.iter().enumerate().map(move |(n, address)| (format!("gone[{place}].addresses[{n}]"), address))
        }))
    }
}

/// A page, a file, or everything of one name has another address.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveDraft {
    /// The old address, without the language: `qingdao/bases/QD-2022-003` with all that belongs to it, or one page
    /// or file with its ending, `data/qingdao/bases.csv`.
    pub from: Address,
    /// The new address, in the same form.
    pub to: Address,
    /// The day it moved.
    pub on: Option<Day>,
    /// Why.
    pub reason: Option<Bilingual>,
}

/// Something was withdrawn from publication.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GoneDraft {
    /// Every page and file of it, without the language, with its ending: `qingdao/bases/QD-2022-003.html`.
    pub addresses: Vec<Address>,
    /// What stood there; its page keeps saying so.
    pub was: Bilingual,
    /// The day it was withdrawn.
    pub on: Day,
    /// Why.
    pub reason: Bilingual,
}
