//! Quoting rules, one file each. Each takes any text and gives back a text that the named
//! reader turns into the same again.

pub(crate) mod cron;
pub(crate) mod csharp;
pub(crate) mod csv;
pub(crate) mod curl_config;
pub(crate) mod go;
pub(crate) mod groovy;
pub(crate) mod httpie;
pub(crate) mod hurl;
pub(crate) mod java;
pub(crate) mod javascript;
pub(crate) mod json;
mod literal;
pub(crate) mod make;
pub(crate) mod php;
pub(crate) mod powershell;
pub(crate) mod python;
pub(crate) mod ruby;
pub(crate) mod rust;
pub(crate) mod sh;
pub(crate) mod systemd;
pub(crate) mod url;
pub(crate) mod yaml;
