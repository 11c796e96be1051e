//! What is typed on the connect page, and sending it.

use crate::browser::config::Config;
use crate::data::connection::Keep;
use crate::data::session::Session;
use crate::reactive::effect;
use crate::ui::toast::Toasts;
use gitlab::{ApiError, Instance, Token, TokenInfo, User};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form's state.
#[derive(Clone, Copy)]
pub(super) struct ConnectForm {
    pub(super) url: RwSignal<String>,
    pub(super) url_problem: RwSignal<Option<String>>,
    pub(super) token: RwSignal<String>,
    pub(super) token_problem: RwSignal<Option<String>>,
    pub(super) keep: RwSignal<Keep>,
    pub(super) connecting: RwSignal<bool>,
    pub(super) refusal: RwSignal<Option<ApiError>>,
    session: Session,
    toasts: Toasts,
}

impl ConnectForm {
    pub(super) fn new() -> Self {
        Self {
            url: RwSignal::new(String::new()),
            url_problem: RwSignal::new(None),
            token: RwSignal::new(String::new()),
            token_problem: RwSignal::new(None),
            keep: RwSignal::new(Keep::default()),
            connecting: RwSignal::new(false),
            refusal: RwSignal::new(None),
            session: expect_context(),
            toasts: expect_context(),
        }
    }

    /// Fills what whoever serves the console wants new visitors to find, once it
    /// is known, and nothing that was typed is lost by it.
    pub(super) fn fill_from_config(self) {
        let config = expect_context::<RwSignal<Option<Config>>>();
        effect(move || {
            let Some(config) = config.get() else { return };
            let untouched = self.url.with_untracked(String::is_empty)
                && self.token.with_untracked(String::is_empty);
            if untouched {
                self.url.set(config.gitlab_url.unwrap_or_default());
                if let Some(token) = config.demo_token {
                    self.token.set(token.reveal().to_owned());
                }
            }
        });
    }

    /// Connects with what is typed and then calls `done`; what is wrong with
    /// it is said beside the field, and everything typed stays.
    pub(super) fn submit(self, done: impl FnOnce() + 'static) {
        if self.connecting.get_untracked() {
            return;
        }
        self.refusal.set(None);
        let (Some(instance), Some(token)) = (self.read_url(), self.read_token()) else {
            return;
        };
        self.connecting.set(true);
        spawn_local(async move {
            let answer = self
                .session
                .connect(instance, token, self.keep.get_untracked())
                .await;
            self.connecting.try_set(false);
            match answer {
                Ok(connection) => {
                    let info = connection.token_info.as_ref();
                    self.toasts.say(welcome(&connection.user, info));
                    done();
                }
                Err(error) => {
                    self.refusal.try_set(Some(error));
                }
            }
        });
    }

    fn read_url(self) -> Option<Instance> {
        let parsed = Instance::parse(&self.url.get_untracked());
        self.url_problem
            .set(parsed.as_ref().err().map(ToString::to_string));
        let instance = parsed.ok()?;
        self.url.set(instance.base());
        Some(instance)
    }

    fn read_token(self) -> Option<Token> {
        let typed = self.token.get_untracked();
        let missing = typed.trim().is_empty();
        self.token_problem.set(missing.then(|| {
            "Paste an access token. GitLab makes one under your avatar, Edit profile, Access \
             tokens."
                .to_owned()
        }));
        (!missing).then(|| Token::new(&typed))
    }
}

/// Fills only the address that the form offers.
pub(super) fn fill_url(url: RwSignal<String>) {
    let config = expect_context::<RwSignal<Option<Config>>>();
    effect(move || {
        let offered = config.with(|config| config.as_ref()?.gitlab_url.clone());
        if let Some(offered) = offered
            && url.with_untracked(String::is_empty)
        {
            url.set(offered);
        }
    });
}

/// Who is connected and what the token may do.
fn welcome(user: &User, info: Option<&TokenInfo>) -> String {
    let name = &user.name;
    match info {
        None => format!("Connected as {name}."),
        Some(info) if info.can_write() => {
            format!("Connected as {name}. This token may look, start builds and change triggers.")
        }
        Some(_) => format!("Connected as {name}. This token may only look."),
    }
}
