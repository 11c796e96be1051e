//! "Trigger": the project's triggers to choose from, or a field to paste a
//! token for those who may not list them.

use super::choice::{Chosen, Listing, Standing, is_own, label, pasted_name};
use super::filling::Filling;
use super::form::RunForm;
use super::triggers::Triggers;
use crate::data::session::Session;
use crate::reactive::memo;
use crate::ui::field::{Field, unique_id};
use gitlab::{ApiError, ErrorKind, Token, Trigger, TriggerId};
use leptos::prelude::*;

/// The value of the select for the pasted token; a trigger's is its id.
const PASTED: &str = "pasted";

/// The select, and below it what to do where the triggers are not listed.
pub(super) fn trigger_field(
    form: RunForm,
    triggers: Triggers,
    standing: Memo<Standing>,
) -> AnyView {
    let session = expect_context::<Session>();
    let chosen = form.chosen;
    let id = unique_id("trigger");
    // Nothing is chosen, or what a link chose is not in the list.
    let unlisted = memo(move |_| match standing.get() {
        Standing::Nothing | Standing::Waiting | Standing::Gone => true,
        Standing::Usable(_) | Standing::NotYours { .. } => false,
    });
    let choose = move |event| {
        let value = event_target_value(&event);
        let listed = TriggerId::parse(&value).map(Chosen::Listed);
        chosen.set(listed.unwrap_or(Chosen::Pasted));
    };
    let without_account = untrack(|| session.trigger_only()).is_some();
    let nothing = move || match triggers.listing.get() {
        Listing::Waiting => "Fetching the triggers",
        Listing::Known(_) if without_account => "Triggers are listed only to an account",
        Listing::Known(known) if known.is_empty() => "This project has no triggers",
        Listing::Known(_) => "Choose a trigger",
        Listing::Refused(_) => "Paste a trigger token below",
    };
    let options = move || match triggers.listing.get() {
        Listing::Waiting | Listing::Refused(_) => ().into_any(),
        Listing::Known(known) => {
            let option = |trigger| listed_option(trigger, chosen);
            known.iter().map(option).collect_view().into_any()
        }
    };
    let pasted = move || {
        triggers.pasted.get().map(|token| {
            let selected = move || chosen.get() == Chosen::Pasted;
            view! { <option value=PASTED prop:selected=selected>{pasted_name(&token)}</option> }
        })
    };
    let refused = move || match triggers.listing.get() {
        Listing::Refused(error) => Some(paste(form, &error)),
        Listing::Waiting | Listing::Known(_) => None,
    };
    view! {
        <div class="field">
            <label for=id.clone()>"Trigger"</label>
            <select id=id on:change=choose>
                <option value="" disabled prop:selected=move || unlisted.get()>
                    {nothing}
                </option>
                {options}
                {pasted}
            </select>
        </div>
        {refused}
    }
    .into_any()
}

fn listed_option(trigger: &Trigger, chosen: RwSignal<Chosen>) -> AnyView {
    let id = trigger.id;
    let selected = move || chosen.get() == Chosen::Listed(id);
    view! {
        <option value=id.to_string() disabled=!is_own(trigger) prop:selected=selected>
            {label(trigger)}
        </option>
    }
    .into_any()
}

/// Why the triggers are not listed, and a field for a token. A form of its
/// own, so that Enter uses the token and starts nothing.
fn paste(form: RunForm, error: &ApiError) -> AnyView {
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<&str>);
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let token = Token::new(&typed.get_untracked());
        if token.is_empty() {
            problem.set(Some(
                "Paste the token first; ask whoever made the trigger for it.",
            ));
            return;
        }
        problem.set(None);
        typed.set(String::new());
        let filling = Filling {
            token: Some(token),
            ..Filling::default()
        };
        // Nothing is listed here, so that it is kept.
        form.fill(filling, &Listing::Waiting);
    };
    let why = if error.kind == ErrorKind::Forbidden {
        "Listing triggers takes the role Maintainer in this project. Starting a build takes only \
         a trigger's token: paste one."
            .to_owned()
    } else {
        error.sentence() + " You can start a build with a trigger token that you paste."
    };
    view! {
        <form class="field paste" method="post" novalidate on:submit=submit>
            <p class="soft small"><bdi>{why}</bdi></p>
            <Field
                label="Trigger token"
                value=typed
                kind="password"
                error=Signal::derive(move || problem.get().map(str::to_owned))
                hint="It is kept until you close or reload this page, and goes into no link."
            />
            <div class="row"><button type="submit">"Use this token"</button></div>
        </form>
    }
    .into_any()
}
