//! What each answer becomes, in kind and in words.

mod answers;
mod kinds;
mod outcome;
mod words;

use super::ErrorKind::{self, *};
use super::{ApiError, Cause, Doing, FieldProblem, TokenFault};
use crate::endpoint::Endpoint;
use crate::endpoints::*;
use crate::nouns::{GitRef, JobId, ProjectId, ProjectRef, Trigger, TriggerId};
use crate::paging::Page;
use crate::response::Response;
use crate::secret::Token;

const SECRET: &str = "hunter2";

fn nine() -> ProjectRef {
    ProjectRef::Id(ProjectId(9))
}

fn list() -> Endpoint<Page<Trigger>> {
    triggers(&nine())
}

fn start() -> Endpoint<Started> {
    let run = Run {
        git_ref: GitRef::new("main"),
        variables: Vec::new(),
        inputs: Vec::new(),
        extra: Vec::new(),
    };
    run_trigger(&nine(), &Token::new(SECRET), &run)
}

fn answer(status: u16, kind: &str, body: &str) -> Response {
    Response {
        status,
        headers: vec![
            ("Content-Type".to_owned(), kind.to_owned()),
            ("X-Request-Id".to_owned(), "01ABC".to_owned()),
        ],
        body: body.into(),
        redirected_away: false,
    }
}

fn json(status: u16, body: &str) -> Response {
    answer(status, "application/json", body)
}

fn fail<T>(endpoint: &Endpoint<T>, response: &Response) -> ApiError {
    match endpoint.answer(response) {
        Ok(_) => panic!("taken for a success: {response:?}"),
        Err(error) => error,
    }
}

fn field(field: &str, problem: &str) -> FieldProblem {
    FieldProblem {
        field: field.to_owned(),
        problem: problem.to_owned(),
    }
}
