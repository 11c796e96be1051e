//! One file, or one folder, for each screen.

pub(crate) mod build;
pub(crate) mod builds;
pub(crate) mod compare;
pub(crate) mod connect;
pub(crate) mod inventory;
pub(crate) mod job;
pub(crate) mod not_found;
pub(crate) mod projects;
pub(crate) mod run;
pub(crate) mod settings;
pub(crate) mod triggers;
pub(crate) mod without_account;
