//! The variables of the two builds, side by side. Values stay hidden, and out
//! of the page, until someone asks for them.

use super::changes::{VariableRow, variables};
use super::side::Side;
use crate::parts::fault;
use crate::parts::hidden_values::Values;
use crate::parts::variables_region::{Readable, not_for_you};
use crate::reactive::memo;
use crate::ui::empty::skeleton;
use crate::ui::heads::heads;
use leptos::prelude::*;

/// The region.
pub(super) fn region(sides: [Side; 2]) -> AnyView {
    let values = Values::hidden();
    let known = sides.map(|side| memo(move |_| side.variables.readable()));
    let rows = memo(move |_| match known.map(|side| side.get()) {
        [Readable::Known(first), Readable::Known(second)] => Some(variables(&first, &second)),
        _ => None,
    });
    let any = memo(move |_| rows.with(|rows| rows.as_ref().is_some_and(|all| !all.is_empty())));
    let content = move || match rows.get() {
        Some(rows) if rows.is_empty() => view! {
            <p class="region-note soft">"Neither build was given any variables."</p>
        }
        .into_any(),
        Some(rows) => table(sides, rows, values),
        None => unknown(sides, known),
    };
    values.region(any, content)
}

/// Why they cannot be compared, or not yet: where one side is known, which keys
/// it has.
fn unknown(sides: [Side; 2], known: [Memo<Readable>; 2]) -> AnyView {
    let about = |side: usize| match known[side].get() {
        Readable::Awaited => skeleton(2, false),
        Readable::NotAllowed => not_for_you(),
        Readable::Failed(error) => fault::fault(&error, None),
        Readable::Known(variables) => {
            let keys: Vec<String> = variables.into_iter().map(|it| it.key).collect();
            let words = if keys.is_empty() {
                "Was given none.".to_owned()
            } else {
                ["Was given ", &keys.join(", "), "."].concat()
            };
            view! { <p class="region-note"><bdi>{words}</bdi></p> }.into_any()
        }
    };
    let both = [0, 1].map(|side| {
        view! { <h3 class="region-note">{sides[side].name()}</h3>{about(side)} }
    });
    view! { {both.collect_view()} }.into_any()
}

fn table(sides: [Side; 2], rows: Vec<VariableRow>, values: Values) -> AnyView {
    let of_sides = sides.map(|side| view! { <th scope="col">{side.name()}</th> });
    let labels = sides.map(Side::name);
    let rows = rows.into_iter().map(|row| drawn(row, &labels, values));
    view! {
        <table class="compared cards" aria-label="Variables">
            <thead>
                <tr>
                    {heads(["Key", "Change"])}
                    {of_sides.collect_view()}
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

fn drawn(row: VariableRow, labels: &[String; 2], values: Values) -> AnyView {
    let word = row.change.word();
    let cells = row.values.into_iter().zip(labels).map(|(value, label)| {
        let shown = move || match &value {
            None => "not given".to_owned(),
            Some(value) => values.shown(value),
        };
        view! { <td class="mono value" data-label=label.clone()><bdi>{shown}</bdi></td> }
    });
    view! {
        <tr class=["change-", word].concat()>
            <th scope="row" class="mono"><bdi>{row.key}</bdi></th>
            <td data-label="Change"><span class="chip">{word}</span></td>
            {cells.collect_view()}
        </tr>
    }
    .into_any()
}
