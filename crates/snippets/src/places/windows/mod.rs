//! Windows' own command lines.

pub(crate) mod cmd_curl;
mod names;
pub(crate) mod powershell;
