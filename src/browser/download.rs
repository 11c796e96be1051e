//! Handing a text to the viewer as a file.

use js_sys::{Array, Uint8Array};
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

/// Offers `bytes` as a plain text file called `name`; tells whether the
/// browser could be asked.
pub(crate) fn offer(name: &str, bytes: &[u8]) -> bool {
    offered(name, &Array::of1(&Uint8Array::from(bytes))).is_some()
}

/// The same with bytes that the browser holds, in pieces.
pub(crate) fn offer_held<'a>(name: &str, pieces: impl Iterator<Item = &'a Uint8Array>) -> bool {
    offered(name, &pieces.collect()).is_some()
}

fn offered(name: &str, parts: &Array) -> Option<()> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/plain;charset=utf-8");
    let blob = Blob::new_with_u8_array_sequence_and_options(parts, &kind).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link = document()
        .create_element("a")
        .ok()?
        .dyn_into::<HtmlElement>()
        .ok()?;
    link.set_attribute("href", &url).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    Url::revoke_object_url(&url).ok()
}
