//! The address of a webhook, as GitLab documents it.

use super::without_secrets;
use crate::check::CheckedCall;
use crate::field::{Name, Value};
use crate::place::sealed::Sealed;
use crate::places::{Limit, fitting};
use crate::quote::url;
use crate::{Endpoint, Group, Language, Note, Options, Place, Refusal, Written};

/// The address of a webhook, as GitLab documents it (CI/CD > Trigger pipelines by using the
/// API > Use a webhook).
///
/// Read as a URL by whatever calls it, so path and query are percent-encoded. The ref stands
/// in the path, whichever endpoint is chosen: a push event has a field `ref` in its body,
/// which would win over one in the query (GitLab issues 23584 of gitlab-foss and 347707).
/// Nothing fills anything in: `TRIGGER_TOKEN` is replaced by hand, and a secret value cannot
/// be there at all.
#[derive(Clone, Copy, Debug)]
pub struct WebhookUrl;

/// GitLab's database had room for this much of a webhook's address (`web_hooks.url` in the
/// schema of GitLab 8 and 9); other senders may take more.
const ADDRESS: Limit = Limit {
    of: "the address of a webhook",
    bytes: 2_000,
    instead: "Shorten the longest value, or call from a script instead.",
};

impl Sealed for WebhookUrl {}

impl Place for WebhookUrl {
    fn slug(&self) -> &'static str {
        "webhook"
    }

    fn label(&self) -> &'static str {
        "Webhook URL"
    }

    fn group(&self) -> Group {
        Group::Elsewhere
    }

    fn search_words(&self) -> &'static str {
        "hook address link github gitea"
    }

    fn language(&self) -> Language {
        Language::Plain
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!("Write {what} in the place of {name} in the address.")
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        without_secrets(call, NO_SECRETS)?;
        let token = match call.token_value() {
            Value::Text(token) => url::encode(token),
            Value::Environment(name) | Value::File(name) => name.into(),
        };
        let address = [&with_ref_in_path(call)?, "?token=", &token].concat();
        let fields = call.fields_but_token().into_iter();
        let rest = fields.filter_map(|(name, value)| match (name, value) {
            (Name::Variable(_) | Name::Input(_) | Name::Marker(_), Value::Text(text)) => {
                Some(["&", &name.encoded(), "=", &url::encode(text)].concat())
            }
            _ => None,
        });
        let text = [address].into_iter().chain(rest).collect();
        Ok(Written {
            text: fitting(text, &ADDRESS)?,
            notes: notes(call.endpoint),
        })
    }
}

const NO_SECRETS: &str = "A webhook's address is kept and shown as it is, so it cannot hold a \
    secret value. Keep the value in the CI/CD variables of the project that is built, and leave \
    it out here.";

/// GitLab docs, CI/CD > Trigger pipelines by using the API; GitLab source, `triggers.rb`.
const WHAT_GITLAB_ADDS: &str = "A webhook of GitLab's sends its event along, which jobs find in the \
    file variable TRIGGER_PAYLOAD. Pipeline events are refused (403), so choose others. Where the \
    form offers to mask portions of the URL, mask the token.";

/// GitLab 8.14 changelog: the ref in the path is what made webhooks possible.
const SINCE_814: &str = "An address with the ref in its path needs GitLab 8.14 or later.";

fn notes(endpoint: Endpoint) -> Vec<Note> {
    let mut notes = vec![Note::TokenInServerLogs, Note::Advice(WHAT_GITLAB_ADDS)];
    match endpoint {
        Endpoint::V3 => notes.push(Note::Advice(SINCE_814)),
        Endpoint::V4 | Endpoint::V4RefInPath => {}
    }
    notes
}

/// Where the call goes, with the ref in the path.
fn with_ref_in_path(call: &CheckedCall<'_>) -> Result<String, Refusal> {
    if call.git_ref.chars().all(|character| character == '.') {
        return Err(Refusal::RefNotInPath);
    }
    let (api, last) = match call.endpoint {
        Endpoint::V4 | Endpoint::V4RefInPath => ("/api/v4/projects/", "/trigger/pipeline"),
        Endpoint::V3 => ("/api/v3/projects/", "/trigger/builds"),
    };
    let (project, git_ref) = (url::encode(call.project), url::encode(call.git_ref));
    Ok([call.gitlab, api, &project, "/ref/", &git_ref, last].concat())
}
