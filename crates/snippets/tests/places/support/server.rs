//! A server that says the same to everything, 201 unless told otherwise, and remembers it.

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

impl Server {
    /// A server at any port of this address; `None`, told on the output, if the machine
    /// has no such address.
    pub(crate) fn start(address: &str) -> Option<Self> {
        Self::answering(address, "201 Created", "{}")
    }

    /// The same with another status line and body. A redirect leads to the server itself.
    pub(crate) fn answering(
        address: &str,
        status: &'static str,
        body: &'static str,
    ) -> Option<Self> {
        let length = body.len();
        Self::serve(address, |host| {
            format!(
                "HTTP/1.1 {status}\r\nLocation: http://{host}/elsewhere\r\n\
                 Content-Type: application/json\r\nContent-Length: {length}\r\n\
                 Connection: close\r\n\r\n{body}"
            )
        })
    }

    /// The same with a whole answer, from `HTTP/1.1` on, that closes the connection.
    pub(crate) fn start_answering(address: &str, reply: &'static str) -> Option<Self> {
        Self::serve(address, |_| reply.to_owned())
    }

    fn serve(address: &str, reply: impl FnOnce(&str) -> String) -> Option<Self> {
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
        let reply = reply(&host);
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                answer(connection.unwrap(), &sender, &reply);
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
    /// The path, percent-encoded. A dot may come encoded too, and means the same (RFC 3986,
    /// 6.2.2.2). A whole URL is as good as its path (RFC 9112, 3.2.2).
    pub(crate) fn path(&self) -> String {
        let whole = self.target.strip_prefix("http://");
        let target = whole.map_or(&*self.target, |rest| &rest[rest.find('/').unwrap()..]);
        let path = target.split('?').next().unwrap();
        path.replace("%2E", ".")
    }

    /// The body as it came.
    pub(crate) fn body(&self) -> &[u8] {
        &self.body
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
