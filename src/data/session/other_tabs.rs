//! The same console in other tabs: signing out of a connection in one of them
//! signs out everywhere, and what one keeps on the device the others use.

use super::Session;
use crate::browser::channel::Channel;
use crate::data::connection::{self, Key, Roster, SignedIn};
use leptos::prelude::*;

/// On this channel tabs tell of what they have signed out of.
const SIGNED_OUT: &str = "pullcord.signed-out";
/// The word for every connection, which is no key's text.
const ALL: &str = "all";

/// The way to the other tabs, once this one listens to them.
pub(super) type OtherTabs = StoredValue<Option<Channel>, LocalStorage>;

impl Session {
    /// From now on does what other tabs do. `moved` is called when the
    /// connection that was used here has gone by that.
    pub(crate) fn follow_other_tabs(self, moved: impl Fn() + Copy + 'static) {
        let hear = move |text: String| self.follow(moved, |roster| leave(roster, &text));
        self.other_tabs.set_value(Channel::open(SIGNED_OUT, hear));
        connection::follow_device(move || {
            self.follow(moved, |roster| roster.keep_to(connection::on_device()));
        });
    }

    /// Changes the roster after another tab has, and does as if the person had
    /// chosen what is current then.
    fn follow(self, moved: impl Fn(), change: impl Fn(&mut Roster)) {
        let before = self.key_now();
        self.take_over(change);
        if before.is_some() && before != self.key_now() {
            self.learn_about_token();
            moved();
        }
    }

    /// Tells the other tabs to sign out of `key`, or of all.
    pub(super) fn tell_other_tabs(self, key: Option<&Key>) {
        let text = key.map_or_else(|| ALL.to_owned(), Key::text);
        self.other_tabs.try_with_value(|channel| {
            if let Some(channel) = channel {
                channel.say(&text);
            }
        });
    }
}

/// Takes out what another tab has named.
fn leave(roster: &mut Roster, named: &str) {
    let mut keys: Vec<Key> = roster.all().iter().map(SignedIn::key).collect();
    keys.retain(|key| named == ALL || key.text() == named);
    for key in keys {
        connection::forget(&key);
        roster.leave(&key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::connection::Keep;
    use crate::data::connection::samples::{account, trigger};

    fn each() -> [SignedIn; 4] {
        let of = |host, id| SignedIn::Account(account(host, id, "t", Keep::Page));
        [
            of("https://a.example", 1),
            of("https://a.example", 11),
            of("https://b.example", 1),
            trigger("https://a.example", "1", "t", Keep::Page),
        ]
    }

    #[test]
    fn every_connection_has_a_text_of_its_own_and_none_has_that_of_all() {
        let mut texts: Vec<String> = each().iter().map(|it| it.key().text()).collect();
        assert!(!texts.contains(&ALL.to_owned()));
        texts.sort();
        texts.dedup();
        assert_eq!(texts.len(), 4);
    }
}
