//! Signing in, switching between connections, signing out.

use super::{Outside, Session};
use crate::browser::fetch::Abort;
use crate::data::connection::{self, Account, Connection, Found, Keep, Key, SignedIn};
use crate::data::network::Question;
use gitlab::{ApiError, Endpoint, Instance, Token, endpoints};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Session {
    /// Takes up the connections that an earlier page kept, if any.
    pub(crate) fn resume(self) {
        let Found {
            connections,
            current,
            nameless,
        } = connection::found();
        self.roster.update(|roster| {
            for found in connections {
                roster.put(found);
            }
        });
        match (current, nameless) {
            (Some(current), _) => self.switch_to(&current),
            (None, Some((instance, token, keep))) => self.resume_nameless(instance, token, keep),
            (None, None) => {}
        }
    }

    /// An earlier build did not keep whose token it is: that is asked first.
    fn resume_nameless(self, instance: Instance, token: Token, keep: Keep) {
        self.outside.set(Outside::Starting);
        spawn_local(async move {
            if let Err(error) = self.connect(instance, token, keep).await {
                self.outside.try_set(Outside::Refused(error));
            }
        });
    }

    /// Connects: asks whose token it is and what it may do.
    ///
    /// # Errors
    /// Why the token cannot be used; nothing is kept then.
    pub(crate) async fn connect(
        self,
        instance: Instance,
        token: Token,
        keep: Keep,
    ) -> Result<Connection, ApiError> {
        let user = self
            .ask_as(endpoints::current_user(), &instance, &token)
            .await?;
        // OAuth tokens and old servers do not tell; the console then asks nothing of it.
        let told = self.ask_as(endpoints::token_info(), &instance, &token);
        let token_info = told.await.ok();
        let key = Key::Account(Account::new(&instance, user.id));
        let label = self
            .roster
            .with_untracked(|roster| roster.label_for(&key, &instance));
        let connection = Connection {
            instance,
            token,
            user,
            token_info,
            keep,
            label,
        };
        self.take_in(SignedIn::Account(connection.clone()));
        Ok(connection)
    }

    /// Adds a connection, keeps it as was chosen, and uses it from now on.
    pub(crate) fn take_in(self, new: SignedIn) {
        connection::keep(&new);
        connection::point_to(Some(&new));
        self.outside.try_set(Outside::Nobody);
        // It may have been refused for a reason that has passed.
        self.refused
            .try_update(|refused| refused.retain(|(token, _)| token != new.token()));
        self.roster.try_update(|roster| {
            let key = new.key();
            roster.put(new);
            roster.choose(&key);
        });
    }

    /// Uses the connection of `key` from now on. All others stay signed in.
    pub(crate) fn switch_to(self, key: &Key) {
        self.roster.update(|roster| roster.choose(key));
        connection::point_to(self.current_now().as_ref());
        self.learn_about_token();
    }

    /// Asks what the current token may do, where that is not known yet.
    fn learn_about_token(self) {
        let Some(SignedIn::Account(current)) = self.current_now() else {
            return;
        };
        if current.token_info.is_some() {
            return;
        }
        let key = Key::Account(current.account());
        self.ask_then(endpoints::token_info(), Abort::new(), move |told| {
            if let Ok(told) = told {
                self.roster.try_update(|roster| roster.learn(&key, told));
            }
        });
    }

    /// Gives the connection of `key` another name or colour.
    pub(crate) fn relabel(self, key: &Key, label: connection::Label) {
        self.roster
            .update(|roster| roster.change(key, |it| *it.label_mut() = label));
        let changed = self
            .roster
            .with_untracked(|roster| roster.find(key).cloned());
        if let Some(changed) = changed {
            connection::keep(&changed);
        }
    }

    /// Signs out of one connection: its token is forgotten everywhere.
    pub(crate) fn sign_out(self, key: &Key) {
        connection::forget(key);
        self.roster.update(|roster| roster.leave(key));
        connection::point_to(self.current_now().as_ref());
        self.outside.set(Outside::Nobody);
        self.learn_about_token();
    }

    /// Signs out everywhere.
    pub(crate) fn sign_out_of_all(self) {
        let all = self.roster.get_untracked();
        for one in all.all() {
            self.sign_out(&one.key());
        }
        self.refused.set(Vec::new());
    }

    /// Asks one question with a token that is not anyone's yet.
    async fn ask_as<T: 'static>(
        self,
        endpoint: Endpoint<T>,
        instance: &Instance,
        token: &Token,
    ) -> Result<T, ApiError> {
        let exchange = self.exchange(Question {
            instance: instance.clone(),
            request: endpoint.request().clone(),
            account: Some(token.clone()),
            abort: Abort::new(),
            doing: endpoint.doing(),
            sink: None,
        });
        endpoint.answer(&exchange.await?)
    }
}
