//! The table of `docs/snippets.md`: which places were executed, by what, on how
//! many cases. The tests of the snippets record what they ran; a long run writes
//! the table, and so does one with `PULLCORD_TABLE`; every other run checks that it
//! still tells the truth.

mod table;

use std::fs;
use std::path::PathBuf;

use super::Extent;
use super::counts::Counts;
use crate::failure::{Failure, Outcome};
use crate::repository;

use table::{Ran, Table};

const PAGE: &str = "docs/snippets.md";

/// Where the tests of the snippets record what they ran: cargo's folder for
/// integration tests, `target/tmp`.
fn records() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| repository::root().join("target"), PathBuf::from);
    target.join("tmp/proof")
}

/// Removes what an earlier run recorded.
pub(super) fn forget() -> Outcome {
    match fs::remove_dir_all(records()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Failure::new(format!(
            "The records of the last run cannot be removed: {error}."
        ))),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Writes the page after a long run, compares it after any other.
pub(super) fn run(extent: Extent) -> Outcome<Counts> {
    let ran = ran()?;
    let page = repository::root().join(PAGE);
    if extent == Extent::Long || std::env::var_os("PULLCORD_TABLE").is_some() {
        fs::write(&page, Table::of(&ran).page())
            .map_err(Failure::because(format!("{PAGE} cannot be written")))?;
        return Ok(Counts::one_passed());
    }
    let told =
        fs::read_to_string(&page).map_err(Failure::because(format!("{PAGE} cannot be read")))?;
    let missing = table::untold(&told, &ran);
    if missing.is_empty() {
        return Ok(Counts::one_passed());
    }
    let sentence = format!(
        "{PAGE} does not tell what stands above. Write it anew with cargo xtask test --long."
    );
    Err(Failure::new(sentence).with_details(missing))
}

/// What the tests recorded, in the order of the files' names.
fn ran() -> Outcome<Vec<Ran>> {
    let cannot = || Failure::because("What the tests of the snippets recorded cannot be read");
    let mut files: Vec<_> = fs::read_dir(records())
        .map_err(cannot())?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()
        .map_err(cannot())?;
    files.sort();
    let mut ran = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).map_err(cannot())?;
        ran.extend(text.lines().filter_map(Ran::read));
    }
    Ok(ran)
}
