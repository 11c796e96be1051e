//! Choices that only some places need.

use crate::Schedule;

/// Choices that only some places need; each place reads its own and ignores the rest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// When a crontab line runs.
    pub schedule: Schedule,
    /// How a `.gitlab-ci.yml` job says that it runs for tags only.
    pub ci_form: CiForm,
}

/// How a `.gitlab-ci.yml` job says that it runs for tags only (GitLab docs, CI/CD YAML
/// syntax: `rules` is the present way, `only` is kept for older files and servers).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CiForm {
    /// `rules: - if: $CI_COMMIT_TAG`
    #[default]
    Rules,
    /// `only: - tags`, for GitLab before 12.3, which does not know `rules`.
    Only,
}
