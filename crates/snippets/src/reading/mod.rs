//! Into the form: what a pasted text says about a trigger call.
//!
//! A person pastes a command, a job, a link or a list of variables, and the Run form is
//! filled. Nothing is executed, nothing is sent, no file is opened: the text is only read,
//! the way a shell, curl, cron, a YAML parser or GitLab would. What is not understood is
//! listed with its reason, and a value that would be filled in elsewhere is kept as it was
//! typed.
//!
//! What the places of this crate write is read back to the same call, byte for byte.
//!
//! ```
//! use snippets::{Endpoint, Kind, ReadToken, read};
//!
//! let reading = read(
//!     r#"curl -X POST --form "token=$TRIGGER_TOKEN" -F 'ref=it'\''s-ready' --retry 3 \
//!          "https://gitlab.example.com/api/v4/projects/docs%2Fhandbook/trigger/pipeline""#,
//! );
//! assert_eq!(reading.kind, Kind::Curl);
//! assert_eq!(reading.gitlab.as_deref(), Some("https://gitlab.example.com"));
//! assert_eq!(reading.endpoint, Some(Endpoint::V4));
//! assert_eq!(reading.project.as_deref(), Some("docs/handbook"));
//! assert_eq!(reading.git_ref.as_deref(), Some("it's-ready"));
//! assert_eq!(reading.token, Some(ReadToken::ByName("TRIGGER_TOKEN".into())));
//! assert_eq!(reading.not_understood[0].text, "--retry");
//! ```
//!
//! Every step takes time in proportion to the text, which is limited, and goes a limited
//! number of levels deep.

mod address;
mod call;
mod described;
mod encoded;
mod field_name;
mod filling;
mod json;
mod kind;
mod leftover;
mod marks;
mod mask;
mod members;
mod node;
mod pairs;
mod rows;
mod settings;
mod shell;
mod source;
mod target;
mod token;
mod value;
mod why;
mod yaml;

pub use described::{Described, described};
pub use kind::Kind;
pub use leftover::Leftover;
pub use token::ReadToken;
pub use why::Why;

use crate::{Endpoint, Input, Variable};
use filling::Filling;
use std::borrow::Cow;
use std::fmt;

/// How many bytes are read at most.
const LIMIT: usize = 1024 * 1024;

/// What a pasted text says about a trigger call. What it does not say is `None` or empty.
#[derive(Clone, PartialEq, Eq)]
pub struct Reading {
    /// What the text was taken for.
    pub kind: Kind,
    /// The GitLab's address, without a slash at its end. A link to a page of GitLab's does
    /// not tell a folder from a group: then the folder is part of [`Self::project`].
    pub gitlab: Option<String>,
    /// Which of GitLab's ways to run a trigger is called.
    pub endpoint: Option<Endpoint>,
    /// The project's number, or its full path not encoded.
    pub project: Option<String>,
    /// The trigger's number, which only a link to a Run form has.
    pub trigger: Option<String>,
    /// Branch or tag.
    pub git_ref: Option<String>,
    /// How the token is given.
    pub token: Option<ReadToken>,
    /// Variables in their order. A value that is read from the environment under the
    /// variable's own name is secret; it is empty unless the text sets it.
    pub variables: Vec<Variable>,
    /// Inputs in their order.
    pub inputs: Vec<Input>,
    /// When a crontab runs the call: five fields.
    pub schedule: Option<String>,
    /// What did not get into the form, in the order in which it came up.
    pub not_understood: Vec<Leftover>,
}

/// Reads a pasted text. It never fails: what is not understood, up to all of it, is in
/// [`Reading::not_understood`]. Over 1 MiB nothing is read, and that says so.
#[must_use]
pub fn read(text: &str) -> Reading {
    let mut form = Filling::default();
    if text.len() > LIMIT {
        form.list("", Why::TooLong);
        return form.finish(Kind::Unknown);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = without_nul(text, &mut form);
    let Some(kind) = source::take(&text, &mut form) else {
        if !source::list_json_error(&text, &mut form) {
            form.list(&text, Why::NothingKnown);
        }
        return form.finish(Kind::Unknown);
    };
    form.finish(kind)
}

/// NUL marks places in a text, see [`marks`], and cannot be sent.
fn without_nul<'a>(text: &'a str, form: &mut Filling) -> Cow<'a, str> {
    if !text.contains('\0') {
        return Cow::Borrowed(text);
    }
    form.list("NUL", Why::NotUnicode);
    Cow::Owned(text.replace('\0', "\u{fffd}"))
}

impl Reading {
    /// Whether nothing was read that a form could take.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.gitlab.is_none()
            && self.project.is_none()
            && self.trigger.is_none()
            && self.git_ref.is_none()
            && self.token.is_none()
            && self.variables.is_empty()
            && self.inputs.is_empty()
    }
}

impl fmt::Debug for Reading {
    /// Without the texts that were read: a secret may be in any of them, where a text was
    /// not what it looked like.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let whys: Vec<Why> = self.not_understood.iter().map(|left| left.why).collect();
        out.debug_struct("Reading")
            .field("kind", &self.kind)
            .field("endpoint", &self.endpoint)
            .field("token", &self.token.as_ref().map(|_| "••••"))
            .field("variables", &self.variables.len())
            .field("inputs", &self.inputs.len())
            .field("not_understood", &whys)
            .finish_non_exhaustive()
    }
}
