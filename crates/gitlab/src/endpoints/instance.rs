//! Which GitLab it is.

use crate::endpoint::{Endpoint, one};
use crate::error::Doing;
use crate::nouns::Version;
use crate::request::Method;

/// `GET /metadata`, answered 200. Any signed-in account; scope `read_api` or `read_user`.
/// GitLab 15.2 and later; older ones answer 404, see [`version`].
pub fn metadata() -> Endpoint<Version> {
    one(Doing::ReadVersion, Method::Get, "/metadata".to_owned())
}

/// `GET /version`, answered 200. Any signed-in account. GitLab 8.13 and later.
pub fn version() -> Endpoint<Version> {
    one(Doing::ReadVersion, Method::Get, "/version".to_owned())
}
