//! Which elements are in view, as the browser itself tells it.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Watches elements; stops watching when it is dropped.
pub(crate) struct Watch {
    observer: Option<IntersectionObserver>,
    _tell: Closure<dyn FnMut(Array)>,
}

impl Watch {
    /// Calls `tell` with the elements that came into view (`true`) or left it,
    /// all that changed in one frame at a time. `ahead` is how far outside the
    /// window still counts, as in CSS: `0px`, `400px`.
    pub(crate) fn new(ahead: &str, mut tell: impl FnMut(Vec<(Element, bool)>) + 'static) -> Self {
        let tell = Closure::new(move |entries: Array| {
            let entries = entries
                .iter()
                .map(JsCast::unchecked_into::<IntersectionObserverEntry>);
            tell(
                entries
                    .map(|entry| (entry.target(), entry.is_intersecting()))
                    .collect(),
            );
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(ahead);
        let observer =
            IntersectionObserver::new_with_options(tell.as_ref().unchecked_ref(), &options);
        Self {
            observer: observer.ok(),
            _tell: tell,
        }
    }

    /// Watches `element` too. Whether it is in view now is told soon, also when
    /// it was watched before.
    pub(crate) fn watch(&self, element: &Element) {
        if let Some(observer) = &self.observer {
            observer.unobserve(element);
            observer.observe(element);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
