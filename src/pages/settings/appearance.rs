//! Light, dark, or as the system says.

use crate::browser::appearance::Appearance;
use crate::data::kept::{self, Document, Kept};
use crate::reactive::effect;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The choice as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct ChosenAppearance(String);

impl Document for ChosenAppearance {
    const NAME: &'static str = "appearance";
    const HOLDS: &'static str = "the choice of light or dark";
    const VERSION: u32 = 1;
}

/// The choice, as a context.
pub(crate) type KeptAppearance = Kept<ChosenAppearance>;

/// Paints the page as was chosen, before the choice is opened with the rest of
/// the console.
pub(crate) fn paint_as_kept() {
    let name = kept::glance::<ChosenAppearance>().and_then(|content| content.text());
    named(&name.unwrap_or_default()).apply();
}

/// Paints the page as chosen, now and after each change.
pub(crate) fn follow(kept: KeptAppearance) {
    effect(move || chosen(kept).apply());
}

fn chosen(kept: KeptAppearance) -> Appearance {
    kept.with(|ChosenAppearance(name)| named(name))
}

fn named(name: &str) -> Appearance {
    Appearance::from_name(name).unwrap_or_default()
}

/// The section of the settings page.
pub(super) fn section() -> AnyView {
    let kept = expect_context::<KeptAppearance>();
    let choice = move |appearance: Appearance| {
        let word = match appearance {
            Appearance::System => "As the system says",
            Appearance::Light => "Light",
            Appearance::Dark => "Dark",
        };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="appearance"
                    prop:checked=move || chosen(kept) == appearance
                    on:change=move |_| kept.change(|ChosenAppearance(name)| {
                        appearance.name().clone_into(name);
                    })
                />
                {word}
            </label>
        }
    };
    view! {
        <section class="card" aria-labelledby="appearance">
            <header><h2 id="appearance">"Appearance"</h2></header>
            <fieldset class="form stack close" aria-labelledby="appearance">
                {Appearance::ALL.map(choice).collect_view()}
            </fieldset>
        </section>
    }
    .into_any()
}
