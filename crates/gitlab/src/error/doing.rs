//! What was being done when something went wrong.

/// What was being done. Each endpoint has one, so that an error can speak of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doing {
    /// Asking which GitLab it is.
    ReadVersion,
    /// Asking whose token it is.
    ReadUser,
    /// Asking what the token may do.
    ReadToken,
    /// Listing projects.
    ListProjects,
    /// Opening a project.
    ReadProject,
    /// Listing triggers.
    ListTriggers,
    /// Reading one trigger.
    ReadTrigger,
    /// Creating a trigger.
    CreateTrigger,
    /// Changing a trigger's description.
    UpdateTrigger,
    /// Revoking a trigger.
    RevokeTrigger,
    /// Starting a build with a trigger token.
    StartBuild,
    /// Listing branches.
    ListBranches,
    /// Listing tags.
    ListTags,
    /// Listing builds.
    ListBuilds,
    /// Reading one build.
    ReadBuild,
    /// Reading a build's variables.
    ReadVariables,
    /// Listing jobs.
    ListJobs,
    /// Listing jobs that start other builds.
    ListBridges,
    /// Asking which job waits for which.
    ReadNeeds,
    /// Asking which variables a configuration describes.
    ReadDescribed,
    /// Reading the CI configuration.
    ReadConfiguration,
    /// Retrying a build.
    RetryBuild,
    /// Canceling a build.
    CancelBuild,
    /// Reading one job.
    ReadJob,
    /// Reading a job's log.
    ReadLog,
    /// Retrying a job.
    RetryJob,
    /// Canceling a job.
    CancelJob,
    /// Starting a manual job.
    PlayJob,
    /// Signing in through an application.
    SignIn,
    /// Renewing the token of an application.
    RenewToken,
    /// Ending the token of an application.
    EndToken,
}

impl Doing {
    /// Whether it changes anything in GitLab.
    pub fn changes(self) -> bool {
        self.done().is_some()
    }

    /// What changed if it came about, as the end of a sentence; `None` for what only reads.
    pub(super) fn done(self) -> Option<&'static str> {
        match self {
            Self::CreateTrigger => Some("the trigger was created"),
            Self::UpdateTrigger => Some("the trigger was changed"),
            Self::RevokeTrigger => Some("the trigger was revoked"),
            Self::StartBuild => Some("the build was started"),
            Self::RetryBuild => Some("the build was retried"),
            Self::CancelBuild => Some("the build was canceled"),
            Self::RetryJob => Some("the job was retried"),
            Self::CancelJob => Some("the job was canceled"),
            Self::PlayJob => Some("the job was started"),
            Self::ReadVersion
            | Self::ReadUser
            | Self::ReadToken
            | Self::SignIn
            | Self::RenewToken
            | Self::EndToken
            | Self::ListProjects
            | Self::ReadProject
            | Self::ListTriggers
            | Self::ReadTrigger
            | Self::ListBranches
            | Self::ListTags
            | Self::ListBuilds
            | Self::ReadBuild
            | Self::ReadVariables
            | Self::ListJobs
            | Self::ListBridges
            | Self::ReadNeeds
            | Self::ReadDescribed
            | Self::ReadConfiguration
            | Self::ReadJob
            | Self::ReadLog => None,
        }
    }

    /// The scope that an access token needs for it.
    pub(super) fn scope(self) -> &'static str {
        if self.changes() { "api" } else { "read_api" }
    }

    /// What did not happen, as a sentence without its full stop.
    pub(super) fn failed(self) -> &'static str {
        match self {
            Self::ReadVersion => "The version of GitLab could not be read",
            Self::ReadUser => "Your account could not be read",
            Self::ReadToken => "What the access token may do could not be read",
            Self::ListProjects => "The projects could not be loaded",
            Self::ReadProject => "The project could not be opened",
            Self::ListTriggers => "The triggers could not be loaded",
            Self::ReadTrigger => "The trigger could not be loaded",
            Self::CreateTrigger => "The trigger was not created",
            Self::UpdateTrigger => "The trigger was not changed",
            Self::RevokeTrigger => "The trigger was not revoked",
            Self::StartBuild => "The build was not started",
            Self::ListBranches => "The branches could not be loaded",
            Self::ListTags => "The tags could not be loaded",
            Self::ListBuilds => "The builds could not be loaded",
            Self::ReadBuild => "The build could not be loaded",
            Self::ReadVariables => "The build's variables could not be read",
            Self::ListJobs => "The jobs could not be loaded",
            Self::ListBridges => "The jobs that start other builds could not be loaded",
            Self::ReadNeeds => "Which job waits for which could not be read",
            Self::ReadDescribed => {
                "The variables that the configuration describes could not be read"
            }
            Self::ReadConfiguration => "The CI configuration could not be read",
            Self::RetryBuild => "The build was not retried",
            Self::CancelBuild => "The build was not canceled",
            Self::ReadJob => "The job could not be loaded",
            Self::ReadLog => "The log could not be loaded",
            Self::RetryJob => "The job was not retried",
            Self::CancelJob => "The job was not canceled",
            Self::PlayJob => "The job was not started",
            Self::SignIn => "You were not signed in",
            Self::RenewToken => "Your sign-in could not be renewed",
            Self::EndToken => "The token could not be ended in GitLab",
        }
    }

    /// What it takes to be allowed to do it, as the end of a sentence.
    pub(super) fn takes(self) -> &'static str {
        match self {
            Self::ReadVersion
            | Self::ReadUser
            | Self::ReadToken
            | Self::SignIn
            | Self::RenewToken
            | Self::EndToken
            | Self::ListProjects => "a valid account",
            Self::ListTriggers | Self::ReadTrigger | Self::CreateTrigger | Self::RevokeTrigger => {
                "the role Maintainer in this project"
            }
            Self::ReadDescribed => "the role Developer in this project",
            Self::UpdateTrigger => "a trigger of your own",
            Self::StartBuild => {
                "a trigger whose owner may build this branch or tag; the owner may have lost access"
            }
            Self::ReadVariables => {
                "the role Maintainer in this project, or a build that you started yourself"
            }
            Self::RetryBuild
            | Self::CancelBuild
            | Self::RetryJob
            | Self::CancelJob
            | Self::PlayJob => {
                "the role Developer in this project, and on a protected branch or tag the right to \
                 push or merge"
            }
            Self::ReadProject
            | Self::ListBranches
            | Self::ListTags
            | Self::ListBuilds
            | Self::ReadBuild
            | Self::ListJobs
            | Self::ListBridges
            | Self::ReadNeeds
            | Self::ReadConfiguration
            | Self::ReadJob
            | Self::ReadLog => "the role Reporter in this project",
        }
    }

    /// What may not exist, as GitLab calls it.
    pub(super) fn object(self) -> &'static str {
        match self {
            Self::ReadVersion
            | Self::ReadUser
            | Self::ReadToken
            | Self::SignIn
            | Self::RenewToken
            | Self::EndToken
            | Self::ListProjects => "answer to this question",
            Self::ReadProject
            | Self::ListTriggers
            | Self::CreateTrigger
            | Self::StartBuild
            | Self::ListBranches
            | Self::ListTags
            | Self::ListBuilds
            | Self::ReadDescribed => "such project",
            Self::ReadConfiguration => "such file or ref",
            Self::ReadTrigger | Self::UpdateTrigger | Self::RevokeTrigger => "such trigger",
            Self::ReadBuild
            | Self::ReadVariables
            | Self::ListBridges
            | Self::ReadNeeds
            | Self::RetryBuild
            | Self::CancelBuild => "such build",
            Self::ListJobs => "such project or build",
            Self::ReadJob | Self::ReadLog | Self::RetryJob | Self::CancelJob | Self::PlayJob => {
                "such job"
            }
        }
    }
}
