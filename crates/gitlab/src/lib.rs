//! The GitLab API as data: nouns, endpoints, requests, decoding, errors as sentences.
//!
//! Nothing here talks to the network or knows a browser. A screen asks for an
//! [`Endpoint`] (see [`endpoints`]), a transport sends its [`Request`] to an
//! [`Instance`], and the endpoint reads the [`Response`]: either the noun that was
//! asked for, or an [`ApiError`] whose sentence a person can act on.
//!
//! ```
//! use gitlab::{Instance, ProjectRef, Response, Token, endpoints};
//!
//! let instance = Instance::parse("gitlab.example.com/").unwrap();
//! let project = ProjectRef::parse("group/name").unwrap();
//! let endpoint = endpoints::triggers(&project);
//! assert_eq!(
//!     endpoint.request().url(&instance),
//!     "https://gitlab.example.com/api/v4/projects/group%2Fname/triggers?per_page=100",
//! );
//! let headers = endpoint.request().headers(Some(&Token::new("glpat-secret")));
//! assert!(headers.contains(&("Authorization", "Bearer glpat-secret".to_owned())));
//!
//! // The transport sends the request and brings back:
//! let response = Response { status: 200, body: b"[{\"id\":10}]".to_vec(), ..Response::default() };
//! let page = endpoint.answer(&response).unwrap();
//! assert_eq!(page.items[0].id.to_string(), "10");
//!
//! let refused = Response { status: 403, ..Response::default() };
//! let sentence = endpoint.answer(&refused).unwrap_err().sentence();
//! assert!(sentence.starts_with("The triggers could not be loaded."));
//! ```

#![forbid(unsafe_code)]

mod asked;
mod decode;
mod endpoint;
pub mod endpoints;
mod error;
mod escape;
mod evidence;
mod graphql;
mod instance;
mod nouns;
pub mod oauth;
mod paging;
mod payload;
mod redact;
mod request;
mod response;
mod secret;
mod server;
mod time;
mod v3;

pub use asked::{Asked, Questions};
pub use endpoint::Endpoint;
pub use error::{ApiError, Cause, Doing, ErrorKind, FieldProblem, TokenFault};
pub use escape::{escape, read_pairs, unescape, write_pairs};
pub use evidence::{
    Clues, Evidence, LastUse, MARKER, Strength, evidence, marker, may_be_triggered,
};
pub use instance::{Instance, InstanceProblem};
pub use nouns::*;
pub use paging::{NextPage, PAGE_SIZE, Page};
pub use payload::{PAYLOAD, Payload};
pub use redact::redact;
pub use request::{Api, Body, Method, Redirects, Request};
pub use response::Response;
pub use secret::Token;
pub use server::{Dialect, Feature, Server, Signature, Since, is_no_such_api};
pub use time::Timestamp;
