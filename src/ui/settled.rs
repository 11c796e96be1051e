//! Waiting until somebody has stopped typing.

use crate::reactive::effect;
use leptos::prelude::*;
use std::time::Duration;

/// The value of `source`, once it has stayed the same for `pause`.
pub(crate) fn settled<T>(source: impl Fn() -> T + 'static, pause: Duration) -> Signal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let settled = RwSignal::new(untrack(&source));
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let clear = move || {
        timer.try_update_value(|timer| timer.take().map(|handle| handle.clear()));
    };
    effect(move || {
        let value = source();
        clear();
        if settled.with_untracked(|settled| *settled == value) {
            return;
        }
        let settle = move || {
            settled.try_set(value.clone());
        };
        timer.set_value(set_timeout_with_handle(settle, pause).ok());
    });
    on_cleanup(clear);
    settled.into()
}
