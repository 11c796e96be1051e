//! Tools that cargo builds from their source.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::turn::turn;
use super::{cache, install, path};
use crate::failure::{Failure, Outcome};
use crate::program;

/// A tool that `cargo install` builds.
pub(super) struct CargoTool {
    /// The package's name.
    pub(super) package: &'static str,
    /// The pinned version.
    pub(super) version: &'static str,
    /// Its programs. The first answers `--version`; all must be there.
    pub(super) programs: &'static [&'static str],
    /// How long the build takes, in words.
    pub(super) takes: &'static str,
    /// Whether the build may go on without the package's own lock file, where
    /// that names a version which the index does not have.
    pub(super) may_unlock: bool,
}

impl CargoTool {
    /// The folder that holds the programs: one on the `PATH` where the version
    /// is exactly right, else the cache, into which it is installed when missing.
    pub(super) fn folder(&self) -> Outcome<PathBuf> {
        let on_path = path::find(self.programs[0]);
        if let Some(folder) = on_path.as_deref().and_then(Path::parent)
            && self.is_in(folder)
        {
            return Ok(folder.to_owned());
        }
        let home = cache::folder(self.package, self.version)?;
        let programs = home.join("bin");
        if !self.is_in(&programs) {
            let _turn = turn()?;
            if !self.is_in(&programs) {
                self.install(&home)?;
            }
        }
        Ok(programs)
    }

    fn is_in(&self, folder: &Path) -> bool {
        let found: Option<Vec<_>> = self
            .programs
            .iter()
            .map(|program| path::in_folder(folder, program))
            .collect();
        found.is_some_and(|programs| path::is_version(&programs[0], self.version))
    }

    /// Builds it. Cargo puts the programs in place only when all are built, so
    /// that an interrupted run is not taken for a whole one; what it had built
    /// is kept beside and used by the next.
    fn install(&self, home: &Path) -> Outcome {
        let building = home.with_file_name(format!("{}-{}.building", self.package, self.version));
        fs::create_dir_all(&building)
            .map_err(Failure::because("The cache of tools cannot be written"))?;
        let what = format!("{} {}", self.package, self.version);
        let locked = install::run(&what, self.takes, self.command(home, &building, true));
        if let Err(failure) = locked {
            let too_new = failure
                .details
                .iter()
                .any(|line| line.contains("(locked to"));
            if !(self.may_unlock && too_new) {
                return Err(failure);
            }
            let what = format!("{what}, with the newest libraries there are");
            install::run(&what, self.takes, self.command(home, &building, false))?;
        }
        fs::remove_dir_all(&building).map_err(Failure::because(format!(
            "{} cannot be removed",
            building.display()
        )))
    }

    fn command(&self, home: &Path, building: &Path, locked: bool) -> Command {
        let mut cargo = program::command("cargo");
        cargo
            .args(["install", self.package, "--version", self.version, "--root"])
            .arg(home);
        // Away from the repository, whose settings for cargo are not the tool's.
        cargo
            .env("CARGO_TARGET_DIR", building)
            .current_dir(building);
        if locked {
            cargo.arg("--locked");
        }
        cargo
    }
}
