//! The dialog "Run preset": what will be sent, once somebody presses.

use super::super::choice::{Chosen, Standing};
use super::super::form::RunForm;
use super::super::start::{Start, foot};
use super::super::trigger_field::trigger_field;
use super::super::triggers::Triggers;
use super::PresetsPage;
use super::secrets::secret_fields;
use super::shown::shown;
use super::stored::fill;
use crate::data::presets::{Preset, PresetTrigger};
use crate::reactive::{effect, memo};
use crate::ui::dialog::Dialog;
use crate::ui::unseen::{marked, spelled};
use leptos::prelude::*;

/// The dialog.
pub(super) fn dialog(page: PresetsPage) -> AnyView {
    view! { <Dialog open=page.running.open label="Run preset">{question(page)}</Dialog> }.into_any()
}

/// A form of its own, so that nothing typed in the page's own is touched; and
/// the triggers are asked for anew, since one may have been revoked meanwhile.
fn question(page: PresetsPage) -> AnyView {
    let Some(preset) = page.running.about.get_untracked() else {
        return ().into_any();
    };
    let project = page.form.project.get_value();
    let form = RunForm::empty(project.clone(), page.form.tokens);
    fill(form, &preset.build);
    let triggers = Triggers::fetch(&project, form.chosen);
    let standing = triggers.standing(form.chosen, true);
    keep_choice(page, &preset, form.chosen, standing);
    let open = page.running.open;
    let cancel = view! {
        <button type="button" autofocus on:click=move |_| open.set(false)>"Cancel"</button>
    };
    let start = Start {
        form,
        standing,
        again: None,
        command: page.command,
    };
    view! {
        <div class="in">
            <h2>"Run \u{201c}"{marked(&preset.name)}"\u{201d}?"</h2>
            {trigger(&preset, form, triggers, standing)}
            {shown(&preset.build)}
            {secret_fields(form.variables)}
        </div>
        {foot(start, Some(cancel.into_any()))}
    }
    .into_any()
}

/// The preset's own trigger, or the choice of another one.
fn trigger(
    preset: &Preset,
    form: RunForm,
    triggers: Triggers,
    standing: Memo<Standing>,
) -> AnyView {
    let own = preset.build.trigger.clone();
    // What was found first stays, whatever is chosen then.
    let lacking = memo(move |before: Option<&Option<String>>| {
        let before = before.cloned().flatten();
        before.or_else(|| standing.with(|standing| lacking(own.as_ref(), standing)))
    });
    let content = move || match lacking.get() {
        Some(sentence) => view! {
            <p class="notice" role="status">{sentence}</p>
            {trigger_field(form, triggers, standing)}
        }
        .into_any(),
        None => {
            let name = move || {
                standing.with(|standing| match standing {
                    Standing::Usable(usable) => {
                        let short = usable.token.short();
                        [&spelled(&usable.description), " · ", &short, "••••"].concat()
                    }
                    Standing::Nothing
                    | Standing::Waiting
                    | Standing::NotYours { .. }
                    | Standing::Gone => "being looked up".to_owned(),
                })
            };
            view! { <dl class="sent"><dt>"Trigger"</dt><dd>{name}</dd></dl> }.into_any()
        }
    };
    content.into_any()
}

/// Why the preset needs another trigger, if it does.
fn lacking(own: Option<&PresetTrigger>, standing: &Standing) -> Option<String> {
    let named = |rest: &str| {
        own.map(|own| ["Its trigger “", &spelled(&own.description), "” ", rest].concat())
    };
    match (own, standing) {
        (_, Standing::Waiting) | (Some(_), Standing::Usable(_)) => None,
        (None, _) => Some("It has no trigger. Choose one: the preset keeps it.".to_owned()),
        (Some(_), Standing::Gone) => {
            named("has been revoked. Choose another one: the preset keeps it.")
        }
        (Some(_), Standing::NotYours { .. }) => named(
            "belongs to somebody else now, and only its owner can use it. Choose another one: the \
             preset keeps it.",
        ),
        (Some(_), Standing::Nothing) => named("cannot be looked up by you. Paste a token to use."),
    }
}

/// A trigger that is chosen in the place of one that the preset lacks becomes
/// the preset's own.
fn keep_choice(
    page: PresetsPage,
    preset: &Preset,
    chosen: RwSignal<Chosen>,
    standing: Memo<Standing>,
) {
    let preset = preset.clone();
    let own = preset.build.trigger.as_ref().map(PresetTrigger::id);
    effect(move || {
        let other = chosen.get().id().filter(|id| Some(*id) != own);
        let (Some(id), Standing::Usable(usable)) = (other, standing.get()) else {
            return;
        };
        let mut preset = preset.clone();
        preset.build.trigger = Some(PresetTrigger::new(id, usable.description));
        page.change(|all, owner| all.put(owner, preset));
    });
}

#[cfg(test)]
mod tests {
    use super::super::super::choice::Usable;
    use super::*;
    use gitlab::{Token, TriggerId};

    #[test]
    fn a_preset_says_what_became_of_its_trigger() {
        let own = PresetTrigger::new(TriggerId(10), "nightly".to_owned());
        let usable = Standing::Usable(Usable {
            token: Token::new("glptt-4f1c"),
            id: None,
            description: String::new(),
            last_used: None,
        });
        let not_yours = Standing::NotYours {
            description: String::new(),
        };
        for (own, standing, words) in [
            (Some(&own), &usable, None),
            (Some(&own), &Standing::Waiting, None),
            (None, &Standing::Waiting, None),
            (None, &usable, Some("has no trigger")),
            (
                Some(&own),
                &Standing::Gone,
                Some("“nightly” has been revoked"),
            ),
            (Some(&own), &not_yours, Some("somebody else")),
            (Some(&own), &Standing::Nothing, Some("Paste a token")),
        ] {
            let sentence = lacking(own, standing);
            assert_eq!(sentence.is_some(), words.is_some(), "{words:?}");
            let contains = |words| sentence.is_some_and(|sentence| sentence.contains(words));
            assert!(words.is_none_or(contains), "{words:?}");
        }
    }
}
