//! What a base is on a day: one standing, marks, what is due, bars, and the trail that proves it.
//!
//! Nothing here is typed in by anyone. [`Lives::on`] gathers what the posted acts say of each base
//! (`happening`), folds it under the rules of each act's own edition (`fold`), and asks what the rules
//! make due (`due`). Two clocks are kept apart: an act counts once it is *posted*, its effect holds from the day it
//! is *effective*.

mod above;
mod annulled;
mod bars;
mod changed;
mod corrections;
mod due;
mod duty;
mod ended;
mod fold;
mod grounds;
mod happening;
mod judged;
mod lapsed;
mod lexicon;
mod mark;
mod names;
mod notice;
mod objections;
mod proposal;
mod said;
mod step;
pub(super) mod word;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::day::Day;
use super::id::{ArticleKey, BaseId, ByName};
use super::list::Outcome;
use super::register::{Particulars, Scheme};
use super::rule::{Articles, BarStops, BarWho, Edition, Strength};

use lexicon::Lexicon;

pub use above::Title;
pub use annulled::{annulled_among, is_annulled, undone};
pub use corrections::{Corrections, printed, said_in};
pub use duty::{Demand, Due, Duty};
pub use lapsed::lapsed;
pub use mark::Mark;
pub use names::Names;
pub use notice::{EntryState, NoticeState, NoticeView, notice_before, notice_on, notices_on};
pub use objections::{Objections, Ruling};
pub use step::{Happened, Step};
pub use word::Standing;

/// Articles of one edition.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The edition.
    pub edition: Arc<Edition>,
    /// The articles; empty where an act rests on none.
    pub keys: Arc<[ArticleKey]>,
}

impl Basis {
    fn of(edition: &Arc<Edition>, articles: &Articles) -> Self {
        Self { edition: Arc::clone(edition), keys: articles.shared() }
    }

    /// `15-p5`, or several with commas.
    #[must_use]
    pub fn article(&self) -> String {
        self.keys.iter().map(ArticleKey::as_str).collect::<Vec<_>>().join(", ")
    }
}

/// A bar that runs.
#[derive(Debug, Clone)]
pub struct BarOn {
    /// The base whose end brought it.
    pub base: BaseId,
    /// The host of that base at the time.
    pub host: super::id::HostId,
    /// Who is barred.
    pub who: BarWho,
    /// From what.
    pub stops: BarStops,
    /// How strictly.
    pub strength: Strength,
    /// Its length; none: as long as its cause holds.
    pub years: Option<u32>,
    /// The day it runs from; none where neither the text nor the bureau says.
    pub from: Option<Day>,
    /// Its last day, where it has a length and a first day.
    pub until: Option<Day>,
    /// The act that brought it.
    pub act: usize,
    /// The article.
    pub basis: Basis,
}

/// One outcome of an evaluation.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// The round.
    pub round: String,
    /// The outcome, with corrections.
    pub outcome: Outcome,
    /// The act that settled it; a place in the scheme's acts.
    pub act: usize,
    /// From when; none where only the round is known.
    pub date: Option<Day>,
    /// The day from which the next one is counted.
    pub counted_from: Day,
    /// It decided on rectification.
    pub again: bool,
}

/// What a base is on a day.
#[derive(Debug, Clone)]
pub struct Life {
    /// Its standing.
    pub standing: Standing,
    /// Since when it has it; none where it stands so in an opening that does not say.
    pub since: Option<Day>,
    /// Its marks.
    pub marks: Vec<Mark>,
    /// What is due, the earliest first, then what has no date.
    pub due: Vec<Due>,
    /// The bars that fall on it or on its host.
    pub bars: Vec<BarOn>,
    /// Every step, in order.
    pub trail: Vec<Step>,
    /// The place in the trail of the step that brought the standing.
    turned: usize,
    /// Its evaluations, in order.
    pub evaluations: Vec<Evaluation>,
    /// When it was recognised, where an act or the opening says.
    pub recognised: Option<Day>,
    /// The number of the document that recognised it.
    pub number: String,
    /// Its particulars on that day.
    pub now: Arc<Particulars>,
}

/// All bases of one scheme on a day. A base that no posted act names is not among them.
#[derive(Debug, Clone)]
pub struct Lives {
    /// The day.
    pub on: Day,
    /// A life for each base.
    pub of: ByName<BaseId, Life>,
    /// Every bar that runs on the day.
    pub bars: Vec<BarOn>,
}

impl Lives {
    /// What every base of a scheme is on a day, by the acts posted up to it.
    #[must_use]
    pub fn on(scheme: &Scheme, names: &Names<'_>, day: Day) -> Self {
        Self::amid(scheme, names, &notices_on(scheme, day), day)
    }

    /// The same, where the notices of the day are known already.
    #[must_use]
    pub fn amid(scheme: &Scheme, names: &Names<'_>, notices: &BTreeMap<usize, NoticeView>, day: Day) -> Self {
        let corrections = Corrections::on(scheme, day);
        let happenings = happening::gather(scheme, &corrections, day);
        let open = notice::open_entries(notices);
        // In order: a map made of all at once has no room left over.
        let mut of = Vec::with_capacity(happenings.len());
        let mut bars = Vec::new();
        let mut lexicon = Lexicon::default();
        for (id, list) in happenings {
            let Some(base) = scheme.bases.get(&id) else { continue };
            let mut folded = fold::fold(scheme, names, base, &list, day);
            bars.append(&mut folded.bars);
            let due = due::list(scheme, names, base, &folded, day);
            let mut marks = folded.marks(&due, day);
            if open.contains(&id) {
                marks.insert(0, Mark::OpenNotice);
            }
            lexicon.share(&mut folded.trail);
            folded.trail.shrink_to_fit();
            folded.evaluations.shrink_to_fit();
            of.push((
                id,
                Life {
                    standing: folded.standing,
                    since: (folded.undated != Some(folded.turned)).then_some(folded.since),
                    marks,
                    due,
                    bars: Vec::new(),
                    trail: folded.trail,
                    turned: folded.turned,
                    evaluations: folded.evaluations,
                    recognised: folded.recognised,
                    number: folded.number,
                    now: names.particulars(base, day, day),
                },
            ));
        }
        let mut of: ByName<BaseId, Life> = of.into_iter().collect();
        bars.retain(|bar| bar.from.is_none_or(|from| from <= day) && bar.until.is_none_or(|until| day <= until));
        bars::attach(&mut of, &bars);
        Self { on: day, of, bars }
    }
}
