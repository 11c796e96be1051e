//! A step of a GitHub Actions job.

use super::{SCRIPT, heading, secret_names};
use crate::check::CheckedCall;
use crate::curl::{self, Command, Curl};
use crate::place::sealed::Sealed;
use crate::places::fitting;
use crate::quote;
use crate::{Choice, Field, Group, Language, Note, Options, Place, Refusal, TokenGiven, Written};

/// A step of a GitHub Actions job, to be pasted under `steps:`.
///
/// Read three times: by a YAML parser, by GitHub, which fills in `${{ }}` in every text of
/// the step (GitHub docs, Expressions), and by bash. So the values are always
/// percent-encoded, which leaves nothing to fill in, the words are quoted for the shell, and
/// the whole command becomes one YAML double-quoted scalar. Secrets come through `env:` and
/// never into the script (GitHub docs, Security hardening, script injections): bash reads
/// them as `"$NAME"`. `shell: bash` runs `bash --noprofile --norc -eo pipefail` (GitHub docs,
/// Workflow syntax), also on Windows, whose own shell would read other quotes.
///
/// A secret's name does not begin with `GITHUB_`, and upper and lower case are the same in
/// it (GitHub docs, Naming your secrets); `GITHUB_` and `RUNNER_` names of the environment
/// are the runner's own (GitHub docs, Variables).
///
/// The tests read it with GitHub's published parser of workflows and evaluator of
/// expressions and run the script by bash with the runner's options; the runner itself
/// takes no part.
#[derive(Clone, Copy, Debug)]
pub struct GithubActions;

const WHERE: &str = "Paste it under steps: of a job, as far to the right as the other steps. A \
    secret that is not set is empty, as are all of them in a pull request from a fork.";

impl Sealed for GithubActions {}

impl Place for GithubActions {
    fn slug(&self) -> &'static str {
        "github-actions"
    }

    fn label(&self) -> &'static str {
        "GitHub Actions step"
    }

    fn group(&self) -> Group {
        Group::Ci
    }

    fn search_words(&self) -> &'static str {
        "github workflow job yaml"
    }

    fn language(&self) -> Language {
        Language::Settings
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::OptionNames, Choice::Curl]
    }

    fn reads_token_file(&self) -> bool {
        true
    }

    fn real_token_note(&self) -> Note {
        Note::PlainTokenInRepository
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!(
            "Add a secret called {name} with {what} to the repository that runs this step: \
             Settings, Secrets and variables, Actions."
        )
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        secret_names::are_not_its_own(call, &["GITHUB_", "RUNNER_"])?;
        secret_names::differ_without_case(call)?;
        if let TokenGiven::File(path) = call.token
            && path.contains("${{")
        {
            return Err(Refusal::NotThere {
                field: Field::TokenFile,
                why: "GitHub replaces ${{ }} wherever it stands in a step, so this name cannot be \
                      written there. Give the file another name.",
            });
        }
        let command = Command::with_body(Curl::for_log(options), call, curl::Written::Encoded);
        let script = quote::yaml::folded(&command.pieces(quote::sh::word), 4);
        let names = call.names_to_set();
        let said = "Add as secrets (Settings > Secrets and variables > Actions)";
        let text = [
            &heading("#", said, &names),
            "- name: Trigger the build\n  shell: bash\n",
            &environment(&names),
            "  run: ",
            &fitting(script, &SCRIPT)?,
        ]
        .concat();
        let notes = vec![Note::Advice(WHERE)];
        Ok(Written { text, notes })
    }
}

fn environment(names: &[&str]) -> String {
    let line = |name: &&str| {
        let key = quote::yaml::quote(name);
        ["    ", &key, ": ${{ secrets.", name, " }}\n"].concat()
    };
    let lines: String = names.iter().map(line).collect();
    if lines.is_empty() {
        lines
    } else {
        ["  env:\n", &lines].concat()
    }
}
