//! A job for `.gitlab-ci.yml`.

use super::gitlab_file::{in_project, job, not_filled_in, notes};
use super::secret_names;
use crate::check::CheckedCall;
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::word::variable_in;
use crate::{
    CalledGitlab, Choice, Field, Group, Language, Note, Options, Place, Refusal, TokenGiven,
    Written,
};

/// A job for `.gitlab-ci.yml`, shaped like the one in GitLab's docs (CI/CD > Trigger
/// pipelines by using the API).
///
/// Read three times: by GitLab, which fills in `$[[ ]]` before anything else (GitLab docs,
/// CI/CD inputs), by a YAML parser, and by the `sh` of the image. So the values are always
/// percent-encoded, which leaves nothing to fill in, the words are quoted for the shell,
/// and the whole command becomes one YAML double-quoted scalar.
///
/// The image's entrypoint runs whatever program it is given, so the runner's `sh` starts in
/// it, as a user who is not root (curl's container project, `etc/entrypoint.sh`). A token
/// file called `$NAME` is the one that a CI/CD variable of the type File names.
/// `$CI_API_V4_URL` is there from GitLab 11.7 on; names that begin with `CI_` are GitLab's
/// own (GitLab docs, predefined variables).
#[derive(Clone, Copy, Debug)]
pub struct GitlabCi;

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
        &[Choice::CiForm, Choice::Called, Choice::OptionNames]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn token_file_note(&self, path: &str) -> Note {
        match variable_in(path) {
            Some(name) => Note::TokenFileVariable { name: name.into() },
            None => Note::TokenFile { path: path.into() },
        }
    }

    fn real_token_note(&self) -> Note {
        Note::PlainTokenInRepository
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        in_project(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        secret_names::are_not_its_own(call, &["CI_"])?;
        if let TokenGiven::File(path) = call.token {
            not_filled_in(path, Field::TokenFile)?;
        }
        let command = Command::with_body(Curl::in_image(options), call, curl::Written::Encoded);
        let command = match options.called {
            CalledGitlab::Named => command,
            CalledGitlab::Own => command.calling_own_gitlab(call),
        };
        let names = call.names_to_set();
        Ok(Written {
            text: job(&names, options.ci_form, command)?,
            notes: notes(call, &names),
        })
    }
}
