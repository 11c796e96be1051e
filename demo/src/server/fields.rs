//! Fields of API v4 that came later than 9.0: the examples and schemas of 9.0,
//! 11.5 and 19.2 beside one another (R 1.1 to 1.6).

use serde_json::Value;

use super::Release;

/// Fields by the release that first has them.
pub(crate) type Since = [(Release, &'static [&'static str])];

pub(crate) const TRIGGER: &Since = &[(Release::V19_2, &["expires_at"])];

/// A pipeline in a list or in a job.
pub(crate) const PIPELINE_ROW: &Since = &[
    (Release::V11_5, &["web_url"]),
    (
        Release::V19_2,
        &[
            "iid",
            "project_id",
            "source",
            "created_at",
            "updated_at",
            "name",
        ],
    ),
];

pub(crate) const PIPELINE: &Since = &[
    (Release::V11_5, &["web_url"]),
    (
        Release::V19_2,
        &[
            "iid",
            "project_id",
            "source",
            "name",
            "queued_duration",
            "detailed_status",
            "archived",
        ],
    ),
];

pub(crate) const JOB: &Since = &[
    (
        Release::V11_5,
        &["duration", "web_url", "artifacts", "artifacts_expire_at"],
    ),
    (
        Release::V19_2,
        &[
            "allow_failure",
            "erased_at",
            "queued_duration",
            "project",
            "tag_list",
            "runner_manager",
            "archived",
            "source",
            "failure_reason",
        ],
    ),
];

/// A user in another object.
pub(crate) const USER_BASIC: &Since = &[(Release::V19_2, &["locked", "public_email"])];

/// A user with what the profile tells.
pub(crate) const USER: &Since = &[
    (
        Release::V11_5,
        &["location", "organization", "public_email"],
    ),
    (Release::V19_2, &["locked", "bot", "job_title"]),
];

pub(crate) const COMMIT: &Since = &[(
    Release::V19_2,
    &["trailers", "extended_trailers", "web_url"],
)];

pub(crate) const BRANCH: &Since = &[
    (Release::V11_5, &["default", "can_push"]),
    (Release::V19_2, &["web_url"]),
];

pub(crate) const TAG: &Since = &[
    (Release::V11_5, &["target"]),
    (Release::V19_2, &["protected", "created_at"]),
];

pub(crate) const PROJECT: &Since = &[
    (Release::V11_5, &["_links", "readme_url"]),
    (
        Release::V19_2,
        &[
            "topics",
            "empty_repo",
            "builds_access_level",
            "ci_pipeline_variables_minimum_override_role",
            "restrict_user_defined_variables",
        ],
    ),
];

impl Release {
    /// What a server of this age has of an object.
    pub(crate) fn keep(self, since: &Since, mut shown: Value) -> Value {
        if let Value::Object(fields) = &mut shown {
            let later = since.iter().filter(|(first, _)| *first > self);
            for name in later.flat_map(|(_, names)| names.iter()) {
                fields.remove(*name);
            }
        }
        shown
    }
}
