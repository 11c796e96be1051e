//! The shells, languages and parsers by which the tests of the snippets run
//! them. None of them is needed: what is missing, its tests skip by name.

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::{cache, debian, install, npm_packages, path, versions};
use crate::failure::{Failure, Outcome};
use crate::{program, say};

/// Programs, and the packages of Debian that have them.
const PROGRAMS: [(&str, &str); 17] = [
    ("bash", "bash"),
    ("busybox", "busybox"),
    ("curl", "curl"),
    ("dash", "dash"),
    ("fish", "fish"),
    ("http", "httpie"),
    ("ksh93", "ksh93u+m"),
    ("make", "make"),
    ("mksh", "mksh"),
    ("php", "php-cli"),
    ("python3", "python3"),
    ("rsync", "rsync"),
    ("ruby", "ruby"),
    ("systemd-analyze", "systemd"),
    ("wget", "wget"),
    ("yash", "yash"),
    ("zsh", "zsh"),
];

/// Makes sure of as many of them as this machine can have, and gives the `PATH`
/// on which the tests find them.
pub(crate) fn snippet_runtimes() -> Outcome<OsString> {
    let missing: Vec<&str> = PROGRAMS
        .iter()
        .filter(|(program, _)| path::find(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if !missing.is_empty() && debian::can_install() {
        or_without(debian::install(&missing));
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
