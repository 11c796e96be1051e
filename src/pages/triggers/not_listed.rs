//! What someone can do who may not list a project's triggers: use a trigger
//! token that somebody gave them.

use crate::browser::location::Location;
use crate::pages::triggers::snippets::subject;
use crate::pages::triggers::state::TriggersPage;
use crate::parts::pasted_token::PastedTokens;
use crate::parts::project::PresentProject;
use crate::parts::rights::reason_below;
use crate::parts::snippet_panel::snippet_panel;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::field::Field;
use crate::ui::toast::Toasts;
use gitlab::{AccessLevel, Token};
use leptos::prelude::*;

/// Which role it takes, the form, and what the pasted token is good for.
pub(super) fn pasted_token(page: TriggersPage) -> AnyView {
    let pasted = expect_context::<PastedTokens>();
    let present = expect_context::<PresentProject>();
    let role = memo(|_| {
        reason_below(AccessLevel::MAINTAINER, "see the triggers of a project").unwrap_or_else(
            || "It takes the role Maintainer in this project to see its triggers.".to_owned(),
        )
    });
    let token = memo(move |_| page.project.with_value(|project| pasted.of(project)));
    let call = memo(move |_| {
        let token = token.get()?;
        let description = token.short() + "••••";
        subject(page, present, None, Some(token), description)
    });
    let use_of_it = move || {
        token.get().map(|token| {
            view! {
                {ready(page, &token)}
                {snippet_panel(call.into())}
            }
        })
    };
    view! {
        <p class="notice info">
            {move || role.get()}
            " A maintainer can add a trigger and give you its token: with it you can start builds \
             here and get snippets."
        </p>
        {form(page, pasted)}
        {use_of_it}
    }
    .into_any()
}

fn form(page: TriggersPage, pasted: PastedTokens) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<String>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let token = Token::new(&typed.get_untracked());
        if token.is_empty() {
            wrong.set(Some(
                "Paste the trigger token that you were given.".to_owned(),
            ));
            return;
        }
        wrong.set(None);
        typed.set(String::new());
        pasted.keep(page.project.get_value(), token);
        toasts.say("This page uses the trigger token now.");
    };
    view! {
        <form class="card paste-form" method="post" novalidate on:submit=submit>
            <div class="form">
                <Field
                    label="Trigger token"
                    value=typed
                    kind="password"
                    hint="It stays in this page only: a reload forgets it."
                    error=Signal::derive(move || wrong.get())
                />
            </div>
            <footer><button class="primary" type="submit">"Use this token"</button></footer>
        </form>
    }
    .into_any()
}

/// Which token is in use, and the way to the Run page.
fn ready(page: TriggersPage, token: &Token) -> AnyView {
    let location = expect_context::<Location>();
    let href = location.href(&Address::of(Route::Run(page.project.get_value())));
    view! {
        <div class="row">
            <p>"Token "<span class="mono">{token.short()}"••••"</span>" is in use."</p>
            <a class="button" href=href>"Start a build"</a>
        </div>
    }
    .into_any()
}
