//! One preset in the table.

use super::PresetsPage;
use super::stored::fill;
use crate::data::presets::Preset;
use crate::reactive::memo;
use crate::ui::toast::Toasts;
use crate::ui::unseen::marked;
use leptos::prelude::*;

/// The row. Its preset has the same name for as long as the row is there.
pub(super) fn row(page: PresetsPage, preset: Memo<Preset>) -> AnyView {
    let name = preset.with_untracked(|preset| preset.name.clone());
    let build = memo(move |_| preset.with(|preset| preset.build.clone()));
    let trigger = move || {
        build.with(|build| match &build.trigger {
            Some(trigger) => marked(&trigger.description),
            None => view! { <span class="soft">"asks each time"</span> }.into_any(),
        })
    };
    let git_ref = move || build.with(|build| marked(&build.git_ref));
    let keys = move || {
        build.with(|build| {
            let chip = |key: &str| view! { <bdi class="chip">{key.to_owned()}</bdi> };
            let variables = build.variables.iter().map(|one| chip(&one.key));
            let inputs = build.inputs.iter().map(|one| chip(&one.name));
            variables.chain(inputs).collect_view()
        })
    };
    view! {
        <tr>
            <td class="strong">{marked(&name)}</td>
            <td data-label="Trigger">{trigger}</td>
            <td class="mono" data-label="Ref">{git_ref}</td>
            <td data-label="Variables"><span class="chips">{keys}</span></td>
            <td>{actions(page, preset, &name)}</td>
        </tr>
    }
    .into_any()
}

fn actions(page: PresetsPage, preset: Memo<Preset>, name: &str) -> AnyView {
    let toasts = expect_context::<Toasts>();
    let named = |word: &str| [word, " ", name].concat();
    let fill_form = move |_| {
        preset.with_untracked(|preset| fill(page.form, &preset.build));
        toasts.say("The form was filled. Nothing was sent.");
    };
    let run = move |_| {
        page.command.clear();
        page.running.ask(preset.get_untracked());
    };
    view! {
        <div class="row">
            <button type="button" aria-label=named("Run") on:click=run>"Run"</button>
            <button type="button" class="quiet" aria-label=named("Fill the form with") on:click=fill_form>
                "Fill form"
            </button>
            <button
                type="button"
                class="quiet"
                aria-label=named("Rename")
                on:click=move |_| page.renaming.ask(preset.get_untracked())
            >
                "Rename"
            </button>
            <button
                type="button"
                class="quiet danger"
                aria-label=named("Delete")
                on:click=move |_| page.deleting.ask(preset.get_untracked())
            >
                "Delete"
            </button>
        </div>
    }
    .into_any()
}
