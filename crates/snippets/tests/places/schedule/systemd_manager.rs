//! A systemd of our own: the manager of a user's units, in a mount namespace in which
//! the machine seems to be booted with systemd.

use crate::support::program;
use std::fs::File;
use std::os::unix::net::UnixDatagram;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

const SYSTEMD: &str = "/lib/systemd/systemd";

/// A manager with a home. Both end with it.
pub(super) struct Manager {
    process: Child,
    folder: PathBuf,
    /// Held for as long as the manager lives: all of them keep their services in the same
    /// control groups, and one that ends kills what runs in them.
    _turn: File,
}

impl Manager {
    /// A manager that is ready; `None`, told on the output, if none can be had here.
    pub(super) fn start(name: &str) -> Option<Self> {
        if !program::are_here(&["unshare", "systemctl"]) || !Path::new(SYSTEMD).is_file() {
            program::skip("systemd is not on this machine");
            return None;
        }
        let turn = File::create(std::env::temp_dir().join("pullcord-systemd.lock")).unwrap();
        turn.lock().unwrap();
        // A socket's path has to be short.
        let folder = format!("pullcord-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(folder.join("home/.config/systemd/user")).unwrap();
        std::fs::create_dir_all(folder.join("run")).unwrap();
        let ready = UnixDatagram::bind(folder.join("ready")).unwrap();
        ready
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        let script = format!(
            "chmod 700 \"$XDG_RUNTIME_DIR\" && mount -t tmpfs none /run && \
             mkdir -p /run/systemd/system && exec {SYSTEMD} --user --log-target=null"
        );
        let mut manager = command(&folder, "unshare");
        let manager = manager
            .args(["--mount", "sh", "-c", &script])
            .env("NOTIFY_SOCKET", folder.join("ready"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let manager = Self {
            process: manager.spawn().unwrap(),
            folder,
            _turn: turn,
        };
        let mut message = [0; 4_096];
        while let Ok(length) = ready.recv(&mut message) {
            let message = String::from_utf8_lossy(&message[..length]);
            if message.lines().any(|line| line == "READY=1") {
                return Some(manager);
            }
        }
        program::skip("a systemd of one's own cannot be started on this machine");
        None
    }

    /// The home of the user whose units are run.
    pub(super) fn home(&self) -> PathBuf {
        self.folder.join("home")
    }

    /// Runs `systemctl --user`.
    pub(super) fn systemctl(&self, arguments: &[&str]) -> Output {
        let mut systemctl = command(&self.folder, "systemctl");
        systemctl.arg("--user").args(arguments).output().unwrap()
    }
}

fn command(folder: &Path, program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap())
        .env("HOME", folder.join("home"))
        .env("XDG_RUNTIME_DIR", folder.join("run"))
        .stdin(Stdio::null());
    command
}

impl Drop for Manager {
    fn drop(&mut self) {
        let _ = self.systemctl(&["exit"]);
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}
