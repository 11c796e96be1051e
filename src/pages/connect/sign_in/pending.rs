//! What a tab remembers while the person is on GitLab's page. It is read once.

use crate::browser::crypto;
use crate::browser::storage::Shelf;
use crate::data::connection::Keep;
use gitlab::{Instance, Token};
use serde::{Deserialize, Serialize};

const NAME: &str = "pullcord.signing-in";
const VERSION: u32 = 1;

/// A sign-in that was begun.
#[derive(Clone, PartialEq)]
pub(super) struct Pending {
    /// The GitLab.
    pub(super) instance: Instance,
    /// The application.
    pub(super) application: String,
    /// How long the tokens will be kept.
    pub(super) keep: Keep,
    /// The query of the page, which says where to go afterwards.
    pub(super) next: String,
    /// Comes back with the answer to this very sign-in.
    pub(super) state: String,
    /// The secret of which GitLab is told the hash.
    pub(super) verifier: Token,
}

#[derive(Serialize, Deserialize)]
struct Written {
    version: u32,
    instance: String,
    application: String,
    keep: String,
    next: String,
    state: String,
    verifier: String,
}

impl Pending {
    /// Begins a sign-in; `None` where the browser gives no random text.
    pub(super) fn begin(
        instance: Instance,
        application: String,
        keep: Keep,
        next: String,
    ) -> Option<Self> {
        Some(Self {
            instance,
            application,
            keep,
            next,
            state: crypto::random_text()?,
            verifier: Token::new(&crypto::random_text()?),
        })
    }

    /// Remembers it until this tab closes; tells whether the browser does.
    pub(super) fn remember(&self) -> bool {
        let written = Written {
            version: VERSION,
            instance: self.instance.base(),
            application: self.application.clone(),
            keep: self.keep.label().to_owned(),
            next: self.next.clone(),
            state: self.state.clone(),
            verifier: self.verifier.reveal().to_owned(),
        };
        serde_json::to_string(&written).is_ok_and(|text| Shelf::Tab.write(NAME, &text).is_ok())
    }

    /// The sign-in that this tab has begun, if any; it is forgotten by that.
    pub(super) fn recall() -> Option<Self> {
        let text = Shelf::Tab.read(NAME)?;
        Shelf::Tab.remove(NAME);
        read(&text)
    }
}

fn read(text: &str) -> Option<Pending> {
    let written: Written = serde_json::from_str(text).ok()?;
    let mut keeps = Keep::ALL.into_iter();
    let keep = keeps.find(|keep| keep.label() == written.keep)?;
    let instance = Instance::parse(&written.instance).ok()?;
    (written.version == VERSION).then(|| Pending {
        instance,
        application: written.application,
        keep,
        next: written.next,
        state: written.state,
        verifier: Token::new(&written.verifier),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_written_by_this_version_is_read() {
        let text = r#"{"version":1,"instance":"https://a.example","application":"id",
            "keep":"On this device","next":"?next=%2F","state":"s","verifier":"v"}"#;
        let pending = read(text).unwrap();
        assert_eq!(pending.keep, Keep::Device);
        assert_eq!(pending.verifier, Token::new("v"));
        for (from, to) in [
            ("\"version\":1", "\"version\":2"),
            ("On this device", "For ever"),
            ("https://", "ftp://"),
            ("\"state\"", "\"other\""),
        ] {
            assert!(read(&text.replace(from, to)).is_none(), "{to}");
        }
    }
}
