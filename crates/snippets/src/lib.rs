//! A GitLab trigger call, written and quoted for each place it can be pasted into.

#![forbid(unsafe_code)]

mod call;
mod note;
mod options;
mod place;
mod refusal;
mod schedule;
mod snippet;

pub use call::{Call, TokenGiven, Variable};
pub use note::Note;
pub use options::{CiForm, Options};
pub use place::Place;
pub use refusal::{Field, Refusal};
pub use schedule::{NotATime, Schedule};
pub use snippet::Snippet;
