//! The table of triggers.

use crate::pages::triggers::order::Column;
use crate::pages::triggers::row::row;
use crate::pages::triggers::state::TriggersPage;
use crate::reactive::memo;
use crate::ui::empty::empty;
use crate::ui::rows::rows;
use crate::ui::sort::SortHeading;
use leptos::prelude::*;

/// The table, or what to do when the filter lets nothing through.
pub(super) fn table(page: TriggersPage) -> AnyView {
    let headings = Column::ALL.into_iter().map(|(column, name)| {
        view! { <SortHeading column=column name=name sorting=page.order /> }
    });
    let hides_all = memo(move |_| page.shown.with(Vec::is_empty));
    let nothing = move || {
        hides_all.get().then(|| {
            let all = view! {
                <button type="button" on:click=move |_| page.filter.set(String::new())>
                    "Show all triggers"
                </button>
            };
            empty("No trigger fits the filter", all)
        })
    };
    view! {
        <section class="card">
            <div class="scroll">
                <table class="cards triggers" aria-label="Triggers">
                    <thead class="sorts">
                        <tr>
                            {headings.collect_view()}
                            <th scope="col" class="last">"Actions"</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows(
                            page.shown.into(),
                            |trigger| trigger.id,
                            move |trigger| row(page, trigger),
                        )}
                    </tbody>
                </table>
            </div>
            {nothing}
        </section>
    }
    .into_any()
}
