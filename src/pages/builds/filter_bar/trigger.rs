//! The filter by trigger, and how sure it must be that it was the one.

use super::change;
use crate::browser::location::Location;
use crate::pages::builds::filter::{BuildFilter, STRENGTHS, Told, TriggerFilter, USUAL};
use crate::pages::builds::known::{Known, VariableRight};
use crate::pages::builds::started_by::name;
use crate::reactive::memo;
use crate::ui::unseen::spelled;
use gitlab::{Strength, Trigger, TriggerId};
use leptos::prelude::*;
use web_sys::Event;

/// The select of triggers, and once one is chosen that of the evidence.
pub(super) fn trigger(known: Known) -> AnyView {
    let location = expect_context::<Location>();
    let chosen = memo(move |_| {
        known
            .filter
            .with(|filter| filter.trigger.as_ref().map(TriggerFilter::trigger_text))
    });
    let options = move || {
        known.triggers.with(|listed| {
            let triggers: &[Trigger] = listed.as_ref().map_or(&[], |page| &page.items);
            let named = triggers.iter().map(|one| (one.id.to_string(), name(one)));
            let mut offered: Vec<(String, String)> = named.collect();
            // One that is in the address and not on the list is shown as well.
            let known = |id: &String| offered.iter().any(|(one, _)| one == id);
            if let Some(id) = chosen.get().filter(|id| !known(id)) {
                let words = ["trigger ", &id].concat();
                offered.push((id, words));
            }
            offered
        })
    };
    let option = move |(id, words): (String, String)| {
        let own = id.clone();
        let is_chosen = move || chosen.with(|chosen| chosen.as_ref() == Some(&own));
        view! { <option value=id prop:selected=is_chosen>{spelled(&words)}</option> }
    };
    let choose = move |event: Event| {
        let id = TriggerId::parse(&event_target_value(&event)).filter(|_| event_has_value(&event));
        change(location, |filter| {
            filter.trigger = id.map(TriggerFilter::of);
        });
    };
    let not_allowed = memo(move |_| match known.right.get() {
        VariableRight::Own | VariableRight::None => true,
        VariableRight::NotYetKnown | VariableRight::All => false,
    });
    let why = move || {
        let why = "It takes the role Maintainer to see a project's triggers.";
        not_allowed.get().then_some(why)
    };
    view! {
        <select
            aria-label="Trigger"
            title=why
            disabled=move || not_allowed.get() && chosen.with(Option::is_none)
            on:change=choose
        >
            <option value="" prop:selected=move || chosen.with(Option::is_none)>
                "Any trigger"
            </option>
            {move || options().into_iter().map(option).collect_view()}
        </select>
        {move || chosen.with(Option::is_some).then(|| evidence(location, known.filter))}
    }
    .into_any()
}

fn event_has_value(event: &Event) -> bool {
    !event_target_value(event).is_empty()
}

fn evidence(location: Location, filter: Memo<BuildFilter>) -> AnyView {
    let chosen = memo(move |_| filter.with(strength));
    let option = move |(strength, word, words): (Strength, &'static str, &'static str)| {
        let is_chosen = move || chosen.get() == strength;
        view! { <option value=word prop:selected=is_chosen>{words}</option> }
    };
    let choose = move |event: Event| {
        let word = event_target_value(&event);
        let known = STRENGTHS.iter().find(|(_, one, _)| *one == word);
        change(location, |filter| {
            if let (Some(of), Some((strength, _, _))) = (&mut filter.trigger, known) {
                of.at_least = Told::Clear(*strength);
            }
        });
    };
    view! {
        <select
            aria-label="Evidence"
            title="How sure it must be that the trigger started the build"
            on:change=choose
        >
            {STRENGTHS.into_iter().map(option).collect_view()}
        </select>
    }
    .into_any()
}

fn strength(filter: &BuildFilter) -> Strength {
    let of = filter.trigger.as_ref();
    of.and_then(|of| of.at_least.clear().copied())
        .unwrap_or(USUAL)
}
