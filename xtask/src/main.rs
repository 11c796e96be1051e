//! The project's tasks: demo, test, dist.

#![forbid(unsafe_code)]

fn main() {}
