//! How fast a log is read, indexed and searched: bytes a second, for a log as CI
//! jobs write it and for one that changes its colour at every word. The best of
//! many short rounds, since whatever else the machine does only adds.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

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
    for (name, line) in [
        ("plain", plain as fn(usize) -> String),
        ("like a CI job", ci_like),
        ("heavy colour", heavy_colour),
        ("one line, rewritten", rewritten),
    ] {
        let bytes = log(size, line);
        let rates = [read, index, search].map(|act| rate(bytes.len(), best(rounds, &bytes, act)));
        let [read, index, search] = rates;
        println!("{name:<22} {read:>7.0} {index:>7.0} {search:>7.0}");
    }
}

fn log(size: usize, line: fn(usize) -> String) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(size + 256);
    let mut number = 0;
    while bytes.len() < size {
        bytes.extend_from_slice(line(number).as_bytes());
        number += 1;
    }
    bytes
}

fn plain(number: usize) -> String {
    format!("{number:08} the quick brown fox jumps over the lazy dog and on into the wood again\n")
}

/// One coloured word in six lines, a section every two hundred.
fn ci_like(number: usize) -> String {
    match number % 200 {
        0 => format!(
            "section_start:{}:step_{number}\r\x1b[0K\x1b[36;1mStep {number}\x1b[0;m\n",
            1_700_000_000 + number
        ),
        199 => format!(
            "section_end:{}:step_{}\r\x1b[0K",
            1_700_000_000 + number,
            number - 199
        ),
        _ if number.is_multiple_of(6) => format!(
            "\x1b[32m   Compiling\x1b[0m some-crate-{number} v1.{number}.0 (/builds/docs/handbook)\n"
        ),
        _ => format!(
            "Downloading https://example.com/packages/{number}/archive.tar.gz (124 kB) ... done in 0.3 s\n"
        ),
    }
}

fn heavy_colour(number: usize) -> String {
    (0..8)
        .map(|word| {
            format!(
                "\x1b[38;5;{}mword{word}\x1b[0m \x1b[1;3{}mbold\x1b[22;39m ",
                (number + word) % 256,
                word % 8
            )
        })
        .collect::<String>()
        + "\n"
}

fn rewritten(number: usize) -> String {
    format!(
        "\r{:3} % of 100 MB at 12.3 MB/s, {number} s left",
        number % 100
    )
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
