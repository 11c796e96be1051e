//! The thin edges to the browser: the only folder that speaks to `web-sys`
//! about the world outside the page's own elements.

pub(crate) mod activity;
pub(crate) mod appearance;
pub(crate) mod breath;
pub(crate) mod channel;
pub(crate) mod clipboard;
pub(crate) mod clock;
pub(crate) mod config;
pub(crate) mod crypto;
pub(crate) mod download;
pub(crate) mod fetch;
pub(crate) mod focus;
pub(crate) mod fragment;
pub(crate) mod held_bytes;
pub(crate) mod json;
pub(crate) mod location;
pub(crate) mod locks;
pub(crate) mod notification;
pub(crate) mod popover;
pub(crate) mod print;
pub(crate) mod resized;
pub(crate) mod rest;
pub(crate) mod seen;
pub(crate) mod storage;
pub(crate) mod tab;
pub(crate) mod upload;
pub(crate) mod viewport;
pub(crate) mod visibility;
