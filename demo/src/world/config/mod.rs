//! The `.gitlab-ci.yml` files of the demo's projects, and the variables that
//! they declare for whoever starts a build by hand (GitLab docs, "Prefill
//! variables in manual pipelines").

use super::inputs::{Input, InputKind};
use super::project::CiConfig;
use super::{Moment, ProjectId, UserId, World};

/// A variable that a configuration declares.
#[derive(Debug)]
pub(crate) struct ConfigVariable {
    pub(crate) key: &'static str,
    pub(crate) value: &'static str,
    /// Only described variables are offered by GitLab's form.
    pub(crate) description: Option<&'static str>,
    pub(crate) options: &'static [&'static str],
}

/// The file of GitLab's trigger documentation, with variables described.
const TRIGGER_EXAMPLE: &str = include_str!("trigger_example.yml");
const DEPLOYMENT: &str = include_str!("deployment.yml");
const SERVICE: &str = include_str!("service.yml");
const WEB: &str = include_str!("web.yml");
const LOGS: &str = include_str!("logs.yml");
const WEBSITE: &str = include_str!("website.yml");

const DESCRIBED: [ConfigVariable; 4] = [
    ConfigVariable {
        key: "REASON",
        value: "",
        description: Some("Why this build is wanted. Colleagues read it in the log."),
        options: &[],
    },
    ConfigVariable {
        key: "AUDIENCE",
        value: "staff",
        description: Some("Whom the handbook is built for."),
        options: &["staff", "contractors", "everybody"],
    },
    ConfigVariable {
        key: "UPLOAD_TO_S3",
        value: "",
        description: Some("Any value uploads the package; none leaves it where it is."),
        options: &[],
    },
    ConfigVariable {
        key: "LINK_CHECK_SECONDS",
        value: "30",
        description: None,
        options: &[],
    },
];

const INPUTS: [Input; 4] = [
    Input {
        name: "environment",
        kind: InputKind::String,
        description: Some("Where the pages go."),
        default: None,
        options: &["preview", "production"],
    },
    Input {
        name: "pages",
        kind: InputKind::Number,
        description: Some("How many pages are built at most."),
        default: Some("20"),
        options: &[],
    },
    Input {
        name: "dry_run",
        kind: InputKind::Boolean,
        description: None,
        default: Some("false"),
        options: &[],
    },
    Input {
        name: "channels",
        kind: InputKind::Array,
        description: None,
        default: Some("[\"web\"]"),
        options: &[],
    },
];

impl CiConfig {
    /// The text of the file, if there is one.
    pub(crate) fn file(self) -> Option<&'static str> {
        match self {
            Self::TriggerExample => Some(TRIGGER_EXAMPLE),
            Self::Deployment => Some(DEPLOYMENT),
            Self::Service => Some(SERVICE),
            Self::Web => Some(WEB),
            Self::Logs => Some(LOGS),
            Self::Website => Some(WEBSITE),
            Self::Missing => None,
        }
    }

    /// The variables that the file declares for the whole build.
    pub(crate) fn variables(self) -> &'static [ConfigVariable] {
        match self {
            Self::TriggerExample => &DESCRIBED,
            Self::Deployment
            | Self::Service
            | Self::Web
            | Self::Logs
            | Self::Website
            | Self::Missing => &[],
        }
    }

    /// The inputs that the file takes, where it takes any.
    pub(crate) fn inputs(self) -> Option<&'static [Input]> {
        match self {
            Self::Website => Some(&INPUTS),
            Self::TriggerExample
            | Self::Deployment
            | Self::Service
            | Self::Web
            | Self::Logs
            | Self::Missing => None,
        }
    }
}

/// How long GitLab takes to read a configuration, in milliseconds.
const READING: i64 = 300;

impl World {
    /// Whether the variables of a commit are there for a person. GitLab begins
    /// to read a configuration when somebody first asks, and answers nothing
    /// until it has (its "reactive caching").
    pub(crate) fn has_worked_out(&self, asked: &(ProjectId, UserId, String), now: Moment) -> bool {
        self.worked_out
            .get(asked)
            .is_some_and(|ready| *ready <= now)
    }

    /// Begins to work them out, unless that has begun.
    pub(crate) fn work_out(&mut self, asked: (ProjectId, UserId, String), now: Moment) {
        self.worked_out
            .entry(asked)
            .or_insert_with(|| now.plus(READING));
    }
}

#[cfg(test)]
mod tests;
