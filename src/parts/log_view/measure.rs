//! How large the box is, and how many letters a row of it holds.

use super::view::{LogView, Seen};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Letters of the text whose width is measured.
pub(super) const PROBE: usize = 50;

/// Looks at the box.
pub(super) fn measure(view: LogView) {
    let Some(Some(element)) = view.follow.element.try_get_untracked() else {
        return;
    };
    let seen = Seen {
        top: f64::from(element.scroll_top()),
        height: f64::from(element.client_height()),
        columns: columns(&element).unwrap_or_default(),
    };
    view.seen.try_maybe_update(|known| {
        let is_new = *known != seen;
        *known = seen;
        (is_new, ())
    });
}

/// How many letters fit into the text of a line. Told only of a drawn line, and
/// not of a header, beside which a duration may stand.
fn columns(log: &HtmlElement) -> Option<usize> {
    let of = |selector: &str| {
        let found = log.query_selector(selector).ok().flatten()?;
        let found = found.dyn_into::<HtmlElement>().ok()?;
        Some(f64::from(found.offset_width()))
    };
    let probe = of(".probe")?;
    let text = match of(".line:not(.header) .text") {
        Some(width) => width,
        None => f64::from(log.client_width()) - 80.0,
    };
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "letters of a row"
    )]
    let columns = (text / (probe / PROBE as f64) + 0.01) as usize;
    (probe > 0.0 && columns > 0).then_some(columns)
}
