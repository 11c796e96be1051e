//! The arguments of wget (its manual, HTTP Options).

use super::request::{Part, Request};
use crate::reading::Why;
use crate::reading::shell::Word;

/// Long options that have an argument and do not matter to a call.
const NO_MATTER_TAKES: &str = "append-output connect-timeout default-page directory-prefix \
    dns-timeout limit-rate output-document output-file progress read-timeout referer \
    report-speed timeout user-agent wait";

/// Those that have none.
const NO_MATTER: &str = "content-on-error debug inet4-only inet6-only no-cache no-config no-glob no-hsts no-netrc no-verbose \
    quiet server-response show-progress verbose";

/// Long options that have an argument and say something that the console does not do.
const NOT_TAKEN_TAKES: &str = "ca-certificate ca-directory certificate http-password \
    http-user load-cookies max-redirect password private-key save-cookies tries user \
    waitretry secure-protocol retry-on-http-error";

/// Reads the arguments of wget.
pub(super) fn read(arguments: &[Word]) -> Request {
    let mut request = Request::default();
    let mut words = arguments.iter().map(|word| word.text.as_str());
    while let Some(word) = words.next() {
        if let Some(option) = word.strip_prefix("--") {
            let (name, given) = match option.split_once('=') {
                Some((name, value)) => (name, Some(value)),
                None => (option, None),
            };
            long(&mut request, name, given, &mut words);
        } else if word.len() > 1 && word.starts_with('-') {
            short(&mut request, &word[1..], &mut words);
        } else {
            request.url(word);
        }
    }
    request
}

fn long<'a>(
    request: &mut Request,
    name: &str,
    given: Option<&'a str>,
    words: &mut impl Iterator<Item = &'a str>,
) {
    let is_in = |list: &str| list.split(' ').any(|other| other == name);
    let mut argument = || given.or_else(|| words.next()).unwrap_or_default();
    let shown = ["--", name].concat();
    match name {
        "post-data" | "body-data" => {
            request.has_body = true;
            request.body.push(Part::Data(argument().into()));
        }
        "post-file" | "body-file" => {
            request.has_body = true;
            request.leave(argument(), Why::File);
        }
        "method" => request.method = Some(argument().into()),
        "header" => request.header(argument()),
        _ if is_in(NO_MATTER_TAKES) => {
            argument();
        }
        _ if is_in(NO_MATTER) => {}
        _ if is_in(NOT_TAKEN_TAKES) => {
            let secret = argument();
            // Then wget does what the console does.
            if matches!((name, secret), ("max-redirect", "0") | ("tries", "1")) {
                return;
            }
            request.hide(secret);
            request.leave(&shown, Why::OptionNotTaken);
        }
        _ if name.is_empty() => {}
        _ => request.leave(&shown, Why::OptionUnknown),
    }
}

/// `-qO- URL`: letters, the last of which may have its argument behind it.
fn short<'a>(request: &mut Request, letters: &'a str, words: &mut impl Iterator<Item = &'a str>) {
    let mut rest = letters.chars();
    while let Some(letter) = rest.next() {
        let given = rest.as_str();
        match letter {
            'O' | 'o' | 'a' | 'T' | 'U' | 'P' | 'w' | 'e' | 'Q' | 't' => {
                let argument = Some(given).filter(|given| !given.is_empty());
                let argument = argument.or_else(|| words.next());
                if letter == 't' && argument != Some("1") {
                    request.leave("-t", Why::OptionNotTaken);
                }
                return;
            }
            'q' | 'S' | 'd' | 'v' | '4' | '6' => {}
            // `-nv`
            'n' => {
                rest.next();
            }
            letter => {
                let shown: String = ['-', letter].iter().collect();
                request.leave(&shown, Why::OptionNotTaken);
            }
        }
    }
}
