//! What a person sees when GitLab refuses the call, and where a redirect leads.

use super::{COMMANDS, hurl, run_by};
use crate::support::bench::Text;
use crate::support::call::{self, TOKEN};
use crate::support::program;
use crate::support::server::Server;
use snippets::places::Hurl;
use snippets::{Call, Options, Place, TokenGiven, write};
use std::path::Path;
use std::process::Output;

const REASON: &str = r#"{"message":"404 Not Found"}"#;

/// Runs the place's text once; `true` with what was printed if that was a success.
fn outcome(
    place: &'static dyn Place,
    adapt: fn(&mut Call),
    run: fn(&Text<'_>) -> Output,
    server: &Server,
) -> (bool, String) {
    let mut call = call::call(&server.host, "main", TokenGiven::Placeholder);
    adapt(&mut call);
    let snippet = write(place, &call, &Options::default()).unwrap();
    let variable = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let output = run(&Text {
        text: &snippet.text,
        gitlab: &call.gitlab,
        server: &server.host,
        environment: vec![variable("TRIGGER_TOKEN", TOKEN), variable("HIDDEN", "x")],
        folder: Path::new(env!("CARGO_TARGET_TMPDIR")),
    });
    assert_eq!(server.take().len(), 1, "{place:?}: {output:?}");
    let printed = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(printed).unwrap())
}

/// Every place that is run by hand.
fn each_place(status: &'static str, told: fn(&'static dyn Place, bool, &str)) {
    let commands = COMMANDS.iter().map(|&(place, program, adapt)| {
        let run: fn(&Text<'_>) -> Output = |text| run_by("sh", text);
        (place, program, adapt, run)
    });
    let hurl: fn(&Text<'_>) -> Output = hurl::with_long_errors;
    let hurl = (&Hurl as &dyn Place, "hurl", super::as_it_is as _, hurl);
    for (place, program, adapt, run) in commands.chain([hurl]) {
        if program::are_here(&["sh", program]) {
            let server = Server::answering("127.0.0.1", status, REASON).unwrap();
            let (success, printed) = outcome(place, adapt, run, &server);
            told(place, success, &printed);
        }
    }
}

#[test]
fn a_refusal_is_a_failure_and_shows_gitlabs_reason() {
    each_place("404 Not Found", |place, success, printed| {
        assert!(!success && printed.contains(REASON), "{place:?}: {printed}");
    });
}

/// That the server got one request is seen in each.
#[test]
fn a_redirect_is_not_followed() {
    each_place("307 Temporary Redirect", |place, success, printed| {
        // curl takes it for an answer like any other, and shows it.
        let is_curl = place.slug().starts_with("curl");
        assert_eq!(success, is_curl, "{place:?}: {printed}");
    });
}
