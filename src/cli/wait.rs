//! A bar while a build takes its time: in a terminal only, only after a moment, and gone when it is done.

use std::io::IsTerminal;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::progress::Progress;

/// A build that is over by then shows no bar.
const MOMENT: Duration = Duration::from_secs(1);
const FRAME: Duration = Duration::from_millis(100);

/// Does the work; meanwhile its progress is shown, where somebody looks on.
pub(super) fn with_bar<T>(work: impl FnOnce(&Progress) -> T) -> T {
    let progress = Progress::default();
    if !std::io::stderr().is_terminal() {
        return work(&progress);
    }
    std::thread::scope(|scope| {
        // Dropped when the work is over, however it ends; that is what the bar waits for.
        let (working, over) = mpsc::channel();
        let progress = &progress;
        scope.spawn(move || show(progress, over));
        let done = work(progress);
        drop(working);
        done
    })
}

fn show(progress: &Progress, over: Receiver<()>) {
    if !waits(&over, MOMENT) {
        return;
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{msg} {bar:32} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
    bar.set_style(style);
    bar.set_message("读取和检查 reading and checking");
    while waits(&over, FRAME) {
        let all = progress.all();
        if all > 0 {
            bar.set_message("生成网站 making the site");
            bar.set_length(u64::try_from(all).unwrap_or(u64::MAX));
        }
        bar.set_position(u64::try_from(progress.done()).unwrap_or(u64::MAX));
    }
    bar.finish_and_clear();
}

/// Whether the work still goes on after so long.
fn waits(over: &Receiver<()>, long: Duration) -> bool {
    matches!(over.recv_timeout(long), Err(RecvTimeoutError::Timeout))
}
