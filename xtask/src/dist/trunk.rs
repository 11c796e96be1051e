//! The release build by Trunk.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::{env, fs};

use super::Plan;
use crate::failure::{Failure, Outcome};
use crate::{program, repository};

/// What the compiler is told for this build only. Components are erased to one
/// type each, which halves them; symbols carry their types, and the linker
/// keeps its relocations, since the module is cut by both.
const FLAGS: [&str; 4] = [
    "--cfg",
    "erase_components",
    "-Csymbol-mangling-version=v0",
    "-Clink-arg=--emit-relocs",
];

/// Runs Trunk with the tools on `path`, and gives the module as the linker
/// wrote it.
pub(super) fn build(plan: &Plan, path: &OsStr) -> Outcome<Vec<u8>> {
    let mut trunk = program::command("trunk");
    trunk.args([
        "build",
        "--release",
        "--offline",
        "--public-url",
        plan.public_url.as_str(),
    ]);
    trunk.arg("--dist").arg(&plan.out).env("PATH", path);
    trunk.env("CARGO_ENCODED_RUSTFLAGS", flags().join("\x1f"));
    // Trunk 0.21 reads it as true or false and stops at any other value.
    trunk.env_remove("NO_COLOR");
    program::run(trunk)?
        .or_fail("The console could not be built. The lines above say where it went wrong.")?;
    linked()
}

/// The module as the linker wrote it in the newest build. Fails without one.
pub(crate) fn linked() -> Outcome<Vec<u8>> {
    let module = repository::target()?.join("wasm32-unknown-unknown/release/pullcord.wasm");
    fs::read(&module).map_err(Failure::because(format!(
        "{} cannot be read",
        module.display()
    )))
}

/// The flags, with which no path of this machine gets into the module: it is
/// the same wherever it is built.
fn flags() -> Vec<String> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.map(|home| home.join("registry").join("src"));
    let registries = sources.and_then(|sources| fs::read_dir(sources).ok());
    let registries = registries.into_iter().flatten().flatten();
    let folders = registries.map(|entry| entry.path());
    let folders = folders.chain([repository::root().to_owned()]);
    let remaps = folders.map(|folder| format!("--remap-path-prefix={}/=", folder.display()));
    FLAGS.map(str::to_owned).into_iter().chain(remaps).collect()
}
