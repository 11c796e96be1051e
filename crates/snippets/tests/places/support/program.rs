//! Programs of this machine.

use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Whether all of these programs are here; tells on the output which one is not.
pub(crate) fn are_here(programs: &[&str]) -> bool {
    let missing = programs.iter().find(|program| path(program).is_none());
    if let Some(missing) = missing {
        skip(format!("{missing} is not on this machine"));
    }
    missing.is_none()
}

/// Says that something was left out, past the test harness, which keeps the output of a
/// test that passes. The test run counts such lines.
pub(crate) fn skip(reason: impl Display) {
    writeln!(std::io::stdout(), "skipped: {reason}").unwrap();
}

/// Where the program is.
pub(crate) fn path(program: &str) -> Option<PathBuf> {
    paths(program).into_iter().next()
}

/// Where the program is, each time that it is there: a machine may have an older one and a
/// newer one.
pub(crate) fn paths(program: &str) -> Vec<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&folders)
        .map(|folder| folder.join(program))
        .filter(|file| file.is_file())
        .collect()
}

/// Whether nothing is in `folder`.
pub(crate) fn is_empty(folder: &Path) -> bool {
    std::fs::read_dir(folder).unwrap().next().is_none()
}
