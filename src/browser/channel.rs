//! A channel between the tabs of this console: what one says on it, the others
//! hear, and nobody else.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{BroadcastChannel, MessageEvent};

type OnMessage = Closure<dyn Fn(MessageEvent)>;

/// One end of a channel.
pub(crate) struct Channel {
    channel: BroadcastChannel,
    _on_message: OnMessage,
}

impl Channel {
    /// Opens the channel called `name` and calls `hear` with what other tabs
    /// say on it. `None` where the browser has no channels.
    pub(crate) fn open(name: &str, hear: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let on_message: OnMessage = Closure::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                hear(text);
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Some(Self {
            channel,
            _on_message: on_message,
        })
    }

    /// Says `text` to the other tabs.
    pub(crate) fn say(&self, text: &str) {
        // It fails only on a channel that was closed, which this one never is.
        let _ = self.channel.post_message(&JsValue::from_str(text));
    }
}
