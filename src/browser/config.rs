//! `config.json`, which whoever serves the console may edit beside it.

use crate::browser::json::Json;
use gitlab::{Instance, Token};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

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

impl Config {
    /// What the file says; a token for a GitLab that is not on loopback is left
    /// out: a file anyone can read is no place for a real one.
    fn of(
        gitlab_url: Option<String>,
        application: Option<String>,
        demo_token: Option<String>,
    ) -> Self {
        let instance = gitlab_url
            .as_deref()
            .and_then(|url| Instance::parse(url).ok());
        let on_loopback = instance.is_some_and(|instance| instance.is_loopback());
        let demo_token = demo_token
            .filter(|_| on_loopback)
            .map(|text| Token::new(&text));
        Self {
            gitlab_url,
            application,
            demo_token,
        }
    }

    /// Fetches the file from beside the console; without one, or with one that
    /// cannot be read, the console starts with nothing filled in.
    pub(crate) async fn fetch() -> Self {
        Self::fetched().await.unwrap_or_default()
    }

    async fn fetched() -> Option<Self> {
        let address = document().base_uri().ok().flatten()? + "config.json";
        let fetched = JsFuture::from(window().fetch_with_str(&address)).await;
        let response: Response = fetched.ok()?.unchecked_into();
        if !response.ok() {
            return None;
        }
        let text = JsFuture::from(response.text().ok()?).await.ok()?;
        let written = Json::parse(&text.as_string()?)?;
        let word = |name| written.member(name).text();
        Some(Self::of(
            word("gitlab_url"),
            word("oauth_application_id"),
            word("demo_token"),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_demo_token_is_honoured_on_loopback_only() {
        let read = |url: &str| {
            let config = Config::of(Some(url.to_owned()), None, Some("glpat-x".to_owned()));
            config.demo_token.is_some()
        };
        assert!(read("http://127.0.0.1:8485"));
        assert!(read("http://localhost:8485/gitlab"));
        assert!(!read("https://gitlab.example.com"));
        assert!(!read("https://127.0.0.1.example.com"));
    }

    #[test]
    fn a_token_without_a_gitlab_is_nobodys() {
        let config = Config::of(None, None, Some("glpat-x".to_owned()));
        assert_eq!(config, Config::default());
    }
}
