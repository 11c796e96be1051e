//! Variables that the CI configuration of a ref describes.

use crate::endpoint::{Endpoint, asked, bytes};
use crate::endpoints::in_project;
use crate::error::Doing;
use crate::nouns::{DescribedVariables, GitRef, ProjectRef};
use crate::server::Feature;

const QUESTION: &str = "\
query($path: ID!, $ref: String!) {
  project(fullPath: $path) {
    ciConfigVariables(ref: $ref) { key value description valueOptions }
  }
}";

/// GraphQL `project.ciConfigVariables` (GitLab docs, API > GraphQL, `Project`), which GitLab's
/// own form asks: role Developer. `null` until GitLab has worked them out: ask again then.
/// `path` is the project's full path. GitLab 15.3 and later, with options since 15.7.
pub fn described_variables(path: &str, git_ref: &GitRef) -> Endpoint<DescribedVariables> {
    let variables = [("path", path), ("ref", git_ref.as_str())];
    asked(Doing::ReadDescribed, QUESTION, &variables).needs(Feature::DescribedVariables)
}

/// `GET /projects/:id/repository/files/.gitlab-ci.yml/raw`, answered 200 with the file as it is
/// at `git_ref` (GitLab docs, API > Repository files). Role Reporter, or anyone where the
/// repository is public. What the file includes is not in it.
pub fn ci_file(project: &ProjectRef, git_ref: &GitRef) -> Endpoint<Vec<u8>> {
    let path = in_project(project, "repository/files/.gitlab-ci.yml/raw");
    bytes(Doing::ReadConfiguration, path)
        .with_query("ref", git_ref.as_str())
        .needs(Feature::Configuration)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;
    use crate::instance::Instance;
    use crate::nouns::{DescribedVariable, ProjectId};
    use crate::response::Response;

    fn ask() -> Endpoint<DescribedVariables> {
        described_variables("docs/handbook", &GitRef::new("feature/\"x"))
    }

    fn answer(body: &str) -> Response {
        Response {
            status: 200,
            body: body.into(),
            ..Response::default()
        }
    }

    #[test]
    fn only_what_is_described_is_read() {
        let body = r#"{"data":{"project":{"ciConfigVariables":[
            {"key":"A","value":"1","description":"why","valueOptions":null},
            {"key":"B","value":"x","description":"which","valueOptions":["x","y",1]},
            {"key":"C","value":"30","description":null},
            {"key":"D","value":null,"description":"what"},
            {"key":null,"description":"none"}
        ]}}}"#;
        let variable =
            |key: &str, value: &str, description: &str, options: &[&str]| DescribedVariable {
                key: key.to_owned(),
                value: value.to_owned(),
                description: description.to_owned(),
                options: options.iter().map(|one| (*one).to_owned()).collect(),
            };
        let known = vec![
            variable("A", "1", "why", &[]),
            variable("B", "x", "which", &["x", "y"]),
            variable("D", "", "what", &[]),
        ];
        let read = ask().answer(&answer(body)).unwrap();
        assert_eq!(read, DescribedVariables::Known(known));
    }

    #[test]
    fn nothing_yet_is_not_none() {
        let read = |body: &str| ask().answer(&answer(body));
        let awaited = read(r#"{"data":{"project":{"ciConfigVariables":null}}}"#);
        assert_eq!(awaited.unwrap(), DescribedVariables::Awaited);
        let none = read(r#"{"data":{"project":{"ciConfigVariables":[]}}}"#);
        assert_eq!(none.unwrap(), DescribedVariables::Known(Vec::new()));
        let hidden = read(r#"{"data":{"project":null}}"#);
        assert_eq!(hidden.unwrap_err().kind, ErrorKind::NotFound);
        let old = r#"{"errors":[{"message":"Field 'ciConfigVariables' doesn't exist"}]}"#;
        let refused = read(old).unwrap_err();
        assert!(matches!(refused.kind, ErrorKind::Refused { .. }));
    }

    #[test]
    fn the_ref_is_never_part_of_a_question_or_a_path() {
        let body = ask().request().body_text().unwrap();
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        assert_eq!(body["variables"]["ref"], "feature/\"x");
        assert_eq!(body["query"], QUESTION);
        let instance = Instance::parse("https://gitlab.example.com").unwrap();
        let file = ci_file(&ProjectRef::Id(ProjectId(9)), &GitRef::new("a&b"));
        assert_eq!(
            file.request().url(&instance),
            "https://gitlab.example.com/api/v4/projects/9/repository/files/.gitlab-ci.yml/raw?ref=a%26b"
        );
    }
}
