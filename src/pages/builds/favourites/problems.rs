//! Projects whose builds could not be had, each with its reason.

use super::gathered::OfProject;
use crate::reactive::memo;
use gitlab::ApiError;
use leptos::prelude::*;

/// The notice about them, where there are any.
pub(super) fn problems(known: RwSignal<Vec<OfProject>>) -> AnyView {
    let all = memo(move |_| {
        known.with(|known| {
            let named = |of: &OfProject| {
                let problem = of.problem.clone()?;
                Some((of.bookmark.path.clone(), problem))
            };
            known.iter().filter_map(named).collect::<Vec<_>>()
        })
    });
    let one = |(path, problem): (String, ApiError)| {
        view! { <p><strong><bdi>{path}</bdi></strong>": "<bdi>{problem.sentence()}</bdi></p> }
    };
    (move || {
        let all = all.get();
        (!all.is_empty()).then(|| {
            let all = all.into_iter().map(one).collect_view();
            view! { <div class="notice" role="status">{all}</div> }
        })
    })
    .into_any()
}
