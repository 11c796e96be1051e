//! What a build before this one kept: its only connection, which had neither name nor
//! account with it.

use crate::data::connection::Keep;
use gitlab::{Instance, Token};
use serde::Deserialize;

/// Where it is kept.
pub(super) const NAME_1: &str = "pullcord.connection";
const VERSION_1: u32 = 1;

#[derive(Deserialize)]
struct Written1 {
    version: u32,
    instance: String,
    token: String,
}

/// The connection in `text`, if it is one.
pub(super) fn read(text: &str, keep: Keep) -> Option<(Instance, Token, Keep)> {
    let written: Written1 = serde_json::from_str(text).ok()?;
    let instance = Instance::parse(&written.instance).ok()?;
    (written.version == VERSION_1).then(|| (instance, Token::new(&written.token), keep))
}
