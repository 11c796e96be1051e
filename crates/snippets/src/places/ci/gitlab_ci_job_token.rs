//! A job for `.gitlab-ci.yml` that needs no trigger.

use super::gitlab_file::{in_project, job, notes};
use super::secret_names;
use crate::check::CheckedCall;
use crate::curl::{self, Command, Curl};
use crate::field::{Name, Value};
use crate::place::sealed::Sealed;
use crate::{Choice, Endpoint, Field, Group, Language, Note, Options, Place, Refusal, Written};

/// A job for `.gitlab-ci.yml` that calls with its own job token, so that no trigger is
/// needed.
///
/// Read and quoted as [`crate::places::GitlabCi`] is. A job's token is good for the GitLab that
/// runs the job and for nothing else, so its address is always `$CI_API_V4_URL`. In all
/// tiers from GitLab 12.4 on, in Premium from 9.3 on; API v3 never took it. From 15.9 on
/// the called project has to let the job's project in (GitLab docs, CI/CD job token), and
/// the build's source is `pipeline` (GitLab docs, Trigger pipelines with the API; GitLab
/// source, `app/services/ci/pipeline_trigger_service.rb`).
#[derive(Clone, Copy, Debug)]
pub struct GitlabCiJobToken;

const LET_IN: &str = "In the called project, add the project that runs this job: Settings, CI/CD, \
    Job token permissions (Token Access before GitLab 17.2; not needed before 15.9). Whoever \
    starts the job needs the right to run pipelines there.";

const SOURCE: &str = "The build counts as “pipeline” in $CI_PIPELINE_SOURCE and rules, not as \
    “trigger”. The job token is good for the GitLab that runs the job only, and starts builds from \
    GitLab 12.4 on (9.3 in Premium).";

const NOT_V3: &str = "GitLab's API v3 does not take a job token. Call API v4, or use the job that \
    sends the trigger's token.";

impl Sealed for GitlabCiJobToken {}

impl Place for GitlabCiJobToken {
    fn slug(&self) -> &'static str {
        "gitlab-ci-job-token"
    }

    fn label(&self) -> &'static str {
        ".gitlab-ci.yml, job token"
    }

    fn group(&self) -> Group {
        Group::Ci
    }

    fn search_words(&self) -> &'static str {
        "gitlab ci job pipeline yaml ci_job_token multi-project downstream"
    }

    fn language(&self) -> Language {
        Language::Settings
    }

    fn choices(&self) -> &'static [Choice] {
        &[Choice::CiForm, Choice::OptionNames]
    }

    fn needs_token(&self) -> bool {
        false
    }

    fn carries_marker(&self) -> bool {
        false
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        in_project(name, what)
    }

    fn write(&self, call: &CheckedCall<'_>, options: &Options) -> Result<Written, Refusal> {
        secret_names::are_not_its_own(call, &["CI_"])?;
        if call.endpoint == Endpoint::V3 {
            let field = Field::Whole;
            return Err(Refusal::NotThere { field, why: NOT_V3 });
        }
        let mut fields = vec![(Name::Token, Value::Environment("CI_JOB_TOKEN"))];
        fields.extend(call.fields_but_token());
        let curl = Curl::in_image(options);
        let command = Command::with_fields(curl, call, curl::Written::Encoded, &fields);
        let names: Vec<_> = call.secret_names().collect();
        let text = job(&names, options.ci_form, command.calling_own_gitlab(call))?;
        let said = [Note::Advice(LET_IN), Note::Advice(SOURCE)];
        let notes = said.into_iter().chain(notes(call, &names)).collect();
        Ok(Written { text, notes })
    }
}
