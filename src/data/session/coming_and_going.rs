//! Signing in, switching between connections, signing out.

use super::asking::Talk;
use super::{Outside, Session};
use crate::browser::fetch::Abort;
use crate::data::connection::{Account, Connection, Keep, Key, Label, Renewal, Roster, SignedIn};
use gitlab::{ApiError, Endpoint, Instance, Server, Token, TokenInfo, User, endpoints};
use leptos::prelude::*;

/// What is told of an account and its token.
pub(super) struct Told {
    pub(super) user: User,
    /// Which GitLab tells it.
    pub(super) server: Server,
    /// What the token may do.
    pub(super) token_info: Option<TokenInfo>,
    /// What renews it, where an application got it.
    pub(super) renewal: Option<Renewal>,
}

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
        let (server, user) = self.meet(&instance, &token).await?;
        // Old servers do not tell; the console then asks nothing of it.
        let told = self.ask_as(endpoints::token_info(), &instance, &token, &server);
        let token_info = told.await.ok();
        let told = Told {
            user,
            server,
            token_info,
            renewal: None,
        };
        Ok(self.take_in_account(instance, token, told, keep))
    }

    /// Adds an account's connection, with what was told of it, and uses it from
    /// now on.
    pub(super) fn take_in_account(
        self,
        instance: Instance,
        token: Token,
        told: Told,
        keep: Keep,
    ) -> Connection {
        let key = Key::Account(Account::new(&instance, told.user.id));
        let label = self
            .roster
            .with_untracked(|roster| roster.label_for(&key, &instance));
        let connection = Connection {
            instance,
            token,
            user: told.user,
            server: told.server,
            token_info: told.token_info,
            renewal: told.renewal,
            keep,
            label,
        };
        self.meets_first(&key);
        self.take_in(SignedIn::Account(connection.clone()));
        connection
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

    /// Asks what the current token may do, where that is not known yet, and which
    /// GitLab it is by now.
    pub(super) fn learn_about_token(self) {
        let Some(SignedIn::Account(current)) = self.current_now() else {
            return;
        };
        self.meet_again(&current);
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

    /// Signs out of one connection: its token is forgotten, in every tab. Where
    /// an application got it, it ends in GitLab too; `not_ended` is told if not.
    pub(crate) fn sign_out(self, key: &Key, not_ended: impl Fn(ApiError) + 'static) {
        let left = self
            .roster
            .with_untracked(|roster| roster.find(key).cloned());
        self.roster.update(|roster| roster.leave(key));
        self.outside.set(Outside::Nobody);
        self.tell_other_tabs(Some(key));
        self.end_tokens(left.into_iter().collect(), not_ended);
        self.learn_about_token();
    }

    /// Signs out of every connection, in every tab.
    pub(crate) fn sign_out_of_all(self, not_ended: impl Fn(ApiError) + 'static) {
        let left = self.roster.get_untracked();
        self.roster.set(Roster::default());
        self.outside.set(Outside::Nobody);
        self.refused.set(Vec::new());
        self.tell_other_tabs(None);
        self.end_tokens(left.all().to_vec(), not_ended);
    }

    /// Forgets every token that is not kept on the device; tells whether there
    /// was one.
    pub(crate) fn lock(self) -> bool {
        let roster = self.roster.get_untracked();
        let mut held = roster.all().to_vec();
        held.retain(|it| it.keep() != Keep::Device);
        if held.is_empty() {
            return false;
        }
        self.roster.update(|roster| {
            for one in &held {
                roster.leave(&one.key());
            }
        });
        // One that cannot be ended ends by itself in two hours.
        self.end_tokens(held, drop);
        self.learn_about_token();
        true
    }

    /// Asks `server` one question with a token that is not anyone's yet.
    pub(super) async fn ask_as<T: 'static>(
        self,
        endpoint: Endpoint<T>,
        instance: &Instance,
        token: &Token,
        server: &Server,
    ) -> Result<T, ApiError> {
        let endpoint = endpoint.asked_of(server)?;
        let talk = Talk {
            instance: instance.clone(),
            account: Some(token.clone()),
            abort: Abort::new(),
            sink: None,
        };
        let conversation = self.converse(endpoint.questions().clone(), talk);
        endpoint.answer(&conversation.await?)
    }
}
