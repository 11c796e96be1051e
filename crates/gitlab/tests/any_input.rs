//! Whatever a server sends, there is an answer or an error, never a panic; and one broken
//! item never costs its neighbours.

#![forbid(unsafe_code)]

use gitlab::endpoints::*;
use gitlab::{
    ApiError, Endpoint, GitRef, JobId, Page, PipelineId, ProjectId, ProjectRef, Response, Server,
    Token, TriggerId, Version,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// No question takes as many answers as this.
const MOST: usize = 12;

fn project_nine() -> ProjectRef {
    ProjectRef::Id(ProjectId(9))
}

/// Any JSON, three levels deep, with the names that GitLab uses among others.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[0-9T:.Z+-]{0,24}".prop_map(Value::from),
    ];
    let name = prop_oneof![
        Just("id"),
        Just("sha"),
        Just("ref"),
        Just("status"),
        Just("name"),
        Just("message"),
        Just("error"),
        Just("owner"),
        Just("user"),
        Just("pipeline"),
        Just("commit"),
        Just("token"),
        Just("created_at"),
        Just("coverage"),
        Just("base"),
        Just("scopes"),
        Just("data"),
        Just("errors"),
        Just("project"),
        Just("jobs"),
        Just("nodes"),
    ]
    .prop_map(str::to_owned);
    leaf.prop_recursive(3, 24, 5, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            proptest::collection::hash_map(name.clone(), inner, 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn response(status: u16, body: Vec<u8>) -> Response {
    Response {
        status,
        body,
        ..Response::default()
    }
}

/// Takes an answer to its end, through every word of an error, also where it comes to each
/// question that an old server is asked.
fn digest<T: 'static>(endpoint: &Endpoint<T>, response: &Response) {
    look_at(endpoint.answer(response));
    let version = Version {
        version: "8.17.0".to_owned(),
        revision: None,
        enterprise: None,
    };
    for server in [Server::of_v3(None), Server::of_v3(Some(version))] {
        let asked = match endpoint.asked_of(&server) {
            Ok(asked) => asked,
            Err(lacking) => {
                look_at::<()>(Err(lacking));
                continue;
            }
        };
        let mut told = Vec::new();
        while asked.questions().next(&told).is_some() {
            told.push(response.clone());
            assert!(told.len() <= MOST, "it asks for ever");
        }
        look_at(asked.answer(&told));
    }
}

fn look_at<T>(answer: Result<T, ApiError>) {
    if let Err(error) = answer {
        assert!(error.sentence().ends_with(['.', '\u{201d}']), "{error}");
        let _ = (
            error.details(),
            error.is_worth_retrying(),
            error.is_surely_undone(),
        );
    }
}

fn digest_all(response: &Response) {
    let (project, build, job_id) = (project_nine(), PipelineId(1), JobId(1));
    digest(&metadata(), response);
    digest(&current_user(), response);
    digest(&token_info(), response);
    digest(&projects(&ProjectSearch::default()), response);
    digest(&gitlab::endpoints::project(&project), response);
    digest(&triggers(&project), response);
    digest(&branches(&project, ""), response);
    digest(&tags(&project, ""), response);
    digest(&pipelines(&project, &PipelineFilter::default()), response);
    digest(&retry_pipeline(&project, build), response);
    digest(&pipeline_variables(&project, build), response);
    digest(&trigger_jobs(&project, build), response);
    digest(&job_needs("group/name", build, None), response);
    digest(
        &described_variables("group/name", &GitRef::new("main")),
        response,
    );
    digest(&ci_file(&project, &GitRef::new("main")), response);
    digest(&job(&project, job_id), response);
    digest(&trace(&project, job_id), response);
    digest(&pipeline(&project, build), response);
    digest(&pipeline_jobs(&project, build), response);
    digest(&trigger(&project, TriggerId(1)), response);
    digest(&delete_trigger(&project, TriggerId(1)), response);
    let run = Run {
        git_ref: GitRef::new("main"),
        variables: Vec::new(),
        inputs: Vec::new(),
        extra: Vec::new(),
    };
    let dotted = ProjectRef::Path("group/na.me".to_owned());
    for project in [project, dotted] {
        digest(&run_trigger(&project, &Token::new("t"), &run), response);
    }
}

fn job_json() -> Value {
    json!({
        "id": 7, "name": "rspec", "stage": "test", "status": "failed", "ref": "main", "tag": false,
        "allow_failure": true, "failure_reason": "script_failure", "coverage": 1.5, "duration": 2,
        "created_at": "2015-12-24T15:51:21.880Z", "web_url": "https://h/j/7",
        "user": {"id": 1, "username": "root", "state": "active"},
        "commit": {"id": "0ff3", "title": "t"},
        "pipeline": {"id": 6, "sha": "0ff3", "ref": "main", "status": "pending"},
    })
}

proptest! {
    #[test]
    fn any_bytes(status in 0_u16..600, body in proptest::collection::vec(any::<u8>(), 0..200)) {
        digest_all(&response(status, body));
    }

    #[test]
    fn any_document(status in prop_oneof![Just(200_u16), Just(400), Just(401), Just(403), Just(422)], body in any_json()) {
        digest_all(&response(status, body.to_string().into_bytes()));
    }

    #[test]
    fn any_list_is_counted_whole(items in proptest::collection::vec(any_json(), 0..8)) {
        let count = items.len();
        let body = Value::from(items).to_string().into_bytes();
        let page: Page<_> = triggers(&project_nine()).answer(&response(200, body)).unwrap();
        prop_assert_eq!(page.items.len() + page.unreadable, count);
    }

    #[test]
    fn any_field_may_be_odd_and_the_neighbours_stay(at in 0_usize..15, odd in any_json()) {
        let mut broken = job_json();
        let name = broken.as_object().unwrap().keys().nth(at).unwrap().clone();
        broken[&name] = odd;
        let body = json!([job_json(), broken, job_json()]).to_string().into_bytes();
        let page = jobs(&project_nine(), &JobFilter::default()).answer(&response(200, body)).unwrap();
        prop_assert_eq!(page.items.len() + page.unreadable, 3);
        prop_assert!(page.items.len() >= 2);
        let (first, last) = (page.items.first().unwrap(), page.items.last().unwrap());
        prop_assert_eq!((first.name.as_str(), last.name.as_str()), ("rspec", "rspec"));
        let needed = ["id", "name", "status"].contains(&name.as_str());
        prop_assert!(page.unreadable == 0 || needed, "{} is not needed", name);
    }
}
