//! A request as a command describes it.

use crate::reading::Why;
use crate::reading::address::Address;
use crate::reading::encoded;
use crate::reading::filling::Filling;
use crate::reading::json::{self, NotJson};
use crate::reading::marks::Inserts;
use crate::reading::members;
use crate::reading::target::Target;

/// A request as a command describes it; all texts are marked.
#[derive(Debug, Default)]
pub(in crate::reading) struct Request {
    pub(super) method: Option<String>,
    pub(super) urls: Vec<String>,
    /// In the order in which they are sent.
    pub(super) body: Vec<Part>,
    /// Encoded pairs that are added to the address.
    pub(super) query: Vec<Part>,
    /// Whether the body is said to be JSON.
    pub(super) is_json: bool,
    /// Whether there is a body even if it is empty.
    pub(super) has_body: bool,
    leftovers: Vec<(String, Why)>,
    secrets: Vec<String>,
}

/// A part of a body.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// Encoded pairs, or JSON.
    Data(String),
    /// A name and a value as they are.
    Field(String, String),
    /// An object of JSON beside other parts.
    Json(String),
}

impl Request {
    /// Leaves out a piece of the command.
    pub(super) fn leave(&mut self, piece: &str, why: Why) {
        self.leftovers.push((piece.into(), why));
    }

    /// Remembers a secret that no leftover may show.
    pub(super) fn hide(&mut self, secret: &str) {
        self.secrets.push(secret.into());
    }

    /// A header: what it says of the body is used, and what any client sends is passed
    /// over; secrets are not shown.
    pub(super) fn header(&mut self, header: &str) {
        let (name, value) = header.split_once([':', ';']).unwrap_or((header, ""));
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" => self.is_json |= value.to_ascii_lowercase().contains("json"),
            "accept" | "accept-encoding" | "accept-language" | "cache-control" | "connection"
            | "content-length" | "expect" | "host" | "user-agent" => {}
            "private-token" | "job-token" | "deploy-token" | "authorization" => {
                self.hide(value.rsplit(' ').next().unwrap_or_default());
                self.leave(name.trim(), Why::AccessToken);
            }
            _ => {
                self.hide(value);
                self.leave(name.trim(), Why::Header);
            }
        }
    }

    /// A word that is no option: an address, if it can be one.
    pub(super) fn url(&mut self, word: &str) {
        if word.contains(['/', '\0', '.', ':']) {
            self.urls.push(word.into());
        } else {
            self.leave(word, Why::OptionUnknown);
        }
    }

    /// How well this request fits: 2 goes to a trigger, 1 may.
    pub(in crate::reading) fn fit(&self, inserts: &Inserts) -> u8 {
        let goes_to_trigger = self.urls.iter().any(|url| {
            let target = Address::read(url, inserts).target;
            matches!(target, Target::Trigger { .. } | Target::Pipeline { .. })
        });
        match goes_to_trigger {
            true => 2,
            false => u8::from(!self.urls.is_empty() || !self.body.is_empty()),
        }
    }

    /// Puts the request into the form.
    pub(in crate::reading) fn fill(self, form: &mut Filling) {
        for secret in &self.secrets {
            form.hide(secret);
        }
        if !self.is_post() {
            let method = self.method.as_deref().unwrap_or("GET");
            form.list(method, Why::NotPost);
        }
        for (piece, why) in &self.leftovers {
            form.list(piece, *why);
        }
        let chosen = self.chosen(&form.inserts);
        for (at, url) in self.urls.iter().enumerate() {
            if at != chosen {
                form.list(url, Why::OtherCall);
            }
        }
        let url = self.urls.get(chosen).cloned();
        let address = url.as_deref().map(|url| Address::read(url, &form.inserts));
        if let Some(address) = &address {
            address.fill(form);
        }
        take_parts(form, self.query, false);
        take_parts(form, self.body, self.is_json);
        if let Some(address) = &address {
            address.fill_ref(form);
        }
    }

    fn is_post(&self) -> bool {
        match &self.method {
            Some(method) => method.eq_ignore_ascii_case("POST"),
            None => self.has_body || !self.body.is_empty(),
        }
    }

    /// Which of the addresses is read.
    fn chosen(&self, inserts: &Inserts) -> usize {
        let mut urls = self.urls.iter();
        let trigger = urls
            .position(|url| matches!(Address::read(url, inserts).target, Target::Trigger { .. }));
        trigger.unwrap_or(0)
    }
}

/// The parts of a body in their order: JSON as a whole, pairs one by one.
fn take_parts(form: &mut Filling, parts: Vec<Part>, is_json: bool) {
    let is_data = |part: &Part| matches!(part, Part::Data(_));
    let begins_like_json = matches!(
        parts.first(), Some(Part::Data(text)) if text.trim_start().starts_with('{')
    );
    if parts.iter().all(is_data) && (is_json || begins_like_json) && !parts.is_empty() {
        let text: String = parts
            .into_iter()
            .map(|part| match part {
                Part::Data(text) => text,
                Part::Field(..) | Part::Json(_) => String::new(),
            })
            .collect();
        return take_json(form, &text);
    }
    for part in parts {
        match part {
            Part::Data(text) => crate::reading::pairs::take_pairs(form, &text),
            Part::Field(name, value) => form.field(&name, &value),
            Part::Json(text) => take_json(form, &text),
        }
    }
}

fn take_json(form: &mut Filling, text: &str) {
    match json::read(text) {
        Ok(node) => members::take_call(form, &node),
        Err(NotJson::From(at)) => {
            let (line, column) = json::place(text, at);
            form.list(text, Why::Json { line, column });
        }
        Err(NotJson::TooDeep) => form.list(text, Why::TooDeep),
    }
}

/// The name before `=` of a field whose name is encoded already.
pub(super) fn encoded_name(name: &str) -> String {
    encoded::form_value(name).text
}
