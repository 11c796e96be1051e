//! Tokens that an application got: signing in with them, renewing them by one tab
//! at a time, since the tokens before stop working by it, and ending them.

use super::Session;
use super::asking::{Answered, Asked, Conversation, Talk};
use super::coming_and_going::Told;
use crate::browser::clock::Clock;
use crate::browser::fetch::Abort;
use crate::browser::locks::Lock;
use crate::data::connection::{self, Connection, Keep, Key, Renewal, SignedIn};
use gitlab::{
    ApiError, Doing, Endpoint, ErrorKind, Grant, Instance, Server, Token, TokenInfo, endpoints,
    oauth,
};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// One tab at a time holds this lock while it renews.
const LOCK: &str = "pullcord-renew";

/// Asks a question with a token of a connection that works now, and once more
/// with another one if that is refused.
type Renewer = Rc<dyn Fn(Key, Box<dyn Fn(&Token) -> Conversation>) -> Asked>;

/// The renewer, once the rest of the console is here.
pub(super) type Renewing = StoredValue<Option<Renewer>, LocalStorage>;

/// Through which application a token was got, and for which address.
#[derive(Clone)]
pub(crate) struct Application {
    /// Its id.
    pub(crate) id: String,
    /// The address of ours that it has registered.
    pub(crate) redirect_uri: String,
}

impl Session {
    /// From now on tokens are renewed before they end.
    pub(crate) fn let_renew(self, clock: Clock) {
        let renewer = move |key: Key, ask: Box<dyn Fn(&Token) -> Conversation>| -> Asked {
            Box::pin(async move {
                let mut token = self.fit_token(clock, &key, None).await?;
                let mut told = ask(&token).await?;
                // Who is not known has changed nothing: it may be asked again.
                if told.last().is_some_and(|last| last.status == 401) {
                    token = self.fit_token(clock, &key, Some(&token)).await?;
                    told = ask(&token).await?;
                }
                Ok(Answered { token, told })
            })
        };
        self.renewer.set_value(Some(Rc::new(renewer)));
    }

    /// Exchanges the code that GitLab's page gave, and connects.
    ///
    /// # Errors
    /// Why there is no token, or why it cannot be used; nothing is kept then.
    pub(crate) async fn connect_by_code(
        self,
        clock: Clock,
        instance: Instance,
        application: Application,
        code: (Token, Token),
        keep: Keep,
    ) -> Result<Connection, ApiError> {
        let Application { id, redirect_uri } = &application;
        let ask = oauth::exchange_code(id, redirect_uri, &code.0, &code.1);
        let grant = self.ask_openly(ask, &instance).await?;
        // Applications came to browsers with API v4 (GitLab docs, OAuth 2.0 with PKCE).
        let server = Server::default();
        let whose = self.ask_as(endpoints::current_user(), &instance, &grant.access, &server);
        let user = whose.await?;
        let server = self.with_version(&instance, &grant.access, server).await;
        let told = Told {
            user,
            server,
            token_info: Some(TokenInfo::of_scopes(grant.scopes.clone())),
            renewal: Some(Renewal::of(id, redirect_uri, &grant, clock.glance())),
        };
        Ok(self.take_in_account(instance, grant.access, told, keep))
    }

    /// A token of the connection that works now, and is another one than `unfit`.
    async fn fit_token(
        self,
        clock: Clock,
        key: &Key,
        unfit: Option<&Token>,
    ) -> Result<Token, ApiError> {
        if let Some(token) = self.fit_now(clock, key, unfit)? {
            return Ok(token);
        }
        let _alone = Lock::take(LOCK).await;
        // Another tab, or another question of this one, may have renewed it.
        self.adopt_kept(key);
        if let Some(token) = self.fit_now(clock, key, unfit)? {
            return Ok(token);
        }
        let (connection, renewal) = self.renewable(key)?;
        let renew = oauth::renew(
            &renewal.application,
            &renewal.redirect_uri,
            &renewal.refresh,
        );
        match self.ask_openly(renew, &connection.instance).await {
            Ok(grant) if self.renewable(key).is_ok() => self.take_in_grant(clock, key, grant),
            Ok(grant) => {
                // It was signed out of meanwhile: nobody is to have the new ones.
                let end = oauth::end_token(&renewal.application, &grant.access);
                self.ask_openly(end, &connection.instance).await?;
                Err(ApiError::aborted(Doing::RenewToken))
            }
            Err(error) => {
                // What another tab keeps may have come only now.
                self.adopt_kept(key);
                if let Some(token) = self.fit_now(clock, key, Some(&connection.token))? {
                    return Ok(token);
                }
                if matches!(error.kind, ErrorKind::TokenRefused(_)) {
                    self.refuse(&connection.token, &error);
                }
                Err(error)
            }
        }
    }

    /// Uses and keeps new tokens. They are kept at once: the lock is let go next.
    fn take_in_grant(self, clock: Clock, key: &Key, grant: Grant) -> Result<Token, ApiError> {
        let (connection, renewal) = self.renewable(key)?;
        let (application, redirect_uri) = (&renewal.application, &renewal.redirect_uri);
        let renewal = Renewal::of(application, redirect_uri, &grant, clock.glance());
        let token = grant.access;
        let renewed = SignedIn::Account(Connection {
            token: token.clone(),
            token_info: Some(TokenInfo::of_scopes(grant.scopes)),
            renewal: Some(renewal),
            ..connection
        });
        // Where it cannot be kept it still serves this page.
        let _ = connection::keep(&renewed);
        self.take_over(|roster| roster.put(renewed.clone()));
        Ok(token)
    }

    /// The present token, if it is fit for use.
    fn fit_now(
        self,
        clock: Clock,
        key: &Key,
        unfit: Option<&Token>,
    ) -> Result<Option<Token>, ApiError> {
        let (connection, renewal) = self.renewable(key)?;
        let fit = !renewal.is_due(clock.glance()) && unfit != Some(&connection.token);
        Ok(fit.then_some(connection.token))
    }

    fn renewable(self, key: &Key) -> Result<(Connection, Renewal), ApiError> {
        let find = |roster: &connection::Roster| roster.find(key).cloned();
        match self.roster.try_with_untracked(find).flatten() {
            Some(SignedIn::Account(connection)) => {
                let renewal = connection.renewal.clone();
                renewal.map(|renewal| (connection, renewal))
            }
            Some(SignedIn::Trigger(_)) | None => None,
        }
        // It was signed out of meanwhile.
        .ok_or_else(|| ApiError::aborted(Doing::RenewToken))
    }

    /// Takes over what another tab has kept of the connection.
    fn adopt_kept(self, key: &Key) {
        let mut kept = connection::on_device().into_iter();
        let known = self.renewable(key).is_ok();
        if let Some(kept) = kept.find(|it| known && it.key() == *key) {
            self.take_over(|roster| roster.put(kept.clone()));
        }
    }

    /// Ends in GitLab the tokens that an application got for `left`.
    pub(super) fn end_tokens(self, left: Vec<SignedIn>, not_ended: impl Fn(ApiError) + 'static) {
        spawn_local(async move {
            for one in left {
                let SignedIn::Account(connection) = one else {
                    continue;
                };
                let Some(renewal) = connection.renewal else {
                    continue;
                };
                let end = oauth::end_token(&renewal.application, &connection.token);
                if let Err(error) = self.ask_openly(end, &connection.instance).await {
                    not_ended(error);
                }
            }
        });
    }

    /// Asks one question for which no account is needed.
    async fn ask_openly<T: 'static>(
        self,
        endpoint: Endpoint<T>,
        instance: &Instance,
    ) -> Result<T, ApiError> {
        let endpoint = endpoint.asked_of(&Server::default())?;
        let talk = Talk {
            instance: instance.clone(),
            account: None,
            abort: Abort::new(),
            sink: None,
        };
        let conversation = self.converse(endpoint.questions().clone(), talk);
        endpoint.answer(&conversation.await?)
    }
}
