//! Our guides against the rules as data: what a rule of an article says in numbers, grades and bodies, the guide says too.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use gongshi::model::policy::Guide;
use gongshi::model::register::Scheme;
use gongshi::model::rule::{Articles, Effect, Event, Every, Length, StepKind};

use crate::{built_site, root};

const ZH: [&str; 11] = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
const EN: [&str; 11] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

fn schemes() -> Vec<Arc<Scheme>> {
    gongshi::resolve_content(&[root().join("content")]).0.unwrap().schemes
}

/// What a guide says of each article, its items included.
fn by_article(guide: &Guide) -> BTreeMap<String, String> {
    let mut told: BTreeMap<String, String> = BTreeMap::new();
    for entry in &guide.entries {
        let article = entry.key.as_str().split('-').next().unwrap().to_owned();
        told.entry(article).or_default().push_str(&entry.markdown.replace("**", ""));
    }
    told
}

/// A number with what it counts: `unit` is one of several words, any of which may follow it.
#[derive(Debug)]
struct Value {
    number: f64,
    zh: &'static [&'static str],
    en: &'static [&'static str],
}

fn value(number: f64, zh: &'static [&'static str], en: &'static [&'static str]) -> Value {
    Value { number, zh, en }
}

fn years(number: u32) -> Value {
    value(f64::from(number), &["年", "个年度"], &["year"])
}

/// The words of the units of thresholds.
fn unit(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    match name {
        "years" => (&["年"], &["year"]),
        "countries" => (&["个"], &["countr"]),
        "bodies" => (&["家", "个"], &["bod", "partner"]),
        "exchanges" => (&["人次"], &["exchange", "visit", "people"]),
        "papers" => (&["篇"], &["paper"]),
        "patents" => (&["件", "项"], &["patent"]),
        "rights" => (&["件", "项"], &["right", "patent", "propert"]),
        "awards" => (&["项"], &["award"]),
        "projects" => (&["项", "个"], &["project"]),
        "events" => (&["场", "次"], &["event", "activit"]),
        "people" => (&["人", "名", "位"], &["people", "person", "student", "professional", "staff"]),
        "attendances" => (&["人次"], &["attendance", "people"]),
        "results" => (&["项", "个"], &["result", "project", "achievement"]),
        "reports" => (&["项", "份"], &["report", "case"]),
        "percent" => (&["%"], &["%", "percent"]),
        "yuan" => (&["元", "万元"], &["yuan"]),
        other => panic!("no words for the unit {other}"),
    }
}

impl Value {
    fn in_chinese(&self, text: &str) -> bool {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut forms = vec![self.number.to_string()];
        if self.number >= 10_000.0 {
            forms = vec![format!("{}万", self.number / 10_000.0)];
        } else if self.number <= 10.0 && self.number.fract() == 0.0 {
            forms.push(ZH[self.number as usize].to_owned());
            if self.number == 1.0 {
                forms.extend(["每".to_owned(), "当".to_owned()]);
            }
        }
        forms.iter().any(|form| {
            text.match_indices(form.as_str()).any(|(at, _)| {
                let (before, from) = text.split_at(at);
                let alone = !before.ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == '十');
                let rest = from.strip_prefix(form.as_str()).unwrap_or_default();
                alone && self.zh.iter().any(|unit| rest.starts_with(unit) || (*unit == "个" && rest.starts_with("（含")))
            })
        })
    }

    fn in_english(&self, text: &str) -> bool {
        let text = text.to_lowercase().replace(',', "");
        let mut forms = vec![self.number.to_string()];
        if self.number >= 1_000_000.0 {
            forms.push(format!("{} million", self.number / 1_000_000.0));
        } else if self.number <= 10.0 && self.number.fract() == 0.0 {
            forms.push(EN[self.number as usize].to_owned());
            if self.number == 1.0 {
                forms.extend(["a", "an", "every", "each", "next", "yearly", "annual"].map(str::to_owned));
            }
        }
        forms.iter().any(|form| {
            text.match_indices(form.as_str()).any(|(at, _)| {
                let (before, from) = text.split_at(at);
                let alone = !before.ends_with(|c: char| c.is_alphanumeric() || c == '.');
                let rest: String = from.strip_prefix(form.as_str()).unwrap_or_default().chars().take(90).collect();
                let whole = !rest.starts_with(|c: char| c.is_ascii_digit());
                let yearly = matches!(form.as_str(), "yearly" | "annual");
                alone && whole && (yearly || self.en.iter().any(|unit| rest.contains(unit)))
            })
        })
    }
}

/// What the rules of an edition say, each with the articles it rests on.
#[derive(Default)]
struct Rules {
    values: Vec<(BTreeSet<String>, String, Value)>,
    /// A word of each language that the guide has too.
    words: Vec<(BTreeSet<String>, String, [Vec<String>; 2])>,
}

impl Rules {
    fn value(&mut self, articles: &Articles, rule: &str, value: Value) {
        self.values.push((of(articles), rule.to_owned(), value));
    }

    fn word(&mut self, articles: &Articles, rule: &str, zh: &[&str], en: &[&str]) {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        self.words.push((of(articles), rule.to_owned(), [owned(zh), owned(en)]));
    }
}

fn of(articles: &Articles) -> BTreeSet<String> {
    articles.keys().iter().map(|key| key.as_str().split('-').next().unwrap().to_owned()).collect()
}

fn rules(scheme: &Scheme) -> Rules {
    let edition = scheme.editions.last().unwrap();
    let mut all = Rules::default();
    for rule in &edition.publicity {
        if let Length::Exact(days) | Length::AtLeast(days) = rule.days {
            all.value(&rule.article, "publicity", value(f64::from(days), &["个工作日"], &["working day"]));
        }
        all.word(&rule.article, "publicity", &["公示"], &["publicity", "publicised", "notice"]);
        if let Some(objection) = &rule.objection {
            all.word(&objection.article, "objection", &["异议"], &["objection"]);
        }
    }
    for rule in &edition.cycle {
        if let Every::Years(number) = rule.every {
            all.value(&rule.article, "cycle", years(number));
        }
        rule.for_years.into_iter().for_each(|number| all.value(&rule.article, "for years", years(number)));
    }
    for rule in &edition.limit {
        all.value(&rule.article, "limit", value(f64::from(rule.max), &["个"], &["base", "only", "each", "per"]));
    }
    for rule in &edition.grade {
        all.word(&rule.article, "grade", &[&rule.name.zh], &[&rule.name.en.to_lowercase()]);
    }
    for rule in &edition.types {
        let name = [rule.name.zh.as_str()];
        all.word(&rule.article, "type", if rule.open { &["等", "其他"] } else { &name }, &[]);
    }
    for rule in &edition.consequence {
        match &rule.then {
            Effect::Rectify(term) => all.value(&rule.article, "rectification", years(term.years.unwrap_or_default())),
            Effect::Bar(bar) => bar.years.into_iter().for_each(|number| all.value(&rule.article, "bar", years(number))),
            Effect::Criticise => all.word(&rule.article, "criticism", &["通报"], &["critici"]),
            Effect::Exempt => all.word(&rule.article, "exemption", &["免评", "不再参加"], &["exempt", "no part"]),
            Effect::Exit(_) => all.word(&rule.article, "exit", &["退出"], &["exit", "leave"]),
            _ => {}
        }
        match &rule.on {
            Event::FailedYears(number) => all.value(&rule.article, "fails", years(*number)),
            Event::Reports(reports) if reports.running > 1 => all.value(&rule.article, "reports", years(reports.running)),
            _ => {}
        }
    }
    for rule in &edition.statement {
        for number in &rule.numbers {
            let (zh, en) = unit(number.unit.as_str());
            all.value(&rule.article, "threshold", value(number.at_least, zh, en));
            number.span_years.into_iter().for_each(|span| all.value(&rule.article, "span", years(span)));
        }
    }
    for step in edition.step.iter().filter(|step| step.kind == StepKind::Decide) {
        let body = &step.by.as_ref().unwrap().zh;
        let known = ["办公会", "厅务会", "党组会", "国际合作司", "火炬中心", "科技部", "科技厅"];
        let named: Vec<&str> = known.iter().copied().filter(|word| body.contains(word)).collect();
        named.iter().for_each(|word| all.word(&step.article, "who decides", &[word], &[]));
        assert!(!named.is_empty(), "{}: {body} is no body known here", scheme.id);
    }
    all
}

#[test]
fn every_number_grade_and_body_of_a_rule_is_in_the_guide_of_its_article() {
    let (mut missing, mut compared) = (Vec::new(), 0);
    for scheme in schemes() {
        let edition = scheme.editions.last().unwrap();
        let guides = &scheme.policies[&edition.version].guides;
        let [zh, en] = [guides.zh.as_ref().unwrap(), guides.en.as_ref().unwrap()].map(by_article);
        let all = rules(&scheme);
        let told = |guide: &BTreeMap<String, String>, articles: &BTreeSet<String>| {
            articles.iter().filter_map(|article| guide.get(article)).cloned().collect::<Vec<_>>().join("\n")
        };
        for (articles, rule, value) in &all.values {
            compared += 2;
            if !value.in_chinese(&told(&zh, articles)) {
                missing.push(format!("{} article {articles:?}: {rule} {} {:?} is not in guide.zh.md", scheme.id, value.number, value.zh));
            }
            if !value.in_english(&told(&en, articles)) {
                missing.push(format!("{} article {articles:?}: {rule} {} {:?} is not in guide.en.md", scheme.id, value.number, value.en));
            }
        }
        for (articles, rule, words) in &all.words {
            for (guide, words) in [&zh, &en].into_iter().zip(words).filter(|(_, words)| !words.is_empty()) {
                compared += 1;
                let text = told(guide, articles).to_lowercase();
                if !words.iter().any(|word| text.contains(word.as_str())) {
                    missing.push(format!("{} article {articles:?}: {rule} {words:?} is in no guide", scheme.id));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
    assert!(compared > 200, "{compared} values compared");
}

#[test]
fn every_article_has_an_entry_in_both_languages() {
    let mut articles = 0;
    for scheme in schemes() {
        for policy in scheme.policies.values() {
            for key in policy.keys.iter().map(|key| key.key.as_str()).filter(|key| !key.contains('-')) {
                articles += 1;
                for guide in [&policy.guides.zh, &policy.guides.en] {
                    let told = by_article(guide.as_ref().unwrap());
                    assert!(told.get(key).is_some_and(|text| text.trim().chars().count() >= 8), "{} {key} has no entry", scheme.id);
                }
            }
        }
    }
    assert_eq!(articles, 104);
}

#[test]
fn rules_link_their_articles_and_articles_name_their_rules() {
    for scheme in schemes() {
        let edition = scheme.editions.last().unwrap();
        let read = |page: String| std::fs::read_to_string(built_site().join("zh").join(page)).unwrap();
        let rules_page = read(format!("{}/index.html", scheme.id));
        let text_page = read(format!("{}/policies/{}.html", scheme.id, edition.version));
        let articles: Vec<&str> = text_page.split("<article ").skip(1).collect();
        let all = edition.publicity.iter().map(|rule| ("publicity", &rule.article));
        let all = all.chain(edition.consequence.iter().map(|rule| ("consequences", &rule.article)));
        let all = all.chain(edition.cycle.iter().map(|rule| ("cycles", &rule.article)));
        let all = all.chain(edition.limit.iter().map(|rule| ("limits", &rule.article)));
        let all = all.chain(edition.statement.iter().map(|rule| ("statements", &rule.article)));
        for (group, keys) in all {
            for key in keys.keys() {
                assert!(rules_page.contains(&format!("policies/{}.html#art-{key}", edition.version)), "{} {key}", scheme.id);
                let own = format!("id=\"art-{}\"", key.as_str().split('-').next().unwrap());
                let article = articles.iter().find(|article| article.contains(&own) || article.contains(&own.replace('"', ""))).unwrap();
                assert!(article.contains(&format!("../index.html#{group}")), "{} {key} does not name its rule in {group}", scheme.id);
            }
        }
    }
}
