//! The GitLab API as data: nouns, endpoints, requests, decoding, errors as sentences.
//!
//! Nothing here talks to the network or knows a browser. A screen asks for an
//! [`Endpoint`] (see [`endpoints`]), a transport sends its [`Request`] to an
//! [`Instance`], and the endpoint reads the [`Response`]: either the noun that was
//! asked for, or an [`ApiError`] whose sentence a person can act on.

#![forbid(unsafe_code)]

mod decode;
mod endpoint;
pub mod endpoints;
mod error;
mod escape;
mod evidence;
mod instance;
mod nouns;
mod paging;
mod redact;
mod request;
mod response;
mod secret;
mod time;

pub use endpoint::Endpoint;
pub use error::{ApiError, Cause, Doing, ErrorKind, FieldProblem, TokenFault};
pub use escape::{escape, read_pairs, unescape, write_pairs};
pub use evidence::{Evidence, evidence};
pub use instance::{Instance, InstanceProblem};
pub use nouns::*;
pub use paging::{NextPage, PAGE_SIZE, Page};
pub use redact::redact;
pub use request::{Body, Method, Redirects, Request};
pub use response::Response;
pub use secret::Token;
pub use time::Timestamp;
