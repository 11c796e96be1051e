//! Quoting rules, one file each. Each takes any text and gives back a text that the named
//! reader turns into the same again.

pub(crate) mod cron;
pub(crate) mod csharp;
pub(crate) mod go;
pub(crate) mod java;
pub(crate) mod javascript;
mod literal;
pub(crate) mod php;
pub(crate) mod python;
pub(crate) mod ruby;
pub(crate) mod rust;
pub(crate) mod sh;
pub(crate) mod url;
pub(crate) mod yaml;
