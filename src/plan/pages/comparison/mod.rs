//! Two versions of a text, article by article, with what rests on each article that is another now.

mod changes;

use std::collections::BTreeMap;

use serde::Serialize;

use super::Written;
use super::policy::used;
use crate::model::compare::Kind;
use crate::model::id::VersionId;
use crate::model::policy::Policy;
use crate::model::register::Scheme;
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::{Banner, Chip, Head, Link};
use crate::plan::words;
use changes::Change;

#[derive(Serialize)]
struct ComparisonView {
    scheme: Link,
    old: Version,
    new: Version,
    /// Whether the wording of both is here.
    carried: bool,
    lang: &'static str,
    counts: Vec<Count>,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Version {
    title: Link,
    version: String,
    status: Chip,
    carried: bool,
}

#[derive(Serialize)]
struct Count {
    chip: Chip,
    count: usize,
}

/// A link to the comparison of two versions of a work.
#[must_use]
pub fn link(desk: &Desk<'_>, scheme: &Scheme, old: &Policy, new: &Policy) -> Link {
    let text = desk.pick("与本版逐条对照", "compared with this version");
    desk.link(text, &address::comparison(&scheme.id, &old.version, &new.version))
}

/// Writes the page; none when the scheme has no such texts.
#[must_use]
pub fn write(desk: &Desk<'_>, one: &SchemeSurvey<'_>, old: &VersionId, new: &VersionId) -> Option<Written> {
    let scheme = one.scheme;
    let (old, new) = (scheme.policies.get(old)?, scheme.policies.get(new)?);
    let (used_old, used_new) = (used::by_article(desk, scheme, old), used::by_article(desk, scheme, new));
    let sides = changes::Sides { desk, scheme, old, new, used_old, used_new };
    let (changes, kinds) = match (&old.text, &new.text) {
        (Some(before), Some(after)) => sides.by_words(before, after),
        _ => sides.by_keys(),
    };
    let carried = old.text.is_some() && new.text.is_some();
    let title = desk.told(&new.facts.title);
    let view = ComparisonView {
        scheme: desk.scheme_link(scheme),
        old: version(desk, scheme, old),
        new: version(desk, scheme, new),
        carried,
        lang: desk.tag_of_chinese().unwrap_or_default(),
        counts: counts(desk, &kinds),
        changes,
    };
    let named = match desk.lang {
        Lang::Zh => format!("{title}：{}与{}对照", old.version, new.version),
        Lang::En => format!("{title}: {} and {} compared", old.version, new.version),
    };
    let policy = address::policy(&scheme.id, &new.version);
    let head = Head {
        description: match desk.lang {
            Lang::Zh => format!("《{title}》两个版本逐条对照：增、删、改、移，以及引用这些条文的规则和文件。"),
            Lang::En => format!("{title}: two versions article by article, and the rules and acts that cite what is another now."),
        },
        title: named,
        title_lang: None,
        section: "policies".to_owned(),
        crumbs: vec![desk.home_crumb(), desk.crumb(desk.pick("政策文件", "Policies"), address::POLICIES), desk.crumb(title, &policy)],
        banners: banners(desk, carried),
        feeds: Vec::new(),
        untranslated: desk.lang == Lang::En && carried,
        about: None,
    };
    Some(Written::new("comparison", head, view))
}

fn version(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> Version {
    Version {
        title: desk.link_named(&policy.facts.title, &address::policy(&scheme.id, &policy.version)),
        version: policy.version.to_string(),
        status: words::status(desk.lang, &policy.status(desk.survey.day)),
        carried: policy.text.is_some(),
    }
}

fn banners(desk: &Desk<'_>, carried: bool) -> Vec<Banner> {
    let text = if carried {
        desk.pick(
            "对照由程序逐条比较生成，以两个版本的官方文本为准。",
            "The comparison is made by the program; the official texts of the two versions decide.",
        )
    } else {
        desk.pick(
            "两个版本的官方文本没有全部收录，这里只比较条款号，看不出文字的改动。",
            "This site does not carry the official text of both versions. Only article numbers are compared; changes of wording cannot be seen.",
        )
    };
    vec![Banner { kind: "info", text: desk.sentence(text), link: None }]
}

fn counts(desk: &Desk<'_>, kinds: &[(Kind, bool)]) -> Vec<Count> {
    let mut counts: BTreeMap<(Kind, bool), usize> = BTreeMap::new();
    for kind in kinds {
        *counts.entry(*kind).or_default() += 1;
    }
    counts.into_iter().map(|((kind, moved), count)| Count { chip: changes::chip(desk, kind, moved), count }).collect()
}
