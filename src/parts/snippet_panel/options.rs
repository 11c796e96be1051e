//! How the call is written: small controls, each only where the chosen place
//! offers it.

use super::choices::Choices;
use crate::reactive::memo;
use leptos::prelude::*;
use snippets::{
    CalledGitlab, Choice, CiForm, CurlAge, Endpoint, Lines, OptionNames, Options, Style,
};

/// One of two ways, as a box to tick for the less usual one.
struct Switch {
    word: &'static str,
    /// More about it, shown on hover.
    about: &'static str,
    is_on: fn(&Options) -> bool,
    put: fn(&mut Options, bool),
}

/// The switch of a choice; none for the schedule, which has a part of its own.
fn switch(choice: Choice) -> Option<Switch> {
    let switch = match choice {
        Choice::Style => Switch {
            word: "Percent-encoded",
            about: "Values in letters, digits and % only, which no terminal acts upon",
            is_on: |options| options.style == Style::Encoded,
            put: |options, on| options.style = either(on, Style::Encoded, Style::Fitting),
        },
        Choice::Lines => Switch {
            word: "One line",
            about: "All of it on one line",
            is_on: |options| options.lines == Lines::One,
            put: |options, on| options.lines = either(on, Lines::One, Lines::Many),
        },
        Choice::OptionNames => Switch {
            word: "Short options",
            about: "-X instead of --request",
            is_on: |options| options.option_names == OptionNames::Short,
            put: |options, on| {
                options.option_names = either(on, OptionNames::Short, OptionNames::Long);
            },
        },
        Choice::Curl => Switch {
            word: "curl older than 7.76",
            about: "--fail, which hides GitLab's reason, instead of --fail-with-body",
            is_on: |options| options.curl == CurlAge::Older,
            put: |options, on| options.curl = either(on, CurlAge::Older, CurlAge::Since776),
        },
        Choice::CiForm => Switch {
            word: "“only” for tags, before GitLab 12.3",
            about: "Older servers do not know “rules”",
            is_on: |options| options.ci_form == CiForm::Only,
            put: |options, on| options.ci_form = either(on, CiForm::Only, CiForm::Rules),
        },
        Choice::Called => Switch {
            word: "Runs on this GitLab",
            about: "Calls $CI_API_V4_URL, the GitLab that runs the job",
            is_on: |options| options.called == CalledGitlab::Own,
            put: |options, on| options.called = either(on, CalledGitlab::Own, CalledGitlab::Named),
        },
        Choice::Schedule => return None,
    };
    Some(switch)
}

fn either<T>(on: bool, one: T, other: T) -> T {
    if on { one } else { other }
}

/// Whether a choice makes a difference with `endpoint`: `$CI_API_V4_URL`
/// stands for v4 only.
fn matters(choice: Choice, endpoint: Endpoint) -> bool {
    choice != Choice::Called || endpoint != Endpoint::V3
}

/// The switches of the chosen place.
pub(super) fn switches(choices: Choices) -> AnyView {
    (move || {
        let endpoint = choices.endpoint.get();
        let offered = choices.place.get().choices().iter().copied();
        let offered = offered.filter(|choice| matters(*choice, endpoint));
        let draw = |switch| drawn(choices, switch);
        offered.filter_map(switch).map(draw).collect_view()
    })
    .into_any()
}

fn drawn(choices: Choices, switch: Switch) -> AnyView {
    let Switch {
        word,
        about,
        is_on,
        put,
    } = switch;
    view! {
        <label class="choice small" title=about>
            <input
                type="checkbox"
                prop:checked=move || choices.options.with(is_on)
                on:change=move |event| {
                    let on = event_target_checked(&event);
                    choices.options.update(|options| put(options, on));
                }
            />
            {word}
        </label>
    }
    .into_any()
}

/// Whether the call names its trigger: only where the place can send that, and the
/// trigger is `known` by more than a token.
pub(super) fn naming(choices: Choices, known: Memo<bool>) -> AnyView {
    const ABOUT: &str = "Sends pullcord_trigger, which GitLab keeps with the build, so that \
        Builds can tell which trigger started it. The build's scripts do not see it as a variable.";
    let offered = memo(move |_| known.get() && choices.place.get().carries_marker());
    let drawn = move || {
        view! {
            <label class="choice small" title=ABOUT>
                <input
                    type="checkbox"
                    prop:checked=choices.marked
                    on:change=move |event| choices.marked.set(event_target_checked(&event))
                />
                "Name the trigger"
            </label>
        }
    };
    (move || offered.get().then(drawn)).into_any()
}

/// Which of GitLab's ways to run a trigger is called.
pub(super) fn endpoint_choice(choices: Choices) -> AnyView {
    const ALL: [(Endpoint, &str, &str); 3] = [
        (Endpoint::V4, "v4", "v4"),
        (Endpoint::V4RefInPath, "v4-ref", "v4, ref in the path"),
        (Endpoint::V3, "v3", "v3 (old servers)"),
    ];
    let choose = move |event| {
        let value = event_target_value(&event);
        let chosen = ALL.iter().find(|(_, name, _)| *name == value);
        choices
            .endpoint
            .set(chosen.map_or(Endpoint::V4, |(endpoint, ..)| *endpoint));
    };
    let option = |(endpoint, name, word): (Endpoint, &'static str, &'static str)| {
        let selected = move || choices.endpoint.get() == endpoint;
        view! { <option value=name prop:selected=selected>{word}</option> }
    };
    view! {
        <label
            class="row small push"
            title="v3 is for GitLab 8.3 to 10.8"
            hidden=move || !choices.place.get().takes_endpoint()
        >
            "API"
            <select class="small" on:change=choose>{ALL.map(option).collect_view()}</select>
        </label>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHOICES: [Choice; 7] = [
        Choice::Style,
        Choice::Lines,
        Choice::OptionNames,
        Choice::Curl,
        Choice::CiForm,
        Choice::Called,
        Choice::Schedule,
    ];

    #[test]
    fn each_switch_changes_its_own_option_and_no_other() {
        for choice in CHOICES {
            let Some(Switch { is_on, put, .. }) = switch(choice) else {
                assert_eq!(choice, Choice::Schedule);
                continue;
            };
            let mut options = Options::default();
            assert!(!is_on(&options), "{choice:?}");
            put(&mut options, true);
            assert!(
                is_on(&options) && options != Options::default(),
                "{choice:?}"
            );
            let others = CHOICES.into_iter().filter(|other| *other != choice);
            for other in others.filter_map(switch) {
                assert!(!(other.is_on)(&options), "{choice:?} and {}", other.word);
            }
            put(&mut options, false);
            assert_eq!(options, Options::default(), "{choice:?}");
        }
    }

    #[test]
    fn only_the_name_of_v4s_address_is_tied_to_v4() {
        assert!(!matters(Choice::Called, Endpoint::V3));
        assert!(matters(Choice::Called, Endpoint::V4RefInPath));
        assert!(matters(Choice::CiForm, Endpoint::V3));
    }
}
