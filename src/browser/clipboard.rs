//! Writing to the clipboard. It is never read.

use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The browser did not take the text: no secure page, or no permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotCopied;

/// Puts `text` on the clipboard.
pub(crate) async fn copy(text: &str) -> Result<(), NotCopied> {
    let navigator = window().navigator();
    // `navigator.clipboard` is missing on a page that is neither https nor
    // loopback, although web-sys declares it as always there.
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"));
    if clipboard.map_or(true, |value| value.is_undefined()) {
        return Err(NotCopied);
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .map(|_| ())
        .map_err(|_| NotCopied)
}
