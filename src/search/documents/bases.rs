//! Bases by what they are on the day: names of now and before, host, the leader of now and the first, partners, standing, evaluations.

use super::{Body, Bundle, Document, document, texts};
use crate::model::id::BaseId;
use crate::model::register::Base;
use crate::model::standing::Life;
use crate::model::text::Lang;
use crate::plan::survey::SchemeSurvey;
use crate::plan::{address, words};
use crate::search::document::Kind;

pub(super) fn add(bundle: &mut Bundle<'_, '_>) {
    for one in &bundle.survey.schemes {
        for (id, life) in &one.lives.of {
            let Some(base) = one.scheme.bases.get(id) else { continue };
            let status = bundle.status(life.standing.code(), words::standing(bundle.lang, life.standing));
            let body = body(bundle, one, (id, base), life);
            let base = Document {
                scheme: one.scheme.id.to_string(),
                status,
                date: life.since.map(|day| day.to_string()).unwrap_or_default(),
                title: bundle.say(&life.now.name).to_owned(),
                ..document(Kind::Base, address::base(&one.scheme.id, id))
            };
            bundle.push(base, body);
        }
    }
}

fn body(bundle: &Bundle<'_, '_>, one: &SchemeSurvey<'_>, (id, base): (&BaseId, &Base), life: &Life) -> Body {
    let (lang, survey, now) = (bundle.lang, bundle.survey, &life.now);
    let mut body = Body::default();
    body.line(id.as_str());
    body.both(lang, &now.name);
    body.both(lang, &now.host.name);
    body.line(&words::standing(lang, life.standing).text);
    body.line(bundle.say(&words::base_type(one.scheme, &now.kind)));
    let school = base.school_at(&now.host.id).zip(survey.register.hosts.get(&now.host.id));
    let school = school.and_then(|(id, host)| host.schools.iter().find(|school| &school.id == id));
    let told = [school.map(|school| &school.name), now.field.as_deref(), now.leader.as_deref(), now.recommender.as_deref()];
    told.into_iter().flatten().for_each(|words| body.line(bundle.say(words)));
    for partner in &base.partners {
        body.both(lang, &partner.name);
        survey.register.countries.get(&partner.country).iter().for_each(|country| body.line(bundle.say(country)));
    }
    let first = base.first.leader.iter().filter(|first| Some(*first) != now.leader.as_ref());
    first.for_each(|leader| body.line(bundle.say(leader)));
    body.line(&life.number);
    for former in survey.former_names(one, id) {
        body.line(bundle.say(&former.name));
    }
    for evaluation in &life.evaluations {
        let Some(act) = one.scheme.acts.get(evaluation.act) else { continue };
        let outcome = words::outcome(lang, &evaluation.outcome, &act.under).text;
        body.line(&format!("{}{}{outcome}", words::round(lang, &evaluation.round), bundle.pick("：", ": ")));
    }
    let prose = base.prose.get(lang).or_else(|| base.prose.get(Lang::Zh));
    prose.iter().for_each(|prose| texts::blocks(&mut body, prose));
    body
}
