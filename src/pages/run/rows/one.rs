//! One row.

/// Which row, for as long as the form lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::pages::run) struct RowId(pub(in crate::pages::run) u32);

/// One row. Without `Debug`: its value may be secret.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::pages::run) struct Row {
    pub(in crate::pages::run) id: RowId,
    /// A variable's key, or an input's name.
    pub(in crate::pages::run) key: String,
    pub(in crate::pages::run) value: String,
    /// Whether the value is kept out of links, snippets and sight; never so
    /// for an input.
    pub(in crate::pages::run) secret: bool,
    /// Whether there was a value once that has to be typed anew.
    pub(super) asked: bool,
}

impl Row {
    pub(super) fn is_empty(&self) -> bool {
        self.key.is_empty() && self.value.is_empty()
    }

    /// The key and the value.
    pub(in crate::pages::run) fn pair(&self) -> (String, String) {
        (self.key.clone(), self.value.clone())
    }
}
