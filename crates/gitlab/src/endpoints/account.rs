//! Who is asking, and with what token.

use crate::endpoint::{Endpoint, one};
use crate::error::Doing;
use crate::nouns::{TokenInfo, User};
use crate::request::Method;
use crate::server::Feature;

/// `GET /user`, answered 200: the account behind the token. Scope `read_user`, `read_api`
/// or `api`.
pub fn current_user() -> Endpoint<User> {
    one(Doing::ReadUser, Method::Get, "/user".to_owned())
}

/// `GET /personal_access_tokens/self`, answered 200: what the token may do and until when.
/// Any personal, project or group access token; an OAuth token gets 401 or 404. Newer
/// servers only.
pub fn token_info() -> Endpoint<TokenInfo> {
    one(
        Doing::ReadToken,
        Method::Get,
        "/personal_access_tokens/self".to_owned(),
    )
    .needs(Feature::TokenScopes)
}
