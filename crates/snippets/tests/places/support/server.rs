//! A server that says 201 to everything and remembers it.

use super::form::{self, Fields};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};

/// One request as it came.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) method: String,
    pub(crate) target: String,
    content_type: String,
    /// What a client sends by itself if it finds a password for the host somewhere.
    pub(crate) authorization: Option<String>,
    body: Vec<u8>,
}

/// A running server. It ends with the test's process.
pub(crate) struct Server {
    /// Address and port, as in a URL.
    pub(crate) host: String,
    received: Receiver<Received>,
}

/// What the server says unless it is told to say something else.
const CREATED: &str = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";

impl Server {
    /// A server at any port of this address; `None`, told on the output, if the machine
    /// has no such address.
    pub(crate) fn start(address: &str) -> Option<Self> {
        Self::start_answering(address, CREATED)
    }

    /// The same with another answer than 201 to everything: a whole one, from
    /// `HTTP/1.1` on, that closes the connection.
    pub(crate) fn start_answering(address: &str, reply: &'static str) -> Option<Self> {
        let Ok(listener) = TcpListener::bind(format!("{address}:0")) else {
            writeln!(
                std::io::stdout(),
                "skipped: {address} is not on this machine"
            )
            .unwrap();
            return None;
        };
        let host = listener.local_addr().unwrap().to_string();
        let (sender, received) = channel();
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                answer(connection.unwrap(), &sender, reply);
            }
        });
        Some(Self { host, received })
    }

    /// What came since the last time. A request is remembered before it is answered, so a
    /// client that has ended is all there.
    pub(crate) fn take(&self) -> Vec<Received> {
        self.received.try_iter().collect()
    }
}

fn answer(mut connection: TcpStream, sender: &Sender<Received>, reply: &str) {
    let mut reader = BufReader::new(connection.try_clone().unwrap());
    let mut line = String::new();
    reader.read_line(&mut line).unwrap();
    let mut words = line.split(' ').map(str::to_owned);
    let (method, target) = (words.next().unwrap(), words.next().unwrap());
    let (mut length, mut content_type, mut authorization) = (0, String::new(), None);
    loop {
        let mut header = String::new();
        reader.read_line(&mut header).unwrap();
        let Some((name, value)) = header.trim_end().split_once(':') else {
            break;
        };
        let value = value.trim();
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.parse().unwrap(),
            "content-type" => value.clone_into(&mut content_type),
            "authorization" => authorization = Some(value.to_owned()),
            "expect" => connection
                .write_all(b"HTTP/1.1 100 Continue\r\n\r\n")
                .unwrap(),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    sender
        .send(Received {
            method,
            target,
            content_type,
            authorization,
            body,
        })
        .unwrap();
    connection.write_all(reply.as_bytes()).unwrap();
}

impl Received {
    /// The path as it came, percent-encoded.
    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap()
    }

    /// The fields, wherever they stand: in the query or in the body, never in both.
    pub(crate) fn fields(&self) -> Fields {
        let kind = self.content_type.split(';').next().unwrap();
        match (self.target.split_once('?'), kind) {
            (Some((_, query)), _) if self.body.is_empty() => form::url_encoded(query.as_bytes()),
            (None, "application/x-www-form-urlencoded") => form::url_encoded(&self.body),
            (None, "application/json") => form::json(&self.body),
            (None, _) => form::multipart(&self.content_type, &self.body),
            (Some(_), _) => panic!("a query and a body: {self:?}"),
        }
    }
}
