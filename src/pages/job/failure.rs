//! Why a job failed, in words.

/// GitLab's word for a reason as a sentence that says what to do about it
/// (GitLab's source, `Ci::HasStatus` failure reasons and their messages). One
/// that is not known here is shown as it came.
pub(super) fn sentence(reason: &str) -> String {
    let known = match reason {
        "script_failure" => "A command of its script failed. The end of the log tells which.",
        "api_failure" => "The runner lost touch with GitLab. Retry the job.",
        "stuck_or_timeout_failure" => {
            "No runner took it in time, or it stopped answering. Check that a runner with the \
             job's tags is online, then retry it."
        }
        "no_matching_runner" => {
            "No runner of this project has the job's tags. Add one, or change the tags."
        }
        "runner_system_failure" => "The runner's system failed, not the script. Retry the job.",
        "runner_unsupported" => "The runner is too old for this job. Update it, then retry.",
        "job_execution_timeout" => {
            "It took longer than it may. Make it faster, or raise its timeout."
        }
        "missing_dependency_failure" => {
            "Artifacts it depends on are missing or have expired. Retry the earlier job first."
        }
        "stale_schedule" => "It was delayed for so long that it was dropped. Retry it.",
        "archived_failure" => "It is too old to be run again. Start a new build.",
        "unmet_prerequisites" => "Something it needs, a cluster perhaps, was not ready.",
        "scheduler_failure" => "GitLab could not hand it to a runner. Retry the job.",
        "data_integrity_failure" => "GitLab found its data damaged. Start a new build.",
        "forward_deployment_failure" | "failed_outdated_deployment_job" => {
            "A newer deployment is in place already, so this older one was stopped."
        }
        "deployment_rejected" => "Someone rejected the deployment.",
        "protected_environment_failure" => {
            "Its environment is protected, and whoever started the build may not deploy there. \
             For a triggered build that is the trigger's owner."
        }
        "environment_creation_failure" => "Its environment could not be created. Check its name.",
        "user_blocked" => {
            "The account it runs as is blocked. For a triggered build that is the trigger's \
             owner: make a trigger of your own."
        }
        "ci_quota_exceeded" => {
            "The compute minutes are used up. Buy more, or wait for the next month."
        }
        "trace_size_exceeded" => "Its log grew too large. Let it print less.",
        "builds_disabled" => "CI/CD is turned off for this project.",
        "secrets_provider_not_found" => "A secret it asks for has no provider. Check its secrets.",
        "project_deleted" => "The project is being deleted.",
        "job_token_expired" => "Its job token expired while it ran. Retry the job.",
        "unknown_failure" => "GitLab does not know why it failed. Retry the job.",
        other => return other.replace('_', " "),
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_known_reason_says_what_to_do() {
        assert!(sentence("script_failure").contains("log"));
        assert!(sentence("user_blocked").contains("owner"));
    }

    #[test]
    fn an_unknown_reason_is_shown_as_it_came() {
        assert_eq!(sentence("eaten_by_a_dog"), "eaten by a dog");
        assert_eq!(sentence(""), "");
    }
}
