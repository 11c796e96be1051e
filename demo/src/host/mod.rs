//! The HTTP server around the heart: two listeners, one for the demo GitLab
//! and one for the built console, so that the browser's cross-origin rules
//! apply as they do between a real console and a real GitLab.

mod allowed_hosts;
mod clock;
mod config;
mod connections;
mod console;
mod control;
mod cors;
mod gitlab;
mod house;
mod log_body;

pub use clock::Clock;
pub use config::{ConsoleOptions, Options};
pub use console::ConsolePath;

use std::future::Future;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use serde_json::json;
use tokio::net::TcpListener;

use crate::oauth::APPLICATION;
use crate::server::Server;
use crate::world::{Account, Seed, WELL_KNOWN, World};
use allowed_hosts::AllowedHosts;
use house::House;

/// Why the demo could not start; its text is for people.
#[derive(Debug)]
pub enum StartError {
    /// An address is in use or may not be used.
    Address {
        /// The address that was wanted.
        address: SocketAddr,
        /// The option that sets it.
        option: &'static str,
        /// What the system says.
        reason: std::io::Error,
    },
    /// There is no built console in the folder.
    NoConsole(PathBuf),
    /// The system gave no random numbers for the tokens of a public demo.
    NoRandomness,
}

impl std::fmt::Display for StartError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Address {
                address,
                option,
                reason,
            } if reason.kind() == std::io::ErrorKind::AddrInUse => {
                write!(
                    out,
                    "Port {} on {} is already taken by another program. \
                     Choose another one, such as `{option} {}:0` for any free port.",
                    address.port(),
                    address.ip(),
                    address.ip()
                )
            }
            Self::Address {
                address,
                option,
                reason,
            } => write!(
                out,
                "{address} cannot be used: {reason}. Choose another address with `{option}`."
            ),
            Self::NoConsole(folder) => write!(
                out,
                "There is no index.html in {}. Build the console first, or name the folder \
                 that holds the built one with `--console`.",
                folder.display()
            ),
            Self::NoRandomness => out.write_str(
                "The system gave no random numbers, so a demo that others can reach would \
                 have tokens that can be guessed. Start it on 127.0.0.1 instead.",
            ),
        }
    }
}

impl std::error::Error for StartError {}

/// A demo whose ports are open. It answers once [`Demo::run`] is awaited.
#[derive(Debug)]
pub struct Demo {
    gitlab: (TcpListener, Router),
    console: Option<(TcpListener, Router)>,
    /// Where the demo GitLab is, such as `http://127.0.0.1:8485`.
    pub gitlab_url: String,
    /// Where the console is, with its path, if it is served.
    pub console_url: Option<String>,
    /// Which GitLab it is.
    pub server: Server,
    /// The accounts and their tokens.
    pub accounts: Vec<Account>,
}

impl Demo {
    /// Opens the ports and seeds the world.
    pub async fn start(options: Options) -> Result<Self, StartError> {
        let is_public = !options.is_loopback();
        let seed = if is_public {
            random_seed()?
        } else {
            WELL_KNOWN
        };
        let listener = open(options.listen, "--listen").await?;
        let address = address_of(&listener, options.listen);
        let gitlab_url = url(address, &options.allowed_hosts);
        let clock = Clock::starting_at(options.clock);
        let world = if options.scale {
            World::seeded_at_scale(seed, clock.now(), &gitlab_url)
        } else {
            World::seeded(seed, clock.now(), &gitlab_url)
        };
        let house = Arc::new(House::new(
            world.served_by(options.server),
            clock,
            AllowedHosts::new(address.port(), &options.allowed_hosts),
        ));
        let accounts = Account::all(seed);
        let router = gitlab::router(house, options.control);

        let (mut console, mut console_url) = (None, None);
        if let Some(wanted) = options.console {
            if !wanted.folder.join("index.html").is_file() {
                return Err(StartError::NoConsole(wanted.folder));
            }
            let listener = open(wanted.listen, "--console-listen").await?;
            let address = address_of(&listener, wanted.listen);
            console_url = Some(format!(
                "{}{}",
                url(address, &options.allowed_hosts),
                wanted.path
            ));
            let hosts = AllowedHosts::new(address.port(), &options.allowed_hosts);
            let token = accounts.first().map(|account| account.api_token.clone());
            // The console honours such a token for a loopback GitLab only.
            let token = token.filter(|_| !is_public);
            let has_oauth = options.server.release().has_oauth_for_pages();
            let config = json!({
                "gitlab_url": &gitlab_url,
                "oauth_application_id": has_oauth.then_some(APPLICATION),
                "demo_token": token,
            });
            let router = console::router(wanted, hosts, &config);
            console = Some((listener, router));
        }
        Ok(Self {
            gitlab: (listener, router),
            console,
            gitlab_url,
            console_url,
            server: options.server,
            accounts,
        })
    }

    /// Answers requests until `stop` is ready; then finishes what is under way,
    /// for at most five seconds.
    pub async fn run(self, stop: impl Future<Output = ()>) {
        connections::serve(
            [Some(self.gitlab), self.console].into_iter().flatten(),
            stop,
        )
        .await;
    }
}

async fn open(address: SocketAddr, option: &'static str) -> Result<TcpListener, StartError> {
    let opened = TcpListener::bind(address).await;
    opened.map_err(|reason| StartError::Address {
        address,
        option,
        reason,
    })
}

/// The address with the port that the system chose where 0 was wanted.
fn address_of(listener: &TcpListener, wanted: SocketAddr) -> SocketAddr {
    listener.local_addr().unwrap_or(wanted)
}

fn url(address: SocketAddr, allowed_hosts: &[String]) -> String {
    match allowed_hosts.first() {
        Some(host) if !address.ip().is_loopback() => format!("http://{host}:{}", address.port()),
        Some(_) | None => format!("http://{address}"),
    }
}

fn random_seed() -> Result<Seed, StartError> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).map_err(|_| StartError::NoRandomness)?;
    Ok(Seed(u128::from_ne_bytes(bytes)))
}
