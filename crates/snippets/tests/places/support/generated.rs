//! Texts that nobody thought of: drawn from an alphabet of what tools get wrong,
//! the same ones at every run.

/// Pieces of which the texts are put together.
const PIECES: &[&str] = &[
    "'",
    "\"",
    "\\",
    "`",
    "$",
    "$(",
    ")",
    "${",
    "}",
    "%",
    "!",
    "#",
    "&",
    ";",
    "|",
    "<",
    ">",
    "@",
    "=",
    "+",
    "[",
    "]",
    "{",
    ",",
    "*",
    "?",
    "~",
    "-",
    "--",
    "\n",
    "\r",
    "\t",
    " ",
    "\u{1b}[0m",
    "\u{7f}",
    "\u{202e}",
    "\u{200b}",
    "\u{a0}",
    "\u{85}",
    "ü",
    "€",
    "🚀",
    "a",
    "Z",
    "0",
    "_",
    "/",
    ".",
    ":",
    "true",
    "HOME",
    "id",
    "EOF",
];

/// How many texts: some at each run, thousands of shell runs with
/// `cargo xtask test --long`, which sets `PULLCORD_LONG`.
pub(crate) fn count() -> usize {
    if is_long() { 600 } else { 20 }
}

/// Whether this is a run with `--long`.
pub(crate) fn is_long() -> bool {
    std::env::var_os("PULLCORD_LONG").is_some()
}

/// The first `count` texts.
pub(crate) fn texts(count: usize) -> Vec<String> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    (0..count).map(|_| text(&mut state)).collect()
}

fn text(state: &mut u64) -> String {
    let length = 1 + draw(state, 24);
    (0..length)
        .map(|_| PIECES[draw(state, PIECES.len())])
        .collect()
}

/// A number below `limit` (xorshift64, Marsaglia 2003).
fn draw(state: &mut u64, limit: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap() % limit
}
