//! What is stored on this device, and forgetting it.

use super::connections::not_ended;
use crate::data::columns::{Columns, LeftOut};
use crate::data::idle_lock::{IdleLock, KeptIdleLock};
use crate::data::kept::{self, Document};
use crate::data::presets::{KeptPresets, Presets};
use crate::data::projects::{Bookmarks, ProjectBookmarks};
use crate::data::rotations::{KeptRotations, Rotations};
use crate::data::session::Session;
use crate::data::started::{Record, StartedHere};
use crate::pages::inventory::views::{KeptViews, SavedViews};
use crate::pages::settings::appearance::{ChosenAppearance, KeptAppearance};
use crate::ui::dialog::Dialog;
use crate::ui::toast::Toasts;
use leptos::prelude::*;

/// The section of the settings page.
pub(super) fn section() -> AnyView {
    let asking = RwSignal::new(false);
    let record = expect_context::<Record>();
    let presets = expect_context::<KeptPresets>();
    view! {
        <section class="card" aria-labelledby="stored">
            <header><h2 id="stored">"Stored on this device"</h2></header>
            <div class="form">
                <p>
                    "This browser keeps, for this console only: "{Bookmarks::HOLDS}", "
                    {ChosenAppearance::HOLDS}", "{SavedViews::HOLDS}", "{IdleLock::HOLDS}", "
                    {LeftOut::HOLDS}", "{Rotations::HOLDS}", the place last chosen for a \
                    snippet and how it is written, "
                    {Presets::HOLDS}" ("
                    {move || presets.with(Presets::len)}
                    "), with what each sends but for secret values, and "
                    {StartedHere::HOLDS}" ("
                    {move || record.with(StartedHere::len)}
                    "): their numbers, triggers and times, which build each ran again, and the \
                     names of variables that were marked secret, never a token and never a value. \
                     An access token is kept only if you chose so when you connected."
                </p>
            </div>
            <footer>
                <button type="button" class="danger" on:click=move |_| asking.set(true)>
                    "Forget everything"
                </button>
            </footer>
        </section>
        <Dialog open=asking label="Forget everything">{confirmation(asking)}</Dialog>
    }
    .into_any()
}

fn confirmation(asking: RwSignal<bool>) -> AnyView {
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let bookmarks = expect_context::<ProjectBookmarks>();
    let record = expect_context::<Record>();
    let presets = expect_context::<KeptPresets>();
    let views = expect_context::<KeptViews>();
    let appearance = expect_context::<KeptAppearance>();
    let columns = expect_context::<Columns>();
    let rotations = expect_context::<KeptRotations>();
    let idle_lock = expect_context::<KeptIdleLock>();
    let forget = move |_| {
        kept::forget_all();
        bookmarks.reset();
        record.reset();
        presets.reset();
        views.reset();
        appearance.reset();
        columns.reset();
        rotations.reset();
        idle_lock.reset();
        asking.set(false);
        session.sign_out_of_all(not_ended(toasts));
        toasts.say("Everything that this console kept in this browser is forgotten.");
    };
    view! {
        <div class="in">
            <h2>"Forget everything?"</h2>
            <p>
                "Every connection, favourites, recent projects, presets, saved views and the record of builds \
                 started here go from this browser. Builds whose trigger only that record knows will show it \
                 as not known. Nothing changes in GitLab, but that tokens end that you got on \
                 GitLab's page."
            </p>
        </div>
        <footer>
            <button type="button" autofocus on:click=move |_| asking.set(false)>"Cancel"</button>
            <button type="button" class="danger" on:click=forget>"Forget everything"</button>
        </footer>
    }
    .into_any()
}
