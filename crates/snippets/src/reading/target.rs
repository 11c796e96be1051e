//! Where an address leads.

use crate::Endpoint;

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target<'a> {
    /// A trigger.
    Trigger {
        endpoint: Endpoint,
        project: &'a str,
        git_ref: Option<&'a str>,
    },
    /// `POST /projects/:id/pipeline`, which takes an access token.
    Pipeline { project: &'a str },
    /// GitLab's page for a new pipeline.
    NewPipeline { project: &'a str },
    /// The Run form of a console like this one.
    Run { project: &'a str },
    /// Anything else.
    Other,
}

/// The folder before what is known of a path, and what that leads to.
pub(super) fn located(path: &str, after_api: bool) -> (&str, Target<'_>) {
    if after_api {
        return ("", in_api(path, Endpoint::V4));
    }
    let versions = [
        ("/api/v4/projects/", Endpoint::V4),
        ("/api/v3/projects/", Endpoint::V3),
    ];
    let found = versions
        .into_iter()
        .filter_map(|(api, version)| Some((path.rfind(api)?, version)));
    if let Some((at, version)) = found.max_by_key(|(at, _)| *at) {
        let target = in_api(&path[at + "/api/v4".len()..], version);
        return (&path[..at], target);
    }
    let trimmed = path.trim_end_matches('/');
    for page in ["/-/pipelines/new", "/pipelines/new"] {
        if let Some(project) = trimmed.strip_suffix(page) {
            let project = project.trim_matches('/');
            return ("", Target::NewPipeline { project });
        }
    }
    let run = trimmed.strip_suffix("/run").and_then(|before| {
        let (_, project) = before.rsplit_once("/projects/")?;
        (!project.contains('/')).then_some(project)
    });
    match run {
        Some(project) => ("", Target::Run { project }),
        None => ("", Target::Other),
    }
}

/// What a path behind `/api/v4` or `/api/v3` leads to. A project's path should be
/// encoded, but is understood where it is not.
fn in_api(path: &str, version: Endpoint) -> Target<'_> {
    let Some(rest) = path.strip_prefix("/projects/") else {
        return Target::Other;
    };
    let rest = rest.trim_end_matches('/');
    let v3 = rest.strip_suffix("/trigger/builds");
    let Some(rest) = v3.or_else(|| rest.strip_suffix("/trigger/pipeline")) else {
        return match rest.strip_suffix("/pipeline") {
            Some(project) if !project.is_empty() => Target::Pipeline { project },
            _ => Target::Other,
        };
    };
    let (project, git_ref) = match rest.split_once("/ref/") {
        Some((project, git_ref)) => (project, Some(git_ref)),
        None => (rest, None),
    };
    let endpoint = match (version, git_ref) {
        (Endpoint::V3, _) => Endpoint::V3,
        (Endpoint::V4 | Endpoint::V4RefInPath, _) if v3.is_some() => Endpoint::V3,
        (Endpoint::V4 | Endpoint::V4RefInPath, Some(_)) => Endpoint::V4RefInPath,
        (Endpoint::V4 | Endpoint::V4RefInPath, None) => Endpoint::V4,
    };
    if project.is_empty() {
        return Target::Other;
    }
    Target::Trigger {
        endpoint,
        project,
        git_ref,
    }
}
