//! What GitLab documents, read by this crate: every example answer of every version, with
//! the values it must have. The examples are not part of this project; without them these
//! tests say that they were skipped.

#![forbid(unsafe_code)]

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod failures;
#[cfg(test)]
mod jobs;
#[cfg(test)]
mod old_servers;
#[cfg(test)]
mod pipelines;
#[cfg(test)]
mod projects;
#[cfg(test)]
mod triggers;
#[cfg(test)]
mod whole;
