use gitlab::endpoints::*;
use gitlab::{ApiError, JobId, PipelineId, Response, TriggerId};

use crate::examples::{
    ERRORS, Examples, OLD_4, OLD_17, OPENAPI, V9, V11, V19, find, project, response,
};

/// Documented answers of calls that this crate does not make.
const NOT_ASKED: [&str; 5] = [
    "GET_projects__id__repository__commits.json",
    "GET_projects__id__repository__commits__sha__refs.json",
    "POST_oauth__token.authorization_code.json",
    "POST_oauth__token.refresh_token.json",
    "POST_projects__id__pipeline.json",
];

/// Reads an answer by the endpoint that its file is named after; `None` for a file that no
/// endpoint is for.
fn read(name: &str, answer: &Response) -> Option<Result<usize, ApiError>> {
    let (project, build, id) = (project(), PipelineId(46), JobId(8));
    Some(match name {
        "GET_user.json" => current_user().answer(answer).map(|_| 0),
        "GET_version.json" => version().answer(answer).map(|_| 0),
        "GET_projects__id.json" => gitlab::endpoints::project(&project)
            .answer(answer)
            .map(|_| 0),
        "GET_projects__id__triggers.json" => triggers(&project)
            .answer(answer)
            .map(|page| page.unreadable),
        "GET_projects__id__triggers__trigger_id.json"
        | "POST_projects__id__triggers.json"
        | "PUT_projects__id__triggers__trigger_id.json"
        | "POST_projects__id__triggers__trigger_id__take_ownership.json" => {
            trigger(&project, TriggerId(10)).answer(answer).map(|_| 0)
        }
        "GET_projects__id__pipelines.json" => pipelines(&project, &PipelineFilter::default())
            .answer(answer)
            .map(|page| page.unreadable),
        "GET_projects__id__pipelines__pipeline_id.json"
        | "POST_projects__id__pipelines__pipeline_id__cancel.json"
        | "POST_projects__id__pipelines__pipeline_id__retry.json"
        | "POST_projects__id__trigger__pipeline.json" => {
            pipeline(&project, build).answer(answer).map(|_| 0)
        }
        "GET_projects__id__pipelines__pipeline_id__variables.json" => {
            pipeline_variables(&project, build)
                .answer(answer)
                .map(|page| page.unreadable)
        }
        "GET_projects__id__pipelines__pipeline_id__bridges.json"
        | "GET_projects__id__pipelines__pipeline_id__trigger_jobs.json" => {
            trigger_jobs(&project, build)
                .answer(answer)
                .map(|page| page.unreadable)
        }
        "GET_projects__id__jobs.json"
        | "GET_projects__id__pipeline__pipeline_id__jobs.json"
        | "GET_projects__id__pipelines__pipeline_id__jobs.json" => pipeline_jobs(&project, build)
            .answer(answer)
            .map(|page| page.unreadable),
        "GET_projects__id__repository__tags.json" => tags(&project, "")
            .answer(answer)
            .map(|page| page.unreadable),
        // One on its own is asked for as a list.
        "GET_projects__id__repository__branches__branch.json" => branches(&project, "")
            .answer(&in_list(answer))
            .map(|page| page.unreadable),
        "GET_projects__id__repository__tags__tag_name.json" => tags(&project, "")
            .answer(&in_list(answer))
            .map(|page| page.unreadable),
        job_answer if job_answer.contains("__jobs__job_id") => {
            job(&project, id).answer(answer).map(|_| 0)
        }
        _ => return None,
    })
}

fn in_list(answer: &Response) -> Response {
    Response {
        body: [b"[", answer.body.as_slice(), b"]"].concat(),
        ..answer.clone()
    }
}

fn read_all(examples: &Examples, folder: &str) -> usize {
    let names = examples.names(folder);
    for name in &names {
        let answer = response(200, &examples.text(folder, name));
        match read(name, &answer) {
            Some(found) => assert_eq!(found.map_err(|error| error.kind), Ok(0), "{folder}/{name}"),
            None => assert!(
                NOT_ASKED.contains(&name.as_str()),
                "{folder}/{name} is new here"
            ),
        }
    }
    names.len()
}

#[test]
fn no_documented_answer_is_left_unread() {
    let Some(examples) = find("all answers") else {
        return;
    };
    assert!(read_all(&examples, V9) >= 18);
    assert!(read_all(&examples, V11) >= 26);
    assert!(read_all(&examples, V19) >= 22);
    // Those of API v3 are read in `old_servers`, failures and definitions by their names.
    let known = [ERRORS, OPENAPI, OLD_17, OLD_4, V11, V19, V9];
    assert_eq!(examples.folders(), known);
}
