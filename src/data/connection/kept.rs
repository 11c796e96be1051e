//! Connections as they are kept on the chosen shelf: the one place besides the
//! header writer where the console writes a secret, and only on request.
//!
//! Tabs share the shelf of the device, so that each change is made to what is
//! there now and not to what a tab remembers.

use super::{Colour, Connection, Keep, Key, Label, Renewal, SignedIn, TriggerOnly};
use crate::browser::storage::{self, Shelf};
use gitlab::{
    Dialect, Instance, ProjectRef, Server, Signature, Timestamp, Token, TokenInfo, User, UserId,
    UserState, Version,
};
use serde::{Deserialize, Serialize};

/// Where connections are kept.
const NAME: &str = "pullcord.connections";
const VERSION: u32 = 2;

/// Where a build before this one kept its only connection, which had neither
/// name nor account with it.
const NAME_1: &str = "pullcord.connection";
const VERSION_1: u32 = 1;

/// Where a tab remembers which one it uses.
const CURRENT: &str = "pullcord.current";

#[derive(Default, Serialize, Deserialize)]
struct Written {
    version: u32,
    content: Vec<Entry>,
}

/// One connection. With a `user` it is an account's, with a `project` it has a
/// trigger's token only.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Entry {
    instance: String,
    token: String,
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

/// Which GitLab it is. Earlier builds kept nothing of it and knew API v4 only.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct WrittenServer {
    v3: bool,
    private_token: bool,
    version: Option<String>,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Person {
    id: u64,
    username: String,
    name: String,
}

/// What renews an account's token, and the scopes that it has.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct WrittenRenewal {
    application: String,
    redirect_uri: String,
    refresh: String,
    ends: i64,
    scopes: Vec<String>,
}

#[derive(Deserialize)]
struct Written1 {
    version: u32,
    instance: String,
    token: String,
}

/// What an earlier page kept.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// The connections.
    pub(crate) connections: Vec<SignedIn>,
    /// The one that was used last.
    pub(crate) current: Option<Key>,
    /// A token without its account, kept by an earlier build.
    pub(crate) nameless: Option<(Instance, Token, Keep)>,
}

/// Whether an earlier page kept anything.
pub(crate) fn is_any_kept() -> bool {
    let shelves = [Shelf::Tab, Shelf::Device].into_iter();
    let mut names = shelves.flat_map(|shelf| [NAME, NAME_1].map(|name| shelf.read(name)));
    names.any(|text| text.is_some())
}

/// Looks for connections that an earlier page kept.
pub(crate) fn found() -> Found {
    let mut found = Found::default();
    for keep in [Keep::Device, Keep::Tab] {
        let Some(shelf) = keep.shelf() else { continue };
        found.connections.extend(kept_on(shelf, keep));
        found.nameless = shelf
            .read(NAME_1)
            .and_then(|text| read_1(&text, keep))
            .or(found.nameless);
    }
    let used = [Shelf::Tab, Shelf::Device].map(|shelf| shelf.read(CURRENT));
    let used = used.into_iter().flatten();
    let mut known = used.filter_map(|text| {
        let mut all = found.connections.iter().map(SignedIn::key);
        all.find(|key| key.text() == text)
    });
    let used = known.next();
    found.current = used.or_else(|| found.connections.last().map(SignedIn::key));
    found
}

/// The connections that are kept on this device now, whichever tab keeps them.
pub(crate) fn on_device() -> Vec<SignedIn> {
    kept_on(Shelf::Device, Keep::Device)
}

/// Calls `changed` when another tab has changed them.
pub(crate) fn follow_device(changed: impl Fn() + Clone + 'static) {
    storage::follow_device(NAME, changed);
}

fn kept_on(shelf: Shelf, keep: Keep) -> Vec<SignedIn> {
    let entries = read(&shelf.read(NAME).unwrap_or_default());
    let each = entries.iter().filter_map(|entry| entry.signed_in(keep));
    each.collect()
}

/// Keeps the connection for as long as was chosen, and nowhere else. Tells
/// whether that worked.
pub(crate) fn keep(signed_in: &SignedIn) -> bool {
    let chosen = signed_in.keep().shelf();
    for shelf in [Shelf::Tab, Shelf::Device] {
        if Some(shelf) != chosen {
            forget_on(shelf, &signed_in.key());
        }
    }
    let Some(shelf) = chosen else { return true };
    let mut entries = read(&shelf.read(NAME).unwrap_or_default());
    put(&mut entries, signed_in);
    shelf.remove(NAME_1);
    write(shelf, entries)
}

/// Whether the two look the same where they are kept.
pub(crate) fn is_kept_alike(one: &SignedIn, other: &SignedIn) -> bool {
    one.keep() == other.keep() && Entry::of(one) == Entry::of(other)
}

/// Adds the connection, in the place of the same if there is one.
fn put(entries: &mut Vec<Entry>, signed_in: &SignedIn) {
    let (key, new) = (signed_in.key(), Entry::of(signed_in));
    let mut all = entries.iter_mut();
    match all.find(|entry| entry.is_of(&key)) {
        Some(same) => *same = new,
        None => entries.push(new),
    }
}

/// Forgets the connection of `key`, and what an earlier build kept, on every shelf.
pub(crate) fn forget(key: &Key) {
    for shelf in [Shelf::Tab, Shelf::Device] {
        forget_on(shelf, key);
    }
}

fn forget_on(shelf: Shelf, key: &Key) {
    shelf.remove(NAME_1);
    if shelf.read(CURRENT).is_some_and(|text| text == key.text()) {
        shelf.remove(CURRENT);
    }
    let entries = read(&shelf.read(NAME).unwrap_or_default());
    let others = without(&entries, key);
    if others.is_empty() {
        shelf.remove(NAME);
    } else if others.len() < entries.len() {
        write(shelf, others);
    }
}

/// Remembers which of the kept connections this tab uses, and which one a new
/// tab is to begin with.
pub(crate) fn point_to(current: Option<&SignedIn>) {
    let point = |shelf: Shelf, key: &Key| {
        // A browser that may not remember begins with another one: no more.
        let _ = shelf.write(CURRENT, &key.text());
    };
    match current.map(|it| (it.keep(), it.key())) {
        Some((Keep::Device, key)) => {
            point(Shelf::Tab, &key);
            point(Shelf::Device, &key);
        }
        Some((Keep::Tab, key)) => point(Shelf::Tab, &key),
        Some((Keep::Page, _)) | None => Shelf::Tab.remove(CURRENT),
    }
}

fn write(shelf: Shelf, content: Vec<Entry>) -> bool {
    let written = Written {
        version: VERSION,
        content,
    };
    serde_json::to_string(&written).is_ok_and(|text| shelf.write(NAME, &text).is_ok())
}

fn read(text: &str) -> Vec<Entry> {
    let written: Written = serde_json::from_str(text).unwrap_or_default();
    if written.version == VERSION {
        written.content
    } else {
        Vec::new()
    }
}

fn read_1(text: &str, keep: Keep) -> Option<(Instance, Token, Keep)> {
    let written: Written1 = serde_json::from_str(text).ok()?;
    let instance = Instance::parse(&written.instance).ok()?;
    (written.version == VERSION_1).then(|| (instance, Token::new(&written.token), keep))
}

fn without(entries: &[Entry], key: &Key) -> Vec<Entry> {
    let others = entries.iter().filter(|entry| !entry.is_of(key));
    others.cloned().collect()
}

impl Entry {
    fn of(signed_in: &SignedIn) -> Self {
        let (user, project) = match signed_in {
            SignedIn::Account(Connection { user, .. }) => {
                let person = Person {
                    id: user.id.0,
                    username: user.username.clone(),
                    name: user.name.clone(),
                };
                (Some(person), None)
            }
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
    fn signed_in(&self, keep: Keep) -> Option<SignedIn> {
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

impl WrittenServer {
    fn of(server: &Server) -> Self {
        Self {
            v3: server.dialect == Dialect::V3,
            private_token: server.signature == Signature::PrivateToken,
            version: server.version.as_ref().map(|it| it.version.clone()),
        }
    }

    fn server(&self) -> Server {
        let version = self.version.clone().map(|version| Version {
            version,
            revision: None,
            enterprise: None,
        });
        match (self.v3, self.private_token) {
            (true, _) => Server::of_v3(version),
            (false, true) => Server::of_v4(Signature::PrivateToken, version),
            (false, false) => Server::of_v4(Signature::Bearer, version),
        }
    }
}

impl WrittenRenewal {
    fn of(signed_in: &SignedIn) -> Option<Self> {
        let SignedIn::Account(connection) = signed_in else {
            return None;
        };
        let renewal = connection.renewal.as_ref()?;
        let scopes = connection.token_info.as_ref().map(|info| &info.scopes);
        Some(Self {
            application: renewal.application.clone(),
            redirect_uri: renewal.redirect_uri.clone(),
            refresh: renewal.refresh.reveal().to_owned(),
            ends: renewal.ends.milliseconds(),
            scopes: scopes.cloned().unwrap_or_default(),
        })
    }

    fn renewal(&self) -> Renewal {
        Renewal {
            application: self.application.clone(),
            redirect_uri: self.redirect_uri.clone(),
            refresh: Token::new(&self.refresh),
            ends: Timestamp::from_milliseconds(self.ends),
        }
    }

    fn token_info(&self) -> TokenInfo {
        TokenInfo::of_scopes(self.scopes.clone())
    }
}

impl Person {
    fn user(&self) -> User {
        User {
            id: UserId(self.id),
            username: self.username.clone(),
            name: self.name.clone(),
            state: UserState::Active,
            avatar_url: None,
            web_url: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{account, trigger};
    use super::*;

    const HERE: &str = "https://a.example/gitlab";

    fn granted() -> SignedIn {
        let mut connection = account("https://c.example", 1, "five", Keep::Tab);
        connection.token_info = Some(TokenInfo::of_scopes(vec!["api".to_owned()]));
        connection.renewal = Some(Renewal {
            application: "id".to_owned(),
            redirect_uri: "https://p.example/connect".to_owned(),
            refresh: Token::new("six"),
            ends: Timestamp::from_milliseconds(7),
        });
        SignedIn::Account(connection)
    }

    fn each() -> [SignedIn; 5] {
        [
            granted(),
            SignedIn::Account(account(HERE, 1, "one", Keep::Tab)),
            SignedIn::Account(account("https://b.example", 1, "two", Keep::Tab)),
            trigger(HERE, "9", "three", Keep::Tab),
            trigger(HERE, "docs/hand-book", "four", Keep::Tab),
        ]
    }

    #[test]
    fn every_kind_comes_back_as_it_was() {
        let content = each().iter().map(Entry::of).collect();
        let written = Written {
            version: VERSION,
            content,
        };
        let text = serde_json::to_string(&written).unwrap();
        let back: Vec<SignedIn> = read(&text)
            .iter()
            .filter_map(|entry| entry.signed_in(Keep::Tab))
            .collect();
        assert_eq!(back, each());
    }

    #[test]
    fn which_gitlab_it_is_comes_back() {
        let version = |text: &str| {
            Some(Version {
                version: text.to_owned(),
                revision: None,
                enterprise: None,
            })
        };
        for server in [
            Server::default(),
            Server::of_v3(None),
            Server::of_v3(version("8.17.0")),
            Server::of_v4(Signature::PrivateToken, version("11.5.0")),
            Server::of_v4(Signature::Bearer, version("19.2.0-ee")),
        ] {
            let mut connection = account(HERE, 1, "one", Keep::Tab);
            connection.server = server.clone();
            let entry = Entry::of(&SignedIn::Account(connection));
            let text = serde_json::to_string(&entry).unwrap();
            let back: Entry = serde_json::from_str(&text).unwrap();
            assert_eq!(back.signed_in(Keep::Tab).unwrap().server(), &server);
        }
        let earlier = r#"{"instance":"https://a.example","token":"t","name":"a","colour":"blue",
            "user":{"id":1,"username":"a","name":"A"}}"#;
        let entry: Entry = serde_json::from_str(earlier).unwrap();
        assert_eq!(
            entry.signed_in(Keep::Tab).unwrap().server(),
            &Server::default()
        );
    }

    #[test]
    fn keeping_the_same_once_more_leaves_its_place() {
        let mut entries: Vec<Entry> = each().iter().map(Entry::of).collect();
        for renewed in each() {
            put(&mut entries, &renewed);
        }
        assert_eq!(entries.len(), each().len());
        put(&mut entries, &trigger(HERE, "10", "new", Keep::Tab));
        let tokens: Vec<&str> = entries.iter().map(|entry| entry.token.as_str()).collect();
        assert_eq!(tokens, ["five", "one", "two", "three", "four", "new"]);
    }

    #[test]
    fn forgetting_one_leaves_the_others() {
        let entries: Vec<Entry> = each().iter().map(Entry::of).collect();
        for gone in each() {
            let left = without(&entries, &gone.key());
            assert_eq!(left.len(), 4);
            assert!(
                left.iter()
                    .all(|entry| entry.token != gone.token().reveal())
            );
        }
    }

    #[test]
    fn what_an_earlier_build_kept_is_taken_up() {
        let text = r#"{"version":1,"instance":"https://a.example","token":"glpat-x"}"#;
        let (instance, token, keep) = read_1(text, Keep::Device).unwrap();
        assert_eq!(instance.base(), "https://a.example");
        assert_eq!((token, keep), (Token::new("glpat-x"), Keep::Device));
        for other in [
            r#"{"version":2,"instance":"https://a.example","token":"glpat-x"}"#,
            r#"{"version":1,"instance":"ftp://a.example","token":"glpat-x"}"#,
            "not json",
        ] {
            assert_eq!(read_1(other, Keep::Device), None, "{other}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_out_alone() {
        for text in ["", "not json", r#"{"version":3,"content":[]}"#] {
            assert!(read(text).is_empty(), "{text}");
        }
        let entry = r#"{"instance":"https://a.example","token":"t","name":"a","colour":"mauve"}"#;
        let text = [r#"{"version":2,"content":["#, entry, "]}"].concat();
        let entries = read(&text);
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].signed_in(Keep::Tab), None, "whose is it?");
    }
}
