//! The console in a real browser, with a network of the test's own: what no
//! server can be made to do at will.

#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

mod connecting;
mod console;
mod gitlab_of_the_test;
mod late_answers;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
