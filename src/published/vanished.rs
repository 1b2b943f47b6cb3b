//! # address-vanished：已公布的地址将打不开 / an address once published would no longer answer
//!
//! 新网站里没有、`moved.toml` 里也没有写明去处的旧地址，逐个列出。改名的写 `[[moved]]`，撤下的写 `[[gone]]`。
//!
//! Every address of the published site that the new one lacks and that `moved.toml` says nothing of. Write `[[moved]]`
//! for what has another address, `[[gone]]` for what was withdrawn.
//!
//! 依据 / rests on: 地址一经公布，长期有效（通行做法）/ an address once published answers for ever (practice).
//!
//! ```toml
//! [[moved]]
//! from = "qingdao/bases/QD-2022-003"
//! to = "qingdao/bases/QD-2022-030"
//!
//! [[gone]]
//! addresses = ["qingdao/bases/QD-2022-004.html"]
//! was = { zh = "……", en = "…" }
//! on = 2026-11-20
//! reason = { zh = "……", en = "…" }
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::Published;
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::day::Day;
use crate::model::moved::{Address, End, FILE, Trails, is_kept, is_numbered, without_language};
use crate::model::register::Register;

/// The code of the findings.
pub const CODE: &str = "address-vanished";

/// The addresses of a published site that a new one of a day would no longer answer: a finding for each thing, which
/// names them all. `new` are the paths of every file of the new site.
///
/// A site of a later day may rightly have more than one of an earlier day, so such a pair is not compared, which is a note.
#[must_use]
pub(super) fn vanished(old: &Published, register: &Register, new: &BTreeSet<&str>, day: Day, level: Level) -> Findings {
    if old.as_of > day {
        return Findings::from_iter([later(old, day)]);
    }
    let trails = Trails::new(&register.moved);
    let lost = old.paths.iter().map(String::as_str).filter(|path| is_kept(path) && !new.contains(path));
    let lost = lost.filter(|path| !is_position(path, new) && !matches!(trails.end(path), End::Gone(_)));
    let mut things: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in lost {
        things.entry(thing(path)).or_default().push(path);
    }
    gather(&mut things);
    let known: BTreeSet<&str> = old.paths.iter().map(String::as_str).collect();
    let likely = Likely::new(&things, new, &known);
    things.iter().map(|(name, paths)| finding(name, paths, old, register, &trails, &likely, level)).collect()
}

/// A page of a list by its number ends when the list gets shorter; the list itself still answers.
fn is_position(path: &str, new: &BTreeSet<&str>) -> bool {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    is_numbered(path) && new.contains(format!("{folder}/index.html").as_str())
}

/// What an entry of `moved.toml` would call it: a page by its name, without language and ending; anything else in full.
fn thing(path: &str) -> String {
    let address = without_language(path);
    let name = address.strip_suffix(".html").filter(|name| !name.ends_with("/index") && *name != "index");
    name.unwrap_or(address).to_owned()
}

/// Files that belong to a page that goes too are named with it: the lists and attachments of an act.
fn gather(things: &mut BTreeMap<String, Vec<&str>>) {
    let names: BTreeSet<String> = things.keys().filter(|name| !name.contains('.')).cloned().collect();
    let below: Vec<(String, String)> = things
        .keys()
        .filter_map(|name| {
            let inner = ["data/", "api/v1/"].iter().find_map(|root| name.strip_prefix(root)).unwrap_or(name);
            let ends = inner.char_indices().filter(|(_, c)| matches!(c, '/' | '.')).map(|(end, _)| end);
            let owner = ends.filter_map(|end| inner.get(..end)).find(|owner| names.contains(*owner) && *owner != name)?;
            Some((name.clone(), owner.to_owned()))
        })
        .collect();
    for (name, owner) in below {
        let paths = things.remove(&name).unwrap_or_default();
        things.entry(owner).or_default().extend(paths);
    }
}

/// Where a single page of a folder went and a single other one came, it is most likely the same under a new name.
struct Likely {
    gone: BTreeMap<String, usize>,
    come: BTreeMap<String, Vec<String>>,
}

impl Likely {
    fn new(things: &BTreeMap<String, Vec<&str>>, new: &BTreeSet<&str>, known: &BTreeSet<&str>) -> Self {
        let (mut gone, mut come) = (BTreeMap::new(), BTreeMap::new());
        for name in things.keys().filter(|name| !name.contains('.')) {
            *gone.entry(folder(name).to_owned()).or_insert(0) += 1;
        }
        for path in new.iter().filter(|path| path.starts_with("zh/") && path.ends_with(".html") && !known.contains(*path)) {
            let name = thing(path);
            come.entry(folder(&name).to_owned()).or_insert_with(Vec::new).push(name);
        }
        Self { gone, come }
    }

    fn target(&self, name: &str) -> Option<&str> {
        match self.come.get(folder(name)).map(Vec::as_slice) {
            Some([one]) if self.gone.get(folder(name)) == Some(&1) => Some(one),
            _ => None,
        }
    }
}

fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn finding(
    name: &str,
    paths: &[&str],
    old: &Published,
    register: &Register,
    trails: &Trails<'_>,
    likely: &Likely,
    level: Level,
) -> Finding {
    let title = paths.iter().find_map(|path| old.title(path));
    let called = title.map(|title| (format!("“{title}”"), format!(" “{title}”"))).unwrap_or_default();
    let list = paths.join("、");
    let finding = Finding::new(
        CODE,
        level,
        Place::file(FILE),
        format!("已公布的地址将打不开：{name}{}（{list}）", called.0),
        format!("an address once published would no longer answer: {name}{} ({})", called.1, paths.join(", ")),
    )
    .rule("地址一经公布，长期有效（通行做法）", "an address once published answers for ever (practice)");
    let entry = paths.iter().find_map(|path| match trails.end(path) {
        End::Moved(to) => Some(to),
        _ => None,
    });
    if let Some(to) = entry {
        return finding.remedy(
            format!("moved.toml 已有一条，但新网站没有 {to}；改正 to，或把没有对应内容的用 [[gone]] 写明"),
            format!("moved.toml has an entry, but the new site has no {to}; mend its `to`, or use [[gone]] for what has no successor"),
        );
    }
    if Address::try_from(name.to_owned()).is_err() {
        return finding.remedy(
            "moved.toml 写不出这个地址，须由维护人员处理",
            "moved.toml cannot name this address; ask whoever looks after the program",
        );
    }
    let scheme = name.split('/').next().unwrap_or_default();
    let renamed = name.contains('/')
        && !["hosts", "data", "api", "calendar", "notices", "policies"].contains(&scheme)
        && !register.schemes.iter().any(|one| one.id.as_str() == scheme);
    let (from, to) = if renamed { (scheme, None) } else { (name, likely.target(name)) };
    let pages = paths.iter().map(|path| format!("\"{}\"", without_language(path))).collect::<BTreeSet<_>>();
    let pages = pages.into_iter().collect::<Vec<_>>().join(", ");
    let gone = format!("[[gone]] addresses = [{pages}], was, on, reason");
    let (zh, en) = (to.unwrap_or("新地址"), to.unwrap_or("the new address"));
    finding.remedy(
        format!("在 moved.toml 加一条：换了地址的，[[moved]] from = \"{from}\", to = \"{zh}\"；撤下的，{gone}"),
        format!("add to moved.toml: if it has another address, [[moved]] from = \"{from}\", to = \"{en}\"; if it was withdrawn, {gone}"),
    )
}

fn later(old: &Published, day: Day) -> Finding {
    Finding::note(
        CODE,
        Place::file(FILE),
        format!("已发布的网站截至{}，晚于这次的{day}，未比较地址", old.as_of),
        format!("the published site shows {}, a later day than {day}, so addresses were not compared", old.as_of),
    )
    .rule("较早一日的网站本来就较少", "a site of an earlier day rightly has less")
    .remedy("比较时用同一日或更晚的 --as-of", "compare with an --as-of of the same day or later")
}
