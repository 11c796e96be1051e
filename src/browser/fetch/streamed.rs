//! A body that is read piece by piece.

use super::Sink;
use crate::browser::breath;
use gloo_net::http::Response;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ReadableStreamDefaultReader;

/// Hands the body to `sink`, and says after each piece that the server is
/// `still_there`. The page can do other things between.
///
/// # Errors
/// The name of the JavaScript error that ended it.
pub(super) async fn body(
    response: &Response,
    sink: &Sink,
    still_there: &dyn Fn(),
) -> Result<(), String> {
    let Some(stream) = response.body() else {
        return Ok(());
    };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut breath = breath::Breath::new();
    loop {
        let step = JsFuture::from(reader.read()).await.map_err(name_of)?;
        if field(&step, "done").is_truthy() {
            return Ok(());
        }
        if let Ok(piece) = field(&step, "value").dyn_into::<Uint8Array>() {
            sink(piece);
        }
        still_there();
        breath.take_if_due().await;
    }
}

fn field(step: &JsValue, name: &str) -> JsValue {
    Reflect::get(step, &name.into()).unwrap_or_default()
}

fn name_of(error: JsValue) -> String {
    field(&error, "name").as_string().unwrap_or_default()
}
