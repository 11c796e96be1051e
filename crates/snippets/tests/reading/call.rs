//! Calls as proptest draws them.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use snippets::{
    Call, CalledGitlab, CiForm, CurlAge, Endpoint, Input, Lines, OptionNames, Options, Schedule,
    Style, TokenGiven, Variable,
};

/// Pieces that some reader gets wrong.
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
    "$KEY",
    "%",
    "%41",
    "!",
    "#",
    " #",
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
    "a,b}",
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
    "\u{feff}",
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
    ": ",
    "true",
    "0777",
    "EOF",
    "curl",
    "\\n",
    "\\'",
    "';'",
    "$'",
    "type=",
    "^",
    "•",
];

/// Any text that a call can carry.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        vec(select(PIECES), 0..8).prop_map(|pieces| pieces.concat()),
        "[^\\x00]{0,12}",
        "[a-z0-9/._-]{0,12}",
    ]
}

fn some_text() -> impl Strategy<Value = String> {
    text().prop_filter("it is empty", |text| !text.is_empty())
}

fn gitlab() -> impl Strategy<Value = String> {
    select(&[
        "https://gitlab.example.com",
        "https://gitlab.example.com/",
        "http://127.0.0.1:8485",
        "http://[::1]:8485",
        "https://example.com/git%20lab//",
        "https://example.com/api/v4/projects/1",
    ])
    .prop_map(str::to_owned)
}

fn project() -> impl Strategy<Value = String> {
    prop_oneof![
        (1..100_000_u32).prop_map(|number| number.to_string()),
        "[a-z]{1,6}/[a-z0-9._-]{1,8}",
        some_text(),
    ]
}

pub(crate) fn variables() -> impl Strategy<Value = Vec<Variable>> {
    btree_map(
        "[A-Za-z_][A-Za-z0-9_]{0,7}|[0-9]{1,3}",
        (text(), prop::bool::weighted(0.2)),
        0..5,
    )
    .prop_map(|rows| {
        rows.into_iter()
            .map(|(key, (value, secret))| Variable { key, value, secret })
            .collect()
    })
}

fn inputs() -> impl Strategy<Value = Vec<Input>> {
    btree_map("[A-Za-z0-9_-]{1,8}", text(), 0..3).prop_map(|rows| {
        rows.into_iter()
            .map(|(name, value)| Input { name, value })
            .collect()
    })
}

fn token() -> impl Strategy<Value = TokenGiven> {
    prop_oneof![
        Just(TokenGiven::Placeholder),
        "glptt-[A-Za-z0-9_=-]{4,20}|[0-9a-f]{30}|[a-z]\\+/[@:.~]{1,4}x".prop_map(TokenGiven::Real),
        "[!-~]([ -~é]{0,12}[!-~])?".prop_map(TokenGiven::File),
    ]
}

/// A call of which every part is drawn; some are refused when they are written.
pub(crate) fn call() -> impl Strategy<Value = Call> {
    let endpoint = select(&[Endpoint::V4, Endpoint::V4RefInPath, Endpoint::V3]);
    (
        gitlab(),
        endpoint,
        project(),
        some_text(),
        variables(),
        inputs(),
        token(),
    )
        .prop_map(
            |(gitlab, endpoint, project, git_ref, variables, inputs, token)| Call {
                gitlab,
                endpoint,
                project,
                project_path: String::new(),
                git_ref,
                variables,
                inputs,
                token,
                marker: None,
            },
        )
}

/// Every choice that there is.
pub(crate) fn options() -> impl Strategy<Value = Options> {
    (
        select(&[Style::Fitting, Style::Encoded]),
        select(&[Lines::Many, Lines::One]),
        select(&[OptionNames::Long, OptionNames::Short]),
        select(&[CurlAge::Since776, CurlAge::Older]),
        select(&[CiForm::Rules, CiForm::Only]),
        select(&[CalledGitlab::Named, CalledGitlab::Own]),
        (0..24_u8, 0..60_u8),
    )
        .prop_map(
            |(style, lines, option_names, curl, ci_form, called, (hour, minute))| Options {
                style,
                lines,
                option_names,
                curl,
                ci_form,
                called,
                schedule: Schedule::daily(hour, minute).unwrap(),
            },
        )
}
