//! What a demo can be told at its start.

use std::net::SocketAddr;
use std::path::PathBuf;

use super::ConsolePath;
use crate::server::Server;
use crate::world::Moment;

/// How the demo is to run.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where the demo GitLab listens; port 0 means any free one.
    pub listen: SocketAddr,
    /// Names, besides those of the own machine, under which requests may come.
    pub allowed_hosts: Vec<String>,
    /// The moment at which the demo's clock starts; `None` means now.
    pub clock: Option<Moment>,
    /// Which GitLab it is.
    pub server: Server,
    /// Whether the world is a large one.
    pub scale: bool,
    /// Whether `/_demo/*` exists.
    pub control: bool,
    /// The built console, if it is to be served too.
    pub console: Option<ConsoleOptions>,
}

/// Where the built console is, and where it is served.
#[derive(Clone, Debug)]
pub struct ConsoleOptions {
    /// The folder with `index.html`.
    pub folder: PathBuf,
    /// Where the console listens; port 0 means any free one.
    pub listen: SocketAddr,
    /// The path below which the console lives.
    pub path: ConsolePath,
}

impl Options {
    /// Whether only this machine can reach the demo.
    pub fn is_loopback(&self) -> bool {
        let console = self
            .console
            .as_ref()
            .is_none_or(|it| it.listen.ip().is_loopback());
        console && self.listen.ip().is_loopback()
    }
}
