//! The browser's locks between tabs (Web Locks API), by name: web-sys has them
//! only behind a compiler flag.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A lock that is held by this tab until it is dropped.
pub(crate) struct Lock(Function);

impl Lock {
    /// Waits for the lock called `name`. `None` where the browser has no locks:
    /// then nobody is waited for.
    pub(crate) async fn take(name: &str) -> Option<Self> {
        let locks = Reflect::get(&window().navigator(), &JsValue::from_str("locks")).ok()?;
        let request = Reflect::get(&locks, &JsValue::from_str("request")).ok()?;
        let request = request.dyn_into::<Function>().ok()?;
        let name = JsValue::from_str(name);
        let granted = Promise::new(&mut |grant, refuse| {
            // It is held for as long as the promise that this returns is open.
            let held = Closure::once_into_js(move || {
                Promise::new(&mut |release, _| {
                    // A promise's own function does not throw.
                    let _ = grant.call1(&JsValue::NULL, &release);
                })
            });
            if let Err(error) = request.call2(&locks, &name, &held) {
                // As above.
                let _ = refuse.call1(&JsValue::NULL, &error);
            }
        });
        let release = JsFuture::from(granted).await.ok()?;
        release.dyn_into::<Function>().ok().map(Self)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // As above.
        let _ = self.0.call0(&JsValue::NULL);
    }
}
