//! Finding words in the log.

use super::find::Tally;
use super::view::LogView;
use crate::ui::icon::Icon;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The field, how many lines hold its words, and the ways to them. Enter goes
/// to the next, with Shift to the one before; the first time from what is in sight.
pub(super) fn search(view: LogView) -> AnyView {
    let tally = view.find.tally;
    let at = RwSignal::new(None::<usize>);
    let go = move |back: bool| {
        let place = at.get_untracked().map_or_else(
            || Place::Before(view.find.count_before(view.first_in_sight())),
            Place::At,
        );
        let next = step(tally.get_untracked().count, place, back);
        let line = next.and_then(|place| view.find.line(place));
        at.set(next.filter(|_| line.is_some()));
        view.find.beside.set(line.is_some());
        view.find.present.set(line);
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
        let tally = tally.get();
        tally.is_on.then(|| told(tally, at.get()))
    };
    let off = move || tally.with(|tally| tally.count == 0);
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
                on:input=move |event| {
                    at.set(None);
                    view.find.look_for(&event_target_value(&event));
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

/// Where we are among the matches, counted from 0.
#[derive(Clone, Copy, Debug)]
enum Place {
    /// At none yet, but before this one: what is in sight begins there.
    Before(usize),
    /// At this one.
    At(usize),
}

/// The match after a place, or before it, going round at the ends.
fn step(count: usize, place: Place, back: bool) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let forward = match place {
        Place::Before(next) => next,
        Place::At(at) => at + 1,
    };
    let (Place::Before(at) | Place::At(at)) = place;
    Some(match back {
        true => at.checked_sub(1).unwrap_or(last).min(last),
        false if forward <= last => forward,
        false => 0,
    })
}

/// How many there are, at which one we are, and how far the search is.
fn told(tally: Tally, at: Option<usize>) -> String {
    let count = tally.count.to_string();
    let found = match (tally.count, at) {
        (0, _) if tally.under_way.is_some() => String::new(),
        (0, _) => "no match".to_owned(),
        (1, None) => "1 line".to_owned(),
        (_, None) => [&count, " lines"].concat(),
        (_, Some(at)) => [&(at + 1).to_string(), " of ", &count].concat(),
    };
    match tally.under_way {
        Some(hundredths) => [&found, " (", &hundredths.to_string(), " % searched)"].concat(),
        None => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_start_in_sight_and_go_round() {
        use Place::{At, Before};
        let rows = [
            ((3, Before(0), false), Some(0)),
            ((3, Before(0), true), Some(2)),
            ((3, Before(1), false), Some(1)),
            ((3, Before(1), true), Some(0)),
            ((3, Before(3), false), Some(0)),
            ((3, Before(3), true), Some(2)),
            ((3, At(0), false), Some(1)),
            ((3, At(2), false), Some(0)),
            ((3, At(0), true), Some(2)),
            ((3, At(2), true), Some(1)),
            ((1, At(5), true), Some(0)),
            ((0, Before(0), false), None),
            ((0, At(1), true), None),
        ];
        for ((count, place, back), wanted) in rows {
            assert_eq!(step(count, place, back), wanted, "{count} {place:?} {back}");
        }
    }

    #[test]
    fn the_tally_says_where_we_are() {
        let tally = |count, under_way| Tally {
            is_on: true,
            count,
            under_way,
        };
        assert_eq!(told(tally(0, None), None), "no match");
        assert_eq!(told(tally(1, None), None), "1 line");
        assert_eq!(told(tally(7, None), None), "7 lines");
        assert_eq!(told(tally(7, None), Some(2)), "3 of 7");
        assert_eq!(told(tally(7, Some(40)), None), "7 lines (40 % searched)");
        assert_eq!(told(tally(0, Some(40)), None).trim(), "(40 % searched)");
    }
}
