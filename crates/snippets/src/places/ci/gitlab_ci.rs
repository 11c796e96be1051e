//! A job for `.gitlab-ci.yml`.

use crate::check::CheckedCall;
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::{COMMAND_LIMIT, Limit, fitting};
use crate::quote;
use crate::{
    CalledGitlab, Choice, CiForm, Group, Language, Note, Options, Place, Refusal, Written,
};

/// A job for `.gitlab-ci.yml`, shaped like the one in GitLab's docs (CI/CD > Trigger
/// pipelines by using the API).
///
/// Read three times: by GitLab, which fills in `$[[ ]]` before anything else (GitLab docs,
/// CI/CD inputs), by a YAML parser, and by the `sh` of the image. So the values are always
/// percent-encoded, which leaves nothing to fill in, the words are quoted for the shell,
/// and the whole command becomes one YAML double-quoted scalar.
#[derive(Clone, Copy, Debug)]
pub struct GitlabCi;

/// A script's command.
pub(super) const SCRIPT: Limit = Limit {
    of: "a command in a job",
    bytes: COMMAND_LIMIT,
    instead: "Shorten the longest value.",
};

impl Sealed for GitlabCi {}

impl Place for GitlabCi {
    fn slug(&self) -> &'static str {
        "gitlab-ci"
    }

    fn label(&self) -> &'static str {
        ".gitlab-ci.yml"
    }

    fn group(&self) -> Group {
        Group::Ci
    }

    fn search_words(&self) -> &'static str {
        "gitlab ci job pipeline yaml"
    }

    fn language(&self) -> Language {
        Language::Settings
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::CiForm, Choice::Called]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn real_token_note(&self) -> Note {
        Note::PlainTokenInRepository
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        in_project(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        let command = Command::with_body(Curl::for_log(options), call, curl::Written::Encoded);
        let command = match options.called {
            CalledGitlab::Named => command,
            CalledGitlab::Own => command.calling_own_gitlab(call),
        };
        let script = quote::yaml::folded(&command.pieces(quote::sh::word), 6);
        let text = [
            &heading(&call.names_to_set()),
            "trigger_build:\n  stage: deploy\n  image: curlimages/curl:latest\n",
            runs_for_tags(options.ci_form),
            "  script:\n    - ",
            &fitting(script, &SCRIPT)?,
        ]
        .concat();
        Ok(Written {
            text,
            notes: vec![Note::Advice(STAGE)],
        })
    }
}

/// What GitLab's linter says otherwise.
pub(super) const STAGE: &str = "If your file has a list of stages of its own, it has to name \
    deploy, or GitLab refuses the file; write one of your stages there instead.";

/// How a job says that it runs for tags only.
pub(super) const fn runs_for_tags(form: CiForm) -> &'static str {
    match form {
        CiForm::Rules => "  rules:\n    - if: $CI_COMMIT_TAG\n",
        CiForm::Only => "  only:\n    - tags\n",
    }
}

/// How a CI/CD variable is set.
pub(super) fn in_project(name: &str, what: &str) -> String {
    format!(
        "Set ${name} to {what} in the project that runs this job: Settings, CI/CD, Variables, as \
         a masked variable."
    )
}

/// A comment that says what to set; keys have no character that could end it.
pub(super) fn heading(names: &[&str]) -> String {
    let each: String = names
        .iter()
        .map(|name| ["#   ", name, "\n"].concat())
        .collect();
    match names {
        [] => each,
        _ => "# Set as masked CI/CD variables (Settings > CI/CD > Variables):\n".to_owned() + &each,
    }
}
