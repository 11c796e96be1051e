//! Where the examples are, and how one is taken for an answer.

use std::fs;
use std::path::{Path, PathBuf};

use gitlab::{Endpoint, ProjectId, ProjectRef, Response, Timestamp};

/// The versions of GitLab whose documentation gave the examples.
pub(crate) const V9: &str = "v4-gitlab-9.0.0";
pub(crate) const V11: &str = "v4-gitlab-11.5.0";
pub(crate) const V19: &str = "v4-gitlab-19.2";
/// The same of API v3.
pub(crate) const OLD_4: &str = "v3-gitlab-8.4.0";
pub(crate) const OLD_17: &str = "v3-gitlab-8.17.0";
/// Documented failures, each with a name.
pub(crate) const ERRORS: &str = "errors";
/// Example values of GitLab's OpenAPI definitions.
pub(crate) const OPENAPI: &str = "openapi-synth";

/// The folder of examples: in `PULLCORD_SHARED`, else beside the workspace. `None`, said on
/// stdout, where there is none.
pub(crate) fn find(test: &str) -> Option<Examples> {
    let shared = std::env::var_os("PULLCORD_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let folder = shared.join("reference/gitlab-api-data/examples");
    if folder.is_dir() {
        return Some(Examples(folder));
    }
    println!("skipped: {test}: no example answers of GitLab here (set PULLCORD_SHARED)");
    None
}

pub(crate) struct Examples(PathBuf);

impl Examples {
    pub(crate) fn text(&self, folder: &str, name: &str) -> String {
        let path = self.0.join(folder).join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// What an endpoint makes of an example.
    pub(crate) fn read<T>(&self, folder: &str, name: &str, endpoint: &Endpoint<T>) -> T {
        let text = self.text(folder, name);
        let status = if name.starts_with("POST") { 201 } else { 200 };
        endpoint
            .answer(&response(status, &text))
            .unwrap_or_else(|error| panic!("{folder}/{name}: {error:?}"))
    }

    /// Every folder of examples.
    pub(crate) fn folders(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("the examples");
        let entries = entries.map(Result::unwrap);
        let folders = entries.filter(|entry| entry.path().is_dir());
        let mut names: Vec<String> = folders
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.join(folder)).expect(folder);
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| Path::new(name).extension().is_some_and(|end| end == "json"))
            .collect();
        names.sort();
        names
    }
}

pub(crate) fn response(status: u16, body: &str) -> Response {
    Response {
        status,
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: body.into(),
        redirected_away: false,
    }
}

pub(crate) fn project() -> ProjectRef {
    ProjectRef::Id(ProjectId(1))
}

pub(crate) fn time(text: &str) -> Option<Timestamp> {
    Some(Timestamp::parse(text).expect(text))
}
