//! How fast a log is read, indexed and searched: bytes a second, for a log as CI
//! jobs write it and for one that changes its colour at every word. The best of
//! many short rounds, since whatever else the machine does only adds.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod logs;

use joblog::{Index, Log, Search};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Bytes of each log.
const SIZE: usize = 2 << 20;
/// Bytes of each push: what a browser's stream hands over at a time.
const CHUNK: usize = 64 << 10;

fn main() {
    // `cargo test --benches` runs this too, with an argument of its own: a little is enough then.
    let (size, rounds) = if std::env::args().any(|argument| argument == "--bench") {
        (SIZE, 40)
    } else {
        (CHUNK, 1)
    };
    println!("MB/s, best of {rounds}:    read   index  search");
    for (name, line) in logs::KINDS {
        let bytes = logs::log(size, line);
        let rates = [read, index, search].map(|act| rate(bytes.len(), best(rounds, &bytes, act)));
        let [read, index, search] = rates;
        println!("{name:<22} {read:>7.0} {index:>7.0} {search:>7.0}");
    }
}

/// All of it read into memory.
fn read(bytes: &[u8]) -> Duration {
    let start = Instant::now();
    let mut log = Log::new();
    for chunk in bytes.chunks(CHUNK) {
        log.push(chunk);
    }
    black_box(log.line_count());
    start.elapsed()
}

fn indexed(bytes: &[u8]) -> Index {
    let mut index = Index::new();
    for chunk in bytes.chunks(CHUNK) {
        index.push(chunk);
    }
    index
}

/// Indexed, with its errors and warnings.
fn index(bytes: &[u8]) -> Duration {
    let start = Instant::now();
    black_box(indexed(bytes).line_count());
    start.elapsed()
}

/// All of it searched for words that are not in it.
fn search(bytes: &[u8]) -> Duration {
    let index = indexed(bytes);
    let start = Instant::now();
    let mut search = Search::new("no such words");
    while let Some(block) = search.next_block(&index) {
        search.look_at(
            &index,
            block,
            &index.read(block, &bytes[index.bytes_of(block)]),
        );
    }
    black_box(search.count());
    start.elapsed()
}

fn best(rounds: usize, bytes: &[u8], act: fn(&[u8]) -> Duration) -> Duration {
    let times = (0..rounds).map(|_| act(bytes));
    times.min().unwrap_or_default()
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / time.as_secs_f64() / 1_000_000.0
}
