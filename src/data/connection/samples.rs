//! Connections for tests.

use super::{Colour, Connection, Keep, Label, SignedIn, TriggerOnly};
use gitlab::{Instance, ProjectRef, Server, Token, User, UserId, UserState};

/// An account's connection.
pub(crate) fn account(host: &str, id: u64, token: &str, keep: Keep) -> Connection {
    Connection {
        instance: Instance::parse(host).unwrap(),
        token: Token::new(token),
        user: User {
            id: UserId(id),
            username: format!("user{id}"),
            name: format!("User {id}"),
            state: UserState::Active,
            avatar_url: None,
            web_url: None,
        },
        server: Server::default(),
        token_info: None,
        renewal: None,
        keep,
        label: label(host),
    }
}

/// A connection with a trigger's token only.
pub(crate) fn trigger(host: &str, project: &str, token: &str, keep: Keep) -> SignedIn {
    SignedIn::Trigger(TriggerOnly {
        instance: Instance::parse(host).unwrap(),
        project: ProjectRef::parse(project).unwrap(),
        token: Token::new(token),
        server: Server::default(),
        keep,
        label: label(host),
    })
}

fn label(host: &str) -> Label {
    Label {
        name: host.to_owned(),
        colour: Colour::Blue,
    }
}
