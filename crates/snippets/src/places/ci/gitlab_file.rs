//! What the places in a `.gitlab-ci.yml` share.

use super::{SCRIPT, heading};
use crate::check::CheckedCall;
use crate::curl::Command;
use crate::places::fitting;
use crate::quote;
use crate::word::variable_in;
use crate::{CiForm, Field, Note, Refusal, TokenGiven};

/// What GitLab's linter says otherwise.
pub(super) const STAGE: &str = "If your file has a list of stages of its own, it has to name \
    deploy, or GitLab refuses the file; write one of your stages there instead.";

/// What makes a CI/CD variable empty, changed or seen against expectation (GitLab docs,
/// CI/CD variables: protected and masked variables, expansion, variables of the type File).
pub(super) const VARIABLES: &str = "A protected CI/CD variable is empty in jobs for other than \
    protected branches and tags: clear “Protect variable”, or protect the tags. Where a value has \
    a $, clear “Expand variable reference” too. Only values of 8 or more characters can be masked, \
    and the type is Variable, not File.";

const FILE_VARIABLE: &str = "For a CI/CD variable of the type File, give $ and its name as the \
    file, such as $TRIGGER_TOKEN.";

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

/// A comment that says what to set.
pub(super) fn comment(names: &[&str]) -> String {
    let said = "Set as masked CI/CD variables (Settings > CI/CD > Variables)";
    heading("#", said, names)
}

/// A job whose script is `command`.
pub(super) fn job(names: &[&str], form: CiForm, command: Command) -> Result<String, Refusal> {
    let command = command.with_files_by_name();
    let script = quote::yaml::folded(&command.pieces(quote::sh::word), 6);
    Ok([
        &comment(names),
        "trigger_build:\n  stage: deploy\n  image: curlimages/curl:latest\n",
        runs_for_tags(form),
        "  script:\n    - ",
        &fitting(script, &SCRIPT)?,
    ]
    .concat())
}

/// The notes of such a job, in which `names` have to be set.
pub(super) fn notes(call: &CheckedCall<'_>, names: &[&str]) -> Vec<Note> {
    let variables = (!names.is_empty()).then_some(Note::Advice(VARIABLES));
    let file = match call.token {
        TokenGiven::File(path) if variable_in(path).is_none() => Some(Note::Advice(FILE_VARIABLE)),
        TokenGiven::File(_) | TokenGiven::Placeholder | TokenGiven::Real(_) => None,
    };
    let stage = Some(Note::Advice(STAGE));
    [variables, file, stage].into_iter().flatten().collect()
}

/// Refuses what GitLab fills in anywhere in a file that has inputs of its own (GitLab docs,
/// CI/CD inputs), or in a script (job inputs).
pub(super) fn not_filled_in(text: &str, field: Field) -> Result<(), Refusal> {
    if text.contains("$[[") || text.contains("${{") {
        Err(Refusal::NotThere {
            field,
            why: "GitLab replaces $[[ ]] and ${{ }} wherever they stand in a .gitlab-ci.yml with \
                  inputs, so this text cannot be written there. Use a call by curl.",
        })
    } else {
        Ok(())
    }
}
