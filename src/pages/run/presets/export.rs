//! "Export presets": the project's presets as a file, without secrets.

use super::PresetsPage;
use crate::browser::download;
use crate::data::presets::file::PresetFile;
use crate::data::session::Session;
use crate::parts::project::PresentProject;
use crate::ui::toast::Toasts;
use leptos::prelude::*;

/// The button.
pub(super) fn button(page: PresetsPage) -> AnyView {
    let (session, present) = (
        expect_context::<Session>(),
        expect_context::<PresentProject>(),
    );
    let toasts = expect_context::<Toasts>();
    let offer = move || {
        let (instance, project) = (session.instance()?, present.get()?);
        let text = PresetFile::of(&instance, &project, page.all()).text()?;
        let name = [
            "pullcord-presets-",
            &project.path_with_namespace.replace('/', "-"),
            ".json",
        ];
        download::offer(&name.concat(), text.as_bytes()).then_some(())
    };
    let export = move |_| {
        toasts.say(match untrack(offer) {
            Some(()) => "The presets were exported, without secret values.",
            None => "This browser gave no file. Try another one.",
        });
    };
    view! { <button type="button" class="quiet" on:click=export>"Export presets"</button> }
        .into_any()
}
