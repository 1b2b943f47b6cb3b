//! What rests on each article: rules, acts, and the status facts of other texts.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::id::{ArticleKey, SchemeId, VersionId};
use crate::model::policy::Policy;
use crate::model::register::{Act, Scheme};
use crate::model::text::Lang;
use crate::plan::address;
use crate::plan::desk::Desk;
use crate::plan::rule_words;
use crate::plan::view::Link;

/// How many acts are named under an article; the rest stand in the scheme's list.
const ACTS: usize = 10;

/// Links to what rests on each article of a text: rules first, then acts with the newest first, then other texts.
pub fn by_article(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy) -> BTreeMap<String, Vec<Link>> {
    let mut used = BTreeMap::new();
    rules(desk, scheme, policy, &mut used);
    acts(desk, scheme, policy, &mut used);
    texts(desk, scheme, policy, &mut used);
    used
}

type Used = BTreeMap<String, Vec<Link>>;

fn article(key: &ArticleKey) -> String {
    key.article().to_owned()
}

fn add(used: &mut Used, articles: BTreeSet<String>, link: &Link) {
    for article in articles {
        let links = used.entry(article).or_default();
        if !links.iter().any(|known| known.text == link.text && known.href == link.href) {
            links.push(link.clone());
        }
    }
}

/// The rules of the edition that the scheme's page shows; those of older editions have no page to link to.
fn rules(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy, used: &mut Used) {
    let Some(edition) = scheme.edition_on(desk.survey.day).filter(|edition| edition.version == policy.version) else { return };
    for group in rule_words::groups(desk, scheme, edition) {
        let path = format!("{}#{}", address::scheme(&scheme.id), group.id);
        for rule in &group.rules {
            let text = format!("{}{}{}", group.title, desk.pick("：", ": "), rule.term);
            add(used, rule.articles.iter().map(article).collect(), &desk.link(text, &path));
        }
    }
}

/// The posted acts of any scheme that name an article of the text as their basis or as the ground of a row.
fn acts(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy, used: &mut Used) {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for one in &desk.survey.schemes {
        for (_, act) in one.acts().rev() {
            let mut articles = named(act, &one.scheme.id, (&scheme.id, &policy.version));
            for article in &articles {
                *counts.entry(article.clone()).or_default() += 1;
            }
            articles.retain(|article| counts.get(article).is_some_and(|count| *count <= ACTS));
            if !articles.is_empty() {
                add(used, articles, &desk.link_named(&act.title, &address::act(&one.scheme.id, &act.id)));
            }
        }
    }
    for (article, count) in counts.into_iter().filter(|(_, count)| *count > ACTS) {
        let more = count - ACTS;
        let text = desk.pick("另有{n}件文件", "{n} more acts").replace("{n}", &more.to_string());
        add(used, BTreeSet::from([article]), &desk.link(text, &address::acts(&scheme.id, 1)));
    }
}

fn named(act: &Act, of: &SchemeId, text: (&SchemeId, &VersionId)) -> BTreeSet<String> {
    let cited = act.basis.iter().filter(|cite| (&cite.scheme, &cite.version) == text).filter_map(|cite| cite.key.as_ref());
    let mut articles: BTreeSet<String> = cited.map(article).collect();
    if (of, &act.under.version) == text {
        let lists = &act.lists;
        let grounds = lists.revocation.iter().chain(&lists.criticism).map(|row| &row.what.ground);
        let grounds = grounds
            .chain(lists.exit.iter().map(|row| &row.what.ground))
            .chain(lists.evaluation.iter().filter_map(|row| row.what.ground.as_deref()));
        articles.extend(grounds.map(|ground| article(&ground.key)));
    }
    articles
}

/// Other texts whose number or doubtful status is known from an article of this one.
fn texts(desk: &Desk<'_>, scheme: &Scheme, policy: &Policy, used: &mut Used) {
    let others = desk.survey.register.schemes.iter().flat_map(|one| one.policies.values().map(move |other| (one, other)));
    for (one, other) in others {
        let doubts = other.facts.doubt.iter().filter_map(|doubt| doubt.source.as_ref());
        let doubts = doubts.filter(|cite| cite.scheme == scheme.id && cite.version == policy.version).filter_map(|cite| cite.key.as_ref());
        let articles: BTreeSet<String> = doubts.map(article).collect();
        if !articles.is_empty() {
            let title = desk.told(&other.facts.title);
            let text =
                if desk.lang == Lang::Zh { format!("《{title}》的效力疑问") } else { format!("doubt about the status of: {title}") };
            add(used, articles, &desk.link(text, &address::policy(&one.id, &other.version)));
        }
    }
}
