//! How fast a log is read, indexed and searched: bytes a second, for a log as CI
//! jobs write it and for one that changes its colour at every word. A log is read
//! in pieces, and of each piece its best time of many rounds counts, since whatever
//! else the machine does only adds.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

mod logs;

use joblog::{Index, Log, Search, Words};
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
fn read(bytes: &[u8], times: &mut Times) {
    let mut log = Log::new();
    for chunk in bytes.chunks(CHUNK) {
        times.step(|| log.push(chunk));
    }
    black_box(log.line_count());
}

/// Indexed, with its errors and warnings.
fn index(bytes: &[u8], times: &mut Times) {
    let mut index = Index::new();
    for chunk in bytes.chunks(CHUNK) {
        times.step(|| index.push(chunk));
    }
    black_box(index.line_count());
}

/// All of it searched for words that are not in it.
fn search(bytes: &[u8], times: &mut Times) {
    let mut index = Index::new();
    index.push(bytes);
    let mut search = Search::new(Words::new("no such words"));
    while let Some(block) = search.next_block(&index) {
        times.step(|| {
            let lines = index.read(block, &bytes[index.bytes_of(block)]);
            search.look_at(&index, block, &lines);
        });
    }
    black_box(search.count());
}

/// The best time of each step so far.
#[derive(Default)]
struct Times {
    best: Vec<Duration>,
    /// Which step comes next.
    next: usize,
}

impl Times {
    fn step(&mut self, act: impl FnOnce()) {
        let start = Instant::now();
        act();
        let time = start.elapsed();
        match self.best.get_mut(self.next) {
            Some(best) => *best = time.min(*best),
            None => self.best.push(time),
        }
        self.next += 1;
    }
}

fn best(rounds: usize, bytes: &[u8], act: fn(&[u8], &mut Times)) -> Duration {
    let mut times = Times::default();
    for _ in 0..rounds {
        times.next = 0;
        act(bytes, &mut times);
    }
    times.best.iter().sum()
}

#[expect(clippy::cast_precision_loss, reason = "a rate for people")]
fn rate(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / time.as_secs_f64() / 1_000_000.0
}
