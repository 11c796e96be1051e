//! Programs in a programming language.
//!
//! What is so in all of them: the URL and the fields stand at the top as literals of the
//! language; its library encodes the form; the token and secret values are read from the
//! environment, and a name that is not set ends the program before anything is sent; no
//! redirect is followed and nothing is sent twice; whatever is not 201 Created, GitLab's
//! answer to a trigger that made a pipeline, ends in a failure that shows the answer; and
//! where a library would wait for ever, a minute is enough, as GitLab itself gives up on a
//! request after that.

mod blocked_port;
pub(crate) mod csharp;
pub(crate) mod go;
pub(crate) mod java;
pub(crate) mod javascript;
pub(crate) mod php;
mod program;
mod python;
pub(crate) mod python_requests;
pub(crate) mod python_standard;
pub(crate) mod ruby;
pub(crate) mod rust;
