//! The command line of gongshi: the only place with a clock.

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use gongshi::cli::{self, Clock};

/// A build makes and drops small strings by the million on every core, which this allocator is made for. How it is set up
/// stands in `.cargo/config.toml`.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "the as-of day comes from here and nowhere else")]
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    #[expect(clippy::disallowed_methods, reason = "SOURCE_DATE_EPOCH names the as-of day of a reproducible build")]
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok();
    cli::run(std::env::args_os(), &Clock { now, epoch })
}
