//! Getting to know a GitLab: which API it has, how it takes a token, and which
//! version it is.

use super::Session;
use super::asking::Talk;
use crate::browser::fetch::Abort;
use crate::data::connection::{Connection, Key};
use gitlab::{ApiError, Dialect, Instance, Server, Token, User, endpoints, is_no_such_api};
use leptos::prelude::*;

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

    /// Asks for the version where an earlier build has not.
    pub(super) fn learn_version(self, current: &Connection) {
        if current.server.version.is_some() || current.server.dialect == Dialect::V3 {
            return;
        }
        let key = Key::Account(current.account());
        self.ask_then(endpoints::version(), Abort::new(), move |told| {
            if let Ok(version) = told {
                let learn = |server: &mut Server| *server = server.clone().of_version(version);
                self.roster
                    .try_update(|roster| roster.learn_server(&key, learn));
            }
        });
    }
}
