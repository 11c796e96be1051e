//! The next runs of a schedule, in the viewer's zone and in UTC.

use crate::browser::clock::{self, Clock, Zone};
use crate::reactive::memo;
use crate::ui::heads::heads;
use gitlab::Timestamp;
use leptos::prelude::*;
use snippets::Schedule;

/// How many are told.
const COUNT: usize = 5;

/// The next runs, for a machine whose clock shows the viewer's time or UTC: which of them,
/// only the person knows.
pub(super) fn next_runs(schedule: Memo<Schedule>) -> AnyView {
    let zone = RwSignal::new(Zone::Viewers);
    let clock = expect_context::<Clock>();
    // Anew at each minute, not at each tick.
    let minute = memo(move |_| clock.now().milliseconds().div_euclid(60_000) * 60);
    let runs = memo(move |_| {
        let zone = zone.get();
        let offset = move |at: i64| zone.offset_east(at);
        schedule.with(|schedule| schedule.next_runs(minute.get(), COUNT, &offset))
    });
    let row = |seconds: i64| {
        let at = Timestamp::from_milliseconds(seconds * 1000);
        view! {
            <tr>
                <td>{clock::minute_text(at, Zone::Viewers)}</td>
                <td class="soft">{clock::minute_text(at, Zone::Utc)}</td>
            </tr>
        }
    };
    let choose = move |event| {
        let utc = event_target_value(&event) == "utc";
        zone.set(if utc { Zone::Utc } else { Zone::Viewers });
    };
    view! {
        <details class="next-runs">
            <summary class="small">"Next runs"</summary>
            <label class="row small">
                "The machine's clock shows"
                <select class="small" aria-label="The machine's clock shows" on:change=choose>
                    <option value="viewers">"the time of this computer"</option>
                    <option value="utc">"UTC"</option>
                </select>
            </label>
            <table class="small" aria-label="Next runs">
                <thead>
                    <tr>
                        {heads(["Your time", "UTC"])}
                    </tr>
                </thead>
                <tbody>{move || runs.get().into_iter().map(row).collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}
