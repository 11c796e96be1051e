//! The list of errors and warnings, each of which leads to its line.

use super::view::LogView;
use crate::reactive::memo;
use joblog::{Problem, Severity};
use leptos::prelude::*;

/// How many are in the page at a time.
const SHOWN: usize = 25;

/// How many there are, as the button says it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Counts {
    errors: usize,
    warnings: usize,
    listed: usize,
}

fn counts(view: LogView) -> Memo<Counts> {
    memo(move |_| {
        view.feed.extent.track();
        let counts = view.feed.scene(|scene| {
            let problems = scene.index().problems();
            Counts {
                errors: problems.errors(),
                warnings: problems.warnings(),
                listed: problems.listed().len(),
            }
        });
        counts.unwrap_or_default()
    })
}

/// Opens and closes the list; there only where there is anything to list.
pub(super) fn button(view: LogView) -> AnyView {
    let counts = counts(view);
    let any = memo(move |_| counts.with(|counts| counts.listed > 0));
    let button = move || {
        any.get().then(|| {
            view! {
                <button
                    type="button"
                    class="quiet toggle"
                    title="List the lines that tell of errors and warnings"
                    aria-expanded=move || if view.problems.get() { "true" } else { "false" }
                    aria-pressed=move || if view.problems.get() { "true" } else { "false" }
                    on:click=move |_| view.problems.update(|open| *open = !*open)
                >
                    {move || words(counts.get())}
                </button>
            }
        })
    };
    button.into_any()
}

/// The list, while it is open.
pub(super) fn list(view: LogView) -> AnyView {
    let counts = counts(view);
    let from = RwSignal::new(0_usize);
    let page = memo(move |_| {
        counts.track();
        view.feed
            .scene(|scene| {
                let listed = scene.index().problems().listed();
                let from = from.get().min(listed.len());
                let shown = listed[from..].iter().take(SHOWN);
                shown
                    .map(|problem| (scene.index().number_of(problem.line) + 1, problem.clone()))
                    .collect::<Vec<_>>()
            })
            .unwrap_or_default()
    });
    let listed = memo(move |_| counts.with(|counts| counts.listed));
    let turn = move |name: &'static str, is_off: Signal<bool>, to: fn(usize) -> usize| {
        view! {
            <button
                type="button"
                class="quiet"
                disabled=move || is_off.get()
                on:click=move |_| from.update(|from| *from = to(*from))
            >
                {name}
            </button>
        }
    };
    let is_first = Signal::derive(move || from.get() == 0);
    let is_last = Signal::derive(move || from.get() + SHOWN >= listed.get());
    let turns = move || {
        (listed.get() > SHOWN).then(|| {
            view! {
                <div class="row">
                    {turn("Earlier", is_first, |from| from.saturating_sub(SHOWN))}
                    {turn("Later", is_last, |from| from + SHOWN)}
                    <span class="soft small num">{move || place(from.get(), listed.get(), counts.get())}</span>
                </div>
            }
        })
    };
    let open = move || {
        view.problems.get().then(|| {
            view! {
                <div class="log-problems">
                    <ul aria-label="Errors and warnings">
                        <For
                            each=move || page.get()
                            key=|(_, problem)| problem.line
                            children=move |(number, problem)| entry(view, number, problem)
                        />
                    </ul>
                    {turns}
                </div>
            }
        })
    };
    open.into_any()
}

fn entry(view: LogView, number: usize, problem: Problem) -> AnyView {
    let (class, word) = match problem.severity {
        Severity::Error => ("bad", "Error"),
        Severity::Warning => ("warn", "Warning"),
    };
    let name = [word, " in line ", &number.to_string()].concat();
    let line = problem.line;
    view! {
        <li>
            <button type="button" class="quiet" title=name on:click=move |_| view.show(line)>
                <span class=["num ", class].concat()>{number.to_string()}</span>
                <bdi>{problem.text.trim().to_owned()}</bdi>
            </button>
        </li>
    }
    .into_any()
}

/// "3 errors, 1 warning".
fn words(counts: Counts) -> String {
    let of = |count: usize, one: &str| match count {
        0 => None,
        1 => Some(["1 ", one].concat()),
        many => Some([&many.to_string(), " ", one, "s"].concat()),
    };
    let parts = [of(counts.errors, "error"), of(counts.warnings, "warning")];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// "26 to 50 of 1000", and that there are more than are listed.
fn place(from: usize, listed: usize, counts: Counts) -> String {
    let last = (from + SHOWN).min(listed);
    let of = [&(from + 1).to_string(), " to ", &last.to_string(), " of "].concat();
    let all = counts.errors + counts.warnings;
    if all > listed {
        return [&of, "the first ", &listed.to_string()].concat();
    }
    of + &listed.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(errors: usize, warnings: usize) -> Counts {
        Counts {
            errors,
            warnings,
            listed: (errors + warnings).min(1000),
        }
    }

    #[test]
    fn the_button_says_how_many() {
        assert_eq!(words(of(0, 1)), "1 warning");
        assert_eq!(words(of(3, 0)), "3 errors");
        assert_eq!(words(of(1, 12)), "1 error, 12 warnings");
    }

    #[test]
    fn the_place_in_the_list_is_told() {
        assert_eq!(place(0, 30, of(30, 0)), "1 to 25 of 30");
        assert_eq!(place(25, 30, of(30, 0)), "26 to 30 of 30");
        assert_eq!(place(0, 1000, of(2000, 7)), "1 to 25 of the first 1000");
    }
}
