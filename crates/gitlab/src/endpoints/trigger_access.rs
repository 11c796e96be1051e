//! Whose owners have lost their project, which only GraphQL tells.

use crate::endpoint::{Endpoint, asked};
use crate::error::Doing;
use crate::nouns::{ProjectId, TriggerAccesses};

/// GraphQL `projects(ids).pipelineTriggers.canAccessProject` (GitLab docs, API > GraphQL,
/// `PipelineTrigger`; an experiment since 16.3): role Maintainer. Of each of `projects`, of
/// which a hundred may be asked for at a time, the first hundred triggers.
pub fn trigger_access(projects: &[ProjectId]) -> Endpoint<TriggerAccesses> {
    let id = |project: &ProjectId| format!("\"gid://gitlab/Project/{}\"", project.0);
    let ids: Vec<String> = projects.iter().map(id).collect();
    // Numbers of our own reading: nothing that a person typed is in this text.
    let question = [
        "query {\n  projects(ids: [",
        &ids.join(", "),
        "]) {\n    nodes {\n      pipelineTriggers {\n        nodes { id canAccessProject }\n      \
         }\n    }\n  }\n}",
    ];
    asked(Doing::ListTriggers, &question.concat(), &[])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nouns::{TriggerAccess, TriggerId};
    use crate::response::Response;

    fn answer(body: &str) -> Option<Vec<TriggerAccess>> {
        let response = Response {
            status: 200,
            body: body.into(),
            ..Response::default()
        };
        let asked = trigger_access(&[ProjectId(9), ProjectId(12)]);
        asked.answer(&response).ok().map(|all| all.0)
    }

    #[test]
    fn several_projects_are_one_question() {
        let asked = trigger_access(&[ProjectId(9), ProjectId(12)]);
        let body = asked.request().body_text().unwrap();
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        let question = body["query"].as_str().unwrap();
        assert!(question.contains(r#"["gid://gitlab/Project/9", "gid://gitlab/Project/12"]"#));
    }

    #[test]
    fn what_is_told_of_each_trigger_is_read_and_what_is_not_is_left_out() {
        let told = answer(
            r#"{"data":{"projects":{"nodes":[
                {"pipelineTriggers":{"nodes":[
                    {"id":"gid://gitlab/Ci::Trigger/10","canAccessProject":true},
                    {"id":"gid://gitlab/Ci::Trigger/14","canAccessProject":false},
                    {"id":"gid://gitlab/Ci::Trigger/15","canAccessProject":null}]}},
                {"pipelineTriggers":null}]}}}"#,
        );
        let of = |id, has_access| TriggerAccess {
            trigger: TriggerId(id),
            has_access,
        };
        assert_eq!(told, Some(vec![of(10, true), of(14, false)]));
    }

    #[test]
    fn a_server_without_the_field_tells_nothing() {
        for body in [
            r#"{"errors":[{"message":"Field 'pipelineTriggers' doesn't exist on type 'Project'"}]}"#,
            r#"{"data":{"projects":null}}"#,
        ] {
            assert_eq!(answer(body), None, "{body}");
        }
    }
}
