//! What is kept on the device: one versioned document for each kind. One that
//! cannot be read is put aside under another name, with a notice, and the
//! console starts with its defaults.

use crate::browser::json::Json;
use crate::browser::storage::Shelf;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Every name of ours on the device begins so.
pub(crate) const PREFIX: &str = "pullcord.";
const ASIDE: &str = ".put-aside";

/// A kind of document.
pub(crate) trait Document:
    Serialize + DeserializeOwned + Default + Clone + PartialEq + Send + Sync + 'static
{
    /// Its name on the device, after [`PREFIX`].
    const NAME: &'static str;
    /// What it holds, in words for the settings page and for notices.
    const HOLDS: &'static str;
    /// Raised when the shape changes.
    const VERSION: u32;
}

#[derive(Serialize, Deserialize)]
struct Written<D> {
    version: u32,
    content: D,
}

/// Sentences about documents that could not be read or written.
#[derive(Clone, Copy)]
pub(crate) struct Notices(RwSignal<Vec<String>>);

impl Notices {
    /// None yet.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Those not yet read, oldest first.
    pub(crate) fn all(self) -> Vec<String> {
        self.0.get()
    }

    /// Takes away those that were read.
    pub(crate) fn dismiss(self) {
        self.0.set(Vec::new());
    }

    /// Adds one.
    pub(crate) fn say(self, sentence: String) {
        self.0.try_update(|all| {
            if !all.contains(&sentence) {
                all.push(sentence);
            }
        });
    }
}

/// A document, as a signal that is written through to the device.
pub(crate) struct Kept<D: Document> {
    content: RwSignal<D>,
    /// Whether the device could not be given all that is here.
    ahead: StoredValue<bool>,
    notices: Notices,
}

impl<D: Document> Clone for Kept<D> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<D: Document> Copy for Kept<D> {}

impl<D: Document> Kept<D> {
    /// Opens the document, or its defaults.
    pub(crate) fn open(notices: Notices) -> Self {
        let content = match Shelf::Device.read(&name::<D>()) {
            None => D::default(),
            Some(text) => parse::<D>(&text).unwrap_or_else(|| {
                put_aside::<D>(&text, notices);
                D::default()
            }),
        };
        Self {
            content: RwSignal::new(content),
            ahead: StoredValue::new(false),
            notices,
        }
    }

    /// A part of the document; whoever reads it is told of changes.
    pub(crate) fn with<R>(self, read: impl FnOnce(&D) -> R) -> R {
        self.content.with(read)
    }

    /// Changes the document, here and on the device. What another tab has
    /// changed there meanwhile is taken over first, and not lost.
    pub(crate) fn change(self, change: impl FnOnce(&mut D)) {
        let on_device = Shelf::Device.read(&name::<D>());
        let fresh = on_device
            .filter(|_| self.ahead.try_get_value() == Some(false))
            .and_then(|text| parse::<D>(&text));
        self.content.try_update(|content| {
            if let Some(fresh) = fresh {
                *content = fresh;
            }
            change(content);
        });
        let content = self.content.try_get_untracked();
        let written = content.map(|content| Written {
            version: D::VERSION,
            content,
        });
        let text = written.and_then(|written| serde_json::to_string(&written).ok());
        let kept = text.is_some_and(|text| Shelf::Device.write(&name::<D>(), &text).is_ok());
        self.ahead.try_set_value(!kept);
        if !kept {
            self.notices.say(format!(
                "This browser does not let the console keep {}. It lasts until this page is closed.",
                D::HOLDS
            ));
        }
    }

    /// Back to the defaults, after everything on the device was forgotten.
    pub(crate) fn reset(self) {
        self.content.set(D::default());
    }
}

/// Forgets every document, those put aside too.
pub(crate) fn forget_all() {
    for name in Shelf::Device.names(PREFIX) {
        Shelf::Device.remove(&name);
    }
    for name in Shelf::Tab.names(PREFIX) {
        Shelf::Tab.remove(&name);
    }
}

/// The content of the kept document, for who only looks at it before it is
/// opened. What cannot be read is left to [`Kept::open`].
pub(crate) fn glance<D: Document>() -> Option<Json> {
    let written = Json::parse(&Shelf::Device.read(&name::<D>())?)?;
    let version = written.member("version").number();
    (version == Some(D::VERSION.into())).then(|| written.member("content"))
}

fn name<D: Document>() -> String {
    PREFIX.to_owned() + D::NAME
}

fn parse<D: Document>(text: &str) -> Option<D> {
    let written: Written<D> = serde_json::from_str(text).ok()?;
    (written.version == D::VERSION).then_some(written.content)
}

fn put_aside<D: Document>(text: &str, notices: Notices) {
    let aside = name::<D>() + ASIDE;
    // Where even this is refused the text stays under its own name until the
    // next change.
    let _ = Shelf::Device.write(&aside, text);
    notices.say(format!(
        "What this browser kept as {} could not be read. It was put aside as “{aside}” in the \
         browser's storage, and the console started with its defaults.",
        D::HOLDS
    ));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    struct Sample(Vec<u32>);

    impl Document for Sample {
        const NAME: &'static str = "sample";
        const HOLDS: &'static str = "samples";
        const VERSION: u32 = 2;
    }

    #[test]
    fn only_the_present_version_is_read() {
        assert_eq!(
            parse(r#"{"version":2,"content":[1,2]}"#),
            Some(Sample(vec![1, 2]))
        );
        assert_eq!(parse::<Sample>(r#"{"version":1,"content":[1]}"#), None);
        assert_eq!(parse::<Sample>(r#"{"version":2,"content":"x"}"#), None);
        assert_eq!(parse::<Sample>("not json"), None);
    }
}
