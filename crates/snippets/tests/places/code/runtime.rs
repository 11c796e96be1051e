//! What every program has to do, whatever its language.

use crate::support::batch::Batch;
use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::{self, TOKEN};
use crate::support::{cases, generated, record};
use snippets::{Call, Endpoint, Place, TokenGiven};
use std::process::Output;

/// A language's way to run programs.
#[derive(Clone, Copy)]
pub(crate) struct Runtime {
    pub(crate) place: &'static dyn Place,
    /// The name under which it is recorded.
    pub(crate) name: &'static str,
    /// The programs that are needed.
    pub(crate) programs: &'static [&'static str],
    /// Runs one program from a file, as a person does.
    pub(crate) alone: fn(&Text<'_>) -> Output,
}

const REFUSED: &str = "HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\
    Content-Length: 33\r\nConnection: close\r\n\r\n{\"message\":\"Reference not found\"}";

/// What a portal says that wants a login first.
const LOGIN: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 11\r\n\
    Connection: close\r\n\r\n<p>login</p";

/// The second one asks for the same POST at another place.
const REDIRECTS: [&str; 2] = [
    "HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 5\r\n\
        Connection: close\r\n\r\nmoved",
    "HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 5\r\n\
        Connection: close\r\n\r\nmoved",
];

/// The connection breaks after the call was read.
const SILENCE: &str = "";

impl Runtime {
    /// Every case of the table, each a program, all run by one process.
    pub(crate) fn every_case_arrives(self, many: fn(&Batch<'_>) -> Output) {
        let run = |text: &Text<'_>| vec![(self.alone)(text)];
        if let Some(bench) = Bench::set_up(self.place, self.name, self.programs, &run) {
            bench.try_all_at_once(nothing, &many);
        }
    }

    /// Every `step`th case, or with `--long` every one, each run alone.
    pub(crate) fn cases_arrive_alone(self, step: usize) {
        let run = |text: &Text<'_>| vec![(self.alone)(text)];
        let Some(bench) = Bench::set_up(self.place, self.name, self.programs, &run) else {
            return;
        };
        let step = if generated::is_long() { 1 } else { step };
        let cases = cases::all();
        let mut tried = 0;
        for case in cases.iter().step_by(step) {
            bench.arrives(case, TokenGiven::Placeholder).unwrap();
            tried += 1;
        }
        record::record(self.place, self.name, tried, tried);
    }

    /// One program with thousands of generated texts in it, besides the table's.
    pub(crate) fn thousands_of_texts_arrive<const FROM: usize, const COUNT: usize>(self) {
        let run = |text: &Text<'_>| vec![(self.alone)(text)];
        if let Some(bench) = Bench::set_up(self.place, self.name, self.programs, &run) {
            let bench = bench.adapted(with_generated::<FROM, COUNT>);
            bench.arrives("main", TokenGiven::Placeholder).unwrap();
        }
    }

    /// From a file of its own: every way to give the token, the old servers' endpoint,
    /// another kind of address, and line ends of Windows.
    pub(crate) fn runs_alone(self) {
        let run = |text: &Text<'_>| vec![(self.alone)(text)];
        let set_up = || Bench::set_up(self.place, self.name, self.programs, &run);
        let Some(bench) = set_up() else { return };
        let case = "it's\n100% #{x} \\";
        bench.arrives(case, TokenGiven::Placeholder).unwrap();
        bench.arrives(case, TokenGiven::Real(TOKEN.into())).unwrap();
        bench.arrives_with_token_file(case);
        let bench = bench.adapted(|call| call.endpoint = Endpoint::V3);
        bench.arrives(case, TokenGiven::Placeholder).unwrap();
        drop(bench);
        if let Some(bench) = set_up().and_then(|bench| bench.at("[::1]")) {
            bench.arrives(case, TokenGiven::Placeholder).unwrap();
        }
        let saved_on_windows = |text: &Text<'_>| {
            let lines = text.text.replace('\n', "\r\n");
            vec![(self.alone)(&changed(text, &lines))]
        };
        let bench = Bench::set_up(self.place, self.name, self.programs, &saved_on_windows);
        bench
            .unwrap()
            .arrives(case, TokenGiven::Placeholder)
            .unwrap();
    }

    /// The ref in the path, where nothing may decode, fold or drop a part of it.
    pub(crate) fn takes_the_ref_in_the_path(self) {
        let run = |text: &Text<'_>| vec![(self.alone)(text)];
        if let Some(bench) = Bench::set_up(self.place, self.name, self.programs, &run) {
            let bench = bench.adapted(|call| call.endpoint = Endpoint::V4RefInPath);
            for case in ["feature/#42-100%_déjà", "a/../b\\%2E\u{202e}\n"] {
                bench.arrives(case, TokenGiven::Placeholder).unwrap();
            }
        }
    }

    /// Whatever is not 201 is a failure that shows the answer, and nothing is sent twice.
    pub(crate) fn fails_with_the_reason(self) {
        let run = |text: &Text<'_>| vec![(self.alone)(text)];
        for (reply, reason) in [
            (REFUSED, "Reference not found"),
            (LOGIN, "login"),
            (REDIRECTS[0], "302"),
            (REDIRECTS[1], "307"),
            (SILENCE, ""),
        ] {
            let bench = Bench::set_up(self.place, self.name, self.programs, &run);
            let Some(bench) = bench.and_then(|bench| bench.answering(reply)) else {
                return;
            };
            let (outputs, received) = bench.outcome(|_| {});
            assert_eq!(received.len(), 1, "{received:?} {outputs:?}");
            failed_with(&outputs, reason);
        }
    }

    /// A name that is not set and a file that is not there end the program before it sends
    /// anything.
    pub(crate) fn sends_nothing_without_its_secrets(self) {
        for missing in ["TRIGGER_TOKEN", "HIDDEN"] {
            let run = |text: &Text<'_>| {
                let mut text = changed(text, text.text);
                text.environment.retain(|(name, _)| name != missing);
                vec![(self.alone)(&text)]
            };
            let bench = Bench::set_up(self.place, self.name, self.programs, &run);
            let Some(bench) = bench else { return };
            let (outputs, received) = bench.outcome(|_| {});
            assert_eq!(received.len(), 0, "{received:?} {outputs:?}");
            failed_with(&outputs, missing);
        }
        let run = |text: &Text<'_>| vec![(self.alone)(text)];
        let bench = Bench::set_up(self.place, self.name, self.programs, &run).unwrap();
        let (outputs, received) = bench.outcome(|call: &mut Call| {
            call.token = TokenGiven::File("/no/such/file".into());
        });
        assert_eq!(received.len(), 0, "{received:?} {outputs:?}");
        failed_with(&outputs, "");
    }

    /// A password for the host that lies in the home folder is not sent along.
    pub(crate) fn takes_no_password_from_home(self) {
        let run = |text: &Text<'_>| vec![(self.alone)(text)];
        if let Some(bench) = Bench::set_up(self.place, self.name, self.programs, &run) {
            bench.lay_netrc();
            let (outputs, received) = bench.outcome(|_| {});
            assert_eq!(received.len(), 1, "{outputs:?}");
            assert_eq!(received[0].authorization, None);
        }
    }
}

/// The tests that each language has, for every one of its `runtimes`: an expression that
/// gives them, and is empty where one is not on this machine.
macro_rules! it_behaves {
    ($runtimes:expr) => {
        #[test]
        fn it_runs_alone() {
            $runtimes.into_iter().for_each(Runtime::runs_alone);
        }

        #[test]
        fn it_takes_the_ref_in_the_path() {
            let each = Runtime::takes_the_ref_in_the_path;
            $runtimes.into_iter().for_each(each);
        }

        #[test]
        fn it_fails_with_the_reason() {
            $runtimes
                .into_iter()
                .for_each(Runtime::fails_with_the_reason);
        }

        #[test]
        fn it_sends_nothing_without_its_secrets() {
            let each = Runtime::sends_nothing_without_its_secrets;
            $runtimes.into_iter().for_each(each);
        }

        #[test]
        fn it_takes_no_password_from_home() {
            let each = Runtime::takes_no_password_from_home;
            $runtimes.into_iter().for_each(each);
        }
    };
}

pub(crate) use it_behaves;

/// The same text with other lines.
pub(crate) fn changed<'a>(text: &Text<'a>, lines: &'a str) -> Text<'a> {
    Text {
        text: lines,
        environment: text.environment.clone(),
        ..*text
    }
}

fn failed_with(outputs: &[Output], reason: &str) {
    for output in outputs {
        assert!(!output.status.success(), "{output:?}");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains(reason), "{reason} is not in {told}");
    }
}

/// Adds `COUNT` generated texts after the first `FROM`, and those of the table.
fn with_generated<const FROM: usize, const COUNT: usize>(call: &mut Call) {
    let texts = generated::texts(FROM + COUNT).split_off(FROM);
    let texts = cases::all().into_iter().chain(texts);
    let row = |(row, text): (usize, String)| call::variable(&format!("T{row}"), &text, false);
    call.variables.extend(texts.enumerate().map(row));
}
