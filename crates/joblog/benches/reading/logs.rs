//! The logs that are measured with, made line by line from their numbers.

/// How the line of a number is made.
pub(crate) type Write = fn(usize) -> String;

/// Each kind of log by its name.
pub(crate) const KINDS: [(&str, Write); 5] = [
    ("plain", plain),
    ("like a CI job", ci_like),
    ("the same with times", stamped),
    ("heavy colour", heavy_colour),
    ("one line, rewritten", rewritten),
];

/// A log of at least `size` bytes, in whole lines.
pub(crate) fn log(size: usize, line: Write) -> Vec<u8> {
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

/// As newer runners write it.
fn stamped(number: usize) -> String {
    let second = number / 1000 % 60;
    format!(
        "2026-03-04T05:06:{second:02}.{:06}Z 00O {}\n",
        number % 1000,
        ci_like(number).trim_end_matches('\n')
    )
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
