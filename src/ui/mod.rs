//! Pieces that every screen uses. They know no GitLab.

pub(crate) mod awaited;
pub(crate) mod breakable;
pub(crate) mod combobox;
pub(crate) mod control;
pub(crate) mod copy_button;
pub(crate) mod dialog;
pub(crate) mod empty;
pub(crate) mod field;
pub(crate) mod heads;
pub(crate) mod icon;
pub(crate) mod pill;
pub(crate) mod rows;
pub(crate) mod settled;
pub(crate) mod sort;
pub(crate) mod tabs;
pub(crate) mod time;
pub(crate) mod toast;
pub(crate) mod unseen;
pub(crate) mod window;
