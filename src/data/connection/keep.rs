//! How long a token is kept.

use crate::browser::storage::Shelf;

/// How long a token is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Keep {
    /// Only in this page: a reload forgets it.
    #[default]
    Page,
    /// Until this tab closes.
    Tab,
    /// On this device, until it is forgotten.
    Device,
}

impl Keep {
    /// Every choice, in the order of the form.
    pub(crate) const ALL: [Self; 3] = [Self::Page, Self::Tab, Self::Device];

    /// The choice in words.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Page => "Only in this page",
            Self::Tab => "Until this tab closes",
            Self::Device => "On this device",
        }
    }

    pub(super) fn shelf(self) -> Option<Shelf> {
        match self {
            Self::Page => None,
            Self::Tab => Some(Shelf::Tab),
            Self::Device => Some(Shelf::Device),
        }
    }
}
