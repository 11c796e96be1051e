//! `pullcord-demo`: the demo GitLab, and the built console beside it.

#![forbid(unsafe_code)]

mod arguments;
mod words;

use std::future::Future;
use std::io::Write;
use std::process::ExitCode;

use arguments::Wish;
use pullcord_demo::host::{Demo, Options};

#[tokio::main(worker_threads = 2)]
async fn main() -> ExitCode {
    match arguments::read(lexopt::Parser::from_env()) {
        Ok(Wish::Help) => say(&words::help()),
        Ok(Wish::Version) => say(concat!("pullcord-demo ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Wish::Run(options)) => run(options).await,
        Err(misunderstood) => fail(2, &misunderstood.to_string()),
    }
}

async fn run(options: Options) -> ExitCode {
    let is_public = !options.is_loopback();
    let (signal, again) = match (stop_signal(), stop_signal()) {
        (Ok(signal), Ok(again)) => (signal, again),
        (Err(error), _) | (_, Err(error)) => {
            return fail(1, &format!("The demo cannot listen for Ctrl-C: {error}."));
        }
    };
    let demo = match Demo::start(options).await {
        Ok(demo) => demo,
        Err(error) => return fail(1, &error.to_string()),
    };
    let spoken = say(&words::started(&demo, is_public));
    // A second Ctrl-C does not wait for the last answers.
    tokio::select! {
        () = demo.run(signal) => {}
        () = twice(again) => {}
    }
    spoken
}

/// Ready at the first Ctrl-C, or at the first SIGTERM where there is one.
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    let mut signals = Signals::new()?;
    Ok(async move { signals.next().await })
}

async fn twice(first: impl Future<Output = ()>) {
    first.await;
    match Signals::new() {
        Ok(mut signals) => signals.next().await,
        // Then the five seconds have to do.
        Err(_) => std::future::pending().await,
    }
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> std::io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            interrupt: signal(SignalKind::interrupt())?,
            terminate: signal(SignalKind::terminate())?,
        })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn new() -> std::io::Result<Self> {
        Ok(Self)
    }

    async fn next(&mut self) {
        // Without a handler the system ends the program by itself.
        let _ = tokio::signal::ctrl_c().await;
    }
}

/// Writes for people. A reader that has gone away is no reason to stop.
fn say(text: &str) -> ExitCode {
    let mut out = std::io::stdout();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    ExitCode::SUCCESS
}

fn fail(code: u8, sentence: &str) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{sentence}");
    ExitCode::from(code)
}
