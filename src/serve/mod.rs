//! The site while it is being written: made in memory, made anew when a file changes, never written to the disk.
//!
//! ```text
//! watch ─► keeper ─► a thread a good site ◄─ door ◄─ browser
//!           stock      Checked, Plan
//!             └─────► terminal
//! ```
//!
//! The keeper reads what changed and examines the whole content by the functions that `build` uses. What is good gets a
//! thread of its own, which plans it and makes each page when it is asked for: a page is a pure function of the plan,
//! so it has the bytes a build would write. What is not good changes nothing but the findings, which every page shows.

mod attachments;
mod board;
mod door;
mod keeper;
mod kinds;
mod panel;
mod site;
mod stock;
mod terminal;
mod watch;

use std::collections::BTreeSet;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::mpsc;

use crate::Sources;
use crate::finding::Findings;
use crate::model::day::Day;
use crate::render::Misprint;
use board::Board;
use keeper::Keeper;
use stock::Stock;

/// What is served, and where.
#[derive(Debug, Clone)]
#[allow(missing_docs)]
pub struct Options {
    pub sources: Sources,
    pub day: Day,
    /// On the loopback address; 0: any that is free.
    pub port: u16,
}

/// Serves until the process ends; tells `out` the address, and what is found.
///
/// # Errors
/// The port is taken, `out` cannot be written, or the server failed within.
pub fn serve(options: &Options, out: &mut dyn Write) -> std::io::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
    let address = listener.local_addr()?;
    let (inbox, messages) = mpsc::channel();
    let sources = &options.sources;
    let folders = sources.content.iter().chain([&sources.templates, &sources.statics]).cloned().collect();
    // Watched before they are first read, so that no change is missed.
    watch::watch(folders, inbox.clone());
    let (board, seen) = tokio::sync::watch::channel(Board::default());
    door::open(listener, seen, inbox.clone())?;
    writeln!(out, "http://{address}/  截至 as of {}；Ctrl+C 结束 ends it", options.day)?;
    let (teller, told) = terminal::open();
    let Options { sources, day, .. } = options.clone();
    let keep = move || Keeper::new(Stock::new(&sources), day, inbox, board, teller).keep(&messages);
    let keeper = std::thread::Builder::new().name("keeper".to_owned()).spawn(keep)?;
    told.write(out)?;
    keeper.join().map_err(|_| std::io::Error::other("服务器内部错误 / a fault of the server"))
}

/// What the keeper is told.
enum Message {
    /// Something may have changed at these paths.
    Changed(BTreeSet<PathBuf>),
    /// The templates of that number made a page of each kind.
    Proven(usize),
    /// A template could not make a page, with the templates of that number.
    Misprinted(usize, Misprint),
    /// A page or file of the site of that number holds what a build would refuse.
    Refused(usize, Findings),
    /// Something to be told in the terminal.
    Word(String),
    /// Nobody is answered any more.
    Closed(std::io::Error),
}
