//! Memos and effects whose closures are boxed.
//!
//! Leptos compiles its own part of a memo or an effect anew for each closure's
//! type: between one and one and a half kilobytes each, and the console has
//! over two hundred. Behind a box there is one copy for each type of value.

use leptos::prelude::*;

type Compute<T> = Box<dyn Fn(Option<&T>) -> T + Send + Sync>;

/// A value computed from others, told on only when it differs from the one
/// before; `compute` is handed the latter.
pub(crate) fn memo<T>(compute: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let compute: Compute<T> = Box::new(compute);
    Memo::new(compute)
}

/// Runs `run` now and whenever something that it read has changed, for as long
/// as the current owner lives.
pub(crate) fn effect(run: impl Fn() + 'static) {
    let run: Box<dyn Fn()> = Box::new(run);
    Effect::new(move |_: Option<()>| run());
}
