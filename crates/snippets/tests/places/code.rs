//! Programs, run by their languages.

mod csharp;
mod go;
mod java;
mod javascript;
mod php;
mod python;
mod ruby;
mod runtime;
mod rust;

use crate::support::call::variable;
use crate::support::sample::open_call;
use crate::support::{call, cases};
use snippets::places::{ALL, CSharp, Go, Java, JavaScript, Php, PythonRequests, Ruby, Rust};
use snippets::{Call, Field, Group, Note, Options, Place, Refusal, TokenGiven, write};

/// What cannot be seen in a program could make it run other than it reads.
#[test]
fn a_program_shows_everything() {
    let in_code = |place: &&&'static dyn Place| place.group() == Group::Code;
    for place in ALL.iter().filter(in_code) {
        for case in cases::all() {
            let call = call::call("localhost", &case, TokenGiven::Placeholder);
            let text = write(*place, &call, &Options::default()).unwrap().text;
            let hides = |character: char| {
                let invisible = ['\u{200b}', '\u{2028}', '\u{202e}', '\u{2066}', '\u{feff}'];
                let is_space = matches!(character, '\n' | '\t');
                character.is_control() && !is_space || invisible.contains(&character)
            };
            assert!(!text.contains(hides), "{place:?} {case:?}\n{text}");
            // As many lines as for any other case: no line end of a value is one of the program.
            let plain = call::call("localhost", "main", TokenGiven::Placeholder);
            let plain = write(*place, &plain, &Options::default()).unwrap().text;
            assert_eq!(
                text.lines().count(),
                plain.lines().count(),
                "{place:?} {case:?}"
            );
        }
    }
}

/// A secret under a name that the runtime obeys would change how the program runs.
#[test]
fn a_secret_cannot_have_a_name_that_the_runtime_obeys() {
    let places: [(&'static dyn Place, &str); 8] = [
        (&PythonRequests, "PYTHONPATH"),
        (&JavaScript, "NODE_OPTIONS"),
        (&Go, "GOFLAGS"),
        (&Ruby, "rubyopt"),
        (&Java, "JAVA_TOOL_OPTIONS"),
        (&CSharp, "DOTNET_STARTUP_HOOKS"),
        (&Php, "PHPRC"),
        (&Rust, "RUSTFLAGS"),
    ];
    for (place, key) in places {
        let with = |key: &str, secret| Call {
            variables: vec![variable("A", "x", false), variable(key, "x", secret)],
            ..open_call()
        };
        let refusal = write(place, &with(key, true), &Options::default()).unwrap_err();
        let expected = Refusal::SecretNameTaken {
            row: 1,
            key: key.into(),
        };
        assert_eq!(refusal, expected);
        assert_eq!(refusal.field(), Field::Key(1));
        for (key, secret) in [(key, false), ("NODE_AUTH_TOKEN", true), ("GO", true)] {
            assert!(
                write(place, &with(key, secret), &Options::default()).is_ok(),
                "{key}"
            );
        }
    }
}

#[test]
fn no_web_page_is_to_hold_the_token() {
    let notes = write(&JavaScript, &open_call(), &Options::default())
        .unwrap()
        .notes;
    let told = notes
        .iter()
        .map(Note::sentence)
        .any(|sentence| sentence.contains("web page"));
    assert!(told, "{notes:?}");
}
