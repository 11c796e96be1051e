//! `config.json`, which whoever serves the console may edit beside it.

use gitlab::{Instance, Token};
use gloo_net::http::Request;
use leptos::prelude::document;
use serde::Deserialize;

/// What whoever serves the console wants new visitors to find.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Config {
    /// The GitLab that the form offers.
    pub(crate) gitlab_url: Option<String>,
    /// The application with which people sign in there.
    pub(crate) application: Option<String>,
    /// A token for trying things out; only ever one for a GitLab on loopback.
    pub(crate) demo_token: Option<Token>,
}

#[derive(Deserialize)]
struct Written {
    #[serde(default)]
    gitlab_url: Option<String>,
    #[serde(default)]
    oauth_application_id: Option<String>,
    #[serde(default)]
    demo_token: Option<String>,
}

impl Config {
    /// Reads the file's text; a token for a GitLab that is not on loopback is
    /// left out: a file anyone can read is no place for a real one.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let written: Written = serde_json::from_str(text).ok()?;
        let instance = written
            .gitlab_url
            .as_deref()
            .and_then(|url| Instance::parse(url).ok());
        let on_loopback = instance.is_some_and(|instance| instance.is_loopback());
        let demo_token = written
            .demo_token
            .filter(|_| on_loopback)
            .map(|text| Token::new(&text));
        Some(Self {
            gitlab_url: written.gitlab_url,
            application: written.oauth_application_id,
            demo_token,
        })
    }

    /// Fetches the file from beside the console; without one, or with one that
    /// cannot be read, the console starts with nothing filled in.
    pub(crate) async fn fetch() -> Self {
        Self::fetched().await.unwrap_or_default()
    }

    async fn fetched() -> Option<Self> {
        let base = document().base_uri().ok().flatten()?;
        let response = Request::get(&(base + "config.json")).send().await.ok()?;
        if !response.ok() {
            return None;
        }
        Self::parse(&response.text().await.ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_token_is_honoured_on_loopback_only() {
        let read = |url: &str| {
            let text = format!(r#"{{"gitlab_url":"{url}","demo_token":"glpat-x","more":1}}"#);
            Config::parse(&text).unwrap().demo_token.is_some()
        };
        assert!(read("http://127.0.0.1:8485"));
        assert!(read("http://localhost:8485/gitlab"));
        assert!(!read("https://gitlab.example.com"));
        assert!(!read("https://127.0.0.1.example.com"));
    }

    #[test]
    fn a_file_that_is_no_configuration_is_none() {
        assert_eq!(Config::parse("<html>"), None);
        assert_eq!(Config::parse("{}"), Some(Config::default()));
    }
}
