//! Hosts of public bases, with their former names and the bases they have.

use super::{Body, Bundle, Document, document};
use crate::plan::address;
use crate::search::document::Kind;

pub(super) fn add(bundle: &mut Bundle<'_, '_>) {
    let survey = bundle.survey;
    for (id, bases) in &survey.of_host {
        let Some(host) = survey.register.hosts.get(*id) else { continue };
        let name = survey.host_name(id);
        let mut body = Body::default();
        body.both(bundle.lang, &name);
        survey.register.kinds.get(&host.kind).iter().for_each(|kind| body.line(bundle.say(kind)));
        host.region.iter().for_each(|region| body.line(bundle.say(region)));
        host.credit_code.iter().for_each(|code| body.line(code));
        host.schools.iter().for_each(|school| body.line(bundle.say(&school.name)));
        survey.former_names_of_host(id).iter().for_each(|former| body.line(bundle.say(&former.name)));
        for (place, base) in bases {
            let life = survey.schemes.get(*place).and_then(|one| one.lives.of.get(*base));
            life.iter().for_each(|life| body.line(bundle.say(&life.now.name)));
        }
        let host = Document { title: bundle.say(&name).to_owned(), ..document(Kind::Host, address::host(id)) };
        bundle.push(host, body);
    }
}
