//! What a preset sends, to look at before it is sent.

use crate::data::presets::PresetBuild;
use crate::ui::unseen::marked;
use leptos::prelude::*;

/// Branch or tag, variables and inputs; secret values are asked for elsewhere.
pub(super) fn shown(build: &PresetBuild) -> AnyView {
    let variables = build.variables.iter();
    let variables = variables.filter_map(|one| Some(pair(&one.key, one.value.as_ref()?)));
    let variables: Vec<AnyView> = variables.collect();
    let inputs = build.inputs.iter().map(|one| pair(&one.name, &one.value));
    let inputs: Vec<AnyView> = inputs.collect();
    let none = build.variables.is_empty() && build.inputs.is_empty();
    view! {
        <dl class="sent">
            <dt>"Branch or tag"</dt>
            <dd class="mono">{marked(&build.git_ref)}</dd>
            {listed("Variables", variables)}
            {listed("Inputs", inputs)}
            {none.then(|| view! { <dt>"Variables"</dt><dd class="soft">"none"</dd> })}
        </dl>
    }
    .into_any()
}

fn listed(name: &'static str, pairs: Vec<AnyView>) -> Option<AnyView> {
    (!pairs.is_empty()).then(|| {
        view! { <dt>{name}</dt><dd><ul class="mono pairs-sent">{pairs}</ul></dd> }.into_any()
    })
}

fn pair(name: &str, value: &str) -> AnyView {
    view! { <li><b>{marked(name)}</b>"="{marked(value)}</li> }.into_any()
}
