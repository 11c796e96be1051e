//! The arguments of HTTPie and xh (HTTPie's documentation, Request items).

use super::request::{Part, Request};
use crate::reading::Why;
use crate::reading::shell::Word;

/// Options with an argument that do not matter to a call.
const NO_MATTER_TAKES: &[&str] = &[
    "--print",
    "-p",
    "--timeout",
    "--pretty",
    "--style",
    "-s",
    "--output",
    "-o",
    "--history-print",
    "-P",
    "--format-options",
    "--response-charset",
    "--response-mime",
    "--boundary",
    "--default-scheme",
];

const NO_MATTER: &[&str] = &[
    "--form",
    "-f",
    "--json",
    "-j",
    "--multipart",
    "--ignore-netrc",
    "--ignore-stdin",
    "-I",
    "--check-status",
    "--body",
    "-b",
    "--headers",
    "-h",
    "--verbose",
    "-v",
    "--quiet",
    "-q",
    "-qq",
    "--download",
    "-d",
    "--stream",
    "-S",
    "--compress",
    "-x",
    "--meta",
    "-m",
    "--offline",
    "--unsorted",
    "--sorted",
    "--no-follow",
    "--no-verify",
];

/// Options with an argument that say something that the console does not do.
const NOT_TAKEN_TAKES: &[&str] = &[
    "--auth",
    "-a",
    "--auth-type",
    "-A",
    "--session",
    "--session-read-only",
    "--proxy",
    "--verify",
    "--cert",
    "--cert-key",
    "--cert-key-pass",
    "--max-redirects",
    "--max-headers",
    "--ssl",
    "--ciphers",
];

/// Reads the arguments; `input` is what is read from standard input, which is sent as the
/// body where there are no items.
pub(super) fn read(arguments: &[Word], input: Option<&str>) -> Request {
    let mut request = Request::default();
    let mut places = Vec::new();
    let mut words = arguments.iter().map(|word| word.text.as_str());
    while let Some(word) = words.next() {
        if word.starts_with('-') && word.len() > 1 {
            option(&mut request, word, &mut words);
        } else {
            places.push(word);
        }
    }
    let mut places = places.into_iter().peekable();
    let is_method =
        |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    if let Some(method) = places.next_if(is_method) {
        request.method = Some(method.into());
    }
    if let Some(url) = places.next() {
        request.urls.push(address(url));
    }
    for place in places {
        item(&mut request, place);
    }
    if let Some(input) = input.filter(|_| request.body.is_empty()) {
        request.body.push(Part::Data(input.into()));
    }
    request
}

/// `:8080/path` is on this machine.
fn address(url: &str) -> String {
    match url.strip_prefix(':') {
        Some(rest) if rest.starts_with(|first: char| first.is_ascii_digit()) => {
            ["http://localhost:", rest].concat()
        }
        Some(rest) if !rest.starts_with("//") => ["http://localhost", rest].concat(),
        Some(rest) => ["http:", rest].concat(),
        None => url.into(),
    }
}

fn option<'a>(request: &mut Request, word: &'a str, words: &mut impl Iterator<Item = &'a str>) {
    let (name, given) = match word.split_once('=') {
        Some((name, value)) if word.starts_with("--") => (name, Some(value)),
        _ => (word, None),
    };
    let mut argument = || given.or_else(|| words.next()).unwrap_or_default();
    if name == "--raw" {
        request.body.push(Part::Data(argument().into()));
    } else if NO_MATTER_TAKES.contains(&name) {
        argument();
    } else if NOT_TAKEN_TAKES.contains(&name) {
        let secret = argument();
        request.hide(secret);
        request.leave(name, Why::OptionNotTaken);
    } else if name == "--follow" || name == "-F" {
        request.leave(name, Why::OptionNotTaken);
    } else if !NO_MATTER.contains(&name) {
        request.leave(name, Why::OptionUnknown);
    }
}

/// What stands between the name and the value of an item, the longest first.
const SEPARATORS: &[&str] = &["==@", ":=@", "==", ":=", "=@", ":@", "=", ":", "@", ";"];

/// Takes an item. Its separator is the one that comes first; a backslash before a
/// character of a separator makes it an ordinary one.
fn item(request: &mut Request, item: &str) {
    let mut name = String::new();
    let mut rest = item;
    while !rest.is_empty() {
        if let Some(separator) = SEPARATORS.iter().find(|text| rest.starts_with(**text)) {
            let value = unescaped(&rest[separator.len()..]);
            return take(request, item, name, separator, value);
        }
        let (text, length) = character(rest);
        name.push_str(text);
        rest = &rest[length..];
    }
    request.leave(item, Why::FieldWithoutName);
}

fn unescaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (text, length) = character(rest);
        value.push_str(text);
        rest = &rest[length..];
    }
    value
}

/// The character at the beginning of `text`, and how long it was written: a backslash and
/// what follows it are read together.
fn character(text: &str) -> (&str, usize) {
    let mut ends = text.char_indices().map(|(at, _)| at).skip(1);
    let first = ends.next().unwrap_or(text.len());
    if !text.starts_with('\\') {
        return (&text[..first], first);
    }
    let second = ends.next().unwrap_or(text.len());
    if text[first..].starts_with(['=', ':', '@', ';']) {
        (&text[first..second], second)
    } else {
        (&text[..second], second)
    }
}

fn take(request: &mut Request, item: &str, name: String, separator: &str, value: String) {
    match separator {
        "==" => request.query.push(Part::Field(name, value)),
        "=" => request.body.push(Part::Field(name, value)),
        ":=" => json(request, &name, &value),
        ":" | ";" => request.header(&[&name, ":", &value].concat()),
        _ => request.leave(item, Why::File),
    }
}

/// `name:=JSON`
fn json(request: &mut Request, name: &str, value: &str) {
    let name = crate::quote::json::quote(name);
    let object = ["{", &name, ":", value, "}"].concat();
    request.body.push(Part::Json(object));
}
