//! Everywhere one is signed in, and which of them is used now.

use super::{Keep, Key, Label, SignedIn};
use gitlab::{Instance, Server, TokenInfo};

/// The connections in the order in which they were made, and the current one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Roster {
    all: Vec<SignedIn>,
    current: Option<Key>,
}

impl Roster {
    /// The connection that is used now.
    pub(crate) fn current(&self) -> Option<&SignedIn> {
        self.find(self.current.as_ref()?)
    }

    /// Every connection.
    pub(crate) fn all(&self) -> &[SignedIn] {
        &self.all
    }

    /// Those that `later` has no more.
    pub(crate) fn without<'a>(&'a self, later: &'a Self) -> impl Iterator<Item = &'a SignedIn> {
        let mine = self.all.iter();
        mine.filter(|it| later.find(&it.key()).is_none())
    }

    /// The connection of this key.
    pub(crate) fn find(&self, key: &Key) -> Option<&SignedIn> {
        self.all.iter().find(|it| it.key() == *key)
    }

    /// The label for a connection that is about to be made: of the same as
    /// before, the one that it has.
    pub(crate) fn label_for(&self, key: &Key, instance: &Instance) -> Label {
        let known = self.find(key).map(|it| it.label().clone());
        known.unwrap_or_else(|| Label::new(instance, self.all.iter().map(SignedIn::label)))
    }

    /// Adds a connection, in the place of the same if there is one.
    pub(crate) fn put(&mut self, new: SignedIn) {
        let key = new.key();
        match self.all.iter_mut().find(|it| it.key() == key) {
            Some(same) => *same = new,
            None => self.all.push(new),
        }
    }

    /// Uses the connection of `key` from now on, if there is one.
    pub(crate) fn choose(&mut self, key: &Key) {
        if self.find(key).is_some() {
            self.current = Some(key.clone());
        }
    }

    /// Changes the connection of `key`, if there is one.
    pub(crate) fn change(&mut self, key: &Key, change: impl FnOnce(&mut SignedIn)) {
        if let Some(found) = self.all.iter_mut().find(|it| it.key() == *key) {
            change(found);
        }
    }

    /// Takes in what the server tells of the token of `key`.
    pub(crate) fn learn(&mut self, key: &Key, told: TokenInfo) {
        self.change(key, |it| match it {
            SignedIn::Account(connection) => connection.token_info = Some(told),
            SignedIn::Trigger(_) => {}
        });
    }

    /// Takes in what the server of `key` tells of itself.
    pub(crate) fn learn_server(&mut self, key: &Key, learn: impl FnOnce(&mut Server)) {
        self.change(key, |it| match it {
            SignedIn::Account(connection) => learn(&mut connection.server),
            SignedIn::Trigger(only) => learn(&mut only.server),
        });
    }

    /// Takes a connection out. In the place of the current one comes the one
    /// that was made last.
    pub(crate) fn leave(&mut self, key: &Key) {
        self.all.retain(|it| it.key() != *key);
        if self.current.as_ref() == Some(key) {
            self.current = self.all.last().map(SignedIn::key);
        }
    }

    /// Takes over what is kept on the device: what another tab has added,
    /// changed or taken away there. What a token may do stays known.
    pub(crate) fn keep_to(&mut self, on_device: Vec<SignedIn>) {
        let gone = self.all.iter().filter(|it| it.keep() == Keep::Device);
        let mut gone: Vec<Key> = gone.map(SignedIn::key).collect();
        for mut kept in on_device {
            let key = kept.key();
            gone.retain(|other| *other != key);
            if let (SignedIn::Account(new), Some(SignedIn::Account(old))) =
                (&mut kept, self.find(&key))
                && new.token == old.token
            {
                new.token_info.clone_from(&old.token_info);
            }
            self.put(kept);
        }
        for key in gone {
            self.leave(&key);
        }
    }
}

#[cfg(test)]
mod tests;
