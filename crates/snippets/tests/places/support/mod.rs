//! What the tests need: the table, a server that remembers, readers of what it got, and
//! the bench on which a place is tried.

pub(crate) mod batch;
pub(crate) mod bench;
pub(crate) mod call;
pub(crate) mod cases;
pub(crate) mod cron;
pub(crate) mod form;
pub(crate) mod generated;
pub(crate) mod gitlab;
pub(crate) mod powershell;
pub(crate) mod program;
pub(crate) mod reader;
pub(crate) mod record;
pub(crate) mod sample;
pub(crate) mod sender;
pub(crate) mod server;
