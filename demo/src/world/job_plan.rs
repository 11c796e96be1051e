//! The jobs that each `.gitlab-ci.yml` of the demo's projects describes.

use super::moment::SECOND;
use super::project::{CiConfig, ProjectId};

/// A job as the configuration describes it.
#[derive(Debug)]
pub(crate) struct JobPlan {
    pub(crate) name: &'static str,
    pub(crate) stage: &'static str,
    pub(crate) needs: Option<&'static [&'static str]>,
    /// How long it runs in a fresh build, in milliseconds.
    pub(super) runs: i64,
    /// It waits for a person, and what follows waits with it.
    pub(crate) manual: bool,
    /// It may fail without failing the build.
    pub(crate) allow_failure: bool,
    /// It is no job of its own but starts a pipeline of this project.
    pub(crate) starts: Option<ProjectId>,
}

impl JobPlan {
    const fn new(name: &'static str, stage: &'static str, runs: i64) -> Self {
        Self {
            name,
            stage,
            needs: None,
            runs,
            manual: false,
            allow_failure: false,
            starts: None,
        }
    }
}

/// The project whose pipelines those of the service start.
const PLATFORM_WEB: ProjectId = ProjectId(14);

/// The jobs of a configuration, in the order of its stages.
pub(crate) fn job_plans(ci: CiConfig) -> &'static [JobPlan] {
    const TRIGGER_EXAMPLE: [JobPlan; 3] = [
        JobPlan::new("run_tests", "test", 6 * SECOND),
        JobPlan {
            needs: Some(&["run_tests"]),
            ..JobPlan::new("build_package", "build", 8 * SECOND)
        },
        JobPlan {
            needs: Some(&["build_package"]),
            ..JobPlan::new("upload_package", "package", 5 * SECOND)
        },
    ];
    const DEPLOYMENT: [JobPlan; 4] = [
        JobPlan::new("build_image", "build", 7 * SECOND),
        JobPlan {
            allow_failure: true,
            ..JobPlan::new("scan_image", "test", 3 * SECOND)
        },
        JobPlan {
            manual: true,
            ..JobPlan::new("deploy_production", "deploy", 5 * SECOND)
        },
        JobPlan::new("announce_release", "announce", 2 * SECOND),
    ];
    const SERVICE: [JobPlan; 7] = [
        JobPlan::new("compile", "build", 6 * SECOND),
        JobPlan {
            needs: Some(&[]),
            ..JobPlan::new("lint", "test", 3 * SECOND)
        },
        JobPlan {
            needs: Some(&["compile"]),
            ..JobPlan::new("unit_tests", "test", 5 * SECOND)
        },
        JobPlan {
            needs: Some(&["compile"]),
            ..JobPlan::new("integration_tests", "test", 9 * SECOND)
        },
        JobPlan::new("package", "package", 4 * SECOND),
        JobPlan {
            needs: Some(&["package"]),
            manual: true,
            allow_failure: true,
            ..JobPlan::new("deploy_review", "deploy", 5 * SECOND)
        },
        JobPlan {
            needs: Some(&["unit_tests", "package"]),
            starts: Some(PLATFORM_WEB),
            ..JobPlan::new("build_web", "deploy", SECOND)
        },
    ];
    const WEB: [JobPlan; 2] = [
        JobPlan::new("bundle", "build", 4 * SECOND),
        JobPlan::new("browser_tests", "test", 5 * SECOND),
    ];
    const LOGS: [JobPlan; 2] = [
        JobPlan::new("chatty", "test", 100 * SECOND),
        JobPlan::new("one_line", "test", 50 * SECOND),
    ];
    const WEBSITE: [JobPlan; 2] = [
        JobPlan::new("build_site", "build", 4 * SECOND),
        JobPlan::new("publish", "publish", 3 * SECOND),
    ];
    match ci {
        CiConfig::Website => &WEBSITE,
        CiConfig::Logs => &LOGS,
        CiConfig::Service => &SERVICE,
        CiConfig::Web => &WEB,
        CiConfig::TriggerExample => &TRIGGER_EXAMPLE,
        CiConfig::Deployment => &DEPLOYMENT,
        CiConfig::Missing => &[],
    }
}
