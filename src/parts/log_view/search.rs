//! Finding words in the log.

use super::LogView;
use crate::reactive::memo;
use crate::ui::icon::Icon;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The field, how many lines hold its words, and the ways to them. Enter goes
/// to the next, with Shift to the one before.
pub(super) fn search(view: LogView) -> AnyView {
    let words = RwSignal::new(String::new());
    let found = memo(move |_| words.with(|words| view.feed.model.with(|model| model.find(words))));
    let at = RwSignal::new(None::<usize>);
    let go = move |back: bool| {
        let next = found.with_untracked(|found| step(found.len(), at.get_untracked(), back));
        at.set(next);
        let line = next.and_then(|at| found.with_untracked(|found| found.get(at).copied()));
        if let Some(line) = line {
            view.show(line);
        }
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            go(event.shift_key());
        }
    };
    let said = move || {
        let count = found.with(Vec::len);
        let searched = words.with(|words| !words.is_empty());
        searched.then(|| tally(count, at.get()))
    };
    let off = move || found.with(Vec::is_empty);
    let button = move |name: &'static str, icon: Icon, back: bool| {
        view! {
            <button type="button" class="icon" aria-label=name disabled=off on:click=move |_| go(back)>
                {icon.draw(15)}
            </button>
        }
    };
    view! {
        <div class="log-search" role="search">
            <input
                type="search"
                aria-label="Search the log"
                placeholder="Search the log"
                autocomplete="off"
                spellcheck="false"
                prop:value=words
                on:input=move |event| {
                    words.set(event_target_value(&event));
                    at.set(None);
                }
                on:keydown=keys
            />
            <span class="soft small num" role="status">{said}</span>
            {button("Previous match", Icon::Up, true)}
            {button("Next match", Icon::Down, false)}
        </div>
    }
    .into_any()
}

/// The match after `at`, or before it, going round at the ends.
fn step(count: usize, at: Option<usize>, back: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    Some(match (at, back) {
        (None, false) => 0,
        (None, true) | (Some(0), true) => last,
        (Some(at), true) => (at - 1).min(last),
        (Some(at), false) if at < last => at + 1,
        (Some(_), false) => 0,
    })
}

/// How many there are, and at which one we are.
fn tally(count: usize, at: Option<usize>) -> String {
    match (count, at) {
        (0, _) => "no match".to_owned(),
        (1, None) => "1 line".to_owned(),
        (count, None) => [&count.to_string(), " lines"].concat(),
        (count, Some(at)) => [&(at + 1).to_string(), " of ", &count.to_string()].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_round() {
        let rows = [
            ((3, None, false), Some(0)),
            ((3, None, true), Some(2)),
            ((3, Some(0), false), Some(1)),
            ((3, Some(2), false), Some(0)),
            ((3, Some(0), true), Some(2)),
            ((3, Some(2), true), Some(1)),
            ((1, Some(5), true), Some(0)),
            ((0, None, false), None),
            ((0, Some(1), true), None),
        ];
        for ((count, at, back), wanted) in rows {
            assert_eq!(step(count, at, back), wanted, "{count} {at:?} {back}");
        }
    }

    #[test]
    fn the_tally_says_where_we_are() {
        assert_eq!(tally(0, None), "no match");
        assert_eq!(tally(1, None), "1 line");
        assert_eq!(tally(7, None), "7 lines");
        assert_eq!(tally(7, Some(2)), "3 of 7");
    }
}
