//! The arguments of curl.

use super::curl_form::{self, Content};
use super::curl_options::{self, Effect};
use super::request::{Part, Request, encoded_name};
use super::{config, glob};
use crate::reading::Why;
use crate::reading::marks::Inserts;
use crate::reading::shell::Word;

/// Reads the arguments of curl; `input` is what it reads from standard input.
pub(super) fn read(arguments: &[Word], input: Option<&str>, inserts: &Inserts) -> Request {
    let mut curl = Curl {
        input,
        inserts,
        request: Request::default(),
        get: false,
        head: false,
        globoff: false,
        braces: false,
    };
    let words: Vec<&str> = arguments.iter().map(|word| word.text.as_str()).collect();
    curl.braces = arguments.iter().any(|word| word.braces);
    curl.arguments(&words, true);
    curl.finish()
}

struct Curl<'a> {
    input: Option<&'a str>,
    inserts: &'a Inserts,
    request: Request,
    get: bool,
    head: bool,
    globoff: bool,
    braces: bool,
}

impl Curl<'_> {
    fn arguments(&mut self, words: &[&str], may_configure: bool) {
        let mut words = words.iter().copied();
        let mut only_urls = false;
        while let Some(word) = words.next() {
            if only_urls || word == "-" || !word.starts_with('-') {
                self.request.url(word);
            } else if word == "--" {
                only_urls = true;
            } else if let Some(option) = word.strip_prefix("--") {
                if option == "next" {
                    return self.leave_next(words);
                }
                self.long(option, &mut words, may_configure);
            } else if !self.short(&word[1..], &mut words, may_configure) {
                return self.leave_next(words);
            }
        }
    }

    fn leave_next<'w>(&mut self, words: impl Iterator<Item = &'w str>) {
        let words: Vec<&str> = words.collect();
        self.request.leave(&words.join(" "), Why::OtherCall);
    }

    /// `--name value`; from curl 8.16 on also `--name=value`.
    fn long<'w>(
        &mut self,
        option: &str,
        words: &mut impl Iterator<Item = &'w str>,
        may_configure: bool,
    ) {
        let (name, given) = match option.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (option, None),
        };
        let shown = ["--", name].concat();
        match curl_options::long(name) {
            Some(effect) if effect.takes() => {
                let argument = given.or_else(|| words.next()).unwrap_or_default();
                self.act(&shown, effect, argument, may_configure);
            }
            Some(effect) => self.act(&shown, effect, "", may_configure),
            None => self.request.leave(&shown, Why::OptionUnknown),
        }
    }

    /// `-sSfX POST`: letters, the last of which may have its argument behind it. Whether
    /// there is more to read of this request.
    fn short<'w>(
        &mut self,
        letters: &str,
        words: &mut impl Iterator<Item = &'w str>,
        may_configure: bool,
    ) -> bool {
        let mut rest = letters.chars();
        while let Some(letter) = rest.next() {
            let shown = curl_options::name(letter);
            match curl_options::short(letter) {
                Some(Effect::Next) => return false,
                Some(effect) if effect.takes() => {
                    let given = Some(rest.as_str()).filter(|given| !given.is_empty());
                    let argument = given.or_else(|| words.next()).unwrap_or_default();
                    self.act(&shown, effect, argument, may_configure);
                    return true;
                }
                Some(effect) => self.act(&shown, effect, "", may_configure),
                None => self.request.leave(&shown, Why::OptionUnknown),
            }
        }
        true
    }

    fn act(&mut self, shown: &str, effect: Effect, argument: &str, may_configure: bool) {
        match effect {
            Effect::Data => self.data(argument, true),
            Effect::DataBinary => self.data(argument, false),
            Effect::DataRaw => self.push(Part::Data(argument.into())),
            Effect::DataUrlencode => self.urlencode(argument),
            Effect::Json => {
                self.request.is_json = true;
                self.data(argument, false);
            }
            Effect::Form => self.form(argument),
            Effect::FormString => self.form_string(argument),
            Effect::UrlQuery => self.url_query(argument),
            Effect::Get => self.get = true,
            Effect::Head => self.head = true,
            Effect::Globoff => self.globoff = true,
            Effect::Request => self.request.method = Some(argument.into()),
            Effect::Url => self.request.url(argument),
            Effect::Header if argument.starts_with('@') => {
                self.request.leave(argument, Why::File);
            }
            Effect::Header => self.request.header(argument),
            Effect::Config => self.config(argument, may_configure),
            Effect::Next | Effect::NoMatter { .. } => {}
            Effect::NotTaken { .. } => {
                // A password or a cookie may be its argument.
                self.request.hide(argument);
                self.request.leave(shown, Why::OptionNotTaken);
            }
        }
    }

    fn push(&mut self, part: Part) {
        self.request.has_body = true;
        self.request.body.push(part);
    }

    /// `@-` is standard input, whose line ends `--data` takes away.
    fn data(&mut self, argument: &str, joined: bool) {
        match (argument.strip_prefix('@'), self.input) {
            (None, _) => self.push(Part::Data(argument.into())),
            (Some("-"), Some(input)) if joined => {
                self.push(Part::Data(input.replace(['\r', '\n'], "")));
            }
            (Some("-"), Some(input)) => self.push(Part::Data(input.into())),
            (Some(_), _) => {
                self.request.has_body = true;
                self.request.leave(argument, Why::File);
            }
        }
    }

    /// `name=value`, `=value`, `value`, `name@file` and `@file`; what comes first, `=` or
    /// `@`, does not matter: `=` counts wherever it is.
    fn urlencode(&mut self, argument: &str) {
        self.request.has_body = true;
        match argument.split_once('=') {
            Some((name, value)) if !name.is_empty() => {
                self.push(Part::Field(encoded_name(name), value.into()));
            }
            Some(_) => self.request.leave(argument, Why::FieldWithoutName),
            None if argument.contains('@') => self.request.leave(argument, Why::File),
            None => self.request.leave(argument, Why::FieldWithoutName),
        }
    }

    /// As `--data-urlencode`, for the address; behind `+` it is encoded already.
    fn url_query(&mut self, argument: &str) {
        if let Some(encoded) = argument.strip_prefix('+') {
            self.request.query.push(Part::Data(encoded.into()));
            return;
        }
        match argument.split_once('=') {
            Some((name, value)) if !name.is_empty() => {
                let field = Part::Field(encoded_name(name), value.into());
                self.request.query.push(field);
            }
            _ if argument.contains('@') => self.request.leave(argument, Why::File),
            _ => self.request.leave(argument, Why::FieldWithoutName),
        }
    }

    fn form(&mut self, argument: &str) {
        self.request.has_body = true;
        let Some((name, value)) = argument.split_once('=') else {
            self.request.leave(argument, Why::FieldWithoutName);
            return;
        };
        match curl_form::content(value) {
            Content::File => self.request.leave(argument, Why::File),
            Content::Text { text, rest } => {
                if !curl_form::is_type(&rest) {
                    self.request.leave(&rest, Why::OptionNotTaken);
                }
                self.push(Part::Field(name.into(), text));
            }
        }
    }

    fn form_string(&mut self, argument: &str) {
        match argument.split_once('=') {
            Some((name, value)) => self.push(Part::Field(name.into(), value.into())),
            None => self.request.leave(argument, Why::FieldWithoutName),
        }
    }

    /// Options from standard input. A file of options is not here.
    fn config(&mut self, argument: &str, may_configure: bool) {
        match self.input.filter(|_| argument == "-" && may_configure) {
            Some(input) => {
                let words = config::words(input);
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                self.arguments(&words, false);
            }
            None => self.request.leave(argument, Why::File),
        }
    }

    fn finish(mut self) -> Request {
        if !self.globoff {
            let globs: Vec<String> = self
                .request
                .urls
                .iter()
                .filter_map(|url| glob::of(url, self.inserts))
                .collect();
            for glob in globs {
                self.request.leave(&glob, Why::SeveralCalls);
            }
        }
        if self.braces {
            self.request.leave("{…,…}", Why::SeveralCalls);
        }
        if self.get {
            let body = std::mem::take(&mut self.request.body);
            self.request.query.extend(body);
            self.request.has_body = false;
        }
        let method = match (self.get, self.head) {
            (_, true) => Some("HEAD"),
            (true, false) => Some("GET"),
            (false, false) => None,
        };
        if self.request.method.is_none() {
            self.request.method = method.map(str::to_owned);
        }
        self.request
    }
}
