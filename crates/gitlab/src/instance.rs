//! The GitLab that is talked to: its address as a person types it, and what belongs to it.

mod host;
mod problem;

pub use problem::InstanceProblem;

use host::{is_host, is_loopback_host, split_port};

/// The address of one GitLab, normalised: scheme, lower-case host, port unless it is the
/// scheme's own, and the root under which GitLab lives.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Instance {
    scheme: Scheme,
    host: String,
    port: Option<u16>,
    /// Empty, or `/root` without a slash at its end.
    root: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Scheme {
    Http,
    Https,
}

impl Scheme {
    fn as_str(self) -> &'static str {
        match self {
            Self::Http => "http",
            Self::Https => "https",
        }
    }

    fn own_port(self) -> u16 {
        match self {
            Self::Http => 80,
            Self::Https => 443,
        }
    }
}

impl Instance {
    /// Reads what a person types or pastes.
    ///
    /// A missing scheme becomes `https` (`http` on this computer); a slash at the end, a
    /// query, a fragment and a pasted `/api/v4/...` are dropped; a root such as
    /// `https://host/gitlab` stays.
    ///
    /// # Errors
    /// Refuses nothing typed, blanks, credentials, other schemes, what is no host or path,
    /// and `http:` to another computer, where anyone on the way could read the token.
    pub fn parse(typed: &str) -> Result<Self, InstanceProblem> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(InstanceProblem::Empty);
        }
        if typed.contains(|c: char| c.is_whitespace() || c.is_control()) {
            return Err(InstanceProblem::Blank);
        }
        let (scheme, rest) = split_scheme(typed)?;
        let (authority, path) = split_authority(rest.strip_prefix("//").unwrap_or(rest));
        if authority.contains('@') {
            return Err(InstanceProblem::Credentials);
        }
        let (host, port) = split_port(authority).ok_or(InstanceProblem::NoHost)?;
        let host = host.to_ascii_lowercase();
        if !is_host(&host) {
            return Err(InstanceProblem::NoHost);
        }
        let local = is_loopback_host(&host);
        let scheme = scheme.unwrap_or(if local { Scheme::Http } else { Scheme::Https });
        if scheme == Scheme::Http && !local {
            return Err(InstanceProblem::NotEncrypted);
        }
        let port = port.filter(|port| *port != scheme.own_port());
        let root = read_root(path).ok_or(InstanceProblem::BadPath)?;
        Ok(Self {
            scheme,
            host,
            port,
            root,
        })
    }

    /// Whether it runs on this computer (127.0.0.0/8, `localhost`, `*.localhost`, `[::1]`).
    pub fn is_loopback(&self) -> bool {
        is_loopback_host(&self.host)
    }

    /// The host without the port, in lower case; IPv6 in brackets.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// `https://host[:port]`.
    pub fn origin(&self) -> String {
        let (scheme, host) = (self.scheme.as_str(), &self.host);
        match self.port {
            Some(port) => format!("{scheme}://{host}:{port}"),
            None => format!("{scheme}://{host}"),
        }
    }

    /// `https://host[:port][/root]`.
    pub fn base(&self) -> String {
        self.origin() + &self.root
    }

    /// Where the API is: the base and `/api/v4`.
    pub fn api(&self) -> String {
        self.base() + "/api/v4"
    }

    /// Where the API of old servers is: the base and `/api/v3`.
    pub fn api_v3(&self) -> String {
        self.base() + "/api/v3"
    }

    /// Where GraphQL is asked: the base and `/api/graphql`.
    pub fn graphql(&self) -> String {
        self.base() + "/api/graphql"
    }

    /// Whether an address from the API (a `web_url`) leads into this very GitLab: only
    /// then may it become a link.
    ///
    /// Strict, because browsers read much as an address that does not look like one: it
    /// must be printable ASCII, absolute, of the same scheme, host and port, without
    /// credentials or backslash, and its path must lie under the root without `.` or `..`.
    pub fn owns(&self, url: &str) -> bool {
        let strange = |byte: u8| !byte.is_ascii_graphic() || b"\\\"<>`{}|^".contains(&byte);
        if url.bytes().any(strange) {
            return false;
        }
        let Some(rest) = url
            .strip_prefix(self.scheme.as_str())
            .and_then(|rest| rest.strip_prefix("://"))
        else {
            return false;
        };
        let (authority, path) = split_authority(rest);
        let Some((host, port)) = split_port(authority) else {
            return false;
        };
        let port = port.filter(|port| *port != self.scheme.own_port());
        let path = path.split(['?', '#']).next().unwrap_or_default();
        host.eq_ignore_ascii_case(&self.host)
            && port == self.port
            && !has_dots(path)
            && path
                .strip_prefix(&self.root)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// As [`Instance::base`].
impl std::fmt::Display for Instance {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.base())
    }
}

/// The scheme, if there is one, and what follows it: with its `//`, where that is there.
fn split_scheme(typed: &str) -> Result<(Option<Scheme>, &str), InstanceProblem> {
    let Some((before, after)) = typed.split_once(':') else {
        return Ok((None, typed));
    };
    let names_a_scheme = before.starts_with(|c: char| c.is_ascii_alphabetic())
        && before
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let is_port = after.starts_with(|c: char| c.is_ascii_digit());
    if !names_a_scheme || is_port {
        return Ok((None, typed));
    }
    let scheme = match before.to_ascii_lowercase().as_str() {
        "https" => Scheme::Https,
        "http" => Scheme::Http,
        // `name:password@host`: the name is no scheme.
        _ if split_authority(after).0.contains('@') && !after.starts_with("//") => {
            return Err(InstanceProblem::Credentials);
        }
        other => return Err(InstanceProblem::OtherScheme(other.to_owned())),
    };
    if after.starts_with("//") {
        Ok((Some(scheme), after))
    } else {
        Err(InstanceProblem::NoHost)
    }
}

/// Cuts before the path, query or fragment.
fn split_authority(rest: &str) -> (&str, &str) {
    rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()))
}

/// The root in a path: without query, fragment, `/api/v4...` and a slash at its end.
fn read_root(path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let api = path.match_indices("/api/v4").find(|(at, found)| {
        let after = &path[at + found.len()..];
        after.is_empty() || after.starts_with('/')
    });
    let root = api
        .map_or(path, |(at, _)| &path[..at])
        .trim_end_matches('/');
    let in_path = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~%!$&'()*+,;=:@".contains(&byte);
    let fits = root.bytes().all(in_path) && !root.contains("//") && !has_dots(root);
    fits.then(|| root.to_owned())
}

/// Whether a part of the path is `.` or `..`, also when escaped: browsers resolve those.
fn has_dots(path: &str) -> bool {
    path.split('/').any(|part| {
        let part = part.to_ascii_lowercase().replace("%2e", ".");
        part == "." || part == ".."
    })
}

#[cfg(test)]
mod tests;
