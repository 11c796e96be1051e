//! Choices that only some places need.

use crate::Schedule;

/// Choices that only some places need; each place reads its own (told by
/// [`crate::Place::choices`]) and ignores the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How the values of a form are written.
    pub style: Style,
    /// Whether a command is spread over lines.
    pub lines: Lines,
    /// Whether a command's options are spelled out.
    pub option_names: OptionNames,
    /// Which curl will run the command.
    pub curl: CurlAge,
    /// How a `.gitlab-ci.yml` job says that it runs for tags only.
    pub ci_form: CiForm,
    /// Which GitLab a job of GitLab CI calls.
    pub called: CalledGitlab,
    /// When a scheduled call runs.
    pub schedule: Schedule,
}

/// How the values of a form are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// As they are where every character can be seen and stays as it is when pasted,
    /// percent-encoded otherwise.
    #[default]
    Fitting,
    /// Always percent-encoded: `[A-Za-z0-9._~%&=-]` only, which no terminal, shell, YAML
    /// or template acts upon.
    Encoded,
}

/// Whether a command is spread over lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lines {
    /// One option a line.
    #[default]
    Many,
    /// All of it on one line.
    One,
}

/// Whether a command's options are spelled out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OptionNames {
    /// `--request POST`
    #[default]
    Long,
    /// `-X POST`, where the program knows a short name.
    Short,
}

/// Which curl will run the command (curl's release notes).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CurlAge {
    /// 7.76 (2021) or later, which knows `--fail-with-body`.
    #[default]
    Since776,
    /// Older: `--fail`, which hides GitLab's reason.
    Older,
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

/// Which GitLab a job of GitLab CI calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CalledGitlab {
    /// The one whose address is written in the job.
    #[default]
    Named,
    /// The one that runs the job: its address is `$CI_API_V4_URL` there (GitLab docs,
    /// predefined CI/CD variables). A job that is moved to another GitLab calls that one.
    Own,
}
