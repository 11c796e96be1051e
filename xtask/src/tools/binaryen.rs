//! wasm-opt, which makes the module smaller; from the npm package `binaryen`,
//! so that nothing has to be compiled or unpacked.

use std::fs;
use std::path::{Path, PathBuf};

use super::turn::turn;
use super::{cache, install, path, versions};
use crate::failure::{Failure, Outcome};

/// The folder with `wasm-opt`.
pub(super) fn folder() -> Outcome<PathBuf> {
    let on_path = path::find("wasm-opt");
    if let Some(folder) = on_path.as_deref().and_then(Path::parent)
        && is_in(folder)
    {
        return Ok(folder.to_owned());
    }
    let home = cache::folder("binaryen", versions::BINARYEN)?;
    let programs = home.join("node_modules").join(".bin");
    if !is_in(&programs) {
        let _turn = turn()?;
        if !is_in(&programs) {
            install(&home)?;
        }
    }
    Ok(programs)
}

fn is_in(folder: &Path) -> bool {
    let major = versions::BINARYEN
        .split('.')
        .next()
        .unwrap_or(versions::BINARYEN);
    path::in_folder(folder, "wasm-opt").is_some_and(|wasm_opt| path::is_version(&wasm_opt, major))
}

/// Installs beside and then renames, so that an interrupted run is not taken
/// for a whole one.
fn install(home: &Path) -> Outcome {
    let beside = home.with_file_name(format!("binaryen-{}.partial", versions::BINARYEN));
    let package = format!("binaryen@{}", versions::BINARYEN);
    let not_written = || Failure::because("The cache of tools cannot be written");
    for old in [home, &beside] {
        if old.exists() {
            fs::remove_dir_all(old).map_err(not_written())?;
        }
    }
    fs::create_dir_all(&beside).map_err(not_written())?;
    let mut npm = super::npm_packages::npm();
    npm.args([
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        &package,
        "--prefix",
    ]);
    npm.arg(&beside).current_dir(&beside);
    install::run(
        &format!("wasm-opt (npm package {package})"),
        "into the cache, about 10 seconds",
        npm,
    )?;
    fs::rename(&beside, home).map_err(not_written())
}
