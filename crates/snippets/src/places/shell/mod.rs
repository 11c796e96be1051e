//! Command lines and shell scripts.

pub(crate) mod curl_form;
pub(crate) mod curl_query;
