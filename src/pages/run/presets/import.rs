//! The dialog "Import presets": what is in the file, and what becomes of names
//! that are taken. Nothing is replaced unless somebody says so.

use super::PresetsPage;
use crate::browser::upload;
use crate::data::presets::MOST;
use crate::data::presets::file::{FileProblem, LARGEST, PresetFile, Taken};
use crate::data::session::Session;
use crate::parts::project::PresentProject;
use crate::reactive::memo;
use crate::ui::dialog::Dialog;
use crate::ui::field::unique_id;
use crate::ui::toast::Toasts;
use crate::ui::unseen::marked;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The dialog.
pub(super) fn dialog(page: PresetsPage) -> AnyView {
    view! { <Dialog open=page.importing label="Import presets">{content(page)}</Dialog> }.into_any()
}

/// What is known of the file.
#[derive(Clone, PartialEq)]
enum Picked {
    Nothing,
    Wrong(String),
    /// It can be taken in; from another project, if so.
    Right(PresetFile, Option<String>),
}

fn content(page: PresetsPage) -> AnyView {
    let picked = RwSignal::new(Picked::Nothing);
    let taken = RwSignal::new(Taken::KeepBoth);
    let toasts = expect_context::<Toasts>();
    let reader = Reader::new();
    let pick = move |event| {
        let Some(file) = upload::picked(&event) else {
            picked.set(Picked::Nothing);
            return;
        };
        spawn_local(async move {
            let read = reader.read(file).await;
            picked.try_set(read);
        });
    };
    let off = memo(move |_| picked.with(|picked| !matches!(picked, Picked::Right(..))));
    let import = move |_| {
        let Picked::Right(file, _) = picked.get_untracked() else {
            return;
        };
        let full = untrack(|| page.all().len()) + file.presets.len() > MOST;
        if full {
            picked.set(Picked::Wrong(FileProblem::TooMany.sentence()));
            return;
        }
        let mut came = 0;
        page.change(|all, owner| came = all.take_in(owner, file, taken.get_untracked()));
        page.importing.set(false);
        toasts.say(match came {
            0 => "All of these presets were here already.".to_owned(),
            1 => "One preset was imported.".to_owned(),
            more => format!("{more} presets were imported."),
        });
    };
    let (id, reason) = (unique_id("file"), unique_id("file-reason"));
    view! {
        <div class="in">
            <h2>"Import presets"</h2>
            <div class="field">
                <label for=id.clone()>"File"</label>
                <input id=id type="file" accept=".json,application/json" on:change=pick />
                <span class="hint">
                    "A file that “Export presets” wrote. It is read in this page and sent nowhere."
                </span>
            </div>
            <div role="status" class="stack close">
                {move || picked.with(|picked| told(page, picked, taken))}
            </div>
        </div>
        <footer>
            <button type="button" on:click=move |_| page.importing.set(false)>"Cancel"</button>
            <button
                type="button"
                class="primary"
                aria-disabled=move || off.get().then_some("true")
                aria-describedby=reason.clone()
                on:click=import
            >
                "Import"
            </button>
            <span id=reason hidden>{move || off.get().then_some("Choose a file first.")}</span>
        </footer>
    }
    .into_any()
}

/// Reads a file for the connected account's project.
#[derive(Clone, Copy)]
struct Reader {
    session: Session,
    present: PresentProject,
}

impl Reader {
    fn new() -> Self {
        Self {
            session: expect_context(),
            present: expect_context(),
        }
    }

    async fn read(self, file: upload::PickedFile) -> Picked {
        if file.size() > LARGEST {
            return Picked::Wrong(FileProblem::TooLarge.sentence());
        }
        let Ok(text) = file.text().await else {
            return Picked::Wrong(
                "This browser could not read the file. Choose it once more.".to_owned(),
            );
        };
        let file = match PresetFile::read(&text) {
            Ok(file) => file,
            Err(problem) => return Picked::Wrong(problem.sentence()),
        };
        let here = untrack(|| Some((self.session.instance()?, self.present.get()?)));
        let from = here.and_then(|(instance, project)| file.elsewhere(&instance, project.id));
        match from {
            None => Picked::Right(file, None),
            Some(from) => Picked::Right(file.without_triggers(), Some(from)),
        }
    }
}

fn told(page: PresetsPage, picked: &Picked, taken: RwSignal<Taken>) -> AnyView {
    let (file, from) = match picked {
        Picked::Nothing => return ().into_any(),
        Picked::Wrong(sentence) => {
            return view! { <p class="error">{marked(sentence)}</p> }.into_any();
        }
        Picked::Right(file, from) => (file, from),
    };
    let names: Vec<&str> = file.presets.iter().map(|one| one.name.as_str()).collect();
    let clashes = untrack(|| {
        let owner = page.owner.get();
        owner.map_or_else(Vec::new, |owner| {
            page.kept.with(|all| all.clashes(&owner, file))
        })
    });
    let from = from.as_ref().map(|from| {
        view! {
            <p>
                "They come from "{marked(from)}
                ", so that each asks for a trigger of this project."
            </p>
        }
    });
    view! {
        <p>"In the file: "{marked(&names.join(", "))}</p>
        {from}
        {(!clashes.is_empty()).then(|| choices(&clashes, taken))}
    }
    .into_any()
}

fn choices(clashes: &[String], taken: RwSignal<Taken>) -> AnyView {
    let choice = move |of: Taken, words: &'static str| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="taken"
                    prop:checked=move || taken.get() == of
                    on:change=move |_| taken.set(of)
                />
                {words}
            </label>
        }
    };
    view! {
        <p>"Different presets of these names are here: "{marked(&clashes.join(", "))}</p>
        <fieldset class="stack close">
            <legend class="only-heard">"What to do with them"</legend>
            {choice(Taken::KeepBoth, "Keep both: the imported ones get a number")}
            {choice(Taken::Replace, "Replace those that are here")}
        </fieldset>
    }
    .into_any()
}
