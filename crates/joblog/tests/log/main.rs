//! Whole logs: bytes in, lines and sections out.

use joblog::{Line, Log};

mod index;
mod lines;
mod properties;
mod runner;
mod search;
mod sections;
mod styles;
mod timestamps;
mod updates;

/// The log that these bytes make, read to the end.
fn log(bytes: impl AsRef<[u8]>) -> Log {
    let mut log = Log::new();
    log.push(bytes.as_ref());
    log.finish();
    log
}

fn texts(log: &Log) -> Vec<&str> {
    log.lines().map(|line| line.text()).collect()
}

fn lines(log: &Log) -> Vec<Line<'_>> {
    log.lines().collect()
}
