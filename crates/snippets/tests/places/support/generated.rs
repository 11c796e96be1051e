//! Texts that nobody thought of: drawn from an alphabet of what tools get wrong,
//! the same ones at every run. Every third is a name that Git allows for a branch.

use snippets::Place;

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

/// Pieces of branch names that attack whoever pastes them. Git takes any row of them after
/// a letter (git-check-ref-format(1)): no blank, no control character, none of `~^:?*[\`,
/// no `..`, `//` or `@{`.
const REF_PIECES: &[&str] = &[
    "'",
    "\"",
    "`",
    "$",
    "$(",
    "${IFS}",
    ")",
    "(",
    "{",
    "}",
    ";",
    "|",
    "&",
    "&&",
    "<",
    ">",
    "#",
    "%",
    "%0a",
    "%27",
    "!",
    "=",
    "+",
    ",",
    "touch",
    "pwned",
    "-o",
    "--output=pwned",
    "/x",
    "é",
    "\u{301}",
    "\u{202e}",
    "\u{200b}",
    "]",
    "@",
    "_",
    "1",
    "EOF",
];

/// How many texts: some at each run, thousands of shell runs with
/// `cargo xtask test --long`, which sets `PULLCORD_LONG`.
pub(crate) fn count() -> usize {
    if is_long() { 600 } else { 20 }
}

/// How many texts for this place, where its runtime is known: more for the form, which most
/// people paste, in the two shells that differ most, and fewer for what starts slowly.
pub(crate) fn count_for(place: &dyn Place, runtime: &str) -> usize {
    match (place.slug(), runtime) {
        ("curl", "dash" | "fish") if is_long() => 2_000,
        ("httpie", "dash, items") if is_long() => 600,
        ("httpie", _) => 5,
        _ => count(),
    }
}

/// Whether this is a run with `--long`.
pub(crate) fn is_long() -> bool {
    std::env::var_os("PULLCORD_LONG").is_some()
}

/// The first `count` texts.
pub(crate) fn texts(count: usize) -> Vec<String> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    (0..count)
        .map(|at| match at % 3 {
            2 => ["x", &text(&mut state, REF_PIECES)].concat(),
            _ => text(&mut state, PIECES),
        })
        .collect()
}

fn text(state: &mut u64, pieces: &[&str]) -> String {
    let length = 1 + draw(state, 24);
    (0..length)
        .map(|_| pieces[draw(state, pieces.len())])
        .collect()
}

/// A number below `limit` (xorshift64, Marsaglia 2003).
fn draw(state: &mut u64, limit: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 33).unwrap() % limit
}

#[test]
fn git_takes_these_names_for_a_branch() {
    if !super::program::are_here(&["git"]) {
        return;
    }
    let generated = texts(150);
    let generated = generated.iter().skip(2).step_by(3).map(String::as_str);
    for name in super::cases::LEGAL_REFS.iter().copied().chain(generated) {
        let mut git = std::process::Command::new("git");
        let output = git.args(["check-ref-format", "--branch", name]).output();
        assert!(output.unwrap().status.success(), "{name}");
    }
}
