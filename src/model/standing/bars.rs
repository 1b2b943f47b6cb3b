//! On whom a bar falls: the base itself, or every base of the barred host.

use std::collections::BTreeMap;

use super::{BarOn, Life};
use crate::model::id::{BaseId, ByName, HostId};
use crate::model::rule::BarWho;

/// Gives each base the bars that fall on it or on the host it has on the day.
pub(super) fn attach(lives: &mut ByName<BaseId, Life>, bars: &[BarOn]) {
    let mut of_host: BTreeMap<&HostId, Vec<&BarOn>> = BTreeMap::new();
    let mut of_base: BTreeMap<&BaseId, Vec<&BarOn>> = BTreeMap::new();
    for bar in bars {
        match bar.who {
            BarWho::Host => of_host.entry(&bar.host).or_default().push(bar),
            BarWho::Base => of_base.entry(&bar.base).or_default().push(bar),
        }
    }
    for (id, life) in lives {
        let own = of_base.get(id).into_iter().flatten();
        let host = of_host.get(&life.now.host.id).into_iter().flatten();
        life.bars = own.chain(host).map(|bar| (*bar).clone()).collect();
    }
}
