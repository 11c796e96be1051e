//! When an element gets another size, as the browser itself tells it.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, ResizeObserver};

/// Watches an element; stops watching when it is dropped.
pub(crate) struct Resized {
    observer: Option<ResizeObserver>,
    _tell: Closure<dyn FnMut()>,
}

impl Resized {
    /// Calls `tell` once `element` is laid out, and whenever its size changes.
    pub(crate) fn watch(element: &Element, tell: impl FnMut() + 'static) -> Self {
        let tell = Closure::new(tell);
        let observer = ResizeObserver::new(tell.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            observer.observe(element);
        }
        Self {
            observer,
            _tell: tell,
        }
    }
}

impl Drop for Resized {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}
