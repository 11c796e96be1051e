//! Makes a half small: removes what it no longer uses, and its names.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use super::super::output;
use crate::failure::{Failure, Outcome};
use crate::program;

/// Runs wasm-opt on `module`, by way of a file in `folder` that is removed again.
pub(crate) fn shrink(module: &[u8], folder: &Path, path: &OsStr) -> Outcome<Vec<u8>> {
    let file = folder.join("half.wasm");
    output::write(&file, module)?;
    let mut wasm_opt = program::command("wasm-opt");
    wasm_opt.args(["-Oz", "--strip-producers", "--strip-target-features"]);
    wasm_opt.arg(&file).arg("-o").arg(&file).env("PATH", path);
    program::run(wasm_opt)?
        .or_fail("A half of the module could not be made small. The lines above say why.")?;
    let cannot = || Failure::because(format!("{} cannot be read", file.display()));
    let small = fs::read(&file).map_err(cannot())?;
    fs::remove_file(&file).map_err(cannot())?;
    Ok(small)
}
