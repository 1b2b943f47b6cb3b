//! What has another address: read from `data/moved.json`, which says it as `moved.toml` does.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{NoSite, Site};
use crate::model::draft::moved::{MoveDraft, MovedDraft};
use crate::model::moved::{End, Trails};
use crate::model::route::Route;

/// The addresses that moved between two sites. The old ones go on answering: a page there leads on, a file stands there as well.
#[derive(Debug, Default)]
pub(super) struct Moves {
    to: BTreeMap<Route, Route>,
    from: BTreeMap<Route, Route>,
}

impl Moves {
    /// What is at another address in the second site than in the first.
    pub(super) fn between(before: &Site, after: &Site) -> Result<Self, NoSite> {
        let (was, is) = (entries(before)?, entries(after)?);
        let (was, is) = (Trails::new(&was), Trails::new(&is));
        let mut moves = Self::default();
        for old in before.routes() {
            let End::Moved(new) = is.end(old.as_str()) else { continue };
            let Some(new) = Route::new(&new).filter(|new| after.digest(new).is_some() && before.digest(new).is_none()) else { continue };
            // What led on already has moved before.
            if was.end(old.as_str()) == End::Here {
                moves.from.insert(new.clone(), old.clone());
                moves.to.insert(old.clone(), new);
            }
        }
        Ok(moves)
    }

    /// Where what was at an address is now.
    pub(super) fn to(&self, old: &Route) -> Option<&Route> {
        self.to.get(old)
    }

    /// Where what is at an address was.
    pub(super) fn from(&self, new: &Route) -> Option<&Route> {
        self.from.get(new)
    }
}

/// The moves that a site tells of; none where it has no such list.
fn entries(site: &Site) -> Result<MovedDraft, NoSite> {
    let list = Route::new("data/moved.json").filter(|list| site.digest(list).is_some());
    let Some(list) = list else { return Ok(MovedDraft::default()) };
    let list: Value = serde_json::from_str(&site.text(&list)?).unwrap_or_default();
    let address = |one: &Value| serde_json::from_value(one.clone()).ok();
    let moved = list.get("moved").and_then(Value::as_array).into_iter().flatten();
    let moved =
        moved.filter_map(|one| Some(MoveDraft { from: address(one.get("from")?)?, to: address(one.get("to")?)?, on: None, reason: None }));
    Ok(MovedDraft { moved: moved.collect(), gone: Vec::new() })
}
