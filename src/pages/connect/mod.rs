//! Connecting to a GitLab: its address, how to sign in, and how long to keep
//! the token.

mod form;
mod keep_choice;
mod next;
pub(crate) mod pressed;
pub(crate) mod sign_in;
pub(crate) mod trigger_token;
mod way;

pub(crate) use form::ConnectForm;
pub(crate) use next::leading_to;

use crate::browser::config::Config;
use crate::browser::location::Location;
use crate::browser::rest::Rest;
use crate::data::connection::SignedIn;
use crate::data::session::{Presence, Session};
use crate::later;
use crate::reactive::{effect, memo};
use crate::route::Address;
use crate::ui::awaited::rest_failed;
use crate::ui::empty::skeleton;
use crate::ui::field::Field;
use leptos::prelude::*;
use way::Way;

/// The address for connecting again where the server no longer takes the token
/// of `present`: in the way that it was connected, and back to `address`.
pub(crate) fn again(address: &Address, fragment: &str, present: Option<&SignedIn>) -> Address {
    let way = match present {
        Some(signed_in) if signed_in.is_renewable() => Way::GitLab,
        Some(_) | None => Way::AccessToken,
    };
    way.address(&leading_to(address, fragment))
}

/// The page.
pub(crate) fn page() -> AnyView {
    let location = expect_context::<Location>();
    let rest = expect_context::<ReadSignal<Rest>>();
    let way = memo(move |_| Way::of(&location.address()));
    let form = move || match way.get() {
        Way::AccessToken => access_token(),
        Way::TriggerToken if rest.get() == Rest::Here => later::trigger_token_form(),
        Way::GitLab if rest.get() == Rest::Here => later::sign_in_form(),
        Way::GitLab | Way::TriggerToken => skeleton(6, true),
    };
    view! {
        <div class="page narrow">
            <div class="head"><h1 tabindex="-1">"Connect to GitLab"</h1></div>
            <p class="soft">
                "Pullcord runs in this browser and talks straight to your GitLab. What you enter \
                 here goes nowhere else."
            </p>
            {kept_token_problem}
            {move || (rest.get() == Rest::Failed).then(rest_failed)}
            {form}
            {move || other_ways(location, way.get())}
        </div>
    }
    .into_any()
}

/// The links to the other ways of connecting.
fn other_ways(location: Location, present: Way) -> AnyView {
    let link = |way: Way| {
        let words = match way {
            Way::AccessToken => "Use an access token",
            Way::GitLab => "Sign in with GitLab",
            Way::TriggerToken => "Use a trigger token only",
        };
        let href = move || location.href(&way.address(&location.address()));
        view! { <a href=href>{words}</a> }
    };
    let others = Way::ALL.into_iter().filter(|way| *way != present);
    view! { <p class="row other-ways">{others.map(link).collect_view()}</p> }.into_any()
}

/// The form for an access token.
fn access_token() -> AnyView {
    let form = ConnectForm::new();
    fill_from_config(form);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        form.press();
    };
    view! {
        <form class="card" method="post" novalidate on:submit=submit>
            <div class="form">
                <Field
                    label="GitLab URL"
                    value=form.url
                    placeholder="https://gitlab.example.com"
                    error=Signal::derive(move || form.url_problem.get())
                />
                <Field
                    label="Access token"
                    value=form.token
                    kind="password"
                    hint="Personal, project or group access token. The scope read_api is \
                          enough to look; adding, running and revoking take api."
                    error=Signal::derive(move || form.token_problem.get())
                />
                {move || is_the_demos(form).then_some(view! {
                    <p class="hint">"This is the demo: its token is filled in for you."</p>
                })}
                {keep_choice::keep_choice(form.keep)}
                {move || form.refusal.get().map(|error| later::fault(&error))}
            </div>
            <footer>
                <button class="primary" type="submit" disabled=move || form.is_busy()>
                    {move || if form.is_busy() { "Connecting" } else { "Connect" }}
                </button>
            </footer>
        </form>
    }
    .into_any()
}

/// Fills what whoever serves the console wants new visitors to find, once it
/// is known, and nothing that was typed is lost by it.
fn fill_from_config(form: ConnectForm) {
    let config = expect_context::<RwSignal<Option<Config>>>();
    effect(move || {
        let Some(config) = config.get() else { return };
        let untouched = form.url.with_untracked(String::is_empty)
            && form.token.with_untracked(String::is_empty);
        if untouched {
            form.url.set(config.gitlab_url.unwrap_or_default());
            if let Some(token) = config.demo_token {
                form.token.set(token.reveal().to_owned());
            }
        }
    });
}

/// Whether the demo's own token stands in the form.
fn is_the_demos(form: ConnectForm) -> bool {
    let config = expect_context::<RwSignal<Option<Config>>>();
    let demos = config.with(|config| config.as_ref()?.demo_token.clone());
    demos.is_some_and(|token| form.token.with(|typed| token.reveal() == typed))
}

/// Why the token that an earlier page kept did not do.
fn kept_token_problem() -> Option<AnyView> {
    match expect_context::<Session>().presence() {
        Presence::Nobody(Some(error)) => Some(later::fault(&error)),
        Presence::Nobody(None)
        | Presence::Starting
        | Presence::Connected(_)
        | Presence::TriggerOnly(_) => None,
    }
}
