//! Getting to know a GitLab: which API it has, how it takes a token, and which
//! version it is.

use super::Session;
use super::asking::Talk;
use crate::browser::fetch::Abort;
use crate::data::connection::{Connection, Key, SignedIn};
use gitlab::{
    ApiError, Dialect, Endpoint, Instance, Server, Signature, Token, User, endpoints,
    is_no_such_api,
};
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Session {
    /// Asks a GitLab whose token this is, as it is asked today and, where it
    /// does not know that, as it was asked before.
    ///
    /// # Errors
    /// Why the token cannot be used, as the GitLab that there is says it.
    pub(super) async fn meet(
        self,
        instance: &Instance,
        token: &Token,
    ) -> Result<(Server, User), ApiError> {
        let mut server = Server::default();
        let mut first = None;
        loop {
            let user = self.ask_as(endpoints::current_user(), instance, token, &server);
            let refusal = match user.await {
                Ok(user) => {
                    let server = self.with_version(instance, token, server).await;
                    return Ok((server, user));
                }
                Err(refusal) => refusal,
            };
            match server.instead(&refusal) {
                Some(instead) => {
                    first.get_or_insert(refusal);
                    server = instead;
                }
                // Where nothing answers there may be no GitLab at all.
                None if is_no_such_api(&refusal) => return Err(first.unwrap_or(refusal)),
                None => return Err(refusal),
            }
        }
    }

    /// Whether the present GitLab may have API v3 only, without having shown it: to who
    /// has no account the unfinished v4 of 8.17 answers as a finished one does.
    pub(super) fn may_be_older(self) -> bool {
        match self.current_now() {
            Some(SignedIn::Trigger(only)) => only.server == Server::default(),
            Some(SignedIn::Account(_)) | None => false,
        }
    }

    /// Asks over API v3 what v4 did not find, which has changed nothing by that. Where v3
    /// finds it, v3 is spoken from now on; else what v4 said stands.
    pub(super) fn ask_older<T: 'static>(
        self,
        endpoint: Endpoint<T>,
        abort: Abort,
        said: ApiError,
        done: impl FnOnce(Result<T, ApiError>) + 'static,
    ) {
        let Some(key) = self.key_now() else {
            return done(Err(said));
        };
        let speak = move |server: Server| {
            let learn = |known: &mut Server| *known = server;
            self.roster
                .try_update(|roster| roster.learn_server(&key, learn));
        };
        speak(Server::of_v3(None));
        self.stream_then(endpoint, abort, None, move |answer| match answer {
            Err(error) if is_no_such_api(&error) => {
                speak(Server::default());
                done(Err(said));
            }
            answer => done(answer),
        });
    }

    /// Which GitLab it is that has no account for the asker: it says no more than
    /// whether there is an API v4.
    pub(crate) async fn meet_openly(self, instance: &Instance) -> Server {
        let today = Server::default();
        let Ok(version) = endpoints::version().asked_of(&today) else {
            return today;
        };
        let talk = Talk {
            instance: instance.clone(),
            account: None,
            abort: Abort::new(),
            sink: None,
        };
        let questions = version.questions().clone().openly();
        let told = self.converse(questions, talk).await;
        match told.map(|told| version.answer(&told)) {
            Ok(Err(refusal)) if is_no_such_api(&refusal) => Server::of_v3(None),
            Ok(_) | Err(_) => today,
        }
    }

    /// The server with its version, as far as it tells.
    pub(super) async fn with_version(
        self,
        instance: &Instance,
        token: &Token,
        server: Server,
    ) -> Server {
        let told = self.ask_as(endpoints::version(), instance, token, &server);
        match told.await {
            Ok(version) => server.of_version(version),
            Err(_) => server,
        }
    }

    /// Meets the GitLab of `current` again, once in each page: it may be another version by
    /// now than when an earlier page kept what it was.
    pub(super) fn meet_again(self, current: &Connection) {
        let key = Key::Account(current.account());
        if !self.meets_first(&key) {
            return;
        }
        let learn = move |now: Server| {
            let learn = |server: &mut Server| *server = now;
            self.roster
                .try_update(|roster| roster.learn_server(&key, learn));
        };
        let Connection {
            instance,
            token,
            server,
            ..
        } = current.clone();
        if (server.dialect, server.signature) == (Dialect::V4, Signature::Bearer) {
            // The usual way only becomes more usual: its version is all there is to ask.
            self.ask_then(endpoints::version(), Abort::new(), move |told| {
                if let Ok(version) = told {
                    learn(server.of_version(version));
                }
            });
            return;
        }
        spawn_local(async move {
            if let Ok((server, _)) = self.meet(&instance, &token).await {
                learn(server);
            }
        });
    }

    /// Whether this page has not met the GitLab of `key` before; from now on it has.
    pub(super) fn meets_first(self, key: &Key) -> bool {
        let first = self.met.try_update_value(|met| {
            let first = !met.contains(key);
            if first {
                met.push(key.clone());
            }
            first
        });
        first.unwrap_or(false)
    }
}
