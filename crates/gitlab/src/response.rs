//! An answer as data: what a transport hands back.

use std::borrow::Cow;

/// One answer, read whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status; 0 for an answer that the browser hides.
    pub status: u16,
    /// The headers that may be read, in any case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Whether the server pointed elsewhere and the transport did not go there.
    pub redirected_away: bool,
}

impl Response {
    /// The answer of a fetch that met a redirect it may not follow: nothing of it can be
    /// read, not even where it led.
    pub fn opaque_redirect() -> Self {
        Self {
            redirected_away: true,
            ..Self::default()
        }
    }

    /// The first header of that name, whatever its case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(present, _)| present.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn is_success(&self) -> bool {
        !self.redirected_away && (200..300).contains(&self.status)
    }

    /// Whether it is a success that can be read.
    pub(crate) fn is_readable(&self) -> bool {
        self.is_success() && !self.says_web_page()
    }

    /// The body as text, without a byte order mark. What is no UTF-8 becomes U+FFFD, so
    /// that one broken name does not hide the rest.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        let bytes = self
            .body
            .strip_prefix(b"\xEF\xBB\xBF")
            .unwrap_or(&self.body);
        String::from_utf8_lossy(bytes)
    }

    /// Whether the server says that it sends a web page: a sign-in page, a proxy's notice.
    pub(crate) fn says_web_page(&self) -> bool {
        self.header("content-type").is_some_and(|kind| {
            let start = kind.trim_start().get(..9);
            start.is_some_and(|start| start.eq_ignore_ascii_case("text/html"))
        })
    }

    /// Whether a web page came, by what the server says or by the look of it.
    pub(crate) fn is_web_page(&self) -> bool {
        self.says_web_page() || self.text().trim_start().starts_with('<')
    }
}

#[cfg(test)]
mod tests {
    use super::Response;

    fn typed(kind: Option<&str>, body: &[u8]) -> Response {
        let headers = kind.map(|kind| ("content-type".to_owned(), kind.to_owned()));
        Response {
            status: 200,
            headers: headers.into_iter().collect(),
            body: body.to_vec(),
            redirected_away: false,
        }
    }

    #[test]
    fn header_names_have_no_case() {
        let response = typed(Some("text/plain"), b"");
        assert_eq!(response.header("Content-TYPE"), Some("text/plain"));
        assert_eq!(response.header("link"), None);
    }

    #[test]
    fn a_web_page_is_known_by_type_or_look() {
        assert!(typed(Some("Text/HTML; charset=utf-8"), b"hi").is_web_page());
        assert!(typed(None, b"\xEF\xBB\xBF \n<!doctype html>").is_web_page());
        assert!(!typed(Some("text/plain"), b"<b>a log</b>").says_web_page());
        assert!(!typed(None, b"{}").is_web_page());
        assert!(!typed(Some(""), b"").is_web_page());
    }

    #[test]
    fn text_drops_the_mark_and_keeps_going() {
        assert_eq!(typed(None, b"\xEF\xBB\xBF[]").text(), "[]");
        assert_eq!(typed(None, b"a\xFFb").text(), "a\u{fffd}b");
    }

    #[test]
    fn a_refused_redirect_is_no_success() {
        assert!(!Response::opaque_redirect().is_success());
        assert!(typed(None, b"").is_success());
    }
}
