//! JSON as the browser itself reads it: for the few words that the first screen
//! needs before the rest of the console, which has a reader of its own.

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

/// A value that was read.
pub(crate) struct Json(JsValue);

impl Json {
    /// Reads `text`, if it is JSON.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        JSON::parse(text).ok().map(Self)
    }

    /// The member of that name; whatever has no such member has one that is
    /// neither text nor number.
    pub(crate) fn member(&self, name: &str) -> Self {
        Self(Reflect::get(&self.0, &name.into()).unwrap_or_default())
    }

    /// The value, if it is text.
    pub(crate) fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// The value, if it is a number.
    pub(crate) fn number(&self) -> Option<f64> {
        self.0.as_f64()
    }
}
