//! A trigger job for `.gitlab-ci.yml`: GitLab starts the build itself.

use super::gitlab_file::{STAGE, VARIABLES, comment, in_project, runs_for_tags};
use super::gitlab_trigger_limits::can_be_said;
use crate::check::CheckedCall;
use crate::expansion::is_expanded_in_trigger;
use crate::place::sealed::Sealed;
use crate::places::{Limit, fitting};
use crate::quote::yaml;
use crate::{Choice, Group, Language, Note, Options, Place, Proof, Refusal, Variable, Written};

/// A trigger job for `.gitlab-ci.yml`: GitLab starts the build itself, without a token, a
/// runner or an image.
///
/// Read by a YAML parser, so each text is a YAML double-quoted scalar, and then by GitLab,
/// which replaces `$NAME`, `${NAME}` and `%NAME%` by CI/CD variables and what it does not
/// know by nothing, and knows no sign to prevent that (GitLab source,
/// `lib/expand_variables.rb`, `app/models/ci/bridge.rb`). Of the texts here:
/// - `project` and `branch` are always replaced in. A path has no such signs; a branch that
///   has is refused. `branch` may be a tag too (GitLab docs, Downstream pipelines).
/// - a variable's value is, unless `expand: false` (GitLab 15.7) says that it stays as it
///   is, which is then so for the jobs of the build too. Values without such names are
///   passed on as they are.
/// - `inputs` (GitLab 17.11) are not. They are written as texts; GitLab reads those of
///   another type as JSON, as it does for a call.
///
/// A secret value is `$KEY`, which GitLab replaces by the CI/CD variable of that name, as
/// that wins over the job's own variable (GitLab docs, CI/CD variable precedence), and does
/// not look at again. GitLab's docs advise against passing masked variables on, as they are
/// not masked in the called project (Downstream pipelines); so a note says that.
///
/// `inherit` keeps the file's global variables, which a trigger job would pass on as well,
/// away from the build. The keyword `trigger` is in all tiers from GitLab 12.8 on, in
/// Premium from 11.8 on, `inherit` from 12.9 on. GitLab itself cannot be run in the tests,
/// so the text is read by YAML parsers and by a model of GitLab's rule.
#[derive(Clone, Copy, Debug)]
pub struct GitlabCiTrigger;

/// GitLab 14 takes a file of one mebibyte, later ones two (GitLab docs, application limits,
/// `max_yaml_size_bytes`).
const FILE: Limit = Limit {
    of: "a .gitlab-ci.yml",
    bytes: 1_000_000,
    instead: "Shorten the longest value.",
};

const WHEN_BETTER: &str = "The better way where both projects are on one GitLab: it needs no \
    token, no runner and no image, and GitLab shows the build as a downstream pipeline. Use a call \
    by curl where the job has to see the answer, or calls another GitLab.";

const RIGHTS: &str = "Whoever starts the pipeline needs the right to run pipelines for that branch \
    in the called project. The build counts as “pipeline” in $CI_PIPELINE_SOURCE and rules, not as \
    “trigger”.";

const UNMASKED: &str = "GitLab does not mask a secret value in the logs of the called project. \
    Where you can, keep it there as a masked CI/CD variable instead of sending it.";

const KEPT: &str = "Values with $NAME, ${NAME} or %NAME% in them stand under expand: false (GitLab \
    15.7 or later): the jobs of the build get them exactly as they are here.";

const INPUTS: &str = "Inputs of a trigger job need GitLab 17.11 or later.";

impl Sealed for GitlabCiTrigger {}

impl Place for GitlabCiTrigger {
    fn slug(&self) -> &'static str {
        "gitlab-ci-trigger"
    }

    fn label(&self) -> &'static str {
        ".gitlab-ci.yml, trigger keyword"
    }

    fn group(&self) -> Group {
        Group::Ci
    }

    fn search_words(&self) -> &'static str {
        "gitlab ci bridge job pipeline yaml multi-project downstream"
    }

    fn language(&self) -> Language {
        Language::Settings
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::CiForm]
    }

    fn needs_token(&self) -> bool {
        false
    }

    fn values_are_expanded(&self) -> bool {
        false
    }

    fn takes_endpoint(&self) -> bool {
        false
    }

    fn proof(&self) -> Proof {
        Proof::Read
    }

    fn carries_marker(&self) -> bool {
        false
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        in_project(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        let project = can_be_said(call)?;
        let secrets: Vec<_> = call.secret_names().collect();
        let text = [
            &comment(&secrets),
            "trigger_build:\n  stage: deploy\n",
            runs_for_tags(options.ci_form),
            "  inherit:\n    variables: false\n",
            &variables(call),
            "  trigger:\n    project: ",
            &yaml::quote(project),
            "\n    branch: ",
            &yaml::quote(call.git_ref),
            &inputs(call),
        ]
        .concat();
        Ok(Written {
            text: fitting(text, &FILE)?,
            notes: notes(call),
        })
    }
}

fn variables(call: &CheckedCall<'_>) -> String {
    let rows: String = call.variables.iter().map(|(_, row)| line(row)).collect();
    if rows.is_empty() {
        rows
    } else {
        ["  variables:\n", &rows].concat()
    }
}

/// One variable. Its key is quoted, as `NO` or `0777` alone would not be a text.
fn line(row: &Variable) -> String {
    let key = yaml::quote(&row.key);
    if row.secret {
        [
            "    ",
            &key,
            ": ",
            &yaml::quote(&["$", &row.key].concat()),
            "\n",
        ]
        .concat()
    } else if is_expanded_in_trigger(&row.value) {
        let value = yaml::quote(&row.value);
        [
            "    ",
            &key,
            ":\n      value: ",
            &value,
            "\n      expand: false\n",
        ]
        .concat()
    } else {
        ["    ", &key, ": ", &yaml::quote(&row.value), "\n"].concat()
    }
}

fn inputs(call: &CheckedCall<'_>) -> String {
    let rows = call.inputs.iter().map(|(_, row)| {
        let (name, value) = (yaml::quote(&row.name), yaml::quote(&row.value));
        ["\n      ", &name, ": ", &value].concat()
    });
    let rows: String = rows.collect();
    if rows.is_empty() {
        rows
    } else {
        ["\n    inputs:", &rows].concat()
    }
}

fn notes(call: &CheckedCall<'_>) -> Vec<Note> {
    let mut said = vec![WHEN_BETTER, RIGHTS];
    if call.secret_names().next().is_some() {
        said.extend([UNMASKED, VARIABLES]);
    }
    let open = call.variables.iter().filter(|(_, row)| !row.secret);
    if open
        .map(|(_, row)| row)
        .any(|row| is_expanded_in_trigger(&row.value))
    {
        said.push(KEPT);
    }
    if !call.inputs.is_empty() {
        said.push(INPUTS);
    }
    said.push(STAGE);
    said.into_iter().map(Note::Advice).collect()
}
