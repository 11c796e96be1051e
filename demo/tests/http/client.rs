//! A demo on free ports, and the smallest client that can talk to it.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::PathBuf;
use std::thread::JoinHandle;
use std::time::Duration;

use pullcord_demo::host::{ConsoleOptions, ConsolePath, Demo, Options};
use pullcord_demo::server::Server;
use tokio::sync::oneshot;

/// A running demo; it stops when it is dropped.
pub(crate) struct Running {
    pub(crate) gitlab: String,
    pub(crate) console: String,
    /// Ada's token with the scope `api`.
    pub(crate) ada: String,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header, by its name in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (other, value) = line.split_once(':')?;
            other.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

pub(crate) fn free_port() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 0))
}

pub(crate) fn options() -> Options {
    Options {
        listen: free_port(),
        allowed_hosts: vec!["demo.example".to_owned()],
        clock: pullcord_demo::world::Moment::parse("2026-11-23T12:00:00Z"),
        server: Server::default(),
        scale: false,
        control: false,
        console: None,
    }
}

pub(crate) fn with_console(folder: PathBuf, path: &str) -> Options {
    let console = ConsolePath::parse(path).map(|path| ConsoleOptions {
        folder,
        listen: free_port(),
        path,
    });
    Options {
        console,
        ..options()
    }
}

impl Running {
    pub(crate) fn start(options: Options) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            let Ok(runtime) = runtime else { return };
            runtime.block_on(async {
                let Ok(demo) = Demo::start(options).await else {
                    return;
                };
                let ada = demo
                    .accounts
                    .first()
                    .map(|account| account.api_token.clone());
                let _ = tell.send((demo.gitlab_url.clone(), demo.console_url.clone(), ada));
                demo.run(async { drop(stopped.await) }).await;
            });
        });
        let (gitlab, console, ada) = told
            .recv_timeout(Duration::from_secs(10))
            .unwrap_or_default();
        Self {
            gitlab,
            console: console.unwrap_or_default(),
            ada: ada.unwrap_or_default(),
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    /// Sends a request to the demo GitLab. `headers` are whole lines.
    pub(crate) fn gitlab(&self, line: &str, headers: &[&str], body: &[u8]) -> Answer {
        send(&host_of(&self.gitlab), line, headers, body)
    }

    /// Gets a path from the console.
    pub(crate) fn console(&self, line: &str, headers: &[&str]) -> Answer {
        send(&host_of(&self.console), line, headers, b"")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// `127.0.0.1:1234` of an address.
pub(crate) fn host_of(url: &str) -> String {
    url.trim_start_matches("http://")
        .split('/')
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Sends one request, `GET /path`, and reads to the end of the connection.
pub(crate) fn send(host: &str, line: &str, headers: &[&str], body: &[u8]) -> Answer {
    let mut head = format!("{line} HTTP/1.1\r\nConnection: close\r\n");
    let has_host = headers
        .iter()
        .any(|header| header.to_ascii_lowercase().starts_with("host:"));
    if !has_host {
        head.push_str(&["Host: ", host, "\r\n"].concat());
    }
    for header in headers {
        head.push_str(&[header, "\r\n"].concat());
    }
    if !body.is_empty() {
        head.push_str(&["Content-Length: ", &body.len().to_string(), "\r\n"].concat());
    }
    let mut answer = Vec::new();
    if let Ok(mut stream) = TcpStream::connect(host) {
        let _ = stream.set_read_timeout(Some(Duration::from_secs(10)));
        let _ = stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(b"\r\n"));
        // A server that refuses the head may close before the body is written.
        let _ = stream.write_all(body);
        let _ = stream.read_to_end(&mut answer);
    }
    read(&answer)
}

fn read(answer: &[u8]) -> Answer {
    let end = answer
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .unwrap_or(answer.len());
    let (head, body) = answer.split_at(end);
    let head = String::from_utf8_lossy(head).into_owned();
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok())
        .unwrap_or(0);
    Answer {
        status,
        head,
        body: body.get(4..).unwrap_or_default().to_vec(),
    }
}
