//! The folder that is written.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Outcome};

/// Refuses a folder that holds something else than an earlier build, since
/// Trunk empties it.
pub(super) fn refuse_foreign(out: &Path) -> Outcome {
    let Ok(mut entries) = fs::read_dir(out) else {
        return Ok(());
    };
    // Trunk's own folder is all that a build which failed leaves behind.
    let is_empty = entries.all(|entry| entry.is_ok_and(|entry| entry.file_name() == ".stage"));
    if is_empty || (out.join("index.html").is_file() && out.join("config.json").is_file()) {
        return Ok(());
    }
    Err(Failure::new(format!(
        "{} holds files that are not an earlier build, and the build would remove them. Choose \
         another folder with --out, or empty this one.",
        out.display()
    )))
}

/// Reads a text file.
pub(super) fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(Failure::because(format!(
        "{} cannot be read",
        file.display()
    )))
}

/// Writes a file.
pub(super) fn write(file: &Path, content: impl AsRef<[u8]>) -> Outcome {
    fs::write(file, content).map_err(Failure::because(format!(
        "{} cannot be written",
        file.display()
    )))
}

/// The names of all files in the folder, without those of folders, in order.
pub(super) fn names(out: &Path) -> Outcome<Vec<String>> {
    let cannot = || Failure::because(format!("{} cannot be listed", out.display()));
    let mut names = Vec::new();
    for entry in fs::read_dir(out).map_err(cannot())? {
        let entry = entry.map_err(cannot())?;
        if entry.path().is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}
