//! Programs on the `PATH`, and which version they are.

use std::env::{self, consts::EXE_SUFFIX};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::program;

/// The file names under which a program can be found: as it is, and on Windows
/// also the script that npm writes.
fn file_names(program: &str) -> Vec<String> {
    let executable = format!("{program}{EXE_SUFFIX}");
    if cfg!(windows) {
        vec![executable, format!("{program}.cmd")]
    } else {
        vec![executable]
    }
}

/// The program of that name in one folder.
pub(super) fn in_folder(folder: &Path, program: &str) -> Option<PathBuf> {
    file_names(program)
        .iter()
        .map(|name| folder.join(name))
        .find(|file| file.is_file())
}

/// The first program of that name on the `PATH`.
pub(super) fn find(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).find_map(|folder| in_folder(&folder, program))
}

/// The `PATH` with `folders` before all others.
pub(super) fn with_first(folders: &[PathBuf]) -> Outcome<OsString> {
    let path = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&path));
    env::join_paths(all).map_err(Failure::because("The tools cannot be put on the PATH"))
}

/// Whether `program --version` names exactly this version.
pub(super) fn is_version(program: &Path, version: &str) -> bool {
    let mut command = program::command(program);
    command.arg("--version");
    program::run(command).is_ok_and(|finished| finished.success && names(&finished.lines, version))
}

/// Whether one of the words in the first line is `version`.
fn names(lines: &[String], version: &str) -> bool {
    lines
        .first()
        .is_some_and(|line| line.split_whitespace().any(|word| word == version))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_a_whole_word_of_the_first_line() {
        let cases = [
            ("trunk 0.21.14", "0.21.14", true),
            ("wasm-opt version 132 (version_132)", "132", true),
            ("trunk 0.21.140", "0.21.14", false),
            ("trunk 0.21.14-beta.1", "0.21.14", false),
            ("", "0.21.14", false),
        ];
        for (line, version, expected) in cases {
            assert_eq!(names(&[line.to_owned()], version), expected, "{line}");
        }
        assert!(!names(&[], "132"));
    }

    #[test]
    fn programs_are_found_on_the_path_or_not_at_all() {
        assert!(find("cargo").is_some());
        assert_eq!(find("no-such-program-here"), None);
    }
}
