//! Everything else: each read by what reads it, or by a model of that.

mod ansible;
mod glab;
mod makefile;
mod open_api;
mod raw_http;
mod webhook_url;

use snippets::Call;

/// Takes the secret variables out, for places that have no way to carry one.
fn without_secrets(call: &mut Call) {
    call.variables.retain(|variable| !variable.secret);
}
