//! The shells, languages and parsers by which the tests of the snippets run
//! them. None of them is needed: what is missing, its tests skip by name.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::turn::turn;
use super::{cache, debian, install, npm_packages, path, versions};
use crate::failure::{Failure, Outcome};
use crate::{program, say};

/// Packages of Debian with shells, languages, build tools and what reads their files.
const PACKAGES: [&str; 24] = [
    "bash",
    "bmake",
    "busybox",
    "cron",
    "curl",
    "dash",
    "fish",
    "golang-github-drone-envsubst-dev",
    "golang-go",
    "golang-gopkg-yaml.v3-dev",
    "groovy",
    "httpie",
    "ksh93u+m",
    "make",
    "mksh",
    "php-cli",
    "php-curl",
    "python3-venv",
    "rsync",
    "ruby",
    "systemd",
    "wget",
    "yash",
    "zsh",
];

/// Makes sure of as many of them as this machine can have, and gives the `PATH`
/// on which the tests find them.
pub(crate) fn snippet_runtimes() -> Outcome<OsString> {
    if debian::can_install() {
        let missing = debian::missing(&PACKAGES)?;
        if !missing.is_empty() && or_without(debian::install(&missing)).is_none() {
            // One that this release of Debian lacks keeps all from being installed.
            for package in missing {
                or_without(debian::install(&[package]));
            }
        }
    }
    let mut folders = Vec::new();
    if let Some(folder) = or_without(python_packages()).flatten() {
        folders.push(folder);
    }
    if let Some(folder) = or_without(npm_packages::snippets_packages()) {
        folders.push(folder);
    }
    path::with_first(&folders)
}

/// What cannot be installed is told, and done without.
fn or_without<T>(outcome: Outcome<T>) -> Option<T> {
    outcome.map_err(|failure| say::failure(&failure)).ok()
}

/// The folder of programs of a Python environment with the packages of
/// [`versions::PYTHON_PACKAGES`]; none without Python.
fn python_packages() -> Outcome<Option<PathBuf>> {
    let Some(python) = path::find("python3") else {
        return Ok(None);
    };
    let home = cache::folder(
        "python",
        &versions::PYTHON_PACKAGES.join("-").replace("==", "-"),
    )?;
    let programs = home.join("bin");
    // Written last.
    let whole = home.join("installed");
    if whole.is_file() {
        return Ok(Some(programs));
    }
    let _turn = turn()?;
    if whole.is_file() {
        return Ok(Some(programs));
    }
    if home.exists() {
        fs::remove_dir_all(&home)
            .map_err(Failure::because("The cache of tools cannot be written"))?;
    }
    let mut venv = program::command(python);
    venv.args(["-m", "venv"]).arg(&home);
    install::run("an environment for Python", "some seconds", venv)?;
    install::run(
        &versions::PYTHON_PACKAGES.join(" and "),
        "into the cache, about a minute",
        pip(&programs),
    )?;
    fs::write(whole, "").map_err(Failure::because("The cache of tools cannot be written"))?;
    Ok(Some(programs))
}

fn pip(programs: &std::path::Path) -> Command {
    let mut pip = program::command(programs.join("python"));
    pip.args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]);
    pip.args(versions::PYTHON_PACKAGES);
    pip
}
