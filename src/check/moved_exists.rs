//! # moved-exists：旧地址仍在使用 / an old address is still in use
//!
//! `moved.toml` 写的是已经不用的旧地址。内容里仍有这个地址的，网页就在那里，不会有“已移至”的说明；多半是 `from` 与 `to` 写反了，
//! 或者文件还没有改名。
//!
//! `moved.toml` lists addresses that are no more. Where the content still has one, its page is there and no page says
//! that it moved: most often `from` and `to` are the wrong way round, or the file was not renamed yet.
//!
//! 依据 / rests on: 地址一经公布，长期有效（通行做法）/ an address once published answers for ever (practice).
//!
//! ```toml
//! # 错：这个基地的编号没有改 / bad: this base still has its number
//! [[moved]]
//! from = "qingdao/bases/QD-2022-003"
//! to = "qingdao/bases/QD-2022-030"
//! # 对：bases/QD-2022-003.toml 已改名为 QD-2022-030.toml / good: the file was renamed
//! ```

use super::Scene;
use crate::finding::{Finding, Findings, Place};
use crate::model::moved::{FILE, exists};

/// Runs the check.
pub(super) fn run(scene: &Scene<'_>, findings: &mut Findings) {
    for (key, address) in scene.register.moved.old() {
        // A page of a list by its number is there on some days and not on others.
        if exists(scene.register, address) == Some(true) && !address.is_passing() {
            findings.push(
                Finding::error("moved-exists", Place::key(FILE, key), "这个旧地址仍在使用", "this old address is still in use")
                    .value(address)
                    .rule("moved.toml 只写不再使用的地址", "moved.toml lists addresses that are no more")
                    .remedy(
                        "检查 from 与 to 是否写反；内容没有改名的，先改名，或删去这一条",
                        "see whether from and to are the wrong way round; rename the content first, or remove the entry",
                    ),
            );
        }
    }
}
