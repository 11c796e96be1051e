//! The heads of a table's columns.

use leptos::prelude::*;

/// One head for each column, by its words.
pub(crate) fn heads<const N: usize>(names: [&'static str; N]) -> AnyView {
    let names: Vec<&'static str> = names.into();
    let head = |name| view! { <th scope="col">{name}</th> };
    names.into_iter().map(head).collect_view().into_any()
}
