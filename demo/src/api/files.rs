//! Files of a repository; the demo's repositories hold `.gitlab-ci.yml` alone
//! (GitLab docs, "Repository files API").

use sha2::{Digest, Sha256};

use super::branches;
use super::call::Call;
use super::message::Response;
use super::routes::Answer;
use crate::world::World;

const CONFIGURATION: &str = ".gitlab-ci.yml";

/// `GET /projects/:id/repository/files/:file_path/raw`, at `ref` or at the head
/// of the default branch.
pub(super) fn raw(call: &Call<'_>, world: &World, project: &str, path: &str) -> Answer {
    let access = branches::readable(call, world, project)?;
    let project = access.project;
    let head = || project.default_branch.to_owned();
    let ref_name = call
        .params
        .text("ref")?
        .filter(|name| name != "HEAD")
        .unwrap_or_else(head);
    let by_name = project.find_ref(&ref_name).map(|git_ref| &git_ref.commit);
    let mut all = project.refs.iter().map(|git_ref| &git_ref.commit);
    let commit = by_name.or_else(|| all.find(|commit| commit.sha == ref_name));
    let commit = commit.ok_or_else(|| Response::not_found("Commit Not Found"))?;
    let file = project.ci.file().filter(|_| path == CONFIGURATION);
    let file = file.ok_or_else(|| Response::not_found("File Not Found"))?;

    let digest: [u8; 32] = Sha256::digest(file).into();
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut response = Response::text(200, file);
    response.headers.extend([
        (
            "content-disposition",
            format!("inline; filename=\"{CONFIGURATION}\""),
        ),
        ("x-gitlab-blob-id", digest.chars().take(40).collect()),
        ("x-gitlab-commit-id", commit.sha.clone()),
        ("x-gitlab-content-sha256", digest),
        ("x-gitlab-encoding", "base64".to_owned()),
        ("x-gitlab-file-name", CONFIGURATION.to_owned()),
        ("x-gitlab-file-path", CONFIGURATION.to_owned()),
        ("x-gitlab-last-commit-id", commit.sha.clone()),
        ("x-gitlab-ref", ref_name),
        ("x-gitlab-size", file.len().to_string()),
    ]);
    Ok(response)
}
