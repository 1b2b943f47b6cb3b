//! # address-vanished：已公布的地址将打不开 / an address once published would no longer answer
//!
//! 新网站里没有、`moved.toml` 里也没有写明去处的旧地址，逐个列出。误删的，把文件放回去；已发布的文件有误的另发废止，不删除。
//! 改名的写 `[[moved]]`，撤下的写 `[[gone]]`，从 `on` 那一日起算。
//!
//! Every address of the published site that the new one lacks and that `moved.toml` says nothing of. What was deleted by
//! mistake is put back; an act that is posted and wrong is annulled by another and not deleted. Write `[[moved]]`
//! for what has another address, `[[gone]]` for what was withdrawn. An entry holds from its `on`.
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
use super::schemes::{as_a_whole, gone, renamed};
use crate::finding::{Finding, Findings, Level, Place};
use crate::model::blank;
use crate::model::day::Day;
use crate::model::moved::{Address, End, Entry, FILE, OF_SCHEME, Trails, act, is_kept, is_numbered, without_language};
use crate::model::register::Register;
use crate::model::text::{Bilingual, Lang};

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
    let lost = Lost { old, register, day, trails: Trails::until(&register.moved, day), later: Trails::new(&register.moved), level };
    let paths = old.paths.iter().map(String::as_str).filter(|path| is_kept(path) && !new.contains(path));
    let paths = paths.filter(|path| !is_position(path, new) && !matches!(lost.trails.end(path), End::Gone(_)));
    let mut things: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for path in paths {
        things.entry(thing(path)).or_default().push(path);
    }
    gather(&mut things);
    let mut findings = Findings::default();
    let renamed = renamed(register, old, new, &mut things);
    renamed.iter().for_each(|(from, to)| findings.push(scheme(&lost, from, to)));
    let ended = gone(register, old).into_iter().filter(|id| !renamed.iter().any(|(from, _)| from == id));
    let whole: Vec<(&str, Vec<&str>)> = ended
        .flat_map(|id| as_a_whole(id, &mut things, |path| lost.later.about(path).is_none()).into_iter().map(move |paths| (id, paths)))
        .collect();
    let known: BTreeSet<&str> = old.paths.iter().map(String::as_str).collect();
    let likely = Likely::new(&things, new, &known);
    whole.iter().for_each(|(name, paths)| findings.push(finding(&lost, name, paths, &likely)));
    things.iter().for_each(|(name, paths)| findings.push(finding(&lost, name, paths, &likely)));
    findings
}

/// How many addresses of one thing are told one by one.
const SHOWN: usize = 10;

/// What every finding is told from.
struct Lost<'a> {
    old: &'a Published,
    register: &'a Register,
    /// The day of the new site.
    day: Day,
    /// The entries that hold on it.
    trails: Trails<'a>,
    /// All of them: some may hold later only.
    later: Trails<'a>,
    level: Level,
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
            let inner = ["data/", "api/v1/schemes/", "api/v1/"].iter().find_map(|root| name.strip_prefix(root)).unwrap_or(name);
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

fn finding(lost: &Lost<'_>, name: &str, paths: &[&str], likely: &Likely) -> Finding {
    let pages: BTreeSet<&str> = paths.iter().map(|path| without_language(path)).collect();
    let mut list: Vec<&str> = pages.into_iter().collect();
    // The page first, then what belongs to it; a whole scheme has its own.
    list.sort_by_key(|path| !path.ends_with(".html"));
    let was = lost.title(name, list.first().copied());
    let shown = |open: &str, title: &str, close: &str| if title.is_empty() { String::new() } else { format!("{open}{title}{close}") };
    let some = |joint: &str| list.iter().take(SHOWN).copied().collect::<Vec<_>>().join(joint);
    let more = |before: &str, after: &str| match list.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("{before}{more}{after}"),
    };
    let finding = Finding::new(
        CODE,
        lost.level,
        Place::file(FILE),
        format!("已公布的地址将打不开：{}{}{}", some("、"), more("，另有", "个"), shown("（", &was.zh, "）")),
        format!("once published, it would no longer answer: {}{}{}", some(", "), more(" and ", " more"), shown(" (", &was.en, ")")),
    )
    .rule("地址一经公布，长期有效（通行做法）", "an address once published answers for ever (practice)");
    let entry = paths.iter().find_map(|path| match lost.trails.end(path) {
        End::Moved(to) => Some(to),
        _ => None,
    });
    if let Some(to) = entry {
        return finding.remedy(
            format!("moved.toml 已有一条，但新网站没有 {to}；改正 to，或把没有对应内容的用 [[gone]] 写明"),
            format!("moved.toml has an entry, but the new site has no {to}; mend its `to`, or use [[gone]] for what has no successor"),
        );
    }
    if let Some(on) = paths.iter().find_map(|path| lost.day_to_come(path)) {
        return finding.value(on).remedy(
            format!("moved.toml 的这一条从{on}起才算，网站截至{}；改正 on，或到那一日再撤下、再改名", lost.day),
            format!("its entry in moved.toml holds from {on}, and the site shows {}; mend its `on`, or take it away on that day", lost.day),
        );
    }
    if Address::try_from(name.to_owned()).is_err() {
        return finding.remedy(
            "moved.toml 写不出这个地址，须由维护人员处理",
            "moved.toml cannot name this address; ask whoever looks after the program",
        );
    }
    let (back_zh, back_en) = match paths.iter().any(|path| act(path).is_some()) {
        true => (
            "误删的，把文件夹放回去；已发布的文件有误的另发废止，不删除",
            "put back what was deleted by mistake; an act that is posted and wrong is annulled by another, not deleted",
        ),
        false => ("误删的，放回去", "put back what was deleted by mistake"),
    };
    finding.remedy(
        format!("{back_zh}。否则在 moved.toml 写明去处：换了地址的照下面第一条，撤下的照第二条"),
        format!(
            "{back_en}. Else say in moved.toml where it went, by the first of these for another address, by the second for a withdrawal:\n\n{}",
            entries(name, &list, &was, lost, likely)
        ),
    )
}

/// Both entries, ready to paste; what only the officer knows is left to fill in.
fn entries(name: &str, list: &[&str], was: &Bilingual, lost: &Lost<'_>, likely: &Likely) -> String {
    let (register, day) = (lost.register, lost.day);
    let (scheme, below) = name.split_once('/').unwrap_or((name, ""));
    let of_scheme = OF_SCHEME.iter().any(|folder| below.starts_with(folder));
    let renamed = of_scheme && register.scheme(scheme).is_none();
    let (from, to) = if renamed { (scheme, None) } else { (name, likely.target(name)) };
    let text = |words: &str| toml::Value::from(words).to_string();
    let addresses: Vec<String> = list.iter().map(|address| text(address)).collect();
    let or = |words: &str, blank: String| text(if words.is_empty() { &blank } else { words });
    format!(
        "[[moved]]\nfrom = {}\nto = {}\n\n[[gone]]\naddresses = [{}]\nwas = {{ zh = {}, en = {} }}\non = {day}\nreason = {{ zh = {}, en = {} }}",
        text(from),
        or(to.unwrap_or_default(), blank::zh("新地址")),
        addresses.join(", "),
        or(&was.zh, blank::zh("原来是什么")),
        or(&was.en, blank::en("what stood there")),
        text(&blank::zh("为何撤下")),
        text(&blank::en("why it was withdrawn")),
    )
}

/// The one finding on a scheme that has another name.
fn scheme(lost: &Lost<'_>, from: &str, to: &str) -> Finding {
    Finding::new(
        CODE,
        lost.level,
        Place::file(FILE),
        format!("制度 {from} 已公布的地址都将打不开，新制度 {to} 有同样的网页"),
        format!("all addresses of the scheme {from} would no longer answer, and the new scheme {to} has the same pages"),
    )
    .value(from)
    .rule("地址一经公布，长期有效（通行做法）", "an address once published answers for ever (practice)")
    .remedy(
        "在 moved.toml 写一条，整个制度的地址就都有去处",
        format!("one entry in moved.toml answers for the whole scheme:\n\n[[moved]]\nfrom = \"{from}\"\nto = \"{to}\"\non = {}", lost.day),
    )
}

impl Lost<'_> {
    /// The title of a thing in both languages, as far as its page, or else the first of its pages, is at hand.
    fn title(&self, name: &str, first: Option<&str>) -> Bilingual {
        let own = [format!("{name}.html"), format!("{name}/index.html")];
        let pages = || own.iter().map(String::as_str).chain(first.filter(|path| path.ends_with(".html")));
        let [zh, en] = Lang::ALL.map(|lang| {
            let title = pages().map(|page| format!("{}/{page}", lang.code())).find_map(|page| self.old.title(&page)).unwrap_or_default();
            let site = format!(" - {}", self.register.site.title.get(lang));
            title.strip_suffix(&site).unwrap_or(&title).to_owned()
        });
        Bilingual::new(zh, en)
    }

    /// The day from which an entry about a path holds, where that is still to come.
    fn day_to_come(&self, path: &str) -> Option<Day> {
        let on = match self.later.about(path)? {
            Entry::Moved(place) => self.later.moved(place)?.on?,
            Entry::Gone(place) => self.later.gone(place)?.on,
        };
        (on > self.day).then_some(on)
    }
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
