//! One build of a favourite project.

use super::gathered::Line;
use crate::browser::location::Location;
use crate::pages::builds::known::is_triggered;
use crate::pages::builds::number::number;
use crate::parts::status::status_pill;
use crate::reactive::memo;
use crate::route::{Address, Route};
use crate::ui::pill::badge;
use crate::ui::time::Ago;
use crate::ui::window::Row;
use leptos::prelude::*;

/// The row.
pub(super) fn row(row: Row<Line>) -> AnyView {
    let location = expect_context::<Location>();
    // All but the status stays as it is for as long as the build exists.
    let Line {
        build,
        path,
        project,
    } = row.item.get_untracked();
    let status = memo(move |_| row.item.with(|line| line.build.status.clone()));
    let builds = location.href(&Address::of(Route::Builds(project.clone())));
    let triggered = is_triggered(&build);
    let source = build.source.as_ref().filter(|_| !triggered);
    let source = source.map(|source| source.word().to_owned());
    let name = build.git_ref.as_str().to_owned();
    view! {
        <tr data-build=build.id.0 aria-rowindex=move || row.position()>
            <td>{move || status.with(status_pill)}</td>
            <td>
                {number(project, build.id)}
                " "
                {triggered.then(|| badge("triggered"))}
            </td>
            <td data-label="Project">
                <a href=builds><bdi>{path.to_string()}</bdi></a>
            </td>
            <td data-label="Ref">
                <span class="line"><bdi class="mono">{name}</bdi></span>
            </td>
            <td class="soft" data-label="Started by">{source}</td>
            <td class="num soft" data-label="Started">
                {build.created_at.map(|at| view! { <Ago at=at /> })}
            </td>
        </tr>
    }
    .into_any()
}
