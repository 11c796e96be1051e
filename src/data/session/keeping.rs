//! What outlives the page: connections that an earlier page kept are taken up,
//! and those of this page are kept as was chosen. It comes with the rest of the
//! console; until then a session only knows whether there is anything to take up.

use super::{Outside, Session};
use crate::data::connection::{self, Found, Keep, Roster};
use crate::data::kept::Notices;
use crate::reactive::effect;
use gitlab::{Instance, Token};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Session {
    /// Waits for [`Session::resume`] where an earlier page kept something.
    pub(crate) fn await_resuming(self) {
        if connection::is_any_kept() {
            self.outside.set(Outside::Starting);
        }
    }

    /// Takes up the connections that an earlier page kept, if any, and from now
    /// on keeps those of this page.
    pub(crate) fn resume(self, notices: Notices) {
        let Found {
            connections,
            current,
            nameless,
        } = connection::found();
        let mut kept = Roster::default();
        connections.into_iter().for_each(|found| kept.put(found));
        self.roster.update(|roster| {
            // Someone may have connected before the rest of the console came.
            for found in kept.without(&roster.clone()) {
                roster.put(found.clone());
            }
        });
        self.kept.set_value(kept);
        match (current, nameless) {
            _ if self.current_now().is_some() => {}
            (Some(current), _) => self.switch_to(&current),
            (None, Some((instance, token, keep))) => self.resume_nameless(instance, token, keep),
            (None, None) => self.outside.set(Outside::Nobody),
        }
        effect(move || self.keep_changes(notices));
    }

    /// An earlier build did not keep whose token it is: that is asked first.
    fn resume_nameless(self, instance: Instance, token: Token, keep: Keep) {
        spawn_local(async move {
            if let Err(error) = self.connect(instance, token, keep).await {
                self.outside.try_set(Outside::Refused(error));
            }
        });
    }

    /// Keeps what is new in the roster and forgets what has gone from it.
    fn keep_changes(self, notices: Notices) {
        let now = self.roster.get();
        let before = self.kept.try_get_value().unwrap_or_default();
        if before == now {
            return;
        }
        for gone in before.without(&now) {
            connection::forget(&gone.key());
        }
        let new = now.all().iter().filter(|it| {
            let before = before.find(&it.key());
            !before.is_some_and(|before| connection::is_kept_alike(before, it))
        });
        // Every one is tried, whatever became of the one before.
        let refused = new.filter(|it| !connection::keep(it)).count();
        if refused > 0 {
            notices.say(
                "This browser does not let the console keep the connection. It lasts until this \
                 page is closed."
                    .to_owned(),
            );
        }
        connection::point_to(now.current());
        self.kept.try_set_value(now);
    }

    /// Changes the roster by what is already kept so.
    pub(super) fn take_over(self, change: impl Fn(&mut Roster)) {
        self.kept.try_update_value(&change);
        self.roster.try_update(&change);
    }
}
