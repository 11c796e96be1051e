//! The dialog "Delete preset".

use super::PresetsPage;
use crate::browser::focus;
use crate::ui::dialog::Dialog;
use crate::ui::toast::Toasts;
use crate::ui::unseen::marked;
use leptos::prelude::*;

/// The dialog.
pub(super) fn dialog(page: PresetsPage) -> AnyView {
    view! { <Dialog open=page.deleting.open label="Delete preset">{question(page)}</Dialog> }
        .into_any()
}

fn question(page: PresetsPage) -> AnyView {
    let Some(preset) = page.deleting.about.get_untracked() else {
        return ().into_any();
    };
    let (toasts, open) = (expect_context::<Toasts>(), page.deleting.open);
    let name = preset.name.clone();
    let delete = move |_| {
        page.change(|all, owner| all.remove(owner, &preset.name));
        open.set(false);
        toasts.say("The preset was deleted.");
        // Once the dialog is closed: the row that had the focus is gone.
        request_animation_frame(|| focus::focus_on("main h1"));
    };
    view! {
        <div class="in">
            <h2>"Delete \u{201c}"{marked(&name)}"\u{201d}?"</h2>
            <p>"It goes from this browser and cannot be brought back. Nothing changes in GitLab."</p>
        </div>
        <footer>
            <button type="button" autofocus on:click=move |_| open.set(false)>"Cancel"</button>
            <button type="button" class="danger" on:click=delete>"Delete preset"</button>
        </footer>
    }
    .into_any()
}
