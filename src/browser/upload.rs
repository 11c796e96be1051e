//! Reading a file that somebody picked. It is read in the page only.

use leptos::prelude::event_target;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, File, HtmlInputElement};

/// A file that was picked.
pub(crate) struct PickedFile(File);

/// The file could not be read: it has gone, or may not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unreadable;

/// The file that was picked in the field to which `event` happened, if any.
pub(crate) fn picked(event: &Event) -> Option<PickedFile> {
    let field: HtmlInputElement = event_target(event);
    field.files()?.get(0).map(PickedFile)
}

impl PickedFile {
    /// Its size in bytes.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a size is a whole number of bytes, and a larger one only has to stay large"
    )]
    pub(crate) fn size(&self) -> usize {
        self.0.size() as usize
    }

    /// Its text; what is no UTF-8 in it is replaced.
    ///
    /// # Errors
    /// The browser cannot read it.
    pub(crate) async fn text(&self) -> Result<String, Unreadable> {
        let text = JsFuture::from(self.0.text()).await;
        text.ok()
            .and_then(|text| text.as_string())
            .ok_or(Unreadable)
    }
}
