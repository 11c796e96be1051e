//! Connecting to a GitLab: its address, a token, and how long to keep it.

mod form;
pub(crate) mod pressed;

pub(crate) use form::ConnectForm;

use crate::browser::config::Config;
use crate::browser::rest::Rest;
use crate::data::connection::Keep;
use crate::data::session::{Presence, Session};
use crate::later;
use crate::reactive::effect;
use crate::route::{Address, Route};
use crate::ui::awaited::rest_failed;
use crate::ui::field::Field;
use leptos::prelude::*;

/// The name in the query that carries where to go afterwards.
const NEXT: &str = "next";

/// The address of this page that leads to `address` after connecting, and there
/// to the place that `fragment` names (with its `#`; empty for none).
pub(crate) fn leading_to(address: &Address, fragment: &str) -> Address {
    let query = match address.route {
        Route::Projects | Route::Connect => Vec::new(),
        Route::Triggers(_)
        | Route::Run(_)
        | Route::Builds(_)
        | Route::FavouriteBuilds
        | Route::Build(..)
        | Route::Job(..)
        | Route::Compare(..)
        | Route::Settings
        | Route::Unknown(_) => vec![(NEXT.to_owned(), address.text() + fragment)],
    };
    Address {
        route: Route::Connect,
        query,
    }
}

/// Where to go after connecting, and to which place of that page: only ever a
/// page of ours, since the text is read as one.
fn after_connecting(here: &Address) -> (Address, String) {
    let next = here.value(NEXT).unwrap_or_default();
    let address = Address::parse(next);
    if next.is_empty() || matches!(address.route, Route::Unknown(_) | Route::Connect) {
        return (Address::of(Route::Projects), String::new());
    }
    let fragment = next.find('#').and_then(|at| next.get(at..));
    (address, fragment.unwrap_or_default().to_owned())
}

/// The page.
pub(crate) fn page() -> AnyView {
    let form = ConnectForm::new();
    let rest = expect_context::<ReadSignal<Rest>>();
    fill_from_config(form);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        form.press();
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
                    {keep_choice(form)}
                    {move || form.refusal.get().map(|error| later::fault(&error))}
                </div>
                <footer>
                    <button class="primary" type="submit" disabled=move || form.is_busy()>
                        {move || if form.is_busy() { "Connecting" } else { "Connect" }}
                    </button>
                </footer>
            </form>
        </div>
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
        Presence::Nobody(None) | Presence::Starting | Presence::Connected(_) => None,
    }
}

fn keep_choice(form: ConnectForm) -> AnyView {
    let choice = move |keep: Keep| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="keep"
                    checked=keep == Keep::default()
                    on:change=move |_| form.keep.set(keep)
                />
                {keep.label()}
            </label>
        }
    };
    let warning = move || {
        (form.keep.get() == Keep::Device).then_some(view! {
            <p class="hint">
                "Anyone who can use this browser can then use the token. Forget it on the \
                 Settings page."
            </p>
        })
    };
    view! {
        <fieldset class="stack close">
            <legend>"Keep the token"</legend>
            {Keep::ALL.map(choice).collect_view()}
            {warning}
        </fieldset>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opened_link_comes_back_with_its_query() {
        let opened = Address::parse("/projects/9/run?ref=a%26b&var%5BK%5D=100%2525");
        for fragment in ["", "#L17"] {
            let (address, place) = after_connecting(&leading_to(&opened, fragment));
            assert_eq!((address, place.as_str()), (opened.clone(), fragment));
        }
    }

    #[test]
    fn a_link_never_leads_out_of_the_console() {
        for next in [
            "https://evil.example/",
            "//evil.example",
            "javascript:alert(1)",
            "/connect",
        ] {
            let query = vec![(NEXT.to_owned(), next.to_owned())];
            let here = Address {
                route: Route::Connect,
                query,
            };
            let (there, _) = after_connecting(&here);
            assert_eq!(there, Address::of(Route::Projects), "{next}");
        }
    }
}
