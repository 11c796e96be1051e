//! Builds: the list, one as it moves with the clock, a new one, and what it was
//! given.

mod course;
mod list;
mod new;
mod variables;
