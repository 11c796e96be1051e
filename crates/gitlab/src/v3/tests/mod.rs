//! Conversations with old servers: what is sent, in which order, and what comes of it.

mod builds;
mod lists;
mod run;
mod triggers;

use crate::endpoint::Endpoint;
use crate::error::ApiError;
use crate::escape::write_pairs;
use crate::nouns::{ProjectId, ProjectRef, Version};
use crate::request::{Api, Request};
use crate::response::Response;
use crate::server::{Server, Signature};

fn nine() -> ProjectRef {
    ProjectRef::Id(ProjectId(9))
}

/// GitLab 8.17.
fn late() -> Server {
    Server::of_v3(Some(Version {
        version: "8.17.0".to_owned(),
        revision: None,
        enterprise: None,
    }))
}

/// GitLab 8.4, which does not tell its version.
fn early() -> Server {
    Server::of_v3(None)
}

fn line(request: &Request) -> String {
    assert_eq!(
        (request.api, request.signature),
        (Api::V3, Signature::PrivateToken)
    );
    let query = write_pairs(&request.query);
    let mark = if query.is_empty() { "" } else { "?" };
    let secret = if request.path_secret.is_some() {
        "/TOKEN"
    } else {
        ""
    };
    format!(
        "{} {}{secret}{mark}{query}",
        request.method.as_str(),
        request.path
    )
}

/// Holds the conversation: each line is what must be sent, and what is answered to it.
fn talk<T: 'static>(
    endpoint: &Endpoint<T>,
    server: &Server,
    lines: &[(&str, u16, &str)],
) -> Result<T, ApiError> {
    let asked = endpoint.asked_of(server)?;
    let mut told: Vec<Response> = Vec::new();
    for (sent, status, body) in lines {
        let request = asked.questions().next(&told).expect(sent);
        assert_eq!(line(&request), *sent);
        told.push(Response {
            status: *status,
            body: body.as_bytes().to_vec(),
            ..Response::default()
        });
    }
    let further = asked.questions().next(&told);
    assert_eq!(further.as_ref().map(line), None, "nothing more is sent");
    asked.answer(&told)
}
