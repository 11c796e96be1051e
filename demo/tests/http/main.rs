//! The host over real connections: what GitLab's own front does (CORS, limits)
//! and what keeps the demo to its machine.

#![forbid(unsafe_code)]

mod client;
mod console;
mod control;
mod front;
mod program;
