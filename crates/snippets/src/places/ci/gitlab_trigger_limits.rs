//! What a trigger job cannot say: see `gitlab_ci_trigger.rs`.

use super::gitlab_file::not_filled_in;
use super::secret_names;
use crate::check::CheckedCall;
use crate::expansion::is_expanded_in_trigger;
use crate::{Endpoint, Field, Refusal};

/// Characters in an input (GitLab's schema of a `.gitlab-ci.yml`, `inputs`).
const INPUT_LIMIT: usize = 1_024;

const INPUT_TOO_LONG: &str = "An input of a trigger job has 1024 characters at most. Use a call by \
    curl.";

const NO_PATH: &str = "A trigger job names a project by its full path, such as group/name. Give \
    that instead of its number.";

const OLD: &str = "A GitLab that is called by API v3 knows no trigger jobs. Call API v4, or use \
    the job that sends the trigger's token.";

const BRANCH_EXPANDED: &str = "GitLab would replace $NAME, ${NAME} or %NAME% in this branch or tag \
    before it looks for it. Use a call by curl.";

const RULES_KEY: &str = "The job itself decides by $CI_COMMIT_TAG whether it runs, so a trigger \
    job cannot send a variable of that name. Use a call by curl.";

/// The project's path, if GitLab passes the rest on as it is.
pub(super) fn can_be_said<'a>(call: &CheckedCall<'a>) -> Result<&'a str, Refusal> {
    let refused = |field, why| Err(Refusal::NotThere { field, why });
    if call.endpoint == Endpoint::V3 {
        return refused(Field::Whole, OLD);
    }
    let Some(project) = call.project_path.filter(|path| is_path(path)) else {
        return refused(Field::Project, NO_PATH);
    };
    if is_expanded_in_trigger(call.git_ref) {
        return refused(Field::Ref, BRANCH_EXPANDED);
    }
    for (field, text) in call.written_texts() {
        not_filled_in(text, field)?;
    }
    for (row, input) in &call.inputs {
        if input.value.chars().count() > INPUT_LIMIT {
            return refused(Field::InputValue(*row), INPUT_TOO_LONG);
        }
    }
    for (row, variable) in &call.variables {
        if variable.key == "CI_COMMIT_TAG" {
            return refused(Field::Key(*row), RULES_KEY);
        }
    }
    secret_names::are_not_its_own(call, &["CI_"])?;
    Ok(project)
}

/// Names of groups and a project (GitLab source, `lib/gitlab/path_regex.rb`).
fn is_path(path: &str) -> bool {
    let is_name = |name: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
        !name.is_empty() && name.bytes().all(allowed)
    };
    path.contains('/') && path.split('/').all(is_name)
}
