//! A bar in words: who may not do what, because of which base, until when.

use crate::model::id::BaseId;
use crate::model::rule::{BarStops, BarWho, Effect, Event};
use crate::model::standing::BarOn;
use crate::model::text::Lang;
use crate::plan::desk::Desk;
use crate::plan::survey::SchemeSurvey;
use crate::plan::view::Markup;
use crate::plan::words;

/// Whose page shows the bar.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Where<'b> {
    /// The page of a base.
    Base(&'b BaseId),
    /// The page of a host, where the scheme must be named too.
    Host,
}

/// Adds a bar of a scheme that runs on the day, with its last day, where it has one, and its articles.
pub(crate) fn print(desk: &Desk<'_>, one: &SchemeSurvey<'_>, bar: &BarOn, place: Where<'_>, list: &mut Markup) {
    let host_page = matches!(place, Where::Host);
    let own = matches!(place, Where::Base(id) if *id == bar.base);
    let name = one.lives.of.get(&bar.base).map(|life| desk.told(&life.now.name)).unwrap_or_default();
    let base = format!("{name}{}", desk.pick(&format!("（{}）", bar.base), &format!(" ({})", bar.base)));
    let what = if host_page { [desk.pick("：", ": "), desk.told(&one.scheme.name)].concat() } else { String::new() };
    let cause = if own || bar.who == BarWho::Base { String::new() } else { [desk.pick("，因", ", because of "), &base].concat() };
    let text = match desk.lang {
        Lang::Zh => {
            let who = match bar.who {
                BarWho::Host if host_page => "该单位".to_owned(),
                BarWho::Host => desk.say(&one.scheme.words.host),
                BarWho::Base if own => "该基地".to_owned(),
                BarWho::Base => base.clone(),
            };
            let stops = match bar.stops {
                BarStops::Apply => "不得申报",
                BarStops::Recognise if bar.who == BarWho::Base => "不得再次认定",
                BarStops::Recognise => "不得认定",
            };
            format!("{who}{stops}{what}{cause}")
        }
        Lang::En => {
            let who = match bar.who {
                BarWho::Host => format!("the {}", desk.say(&one.scheme.words.host)),
                BarWho::Base if own => "this base".to_owned(),
                BarWho::Base => base.clone(),
            };
            let stops = match bar.stops {
                BarStops::Apply => "may not apply",
                BarStops::Recognise => "may not be recognised",
            };
            format!("{who} {stops}{what}{cause}")
        }
    };
    // From when a bar runs no text says: the day rests on the declared practice.
    let practice = if bar.until.is_some() { words::by_practice(desk.lang) } else { "" };
    let text = match words::strength(desk.lang, bar.strength) {
        Some(soft) => format!("{soft}{}{text}", desk.pick("", ", ")),
        None => text,
    };
    list.element("<li><strong>", &words::capital(&text), "").raw(practice).raw("</strong>").raw(words::apart(desk.lang));
    match (bar.until, bar.years) {
        (Some(day), _) => list.raw(desk.pick("至", "through ")).weekday(day).raw(desk.pick("止", "")),
        (None, Some(years)) => list.text(&match desk.lang {
            Lang::Zh => format!("为期{years}年，从哪一天起算，办法和主管部门都没有写明，本站不作推算"),
            Lang::En if years == 1 => {
                "for 1 year; neither the text nor the authority says from when, so this site does not work it out".into()
            }
            Lang::En => format!("for {years} years; neither the text nor the authority says from when, so this site does not work it out"),
        }),
        (None, None) if held(bar) => list.raw(desk.pick("期限为上级认定的有效期间", "for as long as the higher recognition stands")),
        (None, None) => list.raw(desk.pick("至有关原因消除为止", "as long as its cause holds")),
    };
    list.cites(&desk.cites_basis(one.scheme, &bar.basis)).raw("</li>");
}

/// Whether a bar rests on the recognition by a higher body, and stands as long as that does.
fn held(bar: &BarOn) -> bool {
    let mut rules = bar.basis.edition.on(|event| *event == Event::RecognisedAbove);
    rules.any(|rule| matches!(rule.then, Effect::Bar(_)) && rule.article.keys() == bar.basis.keys.as_ref())
}
