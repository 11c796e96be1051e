//! The saved views: to open, to save the present one, to forget one.

use super::look::Look;
use super::state::InventoryPage;
use super::views::KeptViews;
use crate::browser::location::Location;
use crate::data::connection::Account;
use crate::data::session::Session;
use crate::reactive::memo;
use crate::route::Route;
use crate::ui::dialog::Dialog;
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The saved views of the connected account.
pub(super) fn bar(page: InventoryPage) -> AnyView {
    let kept = expect_context::<KeptViews>();
    let session = expect_context::<Session>();
    let saving = RwSignal::new(false);
    let views = memo(move |_| {
        let account = session.account()?;
        let own = kept.with(|views| views.of(&account));
        Some((account, own))
    });
    let is_usual = memo(move |_| page.look.with(|look| *look == Look::default()));
    let items = move || {
        let (account, own) = views.get()?;
        let items = own
            .into_iter()
            .map(|(name, look)| item(page, account.clone(), name, look));
        Some(items.collect_view())
    };
    view! {
        <nav class="views row" aria-label="Saved views">
            {items}
            <button
                type="button"
                class="quiet"
                hidden=move || is_usual.get()
                on:click=move |_| saving.set(true)
            >
                "Save this view"
            </button>
        </nav>
        <Dialog open=saving label="Save this view">{form(page, saving)}</Dialog>
    }
    .into_any()
}

fn item(page: InventoryPage, account: Account, name: String, look: Look) -> AnyView {
    let kept = expect_context::<KeptViews>();
    let href = expect_context::<Location>().href(&look.address(Route::Inventory));
    let is_here = memo(move |_| page.look.with(|present| *present == look));
    let forget_name = ["Forget the view ", &name].concat();
    let shown = name.clone();
    view! {
        <span class="view">
            <a href=href aria-current=move || is_here.get().then_some("true")><bdi>{shown}</bdi></a>
            <button
                type="button"
                class="icon"
                aria-label=forget_name
                on:click=move |_| kept.change(|views| views.remove(&account, &name))
            >
                {Icon::Remove.draw(12)}
            </button>
        </span>
    }
    .into_any()
}

fn form(page: InventoryPage, open: RwSignal<bool>) -> AnyView {
    let kept = expect_context::<KeptViews>();
    let session = expect_context::<Session>();
    let (name, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let text = name.get_untracked().trim().to_owned();
        wrong.set(text.is_empty());
        if let (false, Some(account)) = (text.is_empty(), session.account_now()) {
            let look = page.look.get_untracked();
            kept.change(|views| views.save(&account, &text, &look));
            open.set(false);
        }
    };
    let error = move || {
        let words = "Give it a name, such as \u{201c}to clean up\u{201d}.";
        wrong.get().then(|| words.to_owned())
    };
    view! {
        <form method="post" novalidate on:submit=submit>
            <div class="in">
                <h2>"Save this view"</h2>
                <Field
                    label="Name"
                    value=name
                    hint="Filter, finding, order and projects are kept on this device; a view of \
                          the same name is replaced."
                    error=Signal::derive(error)
                    autofocus=true
                />
            </div>
            <footer>
                <button type="button" on:click=move |_| open.set(false)>"Cancel"</button>
                <button type="submit" class="primary">"Save"</button>
            </footer>
        </form>
    }
    .into_any()
}
