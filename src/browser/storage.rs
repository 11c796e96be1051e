//! The browser's two stores of text. Either may be refused (private mode, a
//! full disk, a policy): reading then finds nothing, writing says so.

use leptos::ev;
use leptos::prelude::{on_cleanup, window, window_event_listener};
use web_sys::Storage;

/// How long a stored text lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// Until this tab closes (`sessionStorage`).
    Tab,
    /// On this device, until it is forgotten (`localStorage`).
    Device,
}

/// The browser refused to keep a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NotKept;

/// Calls `changed` whenever another tab has changed what the device keeps under
/// `name`, and when the page comes back that the browser had put away, for as
/// long as the current owner lives.
pub(crate) fn follow_device(name: &'static str, changed: impl Fn() + Clone + 'static) {
    let back = changed.clone();
    let storage = window_event_listener(ev::storage, move |event| {
        // Without a key all was forgotten at once.
        if event.key().is_none_or(|key| key == name) {
            changed();
        }
    });
    let shown = window_event_listener(ev::pageshow, move |event| {
        if event.persisted() {
            back();
        }
    });
    on_cleanup(move || {
        storage.remove();
        shown.remove();
    });
}

impl Shelf {
    fn storage(self) -> Option<Storage> {
        match self {
            Self::Tab => window().session_storage(),
            Self::Device => window().local_storage(),
        }
        .ok()
        .flatten()
    }

    /// The text kept under `name`, if there is one and it may be read.
    pub(crate) fn read(self, name: &str) -> Option<String> {
        self.storage()?.get_item(name).ok().flatten()
    }

    /// Keeps `text` under `name`.
    pub(crate) fn write(self, name: &str, text: &str) -> Result<(), NotKept> {
        let storage = self.storage().ok_or(NotKept)?;
        storage.set_item(name, text).map_err(|_| NotKept)
    }

    /// Forgets what is kept under `name`.
    pub(crate) fn remove(self, name: &str) {
        if let Some(storage) = self.storage() {
            // A store that cannot be written holds nothing of ours either.
            let _ = storage.remove_item(name);
        }
    }

    /// The names under which something of ours is kept, in no order.
    pub(crate) fn names(self, prefix: &str) -> Vec<String> {
        let Some(storage) = self.storage() else {
            return Vec::new();
        };
        let length = storage.length().unwrap_or(0);
        (0..length)
            .filter_map(|index| storage.key(index).ok().flatten())
            .filter(|name| name.starts_with(prefix))
            .collect()
    }
}
