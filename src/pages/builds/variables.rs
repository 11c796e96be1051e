//! The keys of a triggered build's variables.

use super::known::Known;
use crate::data::build_details::queue::{Part, Piece};
use crate::reactive::memo;
use gitlab::{PipelineId, Variable};
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
    /// GitLab does not tell them of this build.
    NotTold,
    /// The first ones, and how many more there are.
    Known(Vec<String>, usize),
}

impl Keys {
    fn of(variables: &[Variable]) -> Self {
        let mut keys: Vec<String> = variables.iter().map(|one| one.key.clone()).collect();
        let more = keys.len().saturating_sub(MOST);
        keys.truncate(MOST);
        Self::Known(keys, more)
    }
}

/// The cell for a triggered build.
pub(super) fn cell(build: PipelineId, known: Known) -> AnyView {
    let keys = memo(move |_| match known.details.variables(build, Keys::of) {
        Some(keys) => keys,
        None if known.may_read_variables(build) == Some(false) => Keys::NotAllowed,
        None if known.details.is_refused(Piece::new(build, Part::Variables)) => Keys::NotTold,
        None => Keys::Awaited,
    });
    (move || match keys.get() {
        Keys::Awaited => view! { <span class="awaited" aria-hidden="true"></span> }.into_any(),
        Keys::NotAllowed => view! { <span class="soft small">"needs Maintainer"</span> }.into_any(),
        Keys::NotTold => view! { <span class="soft small">"not told"</span> }.into_any(),
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
    use super::super::samples::variable;
    use super::*;

    #[test]
    fn four_keys_are_shown_and_the_others_counted() {
        let of = |keys: &[&str]| {
            let given: Vec<Variable> = keys.iter().map(|key| variable(key, "x")).collect();
            Keys::of(&given)
        };
        let four = || ["A", "B", "C", "D"].map(str::to_owned).to_vec();
        assert_eq!(of(&["A", "B", "C", "D"]), Keys::Known(four(), 0));
        assert_eq!(of(&["A", "B", "C", "D", "E", "F"]), Keys::Known(four(), 2));
        assert_eq!(of(&[]), Keys::Known(Vec::new(), 0));
    }
}
