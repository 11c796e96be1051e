//! Rust's standard library for WebAssembly.

use std::path::Path;

use super::install;
use crate::failure::{Failure, Outcome};
use crate::program;

/// What the console is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure that Rust can compile for the browser.
///
/// The line `targets` in rust-toolchain.toml would do, but rustup acts on it
/// only where its automatic installation is on.
pub(crate) fn rust_target() -> Outcome {
    if is_installed()? {
        return Ok(());
    }
    if super::path::find("rustup").is_none() {
        return Err(Failure::new(format!(
            "Rust cannot compile for the browser here, because the target {TARGET} is not \
             installed and there is no rustup to add it. Install it the way Rust was installed."
        )));
    }
    let mut rustup = program::command("rustup");
    rustup.args(["target", "add", TARGET]);
    install::run(&format!("the Rust target {TARGET}"), "some seconds", rustup)
}

fn is_installed() -> Outcome<bool> {
    let mut rustc = program::command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let finished = program::run(rustc)?.or_fail("rustc did not answer.")?;
    Ok(finished.lines.iter().any(|line| Path::new(line).is_dir()))
}
