//! The path under which the built files are served.

use crate::failure::{Failure, Outcome};

/// A path from the root of the host that starts and ends with a slash, such as
/// `/` or `/tools/pullcord/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicUrl(String);

impl Default for PublicUrl {
    fn default() -> Self {
        Self("/".to_owned())
    }
}

impl PublicUrl {
    /// Reads a path and adds the last slash where it is missing. Fails for what
    /// is not a path from the root, since links from deep pages would then
    /// lead elsewhere, and for characters that a path or a host's file of
    /// rules would need to escape.
    pub(crate) fn read(text: &str) -> Outcome<Self> {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || "-._~/".contains(letter);
        if !text.starts_with('/') || text.contains("//") || !text.chars().all(plain) {
            return Err(Failure::new(format!(
                "{text} cannot be the public URL. Give the path from the root of the host, of \
                 letters, digits, dots and dashes, such as /tools/pullcord/."
            )));
        }
        let slash = if text.ends_with('/') { "" } else { "/" };
        Ok(Self(format!("{text}{slash}")))
    }

    /// The path.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_gets_its_last_slash() {
        for (text, path) in [
            ("/", "/"),
            ("/a", "/a/"),
            ("/tools/pullcord/", "/tools/pullcord/"),
        ] {
            assert_eq!(PublicUrl::read(text).map(|url| url.0), Ok(path.to_owned()));
        }
    }

    #[test]
    fn what_is_not_a_plain_path_from_the_root_is_refused() {
        for text in [
            "",
            "./",
            "tools",
            "https://host/",
            "//host/",
            "/a b/",
            "/a?b",
            "/ü/",
            "/a\n",
        ] {
            let failure = PublicUrl::read(text).expect_err(text);
            assert!(
                failure.sentence.contains("public URL"),
                "{}",
                failure.sentence
            );
        }
    }
}
