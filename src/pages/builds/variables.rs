//! The keys of a triggered build's variables.

use super::known::Known;
use crate::reactive::memo;
use gitlab::{PAYLOAD, PipelineId};
use leptos::prelude::*;

/// The most keys that are shown; the others are counted.
const MOST: usize = 4;

/// What the cell says.
#[derive(Clone, Debug, PartialEq)]
enum Keys {
    /// Still being asked for, or not in view yet.
    Awaited,
    /// Not for this person.
    NotAllowed,
    /// The first ones, and how many more there are.
    Known(Vec<String>, usize),
}

impl Keys {
    /// Without the call's payload, which is shown on the build's own page.
    fn of(keys: Vec<String>) -> Self {
        let mut keys: Vec<String> = keys.into_iter().filter(|key| key != PAYLOAD).collect();
        let more = keys.len().saturating_sub(MOST);
        keys.truncate(MOST);
        Self::Known(keys, more)
    }
}

/// The cell for a triggered build.
pub(super) fn cell(build: PipelineId, known: Known) -> AnyView {
    let keys = memo(move |_| match known.details.keys(build) {
        Some(keys) => Keys::of(keys),
        None if known.may_read_variables(build) == Some(false) => Keys::NotAllowed,
        None => Keys::Awaited,
    });
    (move || match keys.get() {
        Keys::Awaited => view! { <span class="awaited" aria-hidden="true"></span> }.into_any(),
        Keys::NotAllowed => view! { <span class="soft small">"needs Maintainer"</span> }.into_any(),
        Keys::Known(keys, _) if keys.is_empty() => {
            view! { <span class="soft small">"none"</span> }.into_any()
        }
        Keys::Known(keys, more) => chips(keys, more),
    })
    .into_any()
}

fn chips(keys: Vec<String>, more: usize) -> AnyView {
    let chip = |key: String| {
        let whole = key.clone();
        view! { <bdi class="chip" title=whole>{key}</bdi> }
    };
    let more = (more > 0).then(|| {
        view! { <span class="soft small num">{["+", &more.to_string()].concat()}</span> }
    });
    view! { <span class="chips">{keys.into_iter().map(chip).collect_view()}{more}</span> }
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(keys: &[&str]) -> Keys {
        Keys::of(keys.iter().map(|key| (*key).to_owned()).collect())
    }

    #[test]
    fn four_keys_are_shown_and_the_payload_never() {
        let four = || ["A", "B", "C", "D"].map(str::to_owned).to_vec();
        assert_eq!(of(&["A", "B", PAYLOAD, "C", "D"]), Keys::Known(four(), 0));
        assert_eq!(of(&["A", "B", "C", "D", "E", "F"]), Keys::Known(four(), 2));
        assert_eq!(of(&[PAYLOAD]), Keys::Known(Vec::new(), 0));
    }
}
