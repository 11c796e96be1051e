//! Random texts and hashes, by the browser's own cryptography.

use js_sys::{Function, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// 32 random bytes as a text of 43 letters, digits, `-` and `_`; `None` where the
/// browser gives none.
pub(crate) fn random_text() -> Option<String> {
    let crypto = member(&window(), "crypto")?;
    let bytes = Uint8Array::new_with_length(32);
    let fill: Function = member(&crypto, "getRandomValues")?.dyn_into().ok()?;
    fill.call1(&crypto, &bytes).ok()?;
    Some(base64url(&bytes.to_vec()))
}

/// The SHA-256 of `text` in the same letters; `None` on a page that is neither
/// https nor loopback, where browsers do not hash.
pub(crate) async fn sha256(text: &str) -> Option<String> {
    let subtle = member(&member(&window(), "crypto")?, "subtle")?;
    let digest: Function = member(&subtle, "digest")?.dyn_into().ok()?;
    let bytes = Uint8Array::from(text.as_bytes());
    let promise = digest.call2(&subtle, &JsValue::from_str("SHA-256"), &bytes);
    let promise: Promise = promise.ok()?.dyn_into().ok()?;
    let digest = JsFuture::from(promise).await.ok()?;
    Some(base64url(&Uint8Array::new(&digest).to_vec()))
}

/// A member by its name: what it is missing from says so here, unlike in web-sys.
fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (!found.is_undefined()).then_some(found)
}

/// Base64 for addresses, without padding (RFC 4648, 5).
fn base64url(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let three = [0, 1, 2].map(|at| chunk.get(at).copied().unwrap_or_default());
        let [a, b, c] = three.map(usize::from);
        let number = (a << 16) | (b << 8) | c;
        for digit in 0..=chunk.len() {
            text.push(char::from(DIGITS[(number >> (18 - 6 * digit)) & 63]));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64url;

    #[test]
    fn base64url_is_that_of_rfc_4648_without_padding() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg"),
            (b"fo", "Zm8"),
            (b"foobar", "Zm9vYmFy"),
            (b"\xfb\xff", "-_8"),
        ] {
            assert_eq!(base64url(bytes), text);
        }
        assert_eq!(base64url(&[0; 32]).len(), 43);
    }
}
