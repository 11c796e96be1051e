//! Which addresses of API v4 a server of some age has.

use crate::server::Release;

/// Whether a finished v4 of this age has this address; those that are of all
/// ages, and those that never were, count as there.
pub(super) fn has_in_v4(release: Release, method: &str, path: &[&str]) -> bool {
    match (method, path) {
        (_, ["metadata"] | ["personal_access_tokens", ..]) => release.has_metadata_and_own_token(),
        ("DELETE", ["projects", _, "pipelines", _]) => release.has_latest_and_deletion(),
        (_, ["projects", _, "pipelines", _, "variables"]) => release.has_pipeline_variables(),
        (_, ["projects", _, "pipelines", _, "bridges" | "trigger_jobs"]) => release.has_bridges(),
        (_, ["projects", _, "triggers", _, "take_ownership"]) => release.has_take_ownership(),
        (_, ["projects", _, "ref", git_ref, "trigger", ..]) => {
            release.takes_dots_in_ref() || !git_ref.contains('.')
        }
        _ => true,
    }
}

/// Whether the v4 of 8.17, which was not finished, has this address. It answers
/// here what a client may ask to find out whom it talks to, so that one which
/// takes any answer for a v4 that can be used is found out; what would differ
/// from both v3 and v4 is left out, as nobody has written down how.
pub(super) fn has_in_unfinished_v4(release: Release, path: &[&str]) -> bool {
    release.has_unfinished_v4() && matches!(path, ["version" | "user"])
}
