//! What started a build.

/// What started a build (GitLab docs, API > Pipelines, `source`).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Source {
    /// A push.
    Push,
    /// A person on GitLab's pages.
    Web,
    /// A trigger token.
    Trigger,
    /// A schedule.
    Schedule,
    /// Someone through the API, as themselves.
    Api,
    /// An outside CI service.
    External,
    /// Another project's build, or a trigger call with a job's token.
    Pipeline,
    /// A chat command.
    Chat,
    /// The Web IDE.
    WebIde,
    /// A merge request.
    MergeRequestEvent,
    /// A pull request on an outside host.
    ExternalPullRequestEvent,
    /// A parent build.
    ParentPipeline,
    /// A DAST scan on demand.
    OndemandDastScan,
    /// The validation of a DAST site.
    OndemandDastValidation,
    /// A security policy.
    SecurityOrchestrationPolicy,
    /// A push to the container registry.
    ContainerRegistryPush,
    /// A Duo workflow.
    DuoWorkflow,
    /// A scheduled pipeline execution policy.
    PipelineExecutionPolicySchedule,
    /// A word this version does not know.
    Unknown(String),
}

impl Source {
    /// Reads GitLab's word; any text is a source.
    pub fn parse(text: &str) -> Self {
        match text {
            "push" => Self::Push,
            "web" => Self::Web,
            "trigger" => Self::Trigger,
            "schedule" => Self::Schedule,
            "api" => Self::Api,
            "external" => Self::External,
            "pipeline" => Self::Pipeline,
            "chat" => Self::Chat,
            "webide" => Self::WebIde,
            "merge_request_event" => Self::MergeRequestEvent,
            "external_pull_request_event" => Self::ExternalPullRequestEvent,
            "parent_pipeline" => Self::ParentPipeline,
            "ondemand_dast_scan" => Self::OndemandDastScan,
            "ondemand_dast_validation" => Self::OndemandDastValidation,
            "security_orchestration_policy" => Self::SecurityOrchestrationPolicy,
            "container_registry_push" => Self::ContainerRegistryPush,
            "duo_workflow" => Self::DuoWorkflow,
            "pipeline_execution_policy_schedule" => Self::PipelineExecutionPolicySchedule,
            other => Self::Unknown(other.to_owned()),
        }
    }

    /// The word of the API, as a filter takes it.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Push => "push",
            Self::Web => "web",
            Self::Trigger => "trigger",
            Self::Schedule => "schedule",
            Self::Api => "api",
            Self::External => "external",
            Self::Pipeline => "pipeline",
            Self::Chat => "chat",
            Self::WebIde => "webide",
            Self::MergeRequestEvent => "merge_request_event",
            Self::ExternalPullRequestEvent => "external_pull_request_event",
            Self::ParentPipeline => "parent_pipeline",
            Self::OndemandDastScan => "ondemand_dast_scan",
            Self::OndemandDastValidation => "ondemand_dast_validation",
            Self::SecurityOrchestrationPolicy => "security_orchestration_policy",
            Self::ContainerRegistryPush => "container_registry_push",
            Self::DuoWorkflow => "duo_workflow",
            Self::PipelineExecutionPolicySchedule => "pipeline_execution_policy_schedule",
            Self::Unknown(word) => word,
        }
    }

    /// The source in a few words for people; an unknown one is shown as it came.
    pub fn word(&self) -> &str {
        match self {
            Self::Push => "push",
            Self::Web => "by hand",
            Self::Trigger => "triggered",
            Self::Schedule => "schedule",
            Self::Api => "API",
            Self::External => "external CI",
            Self::Pipeline => "other pipeline",
            Self::Chat => "chat",
            Self::WebIde => "Web IDE",
            Self::MergeRequestEvent => "merge request",
            Self::ExternalPullRequestEvent => "external pull request",
            Self::ParentPipeline => "parent pipeline",
            Self::OndemandDastScan => "DAST scan",
            Self::OndemandDastValidation => "DAST validation",
            Self::SecurityOrchestrationPolicy => "security policy",
            Self::ContainerRegistryPush => "container registry",
            Self::DuoWorkflow => "Duo workflow",
            Self::PipelineExecutionPolicySchedule => "scheduled policy",
            Self::Unknown(word) => word,
        }
    }

    /// Whether a trigger token started the build.
    pub fn is_trigger(&self) -> bool {
        *self == Self::Trigger
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn every_documented_word_is_known() {
        let words = "push web trigger schedule api external pipeline chat webide merge_request_event \
            external_pull_request_event parent_pipeline ondemand_dast_scan ondemand_dast_validation \
            security_orchestration_policy container_registry_push duo_workflow \
            pipeline_execution_policy_schedule";
        for word in words.split_whitespace() {
            let source = Source::parse(word);
            assert!(!matches!(source, Source::Unknown(_)), "{word}");
            assert_eq!(source.as_str(), word);
            assert!(
                !source.word().is_empty() && !source.word().contains('_'),
                "{word}"
            );
            assert_eq!(source.is_trigger(), word == "trigger");
        }
    }

    #[test]
    fn an_unknown_word_is_carried() {
        let source = Source::parse("moon_phase");
        assert_eq!(
            (source.as_str(), source.word()),
            ("moon_phase", "moon_phase")
        );
        assert!(!source.is_trigger());
    }
}
