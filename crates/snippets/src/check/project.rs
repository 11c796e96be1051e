//! The project, and the ref in it.

use super::without_nul;
use crate::{Call, Endpoint, Field, Refusal};

/// The project's number or path. Dots alone would be read as a folder of the URL.
pub(super) fn checked(project: &str) -> Result<(), Refusal> {
    if is_dots(project) {
        return Err(Refusal::ProjectMissing);
    }
    without_nul(project, Field::Project)
}

/// The ref; in a path, dots alone would be read as a folder of the URL.
pub(super) fn ref_checked(git_ref: &str, endpoint: Endpoint) -> Result<(), Refusal> {
    if git_ref.is_empty() {
        return Err(Refusal::RefMissing);
    }
    if endpoint == Endpoint::V4RefInPath && is_dots(git_ref) {
        return Err(Refusal::RefNotInPath);
    }
    without_nul(git_ref, Field::Ref)
}

/// The project's path, wherever it is told.
pub(super) fn path(call: &Call) -> Option<&str> {
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    [&call.project_path, &call.project]
        .into_iter()
        .map(String::as_str)
        .find(|path| !path.is_empty() && !is_number(path))
}

/// Also for nothing at all.
fn is_dots(text: &str) -> bool {
    text.chars().all(|character| character == '.')
}
