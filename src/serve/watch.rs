//! Tells the keeper which paths may have changed.
//!
//! What the system tells is only a hint where to look: the keeper looks at the file itself, and what it finds there
//! decides. So it does no harm to tell too much.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Config, ErrorKind, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::Message;

/// One save is several events; the next comes within this time, or there is none.
const QUIET: Duration = Duration::from_millis(2);

/// More events than these are told at once, so that a file that is written without end keeps nobody waiting.
const MOST: usize = 4096;

/// How long nothing happens before what no event tells is looked for.
const REST: Duration = Duration::from_millis(250);

/// Between two looks where the system does not tell of changes by itself.
const POLL: Duration = Duration::from_secs(1);

/// Watches folders in a thread of its own, for as long as the process runs.
pub(super) fn watch(folders: Vec<PathBuf>, keeper: Sender<Message>) {
    let run = move || Watch::new(folders, keeper).run();
    let _ = std::thread::Builder::new().name("watch".to_owned()).spawn(run);
}

struct Watch {
    folders: Vec<Folder>,
    keeper: Sender<Message>,
    events: Receiver<notify::Result<Event>>,
    teller: Sender<notify::Result<Event>>,
    watcher: Option<Box<dyn Watcher>>,
    /// Events were lost since it was last quiet, so a folder may have come that has no watch.
    lost: bool,
    /// All was watched anew when it was last quiet; what was lost since may be events of that alone.
    renewed: bool,
}

/// A watched folder: as it was named, as the system names it, and which one it is.
struct Folder {
    named: PathBuf,
    real: Option<PathBuf>,
    identity: Option<Identity>,
}

impl Watch {
    fn new(folders: Vec<PathBuf>, keeper: Sender<Message>) -> Self {
        let (teller, events) = channel();
        let folders = folders.into_iter().map(|named| Folder { named, real: None, identity: None }).collect();
        let mut watch = Self { folders, keeper, events, teller, watcher: None, lost: false, renewed: false };
        watch.start(false);
        watch
    }

    /// Sets the watcher up; the slow way where the system has no watch left.
    fn start(&mut self, poll: bool) {
        let teller = self.teller.clone();
        let tell = move |event: notify::Result<Event>| {
            if event.as_ref().map_or(true, matters) {
                let _ = teller.send(event);
            }
        };
        // What a link leads to is no content, and its watch would take the place of the one on the folder itself.
        let config = Config::default().with_follow_symlinks(false);
        let watcher: notify::Result<Box<dyn Watcher>> = if poll {
            PollWatcher::new(tell, config.with_poll_interval(POLL)).map(|watcher| Box::new(watcher) as _)
        } else {
            RecommendedWatcher::new(tell, config).map(|watcher| Box::new(watcher) as _)
        };
        match watcher {
            Ok(watcher) => self.watcher = Some(watcher),
            Err(error) => return self.slower(poll, &error),
        }
        for folder in &mut self.folders {
            folder.identity = None;
        }
        self.find_folders();
    }

    fn slower(&mut self, polled: bool, error: &notify::Error) {
        let words = if polled {
            "看不到文件变化 / changes are not seen"
        } else {
            "改为每秒查看一次 / looking once a second instead"
        };
        let _ = self.keeper.send(Message::Word(format!("{words}: {error}")));
        if !polled {
            self.start(true);
        }
    }

    fn run(mut self) {
        let mut again = BTreeSet::new();
        loop {
            match self.events.recv_timeout(REST) {
                Ok(first) => {
                    let mut paths = BTreeSet::new();
                    let mut next = Some(first);
                    let mut seen = 0;
                    while let Some(event) = next {
                        self.take(event, &mut paths);
                        seen += 1;
                        next = if seen < MOST { self.events.recv_timeout(QUIET).ok() } else { None };
                    }
                    // A file may be put into a new folder before the folder is watched.
                    again.extend(paths.iter().filter(|path| path.is_dir()).cloned());
                    self.tell(paths);
                    self.find_folders();
                }
                Err(RecvTimeoutError::Timeout) => {
                    self.renewed = std::mem::take(&mut self.lost) && !self.renewed;
                    if self.renewed {
                        self.folders.iter_mut().for_each(|folder| folder.identity = None);
                    }
                    self.find_folders();
                    self.tell(std::mem::take(&mut again));
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn take(&mut self, event: notify::Result<Event>, paths: &mut BTreeSet<PathBuf>) {
        match event {
            Ok(event) if !event.need_rescan() => {
                paths.extend(event.paths.iter().flat_map(|path| self.as_named(path)));
                // Gone, and its watch with it, though another may already stand there under the same number.
                if matches!(event.kind, EventKind::Remove(_) | EventKind::Modify(ModifyKind::Name(_))) {
                    let gone = |folder: &&mut Folder| folder.real.as_ref().is_some_and(|real| event.paths.contains(real));
                    self.folders.iter_mut().filter(gone).for_each(|folder| folder.identity = None);
                }
            }
            Ok(_) => {
                self.lost = true;
                paths.extend(self.folders.iter().map(|folder| folder.named.clone()));
            }
            Err(error) => {
                if matches!(error.kind, ErrorKind::MaxFilesWatch) {
                    self.slower(false, &error);
                }
                paths.extend(self.folders.iter().map(|folder| folder.named.clone()));
            }
        }
    }

    fn as_named(&self, path: &Path) -> Vec<PathBuf> {
        let within = |folder: &Folder| Some(folder.named.join(path.strip_prefix(folder.real.as_ref()?).ok()?));
        self.folders.iter().filter_map(within).collect()
    }

    /// Watches each folder that has come or was exchanged, which no watch of the folder itself tells.
    fn find_folders(&mut self) {
        let mut paths = BTreeSet::new();
        let mut full = None;
        for folder in &mut self.folders {
            let identity = identity(&folder.named);
            if identity == folder.identity {
                continue;
            }
            let Some(watcher) = &mut self.watcher else { return };
            if let Some(real) = folder.real.take() {
                let _ = watcher.unwatch(&real);
            }
            folder.real = folder.named.canonicalize().ok();
            folder.identity = identity;
            if let Some(Err(error)) = folder.real.as_ref().map(|real| watcher.watch(real, RecursiveMode::Recursive)) {
                match error.kind {
                    ErrorKind::MaxFilesWatch => full = Some(error),
                    // Gone again, or a part of it is: tried anew at the next rest.
                    _ => folder.identity = None,
                }
            }
            paths.insert(folder.named.clone());
        }
        if let Some(error) = full {
            self.slower(false, &error);
        }
        self.tell(paths);
    }

    fn tell(&self, paths: BTreeSet<PathBuf>) {
        if !paths.is_empty() {
            let _ = self.keeper.send(Message::Changed(paths));
        }
    }
}

/// Whether an event can mean that a file holds something else. Our own reading makes events too.
fn matters(event: &Event) -> bool {
    match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => false,
        _ => true,
    }
}

/// Which folder it is, however it is named.
type Identity = (u64, u64);

fn identity(folder: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    let about = std::fs::metadata(folder).ok().filter(std::fs::Metadata::is_dir)?;
    Some((about.dev(), about.ino()))
}
