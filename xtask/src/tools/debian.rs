//! Packages of Debian and its relatives, where this user may install them.

use std::path::Path;

use super::{install, path};
use crate::failure::Outcome;
use crate::program;

/// Whether a package can be installed without asking for a password.
pub(super) fn can_install() -> bool {
    Path::new("/etc/debian_version").exists() && path::find("apt-get").is_some() && is_root()
}

/// Those of `packages` that are not installed.
pub(super) fn missing<'a>(packages: &[&'a str]) -> Outcome<Vec<&'a str>> {
    let mut query = program::command("dpkg-query");
    // It fails for packages that it has never heard of, and tells of the others.
    query.args([
        "--show",
        "--showformat",
        "${db:Status-Status} ${Package}\\n",
    ]);
    query.args(packages);
    let told = program::run(query)?;
    let is_installed = |package: &str| {
        let line = ["installed ", package].concat();
        told.lines.contains(&line)
    };
    Ok(packages
        .iter()
        .copied()
        .filter(|package| !is_installed(package))
        .collect())
}

/// Installs packages by apt-get, after updating its lists.
pub(super) fn install(packages: &[&str]) -> Outcome {
    let mut update = program::command("apt-get");
    update.arg("update");
    install::run("the lists of Debian packages", "some seconds", update)?;
    let mut get = program::command("apt-get");
    get.args(["install", "--yes"]).args(packages);
    get.env("DEBIAN_FRONTEND", "noninteractive");
    install::run(
        &format!("{} with apt-get", packages.join(", ")),
        "a minute or two",
        get,
    )
}

#[cfg(unix)]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    // A process's folder belongs to its user.
    std::fs::metadata("/proc/self").is_ok_and(|folder| folder.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
