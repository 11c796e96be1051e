//! The names under which the demo answers. A page on the internet can make its
//! own name point at this machine; its requests then carry that name, and are
//! refused by it ("DNS rebinding").

use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};

/// The names a request may be addressed to.
#[derive(Clone, Debug)]
pub(super) struct AllowedHosts(Vec<String>);

impl AllowedHosts {
    /// This machine's own names with the port, and others with or without it.
    pub(super) fn new(port: u16, others: &[String]) -> Self {
        let own = ["127.0.0.1", "localhost", "[::1]"]
            .into_iter()
            .map(str::to_owned);
        let names = own.chain(others.iter().map(|name| name.to_ascii_lowercase()));
        let with_port = names.map(|name| format!("{name}:{port}"));
        Self(
            with_port
                .chain(others.iter().map(|name| name.to_ascii_lowercase()))
                .collect(),
        )
    }

    /// Whether the `Host` header names this demo.
    pub(super) fn allow(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(HOST).and_then(|value| value.to_str().ok());
        host.is_some_and(|host| self.0.contains(&host.to_ascii_lowercase()))
    }

    /// Whether a request was made by a page of this very origin, or by no page.
    pub(super) fn is_own_origin(&self, headers: &HeaderMap) -> bool {
        let text = |name: &str| {
            headers
                .get(name)
                .map(|value| value.to_str().unwrap_or_default())
        };
        let origin = text(ORIGIN.as_str());
        let own = |origin: &str| {
            let host = origin.strip_prefix("http://").unwrap_or_default();
            self.0.iter().any(|allowed| allowed == host)
        };
        let site = text("sec-fetch-site");
        origin.is_none_or(own) && site.is_none_or(|site| matches!(site, "none" | "same-origin"))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderMap, HeaderName, HeaderValue};

    use super::AllowedHosts;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let header = |(name, value): &(&'static str, &'static str)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        };
        pairs.iter().map(header).collect()
    }

    #[test]
    fn only_known_names_are_answered() {
        let hosts = AllowedHosts::new(8485, &["Demo.example".to_owned()]);
        for name in [
            "127.0.0.1:8485",
            "LOCALHOST:8485",
            "[::1]:8485",
            "demo.example:8485",
            "demo.example",
        ] {
            assert!(hosts.allow(&headers(&[("host", name)])), "{name}");
        }
        for name in [
            "",
            "localhost",
            "localhost:80",
            "evil.example:8485",
            "127.0.0.1.evil:8485",
        ] {
            assert!(!hosts.allow(&headers(&[("host", name)])), "{name}");
        }
        assert!(!hosts.allow(&headers(&[])));
    }

    #[test]
    fn foreign_pages_are_told_from_own_ones() {
        let hosts = AllowedHosts::new(8485, &[]);
        let table = [
            (&[][..], true),
            (
                &[
                    ("origin", "http://127.0.0.1:8485"),
                    ("sec-fetch-site", "same-origin"),
                ],
                true,
            ),
            (&[("sec-fetch-site", "none")], true),
            (
                &[
                    ("origin", "http://127.0.0.1:8484"),
                    ("sec-fetch-site", "same-site"),
                ],
                false,
            ),
            (&[("sec-fetch-site", "cross-site")], false),
            (&[("origin", "null")], false),
            (&[("origin", "https://evil.example")], false),
        ];
        for (pairs, expected) in table {
            assert_eq!(hosts.is_own_origin(&headers(pairs)), expected, "{pairs:?}");
        }
    }
}
