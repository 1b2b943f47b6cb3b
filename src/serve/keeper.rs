//! Makes the site anew when something changed, and puts it up when it is good.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use tokio::sync::watch;

use super::board::Board;
use super::site::{self, Ask, Parts};
use super::stock::{Changed, Good, Presses, Stock};
use super::terminal::Teller;
use super::{Message, panel};
use crate::finding::{Finding, Findings, Level};
use crate::model::day::Day;
use crate::render::Misprint;
use crate::report;

/// How long until what could not be read is tried again: no event tells that there are descriptors again, or permissions
/// further up.
const AGAIN: Duration = Duration::from_secs(1);

/// The one that knows what is up, what is wrong, and what both were made from.
pub(super) struct Keeper {
    stock: Stock,
    day: Day,
    inbox: Sender<Message>,
    board: watch::Sender<Board>,
    teller: Teller,
    /// The content of now when it is good, and what was found in it.
    good: Option<Good>,
    findings: Findings,
    /// Pages that the templates of now could not make.
    misprints: BTreeSet<Misprint>,
    /// Static files in the way of the site that these would make.
    taken: Findings,
    /// How many sites were put up, and what is wrong with pages of the last one that were asked for.
    sites: usize,
    refused: Findings,
    up: Option<Sender<Ask>>,
    /// What the terminal was last told.
    told: Option<Findings>,
}

impl Keeper {
    pub(super) fn new(stock: Stock, day: Day, inbox: Sender<Message>, board: watch::Sender<Board>, teller: Teller) -> Self {
        Self {
            stock,
            day,
            inbox,
            board,
            teller,
            good: None,
            findings: Findings::default(),
            misprints: BTreeSet::new(),
            taken: Findings::default(),
            sites: 0,
            refused: Findings::default(),
            up: None,
            told: None,
        }
    }

    /// Keeps the site until nobody can be answered any more.
    pub(super) fn keep(mut self, messages: &Receiver<Message>) {
        self.make(Changed { content: true, templates: true, statics: true });
        while let Some(message) = self.next(messages) {
            match message {
                Message::Changed(paths) => {
                    let changed = self.stock.look_at(&paths);
                    if changed != Changed::default() {
                        self.make(changed);
                    }
                }
                Message::Proven(number) => {
                    let sound = self.misprints.is_empty();
                    if let Some(presses) = self.presses(number) {
                        presses.sound = sound;
                    }
                }
                Message::Misprinted(number, misprint) => {
                    let Some(presses) = self.presses(number) else { continue };
                    presses.sound = false;
                    if !self.misprints.iter().any(|one| one.kind == misprint.kind) {
                        self.misprints.insert(misprint);
                        self.tell();
                    }
                }
                Message::Refused(number, refused) if number == self.sites => {
                    let known = self.refused.clone();
                    self.refused.append(refused);
                    if self.refused.sorted() != known.sorted() {
                        self.tell();
                    }
                }
                Message::Refused(..) => {}
                Message::Word(word) => self.teller.tell(format!("{word}\n")),
                Message::Closed(error) => return self.teller.end(error),
            }
        }
    }

    /// The next message; to look again, where none comes and something could not be read.
    fn next(&self, messages: &Receiver<Message>) -> Option<Message> {
        let unreadable = self.stock.unreadable(&self.findings);
        if unreadable.is_empty() {
            return messages.recv().ok();
        }
        match messages.recv_timeout(AGAIN) {
            Err(RecvTimeoutError::Timeout) => Some(Message::Changed(unreadable)),
            message => message.ok(),
        }
    }

    /// The templates of now, if they are those of that number.
    fn presses(&mut self, number: usize) -> Option<&mut Presses> {
        self.stock.presses.as_mut().filter(|presses| presses.number == number)
    }

    /// Makes a site of what is there. What is not good leaves the one that is up.
    fn make(&mut self, changed: Changed) {
        if changed.templates {
            self.misprints.clear();
        }
        if changed.content {
            (self.good, self.findings) = self.stock.examine(self.day);
        }
        self.taken = Findings::default();
        if let (Some(good), Some(presses)) = (&self.good, &self.stock.presses) {
            let parts = Parts {
                good: good.clone(),
                day: self.day,
                number: self.sites + 1,
                presses: presses.clone(),
                statics: Arc::clone(&self.stock.statics),
                folder: self.stock.statics_folder().to_path_buf(),
                keeper: self.inbox.clone(),
            };
            match site::put_up(parts) {
                Some(Ok(site)) => {
                    self.up = Some(site);
                    self.sites += 1;
                    self.refused = Findings::default();
                }
                Some(Err(taken)) => self.taken = taken,
                None => {}
            }
        }
        self.tell();
    }

    /// Puts up what there is, with what is wrong, and tells the terminal what is new in it.
    fn tell(&mut self) {
        let mut all = self.findings.clone();
        all.append(self.stock.faults.clone());
        all.append(self.taken.clone());
        all.append(self.refused.clone());
        all.append(self.misprints.iter().map(Finding::from).collect());
        let mut sources = report::Sources::new(self.stock.roots());
        let panel = panel::findings(&all, &mut sources).into();
        let site = self.up.clone();
        self.board.send_modify(|board| *board = Board { site, number: board.number + 1, panel });
        if self.told.as_ref() == Some(&all) {
            return;
        }
        let errors: Findings = all.clone().into_iter().filter(|finding| finding.level == Level::Error).collect();
        if errors.has_errors() {
            let words = match self.up {
                Some(_) => "仍显示上一次无误的网站 / the last good site stays up",
                None => "还没有可显示的网站 / there is no site to show yet",
            };
            // The errors alone are listed; the count is that of the page's panel.
            self.teller.tell(format!("{}{}\n{words}\n", report::human::list(&errors, &mut sources), report::human::count(&all)));
        } else {
            let count = report::human::count(&all);
            self.teller.tell(if count.is_empty() {
                "没有问题 / nothing found\n".to_owned()
            } else {
                format!("{count}（gongshi check 列出 lists them）\n")
            });
        }
        self.told = Some(all);
    }
}
