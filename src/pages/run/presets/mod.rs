//! Presets: builds that are started often, saved from the form and started
//! with one press after a look at what will be sent.

mod confirm;
mod delete;
mod export;
mod import;
mod rename;
mod row;
mod save;
mod secrets;
mod shown;
mod stored;

use super::again::{Again, once};
use super::choice::Standing;
use super::form::RunForm;
use crate::data::command::Command;
use crate::data::presets::{KeptPresets, Owner, Preset, Presets};
use crate::parts::project::PresentProject;
use crate::reactive::{effect, memo};
use crate::ui::heads::heads;
use crate::ui::rows::rows;
use crate::ui::toast::Toasts;
use leptos::prelude::*;

/// What the parts of the region share.
#[derive(Clone, Copy)]
pub(super) struct PresetsPage {
    form: RunForm,
    standing: Memo<Standing>,
    kept: KeptPresets,
    /// Whose presets they are, once the project is known.
    owner: Memo<Option<Owner>>,
    saving: RwSignal<bool>,
    importing: RwSignal<bool>,
    running: Asking,
    renaming: Asking,
    deleting: Asking,
    /// The one call of the dialog "Run preset", which it outlives.
    command: Command,
}

/// A dialog about one preset.
#[derive(Clone, Copy)]
struct Asking {
    open: RwSignal<bool>,
    about: RwSignal<Option<Preset>>,
}

impl Asking {
    fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            about: RwSignal::new(None),
        }
    }

    fn ask(self, preset: Preset) {
        self.about.set(Some(preset));
        self.open.set(true);
    }
}

impl PresetsPage {
    /// The presets of the project of `form`.
    pub(super) fn new(form: RunForm, standing: Memo<Standing>) -> Self {
        let present = expect_context::<PresentProject>();
        let owner = memo(move |_| {
            let (account, project) = present.visited()?;
            Some(Owner::new(account, project.id))
        });
        let page = Self {
            form,
            standing,
            kept: expect_context(),
            owner,
            saving: RwSignal::new(false),
            importing: RwSignal::new(false),
            running: Asking::new(),
            renaming: Asking::new(),
            deleting: Asking::new(),
            command: Command::new(),
        };
        let toasts = expect_context::<Toasts>();
        effect(move || {
            let refusal = page.command.refusal();
            if let Some(error) = refusal.filter(|_| !page.running.open.get_untracked()) {
                toasts.say(error.sentence());
            }
        });
        page
    }

    /// Opens "Save as preset" where the address asks for it, once the form has
    /// all that the earlier build gives.
    pub(super) fn save_on_arrival(self, again: Option<Again>) {
        let filled = move || {
            let settled = again.is_none_or(Again::is_filled);
            let known = self
                .standing
                .with(|standing| *standing != Standing::Waiting);
            settled && known && self.owner.with(Option::is_some)
        };
        if self.form.saves {
            once(move || {
                let filled = filled();
                if filled {
                    self.saving.set(true);
                }
                filled
            });
        }
    }

    fn all(self) -> Vec<Preset> {
        let owner = self.owner.get();
        owner.map_or_else(Vec::new, |owner| self.kept.with(|all| all.of(&owner)))
    }

    /// Changes the presets of the connected account for this project.
    fn change(self, change: impl FnOnce(&mut Presets, &Owner)) {
        if let Some(owner) = self.owner.get_untracked() {
            self.kept.change(|all| change(all, &owner));
        }
    }
}

/// The buttons of the page's head.
pub(super) fn buttons(page: PresetsPage) -> AnyView {
    let known = memo(move |_| page.owner.with(Option::is_some));
    let buttons = move || {
        known.get().then(|| {
            view! {
                <button type="button" on:click=move |_| page.saving.set(true)>
                    "Save as preset"
                </button>
                <button type="button" on:click=move |_| page.importing.set(true)>
                    "Import presets"
                </button>
            }
        })
    };
    buttons.into_any()
}

/// The region, where there are presets, and the dialogs.
pub(super) fn region(page: PresetsPage) -> AnyView {
    let all = memo(move |_| page.all());
    let any = memo(move |_| all.with(|all| !all.is_empty()));
    let region = move || any.get().then(|| listed(page, all));
    view! {
        {region}
        {save::dialog(page)}
        {confirm::dialog(page)}
        {rename::dialog(page)}
        {delete::dialog(page)}
        {import::dialog(page)}
    }
    .into_any()
}

fn listed(page: PresetsPage, all: Memo<Vec<Preset>>) -> AnyView {
    let row = move |preset| row::row(page, preset);
    view! {
        <section class="card presets" aria-label="Presets">
            <header>
                <h2>"Presets"</h2>
                <span class="push"></span>
                {export::button(page)}
            </header>
            <table class="cards" aria-label="Presets">
                <thead>
                    <tr>
                        {heads(["Name", "Trigger", "Ref", "Variables"])}
                        <th scope="col"><span class="only-heard">"Actions"</span></th>
                    </tr>
                </thead>
                <tbody>{rows(all.into(), |preset| preset.name.clone(), row)}</tbody>
            </table>
        </section>
    }
    .into_any()
}
