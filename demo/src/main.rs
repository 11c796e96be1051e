//! A look-alike of GitLab's API, small enough for a laptop.

#![forbid(unsafe_code)]

fn main() {}
