//! Jobs of CI systems: the file is read by the place's own reader, or by readers of its
//! language, and its script run by a shell.

mod gitlab;
mod gitlab_trigger;
