//! Shells of this machine, run in an empty folder of their own.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A shell, and an empty folder it runs in.
pub(crate) struct Shell {
    program: &'static str,
    folder: PathBuf,
}

impl Shell {
    /// The shell of this name; `None`, told on the output, if it or curl is missing.
    /// `purpose` names the folder.
    pub(crate) fn find(program: &'static str, purpose: &str) -> Option<Self> {
        for needed in [program, "curl"] {
            if !is_here(needed) {
                // Written past the test harness, which keeps a passing test's output.
                writeln!(
                    std::io::stdout(),
                    "skipped: {needed} is not on this machine"
                )
                .unwrap();
                return None;
            }
        }
        let name = format!("{purpose}-{program}-{}", std::process::id());
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        Some(Self { program, folder })
    }

    /// Runs `script` with these variables beside `PATH` and `HOME`.
    pub(crate) fn run(&self, script: &str, environment: &[(&str, &str)]) -> Output {
        Command::new(self.program)
            .args(["-c", script])
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", &self.folder)
            .envs(environment.iter().copied())
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    /// Whether nothing was left in the folder.
    pub(crate) fn left_nothing(&self) -> bool {
        fs::read_dir(&self.folder).unwrap().next().is_none()
    }
}

impl Drop for Shell {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn is_here(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}
