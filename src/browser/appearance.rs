//! The colours of the page: as the system says, or as the viewer chose.

use leptos::prelude::document;

/// Which colours the viewer wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Appearance {
    /// As the operating system says.
    #[default]
    System,
    /// Light, whatever the system says.
    Light,
    /// Dark, whatever the system says.
    Dark,
}

impl Appearance {
    /// Every choice, in the order of the settings page.
    pub(crate) const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word for it in `data-theme` and in storage.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The choice of that name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.name() == name)
    }

    /// Paints the page so: `style/tokens.css` reads the attribute.
    pub(crate) fn apply(self) {
        if let Some(root) = document().document_element() {
            // The name is a constant of ours, so it is always accepted.
            let _ = root.set_attribute("data-theme", self.name());
        }
    }
}
