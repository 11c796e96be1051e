//! The dialog "Rename preset".

use super::PresetsPage;
use crate::data::presets::name::NameProblem;
use crate::ui::dialog::Dialog;
use crate::ui::field::Field;
use leptos::prelude::*;

/// The dialog.
pub(super) fn dialog(page: PresetsPage) -> AnyView {
    view! { <Dialog open=page.renaming.open label="Rename preset">{form(page)}</Dialog> }.into_any()
}

/// The field for a preset's name.
pub(super) fn name_field(name: RwSignal<String>, problem: RwSignal<Option<String>>) -> AnyView {
    view! {
        <Field
            label="Name"
            value=name
            error=Signal::derive(move || problem.get())
            autofocus=true
        />
    }
    .into_any()
}

fn form(page: PresetsPage) -> AnyView {
    let Some(preset) = page.renaming.about.get_untracked() else {
        return ().into_any();
    };
    let name = RwSignal::new(preset.name.clone());
    let problem = RwSignal::new(None::<String>);
    let open = page.renaming.open;
    let rename = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let to = name.with_untracked(|name| name.trim().to_owned());
        let found = NameProblem::of(&to).map(NameProblem::sentence);
        let taken = to != preset.name && untrack(|| page.all().iter().any(|one| one.name == to));
        let taken = taken.then_some("Another preset has this name. Choose a name that is free.");
        if let Some(sentence) = found.or(taken) {
            problem.set(Some(sentence.to_owned()));
            return;
        }
        page.change(|all, owner| all.rename(owner, &preset.name, &to));
        open.set(false);
    };
    view! {
        <form method="post" novalidate on:submit=rename>
            <div class="in">
                <h2>"Rename preset"</h2>
                {name_field(name, problem)}
            </div>
            <footer>
                <button type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button type="submit" class="primary">"Rename preset"</button>
            </footer>
        </form>
    }
    .into_any()
}
