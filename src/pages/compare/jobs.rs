//! The jobs of the two builds, side by side.

use super::changes::{JobRow, Outcome, jobs};
use super::side::Side;
use crate::parts::loaded::loaded;
use crate::parts::status::status_pill;
use crate::reactive::memo;
use crate::ui::rows::rows;
use crate::ui::time::{difference, duration};
use leptos::prelude::*;

/// The region.
pub(super) fn region(sides: [Side; 2]) -> AnyView {
    let [first, second] = sides;
    let table = move || table(sides);
    // The second is shown once the first is there, so that no job looks new
    // that is only late.
    let then = move || loaded(second.jobs.first(), 3, move |_| table());
    view! {
        <section class="card" aria-label="Jobs">
            <header><h2>"Jobs"</h2></header>
            {loaded(first.jobs.first(), 3, move |_| then())}
        </section>
    }
    .into_any()
}

fn table(sides: [Side; 2]) -> AnyView {
    let [first, second] = sides;
    let all = memo(move |_| jobs(&first.jobs.all(), &second.jobs.all()));
    let heads = sides.map(|side| view! { <th scope="col">{side.name()}</th> });
    let labels = StoredValue::new(sides.map(Side::name));
    let drawn = rows(
        all.into(),
        |row| row.name.clone(),
        move |row| drawn(row, labels),
    );
    view! {
        <table class="compared cards" aria-label="Jobs">
            <thead>
                <tr>
                    <th scope="col">"Job"</th>
                    {heads.collect_view()}
                    <th scope="col">"Difference"</th>
                </tr>
            </thead>
            <tbody>{drawn}</tbody>
        </table>
    }
    .into_any()
}

fn drawn(row: Memo<JobRow>, labels: StoredValue<[String; 2]>) -> AnyView {
    let name = row.with_untracked(|row| row.name.clone());
    let differs = memo(move |_| row.with(JobRow::differs));
    let cells = [0, 1].map(|side: usize| {
        let outcome = memo(move |_| row.with(|row| row.outcomes[side].clone()));
        let label = labels.with_value(|labels| labels[side].clone());
        view! { <td data-label=label>{move || shown(outcome.get())}</td> }
    });
    let difference = move || row.with(|row| row.longer().map(difference));
    view! {
        <tr class:differs=move || differs.get()>
            <th scope="row"><bdi>{name}</bdi></th>
            {cells.collect_view()}
            <td data-label="Difference" class="num">
                {move || differs.get().then(|| view! { <span class="chip">"outcome differs"</span>" " })}
                {difference}
            </td>
        </tr>
    }
    .into_any()
}

fn shown(outcome: Option<Outcome>) -> AnyView {
    let Some(outcome) = outcome else {
        return view! { <span class="soft">"no such job"</span> }.into_any();
    };
    let took = outcome.duration.map(duration);
    view! { {status_pill(&outcome.status)}" "<span class="soft num">{took}</span> }.into_any()
}
