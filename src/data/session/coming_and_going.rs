//! Signing in, switching between connections, signing out.

use super::{Outside, Session};
use crate::browser::fetch::Abort;
use crate::data::connection::{Account, Connection, Keep, Key, Label, Roster, SignedIn};
use crate::data::network::Question;
use gitlab::{ApiError, Endpoint, Instance, Token, endpoints};
use leptos::prelude::*;

impl Session {
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

    /// Adds a connection and uses it from now on.
    pub(crate) fn take_in(self, new: SignedIn) {
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
        self.learn_about_token();
    }

    /// Asks what the current token may do, where that is not known yet.
    pub(super) fn learn_about_token(self) {
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
    pub(crate) fn relabel(self, key: &Key, label: Label) {
        self.roster
            .update(|roster| roster.change(key, |it| *it.label_mut() = label));
    }

    /// Signs out of one connection: its token is forgotten, in every tab.
    pub(crate) fn sign_out(self, key: &Key) {
        self.roster.update(|roster| roster.leave(key));
        self.outside.set(Outside::Nobody);
        self.tell_other_tabs(Some(key));
        self.learn_about_token();
    }

    /// Signs out of every connection, in every tab.
    pub(crate) fn sign_out_of_all(self) {
        self.roster.set(Roster::default());
        self.outside.set(Outside::Nobody);
        self.refused.set(Vec::new());
        self.tell_other_tabs(None);
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
