//! Pieces that know GitLab and serve several pages.

pub(crate) mod facts;
pub(crate) mod fault;
pub(crate) mod hidden_values;
pub(crate) mod job_offers;
pub(crate) mod loaded;
pub(crate) mod log_view;
pub(crate) mod outside_link;
pub(crate) mod page_action;
pub(crate) mod page_status;
pub(crate) mod pasted_token;
pub(crate) mod play_job;
pub(crate) mod project;
pub(crate) mod rights;
pub(crate) mod role;
pub(crate) mod run_again;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod snippet_panel;
pub(crate) mod status;
pub(crate) mod trigger;
pub(crate) mod trigger_region;
pub(crate) mod typed_key;
pub(crate) mod variables_region;
