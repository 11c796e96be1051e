//! What came to GitLab only later.

/// Something that not every GitLab has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feature {
    /// Builds of which each has a number (GitLab docs 8.17, API > Builds: `pipeline`), and can
    /// be retried and canceled whole. Before, the jobs of a commit are all there is.
    Builds,
    /// Descriptions of triggers, which their owners edit (API v4).
    Descriptions,
    /// Reading the project's `.gitlab-ci.yml` by itself (API v4, Repository files, raw).
    Configuration,
    /// Reading the variables of a build (GitLab docs, API > Pipelines).
    BuildVariables,
    /// Variables for a single manual job (GitLab docs, API > Jobs, "Run a job").
    JobVariables,
    /// Builds that start other builds (GitLab docs, API > Jobs, "trigger jobs").
    Downstream,
    /// Which job waits for which (GraphQL `CiJob.needs`).
    Needs,
    /// What an access token may do, and until when (GitLab docs, API > Personal access
    /// tokens, `self`).
    TokenScopes,
    /// Triggers that stop working at a chosen time (GitLab docs, API > Pipeline trigger tokens:
    /// `expires_at`, which servers without it ignore).
    TriggerEnds,
    /// Variables that the CI configuration describes (GraphQL `ciConfigVariables`).
    DescribedVariables,
    /// Inputs of the CI configuration (GitLab docs, CI/CD inputs).
    Inputs,
}

/// When something came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// With this version of GitLab, by major and minor number.
    Release(u32, u32),
    /// With one after this, whose documentation does not have it; with which is not known
    /// here.
    After(u32, u32),
}

impl Since {
    /// Whether a GitLab of this version has it. Of one after [`Since::After`] only asking
    /// shows.
    pub(super) fn is_in(self, version: (u32, u32)) -> bool {
        match self {
            Self::Release(major, minor) => version >= (major, minor),
            Self::After(major, minor) => version > (major, minor),
        }
    }

    /// When it came, as the end of a sentence.
    pub fn words(self) -> String {
        match self {
            Self::Release(major, minor) => format!("with GitLab {major}.{minor}"),
            Self::After(major, minor) => format!("after GitLab {major}.{minor}"),
        }
    }
}

impl Feature {
    /// Every one, by when it came.
    pub const ALL: [Self; 11] = [
        Self::Builds,
        Self::Descriptions,
        Self::Configuration,
        Self::BuildVariables,
        Self::JobVariables,
        Self::Downstream,
        Self::Needs,
        Self::TokenScopes,
        Self::TriggerEnds,
        Self::DescribedVariables,
        Self::Inputs,
    ];

    /// When it came.
    pub fn since(self) -> Since {
        match self {
            Self::Builds => Since::Release(8, 13),
            Self::Descriptions | Self::Configuration => Since::Release(9, 0),
            Self::BuildVariables => Since::Release(11, 11),
            Self::JobVariables
            | Self::Downstream
            | Self::Needs
            | Self::TokenScopes
            | Self::TriggerEnds => Since::After(11, 5),
            Self::DescribedVariables => Since::Release(15, 3),
            Self::Inputs => Since::Release(17, 11),
        }
    }

    /// That `server` does not have it, as a sentence.
    pub(crate) fn lacking(self, server: &str) -> String {
        let (what, since) = (self.words(), self.since().words());
        format!("This is {server}, which does not have {what}: that came {since}.")
    }

    /// What it is, as the object of a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Builds => "builds that are retried and canceled as a whole",
            Self::Descriptions => "descriptions of triggers",
            Self::Configuration => "a way to read the CI configuration by itself",
            Self::BuildVariables => "a way to read the variables of a build",
            Self::JobVariables => "variables for a single job",
            Self::Downstream => "builds that start other builds",
            Self::Needs => "a way to tell which job waits for which",
            Self::TokenScopes => "a way to tell what an access token may do",
            Self::TriggerEnds => "triggers that stop working at a chosen time",
            Self::DescribedVariables => "described variables",
            Self::Inputs => "inputs",
        }
    }
}
