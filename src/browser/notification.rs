//! The browser's own notifications, which it shows also while another tab or
//! program is in front.

use js_sys::Reflect;
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Notification, NotificationOptions, NotificationPermission};

/// Whether this browser has them; on a phone some only let an installed page
/// show any.
pub(crate) fn exist() -> bool {
    let name = JsValue::from_str("Notification");
    Reflect::has(&window(), &name).unwrap_or(false)
}

/// Asks the person to allow them, unless they have decided already: the browser
/// wants a press for that. Tells whether they are allowed.
pub(crate) async fn allowed() -> bool {
    if Notification::permission() == NotificationPermission::Default
        && let Ok(asking) = Notification::request_permission()
    {
        // Whatever comes of it is read below.
        let _ = JsFuture::from(asking).await;
    }
    Notification::permission() == NotificationPermission::Granted
}

/// Shows one, if that is allowed. A later one of the same `tag` takes its place.
pub(crate) fn show(title: &str, body: &str, tag: &str) {
    let options = NotificationOptions::new();
    options.set_body(body);
    options.set_tag(tag);
    // Refused where the person changed their mind, or on such a phone.
    drop(Notification::new_with_options(title, &options));
}
