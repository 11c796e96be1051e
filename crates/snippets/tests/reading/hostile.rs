//! Text that nobody would write: nothing panics, nothing takes long, no token is shown.

use crate::call;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use snippets::{Call, Options, Reading, TokenGiven, dotenv, places, read, variables_json, write};

/// A token as GitLab makes them now, one as it made them, and one with a prefix of its own.
const TOKENS: &[&str] = &[
    "glptt-4f1c9aB77Qd2LmX0vTzE",
    "9a7e1f00d5c3b2a19a7e1f00d5c3b2",
    "ours-4f1c9aB77Qd2LmX0vTzE",
];

const SECRET: &str = "hunter2-hunter2";

/// Texts of every kind with the token and a secret written out.
fn texts(call: &Call, options: &Options, token: &str) -> Vec<String> {
    let call = Call {
        token: TokenGiven::Real(token.into()),
        ..call.clone()
    };
    let mut texts: Vec<String> = places::ALL
        .iter()
        .filter_map(|place| write(*place, &call, options).ok())
        .map(|snippet| snippet.text)
        .collect();
    texts.extend(dotenv(&call.variables));
    texts.extend(variables_json(&call.variables));
    let url = "https://gitlab.example.com/api/v4/projects/9/trigger/pipeline";
    texts.extend([
        format!("TRIGGER_TOKEN={token}\nPASSWORD={SECRET}\n30 0 * * * curl -d token=$TRIGGER_TOKEN -d variables[PASSWORD]=$PASSWORD {url}"),
        format!("TRIGGER_TOKEN='{token}'\nA=\"b\"\n"),
        format!("TOKEN={token}; curl -F token=$TOKEN -F ref=main {url}"),
        format!("http -f POST {url} token={token} ref==main 'variables[A]=x'"),
        format!("wget -qO- --header='PRIVATE-TOKEN: {token}' --post-data='token={token}&ref=x' {url}"),
        format!("curl -H 'Authorization: Bearer {token}' -u me:{token} --json '{{\"token\": \"{token}\"}}' {url}"),
        format!("curl -X POST 'https://me:{token}@gitlab.example.com/api/v4/projects/9/trigger/pipeline?token={token}&private_token={token}'"),
        format!("{{\"token\": \"{token}\", \"ref\": \"main\", \"variables\": {{\"A\": 1}}}}"),
        format!("token: {token}\nref: main\nvariables:\n  A: b\n"),
        format!("job:\n  variables:\n    TOKEN: {token}\n  script:\n    - curl -F token=$TOKEN {url}\n"),
        format!("{url}?token={token}&ref=main&variables[A]=b"),
        format!("token={token}&ref=main"),
    ]);
    texts
}

/// A change that a careless hand makes.
#[derive(Clone, Debug)]
enum Change {
    Cut(usize),
    Insert(usize, &'static str),
    Double(usize, usize),
    Keep(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let pieces = select(&[
        "'", "\"", "\\", "$", "`", "$(", ")", "{", "}", "[", "]", "\n", " ", "&", ";", "|", "#",
        ":", "=", "%", "@", "<<E", "- ", "\0", "\u{feff}", "é", "--", "*",
    ]);
    let place = 0..10_000_usize;
    prop_oneof![
        place.clone().prop_map(Change::Cut),
        (place.clone(), pieces).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (place.clone(), place.clone()).prop_map(|(from, to)| Change::Double(from, to)),
        (place.clone(), place).prop_map(|(from, to)| Change::Keep(from, to)),
    ]
}

/// Changes `text`, but nothing within the token or the secret: a broken token is none.
fn changed(text: &str, change: &Change, token: &str) -> String {
    let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    places.push(text.len());
    let near = |at: &usize| {
        let at = places[at % places.len()];
        let within = [token, SECRET].into_iter().find_map(|secret| {
            let mut starts = text.match_indices(secret).map(|(start, _)| start);
            starts.find(|start| *start < at && at < start + secret.len())
        });
        within.unwrap_or(at)
    };
    match change {
        Change::Cut(at) => {
            let at = near(at);
            let rest = &text[at..];
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let secret = [token, SECRET]
                .into_iter()
                .find(|secret| rest.starts_with(secret));
            let length = secret.map_or(first, str::len);
            [&text[..at], &rest[length..]].concat()
        }
        Change::Insert(at, piece) => {
            let at = near(at);
            [&text[..at], piece, &text[at..]].concat()
        }
        Change::Double(from, to) => {
            let (from, to) = (near(from), near(to));
            let (from, to) = (from.min(to), from.max(to));
            [&text[..to], &text[from..to], &text[to..]].concat()
        }
        Change::Keep(from, to) => {
            let (from, to) = (near(from), near(to));
            text[from.min(to)..from.max(to)].to_owned()
        }
    }
}

/// What is listed shows nothing of the token, and `Debug` nothing of a secret either.
fn shows_no_secret(reading: &Reading, token: &str) -> Result<(), TestCaseError> {
    let shows = |text: &str, secret: &str| {
        text.contains(&secret[..12]) || text.contains(&secret[secret.len() - 12..])
    };
    for left in &reading.not_understood {
        prop_assert!(!shows(&left.text, token), "{} {:?}", left.text, left.why);
        prop_assert!(left.text.chars().count() <= 81, "{}", left.text);
        prop_assert!(!left.text.contains('\n'), "{}", left.text);
        prop_assert!(left.why.sentence().ends_with('.'));
    }
    let shown = format!("{reading:?}");
    prop_assert!(!shows(&shown, token) && !shows(&shown, SECRET), "{}", shown);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn no_token_is_shown_of_a_text_that_was_changed(
        call in call::call(),
        options in call::options(),
        token in select(TOKENS),
        changes in vec(change(), 0..6),
    ) {
        for text in texts(&call, &options, token) {
            let mut text = text;
            for change in &changes {
                text = changed(&text, change, token);
            }
            let reading = read(&text);
            shows_no_secret(&reading, token)?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn any_bytes_are_read(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_pieces_are_read(pieces in vec(select(PIECES), 0..40)) {
        let _ = read(&pieces.concat());
    }
}

const PIECES: &[&str] = &[
    "curl ",
    "wget ",
    "http ",
    "-d ",
    "-F ",
    "-K - ",
    "--data-urlencode ",
    "--json ",
    "-X POST ",
    "token=",
    "ref=",
    "variables[A]=",
    "inputs[b]=",
    "$A",
    "${",
    "$(",
    "$(cat x)",
    "`",
    "'",
    "\"",
    "\\",
    "$'",
    ")",
    "}",
    "{",
    "[",
    "]",
    "\n",
    " ",
    "  ",
    "- ",
    ": ",
    "script:",
    "trigger:",
    "variables:",
    "A=",
    "30 0 * * * ",
    "@daily ",
    "%",
    "%41",
    "\\%",
    "|",
    ">",
    "<<E\n",
    "E\n",
    "&",
    ";",
    "#",
    "https://x.y/api/v4/projects/9/trigger/pipeline",
    "/ref/",
    "?",
    "{\"ref\":",
    "\"a\"",
    ",",
    "printf '%s' ",
    "export ",
    "&x ",
    "*x",
    "!t ",
    "\t",
    "\r\n",
    "é",
    "\0",
    "---\n",
];
