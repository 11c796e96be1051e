//! Signing in with GitLab: to GitLab's own page and back (OAuth 2.0 with PKCE).

mod form;
mod pending;
mod returned;

pub(crate) use form::form;
