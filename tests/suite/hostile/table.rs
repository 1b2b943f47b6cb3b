//! Hostile content, a case a line: what it is, where it stands, and what must come of it.

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use gongshi::Failure;
use gongshi::model::day::Day;

use crate::work::Work;

/// What must come of a case.
pub enum Then {
    /// A finding of this code; nothing is written.
    Told(&'static str),
    /// It is published, as the text it is: the site passes this test.
    Inert(fn(&Site)),
    /// Any answer, soon.
    Ends,
}

/// One case.
pub struct Case {
    pub what: String,
    /// Done to a copy of the small registry.
    pub done: Box<dyn Fn(&Work) + Send>,
    pub then: Then,
}

/// A built site, every text file of it.
pub struct Site(pub Vec<(String, String)>);

impl Site {
    pub fn holds(&self, file: &str, text: &str) {
        let found = self.0.iter().find(|(path, _)| path == file).map(|(_, text)| text.as_str());
        assert!(found.is_some_and(|page| page.contains(text)), "{file} does not hold {text}: {found:?}");
    }

    /// In no page, feed or site map; in data files it is the text it is.
    pub fn nowhere(&self, text: &str) {
        let markup = |path: &str| [".html", ".xml", ".atom", ".svg"].iter().any(|ending| path.ends_with(ending));
        for (path, page) in self.0.iter().filter(|(path, _)| markup(path)) {
            assert!(!page.contains(text), "{path} holds {text}");
        }
    }
}

/// A file put in, and the finding it must give.
pub fn told(what: impl Into<String>, file: &str, content: impl Into<Vec<u8>>, code: &'static str) -> Case {
    put(what, file, content, Then::Told(code))
}

pub fn put(what: impl Into<String>, file: &str, content: impl Into<Vec<u8>>, then: Then) -> Case {
    let (file, content) = (file.to_owned(), content.into());
    Case { what: what.into(), done: Box::new(move |work| work.put(&file, &content)), then }
}

pub fn done(what: &str, done: impl Fn(&Work) + Send + 'static, then: Then) -> Case {
    Case { what: what.to_owned(), done: Box::new(done), then }
}

/// How long a case may take; most take a tenth of a second.
const LONGEST: Duration = Duration::from_secs(60);

/// Runs a case in a thread of its own, so that one that never ends is a failure and not a hang.
pub fn run(case: Case) {
    let (tell, told) = mpsc::channel();
    let what = case.what.clone();
    let running = std::thread::spawn(move || {
        try_it(case);
        let _ = tell.send(());
    });
    match told.recv_timeout(LONGEST) {
        Ok(()) => {}
        Err(mpsc::RecvTimeoutError::Timeout) => panic!("{what}: no end"),
        Err(mpsc::RecvTimeoutError::Disconnected) => {
            panic!("{what}: {:?}", running.join().err().and_then(|why| why.downcast::<String>().ok()))
        }
    }
}

fn try_it(case: Case) {
    let (work, out) = (Work::small(), tempfile::tempdir().unwrap());
    (case.done)(&work);
    let before = files(&work.path());
    let live = out.path().join("dist");
    let built = gongshi::build(&crate::sources_unminified(vec![work.path()]), &live, Day::new(2026, 11, 21).unwrap());
    match (case.then, built) {
        (Then::Told(code), Err(Failure::Findings(findings))) => {
            let codes: Vec<&str> = findings.sorted().iter().map(|one| one.code).collect();
            assert!(codes.contains(&code), "gives {codes:?}, not {code}");
            let mut sources = gongshi::report::Sources::new(&[work.path()]);
            assert!(!gongshi::report::human::print(&findings, &mut sources).is_empty());
            assert_eq!(std::fs::read_dir(out.path()).unwrap().count(), 0, "something was written");
        }
        (Then::Told(code), Ok(_)) => panic!("is published, without {code}"),
        (Then::Inert(test), Ok(_)) => test(&Site(files(&live))),
        (Then::Inert(_), Err(Failure::Findings(findings))) => panic!("gives {:?}", findings.sorted()),
        (Then::Ends, Ok(_) | Err(Failure::Findings(_))) => {}
        (_, Err(Failure::Write(error))) => panic!("{error}"),
        (_, Err(Failure::Search(error))) => panic!("{error}"),
    }
    assert_eq!(before, files(&work.path()), "the content was changed");
}

/// Every plain text file below a folder; links and pipes are left alone.
fn files(root: &Path) -> Vec<(String, String)> {
    let all = walkdir::WalkDir::new(root).sort_by_file_name().into_iter().filter_map(Result::ok);
    all.filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned();
            (path, String::from_utf8_lossy(&std::fs::read(entry.path()).unwrap()).into_owned())
        })
        .collect()
}
