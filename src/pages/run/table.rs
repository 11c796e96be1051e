//! The table "Variables".

use super::form::RunForm;
use super::row::row;
use crate::ui::rows::rows;
use leptos::prelude::*;

/// The table, with a line on what GitLab does with the values.
pub(super) fn table(form: RunForm) -> AnyView {
    let all = Signal::derive(move || form.rows.with(|rows| rows.all().to_vec()));
    view! {
        <div class="stack close">
            <span class="label" aria-hidden="true">"Variables"</span>
            <table class="cards variables" aria-label="Variables">
                <thead>
                    <tr>
                        <th scope="col">"Key"</th>
                        <th scope="col">"Value"</th>
                        <th scope="col">"Secret"</th>
                        <td></td>
                    </tr>
                </thead>
                <tbody>{rows(all, |row| row.id, move |item| row(form, item))}</tbody>
            </table>
            <p class="hint">
                "GitLab fills in names such as "<code>"$NAME"</code>" in values; write "
                <code>"$$NAME"</code>" to keep the sign. These values win over all others, and \
                 GitLab does not mask them in job logs. A secret value is kept out of links and \
                 snippets here."
            </p>
        </div>
    }
    .into_any()
}
