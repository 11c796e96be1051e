//! Commands that make a call: curl, wget, HTTPie.

mod config;
mod curl;
mod curl_form;
mod curl_options;
mod glob;
mod httpie;
mod output;
mod request;
mod wget;

pub(super) use config::{is_config, name as config_name, words as config_words};
pub(super) use output::written_by;
pub(super) use request::Request;

use super::Kind;
use super::Why;
use super::marks::Inserts;
use super::shell::{Command, Word};

/// What a command of a script is.
pub(super) enum Role<'a> {
    /// It makes a call, with names that are set for it.
    Call(Kind, Vec<(&'a str, &'a str)>, Request),
    /// It gives names their values: `NAME=value`, `export NAME=value`.
    Setting(Vec<(&'a str, &'a str)>),
    /// It changes nothing that matters to a call.
    Nothing,
    Other,
}

/// Words that a command may begin with and that change nothing of what it calls.
const BEFORE: &[&str] = &[
    "!", "$", "%", "command", "do", "else", "env", "exec", "if", "nohup", "sudo", "then", "time",
    "until", "while", "{", "❯", "➜",
];

/// What ends a group of commands, and commands that only prepare the shell or write a
/// line.
const NOTHING: &[&str] = &[
    ":", "done", "echo", "esac", "exit", "fi", "printf", "read", "return", "set", "trap", "true",
    "umask", "}",
];

/// The request of a file of curl's options; marked text.
pub(super) fn of_config(text: &str, inserts: &Inserts) -> Request {
    let words = config::words(text).into_iter().map(|text| Word {
        text,
        ..Word::default()
    });
    curl::read(&words.collect::<Vec<_>>(), None, inserts)
}

/// What `command` is. `input` is what it reads, if that is told.
pub(super) fn role<'a>(
    command: &'a Command<'_>,
    input: Option<&str>,
    inserts: &Inserts,
) -> Role<'a> {
    let mut words = command.words.as_slice();
    let mut settings = Vec::new();
    while let [first, rest @ ..] = words {
        if let Some(setting) = first.assignment() {
            settings.push(setting);
        } else if !first.reserved().is_some_and(|word| BEFORE.contains(&word)) {
            break;
        }
        words = rest;
    }
    let Some((first, arguments)) = words.split_first() else {
        return Role::Setting(settings);
    };
    if let Some(reader) = reader(first) {
        let (kind, request) = called(reader, arguments, input, inserts);
        return Role::Call(kind, settings, request);
    }
    match first.text.as_str() {
        "export" | "local" | "readonly" | "declare" | "typeset" => {
            settings.extend(arguments.iter().filter_map(Word::assignment));
            Role::Setting(settings)
        }
        "set" => match fish_setting(arguments) {
            Some(setting) => Role::Setting(vec![setting]),
            None => Role::Nothing,
        },
        name if NOTHING.contains(&name) && first.reserved().is_some() => Role::Nothing,
        _ => match within(words, input, inserts) {
            Some((kind, request)) => Role::Call(kind, settings, request),
            None => Role::Other,
        },
    }
}

/// `set -x NAME value` of fish.
fn fish_setting(arguments: &[Word]) -> Option<(&str, &str)> {
    let plain = |word: &&Word| !word.text.starts_with(['-', '+']);
    let mut words = arguments.iter().filter(plain);
    let (name, value) = (words.next()?, words.next()?);
    (words.next().is_none() && super::shell::is_name(&name.text))
        .then_some((name.text.as_str(), value.text.as_str()))
}

/// How the arguments of a program are read.
#[derive(Clone, Copy)]
enum Program {
    Curl,
    Wget,
    Httpie,
}

fn reader(word: &Word) -> Option<Program> {
    let name = word.text.rsplit('/').next().unwrap_or_default();
    match name.strip_suffix(".exe").unwrap_or(name) {
        "curl" => Some(Program::Curl),
        "wget" => Some(Program::Wget),
        "http" | "https" | "xh" | "xhs" => Some(Program::Httpie),
        _ => None,
    }
}

fn called(
    program: Program,
    arguments: &[Word],
    input: Option<&str>,
    inserts: &Inserts,
) -> (Kind, Request) {
    match program {
        Program::Curl => (Kind::Curl, curl::read(arguments, input, inserts)),
        Program::Wget => (Kind::Wget, wget::read(arguments)),
        Program::Httpie => (Kind::Httpie, httpie::read(arguments, input)),
    }
}

/// curl or wget behind another program: `docker run curlimages/curl curl …`.
fn within(words: &[Word], input: Option<&str>, inserts: &Inserts) -> Option<(Kind, Request)> {
    let (at, program) = words.iter().enumerate().find_map(|(at, word)| {
        let program = reader(word).filter(|program| !matches!(program, Program::Httpie))?;
        Some((at, program))
    })?;
    let (kind, mut request) = called(program, &words[at + 1..], input, inserts);
    let before: Vec<&str> = words[..at].iter().map(|word| word.text.as_str()).collect();
    request.leave(&before.join(" "), Why::OtherCommand);
    Some((kind, request))
}
