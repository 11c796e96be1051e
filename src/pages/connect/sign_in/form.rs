//! The form for signing in with GitLab, and what becomes of the answer.

use super::pending::Pending;
use super::returned::{Returned, returned};
use crate::browser::clock::Clock;
use crate::browser::config::Config;
use crate::browser::crypto;
use crate::browser::location::Location;
use crate::data::connection::{Connection, Keep, SignedIn};
use crate::data::session::{Application, Session};
use crate::pages::connect::keep_choice::keep_choice;
use crate::pages::connect::next::lead_on;
use crate::pages::connect::way::Way;
use crate::reactive::effect;
use crate::route::{Address, Route};
use crate::ui::field::Field;
use crate::ui::toast::Toasts;
use gitlab::oauth::Authorization;
use gitlab::{ApiError, Instance, Token};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The form's state.
#[derive(Clone, Copy)]
struct SignIn {
    session: Session,
    location: Location,
    clock: Clock,
    toasts: Toasts,
    url: RwSignal<String>,
    url_problem: RwSignal<Option<String>>,
    application: RwSignal<String>,
    application_problem: RwSignal<Option<String>>,
    keep: RwSignal<Keep>,
    /// Whether one is on the way to GitLab, or back.
    under_way: RwSignal<bool>,
    problem: RwSignal<Option<String>>,
}

/// The form; an answer that GitLab sent the person back with is used at once.
pub(crate) fn form() -> AnyView {
    let sign_in = SignIn {
        session: expect_context(),
        location: expect_context(),
        clock: expect_context(),
        toasts: expect_context(),
        url: RwSignal::new(String::new()),
        url_problem: RwSignal::new(None),
        application: RwSignal::new(String::new()),
        application_problem: RwSignal::new(None),
        keep: RwSignal::new(Keep::default()),
        under_way: RwSignal::new(false),
        problem: RwSignal::new(None),
    };
    sign_in.arrive();
    sign_in.fill_from_present();
    sign_in.fill_from_config();
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        sign_in.set_out();
    };
    let problem = move || {
        let why = sign_in.problem.get()?;
        Some(view! { <div class="notice bad" role="alert"><p><bdi>{why}</bdi></p></div> })
    };
    view! {
        <form class="card" method="post" novalidate on:submit=submit>
            <div class="form">
                <p class="soft">
                    "You sign in on GitLab's own page, and no token is copied. It takes an \
                     application that is registered in GitLab: not confidential, with the scope \
                     api, and with this redirect URI:"
                </p>
                <p class="mono">{sign_in.redirect_uri()}</p>
                <Field
                    label="GitLab URL"
                    value=sign_in.url
                    placeholder="https://gitlab.example.com"
                    error=Signal::derive(move || sign_in.url_problem.get())
                />
                <Field
                    label="Application ID"
                    value=sign_in.application
                    hint="GitLab shows it where the application is registered: under your \
                          avatar, Edit profile, Applications, or in the admin area."
                    error=Signal::derive(move || sign_in.application_problem.get())
                />
                {keep_choice(sign_in.keep)}
                {move || sign_in.leaves_some().then_some(view! {
                    <p class="hint">
                        "Connections that are kept only in this page end when you leave it for \
                         GitLab's."
                    </p>
                })}
                {problem}
            </div>
            <footer>
                <button class="primary" type="submit" disabled=move || sign_in.under_way.get()>
                    {move || if sign_in.under_way.get() {
                        "Signing in"
                    } else {
                        "Sign in with GitLab"
                    }}
                </button>
            </footer>
        </form>
    }
    .into_any()
}

impl SignIn {
    /// Where GitLab leads back to.
    fn redirect_uri(self) -> String {
        self.location.absolute(&Address::of(Route::Connect))
    }

    /// Fills in how the present connection was made, which may have ended.
    fn fill_from_present(self) {
        let present = untrack(|| self.session.connection());
        if let Some(Connection {
            instance,
            renewal: Some(renewal),
            ..
        }) = present
            && self.url.with_untracked(String::is_empty)
        {
            self.url.set(instance.base());
            self.application.set(renewal.application);
        }
    }

    /// Fills in what whoever serves the console wants, once it is known: an
    /// application belongs to its GitLab.
    fn fill_from_config(self) {
        let config = expect_context::<RwSignal<Option<Config>>>();
        effect(move || {
            let Some(config) = config.get() else { return };
            let offered = config.gitlab_url.unwrap_or_default();
            let untouched = self.url.with_untracked(String::is_empty)
                && self.application.with_untracked(String::is_empty);
            if untouched {
                self.url.set(offered);
                self.application.set(config.application.unwrap_or_default());
            }
        });
    }

    /// Whether leaving the page for GitLab's ends connections.
    fn leaves_some(self) -> bool {
        let roster = self.session.roster();
        let mut all = roster.all().iter();
        all.any(|it: &SignedIn| it.keep() == Keep::Page)
    }

    /// Goes to GitLab's page.
    fn set_out(self) {
        self.problem.set(None);
        let parsed = self.url.with_untracked(|url| Instance::parse(url));
        self.url_problem
            .set(parsed.as_ref().err().map(ToString::to_string));
        let application = self.application.with_untracked(|id| id.trim().to_owned());
        let missing = application.is_empty();
        self.application_problem.set(missing.then(|| {
            "Enter the application's ID. Without one, connect with an access token.".to_owned()
        }));
        let (Ok(instance), false) = (parsed, missing) else {
            return;
        };
        self.under_way.set(true);
        let next = Way::AccessToken.address(&self.location.address_now());
        let (keep, next) = (self.keep.get_untracked(), next.text());
        spawn_local(async move {
            let left = self.leave(instance, application, keep, next).await;
            // Whoever comes back by the browser's button finds the form as it was.
            self.under_way.try_set(false);
            if left.is_none() {
                self.problem.try_set(Some(
                    "This browser does not let the page sign in: it keeps nothing for this tab, \
                     or the page is neither https nor on this computer. Connect with an access \
                     token instead."
                        .to_owned(),
                ));
            }
        });
    }

    async fn leave(
        self,
        instance: Instance,
        application: String,
        keep: Keep,
        next: String,
    ) -> Option<()> {
        let pending = Pending::begin(instance, application, keep, next)?;
        let asked = Authorization {
            application: pending.application.clone(),
            redirect_uri: self.redirect_uri(),
            state: pending.state.clone(),
            challenge: crypto::sha256(pending.verifier.reveal()).await?,
            scope: "api".to_owned(),
        };
        let url = asked.url(&pending.instance);
        pending.remember().then_some(())?;
        self.location.leave_for(&url);
        Some(())
    }

    /// Takes in the answer in the page's address, which does not stay there.
    fn arrive(self) {
        let here = self.location.address_now();
        if here.value("state").is_none() {
            return;
        }
        let pending = Pending::recall();
        let answer = returned(&here, pending.as_ref());
        let opened = pending.as_ref().map_or_else(
            || Address::of(Route::Connect),
            |pending| Address::parse(&pending.next),
        );
        self.location.replace(Way::GitLab.address(&opened));
        if let Some(pending) = &pending {
            self.url.set(pending.instance.base());
            self.application.set(pending.application.clone());
            self.keep.set(pending.keep);
        }
        match (answer, pending) {
            (Some(Returned::Code(code)), Some(pending)) => self.finish(pending, code),
            (Some(Returned::Problem(why)), _) => self.problem.set(Some(why)),
            (Some(Returned::Code(_)) | None, _) => {}
        }
    }

    /// Exchanges the code and connects.
    fn finish(self, pending: Pending, code: Token) {
        self.under_way.set(true);
        spawn_local(async move {
            let connected = self.exchange(pending, code).await;
            self.under_way.try_set(false);
            match connected {
                Ok(name) => {
                    self.toasts.say(format!("Signed in as {name}."));
                    lead_on(self.location);
                }
                Err(error) => {
                    self.problem.try_set(Some(error.sentence()));
                }
            }
        });
    }

    async fn exchange(self, pending: Pending, code: Token) -> Result<String, ApiError> {
        let application = Application {
            id: pending.application,
            redirect_uri: self.redirect_uri(),
        };
        let connected = self.session.connect_by_code(
            self.clock,
            pending.instance,
            application,
            (code, pending.verifier),
            pending.keep,
        );
        Ok(connected.await?.user.name)
    }
}
