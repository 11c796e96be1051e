//! Command lines and shell scripts.

pub(crate) mod curl_form;
pub(crate) mod curl_hidden;
pub(crate) mod curl_json;
pub(crate) mod curl_query;
mod encoded_body;
pub(crate) mod httpie;
pub(crate) mod hurl;
mod terminal;
pub(crate) mod wget;
