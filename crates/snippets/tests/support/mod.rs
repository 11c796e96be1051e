//! What the tests need: the table, a server that remembers, readers of what it got.

pub(crate) mod cases;
pub(crate) mod cron;
pub(crate) mod form;
pub(crate) mod generated;
pub(crate) mod server;
pub(crate) mod shell;
