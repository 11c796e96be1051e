//! A job for `.gitlab-ci.yml`, shaped like the one in GitLab's docs (CI/CD > Trigger
//! pipelines by using the API).
//!
//! Read three times: by GitLab, which fills in `$[[ ]]` before anything else (GitLab docs,
//! CI/CD inputs), by a YAML parser, see [`quote::yaml`], and by the `sh` of the image.
//! So the values are always percent-encoded, which leaves nothing to fill in, the words
//! are quoted for the shell, and the whole command becomes one YAML scalar.

use super::{COMMAND_LIMIT, fitting};
use crate::curl::{Command, Style};
use crate::quote;
use crate::request::Request;
use crate::{CiForm, Note, Options, Place, Refusal, Snippet};

/// Quiet but for errors: a job's log is no place for a progress meter.
const OPENING: &str =
    "curl --silent --show-error --fail-with-body --globoff --request POST --proto";

pub(crate) fn write(request: &Request<'_>, options: &Options) -> Result<Snippet, Refusal> {
    let place = Place::GitlabCi;
    let command = Command::with_body(OPENING, request, Style::Encoded);
    let script = quote::yaml::folded(&command.pieces(quote::sh::word), 6);
    let tags_only = match options.ci_form {
        CiForm::Rules => "  rules:\n    - if: $CI_COMMIT_TAG\n",
        CiForm::Only => "  only:\n    - tags\n",
    };
    let text = [
        &heading(&request.names_to_set()),
        "trigger_build:\n  stage: deploy\n  image: curlimages/curl:latest\n",
        tags_only,
        "  script:\n    - ",
        &fitting(place, script, COMMAND_LIMIT)?,
    ]
    .concat();
    let mut notes = request.notes(place);
    if request.token.is_some() {
        notes.insert(0, Note::PlainTokenInRepository);
    }
    Ok(Snippet { text, notes })
}

/// A comment that says what to set; keys have no character that could end it.
fn heading(names: &[&str]) -> String {
    let each: String = names
        .iter()
        .map(|name| ["#   ", name, "\n"].concat())
        .collect();
    match names {
        [] => each,
        _ => "# Set as masked CI/CD variables (Settings > CI/CD > Variables):\n".to_owned() + &each,
    }
}
