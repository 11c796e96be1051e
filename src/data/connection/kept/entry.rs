//! One connection as a text, and the document of them.

use super::parts::{Person, WrittenRenewal, WrittenServer};
use crate::data::connection::{Colour, Connection, Keep, Key, Label, SignedIn, TriggerOnly};
use gitlab::{Instance, ProjectRef, Token};
use serde::{Deserialize, Serialize};

const VERSION: u32 = 2;

#[derive(Default, Serialize, Deserialize)]
struct Written {
    version: u32,
    content: Vec<Entry>,
}

/// One connection. With a `user` it is an account's, with a `project` it has a
/// trigger's token only.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    instance: String,
    pub(super) token: String,
    name: String,
    colour: String,
    #[serde(default)]
    user: Option<Person>,
    #[serde(default)]
    project: Option<String>,
    #[serde(default)]
    renewal: Option<WrittenRenewal>,
    #[serde(default)]
    server: WrittenServer,
}

/// The document that holds `content`; `None` where it cannot be written as a text.
pub(super) fn written(content: Vec<Entry>) -> Option<String> {
    let written = Written {
        version: VERSION,
        content,
    };
    serde_json::to_string(&written).ok()
}

/// The connections in a document; none in one of another version or that is none.
pub(super) fn read(text: &str) -> Vec<Entry> {
    let written: Written = serde_json::from_str(text).unwrap_or_default();
    if written.version == VERSION {
        written.content
    } else {
        Vec::new()
    }
}

/// Adds the connection, in the place of the same if there is one.
pub(super) fn put(entries: &mut Vec<Entry>, signed_in: &SignedIn) {
    let (key, new) = (signed_in.key(), Entry::of(signed_in));
    let mut all = entries.iter_mut();
    match all.find(|entry| entry.is_of(&key)) {
        Some(same) => *same = new,
        None => entries.push(new),
    }
}

/// All but the connection of `key`.
pub(super) fn without(entries: &[Entry], key: &Key) -> Vec<Entry> {
    let others = entries.iter().filter(|entry| !entry.is_of(key));
    others.cloned().collect()
}

impl Entry {
    /// As it is written.
    pub(super) fn of(signed_in: &SignedIn) -> Self {
        let (user, project) = match signed_in {
            SignedIn::Account(Connection { user, .. }) => (Some(Person::of(user)), None),
            SignedIn::Trigger(only) => (None, Some(only.project.to_string())),
        };
        let Label { name, colour } = signed_in.label();
        Self {
            instance: signed_in.instance().base(),
            token: signed_in.token().reveal().to_owned(),
            name: name.clone(),
            colour: colour.word().to_owned(),
            user,
            project,
            renewal: WrittenRenewal::of(signed_in),
            server: WrittenServer::of(signed_in.server()),
        }
    }

    fn is_of(&self, key: &Key) -> bool {
        let it = self.signed_in(Keep::Page);
        it.is_some_and(|it| it.key() == *key)
    }

    /// The connection, unless something is missing that it cannot do without.
    pub(super) fn signed_in(&self, keep: Keep) -> Option<SignedIn> {
        let instance = Instance::parse(&self.instance).ok()?;
        let token = Token::new(&self.token);
        let label = Label {
            name: self.name.clone(),
            colour: Colour::of_word(&self.colour).unwrap_or_default(),
        };
        if let Some(person) = &self.user {
            return Some(SignedIn::Account(Connection {
                instance,
                token,
                user: person.user(),
                server: self.server.server(),
                token_info: self.renewal.as_ref().map(WrittenRenewal::token_info),
                renewal: self.renewal.as_ref().map(WrittenRenewal::renewal),
                keep,
                label,
            }));
        }
        Some(SignedIn::Trigger(TriggerOnly {
            instance,
            project: ProjectRef::parse(self.project.as_ref()?)?,
            token,
            server: self.server.server(),
            keep,
            label,
        }))
    }
}
