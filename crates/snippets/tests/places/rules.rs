//! What is so in every place.

use crate::support::call::variable;
use crate::support::sample::open_call as call;
use snippets::places::{
    ALL, CSharp, CmdCurl, CronScript, Crontab, CurlForm, CurlHidden, CurlJson, CurlQuery,
    GithubActions, GitlabCi, GitlabCiJobToken, GitlabCiTrigger, Glab, Httpie, Jenkins,
    KubernetesCronJob, Makefile, Systemd, WebhookUrl, Wget, Woodpecker,
};
use snippets::{
    Call, Endpoint, Field, Input, Marker, Note, Options, Place, Refusal, TokenGiven, write,
};

/// The call in this place, unless the place has no way to say it at all.
fn written(place: &'static dyn Place, call: &Call) -> Option<snippets::Snippet> {
    match write(place, call, &Options::default()) {
        Ok(snippet) => Some(snippet),
        Err(Refusal::NotThere { .. }) => None,
        Err(refusal) => panic!("{place:?}: {refusal}"),
    }
}

#[test]
fn a_real_token_stands_in_each_place_and_is_remarked_upon() {
    let call = Call {
        token: TokenGiven::Real("glptt-4f1c".into()),
        ..call()
    };
    for &place in ALL {
        let Some(snippet) = written(place, &call) else {
            continue;
        };
        let (text, notes) = (&snippet.text, &snippet.notes);
        let needed = place.needs_token();
        assert_eq!(text.contains("glptt-4f1c"), needed, "{text}");
        assert_eq!(
            notes.contains(&place.real_token_note()),
            needed,
            "{place:?}"
        );
        assert!(!notes.contains(&Note::SetTokenFirst { place }), "{place:?}");
        assert!(!format!("{snippet:?}").contains("4f1c"), "{snippet:?}");
    }
}

/// Where no token is needed, one that is not given yet or mistyped is no obstacle, and the
/// text is the same for all of them.
#[test]
fn a_token_that_is_not_needed_does_not_matter() {
    for &place in ALL.iter().filter(|place| !place.needs_token()) {
        let said = written(place, &call());
        for token in ["", "glptt-4f1c", "not a token"] {
            let token = TokenGiven::Real(token.into());
            assert_eq!(written(place, &Call { token, ..call() }), said, "{place:?}");
        }
        let token = TokenGiven::File(String::new());
        assert_eq!(written(place, &Call { token, ..call() }), said, "{place:?}");
        assert!(!place.reads_token_file(), "{place:?}");
    }
}

#[test]
fn a_placeholder_is_explained_in_each_place() {
    for &place in ALL {
        let Some(snippet) = written(place, &call()) else {
            continue;
        };
        let notes = snippet.notes;
        let explained = notes.contains(&Note::SetTokenFirst { place });
        assert_eq!(explained, place.needs_token(), "{notes:?}");
        assert!(!notes.contains(&place.real_token_note()), "{notes:?}");
        for note in notes {
            assert!(note.sentence().ends_with('.'), "{}", note.sentence());
        }
    }
}

#[test]
fn a_token_is_read_from_a_file_or_that_is_refused() {
    let call = Call {
        token: TokenGiven::File("/etc/the token".into()),
        ..call()
    };
    for &place in ALL {
        match write(place, &call, &Options::default()) {
            Ok(snippet) if !place.needs_token() => {
                assert!(!snippet.text.contains("the token"), "{}", snippet.text);
                let path = "/etc/the token".into();
                assert!(
                    !snippet.notes.contains(&Note::TokenFile { path }),
                    "{place:?}"
                );
            }
            Ok(snippet) => {
                assert!(place.reads_token_file(), "{place:?}");
                assert!(snippet.text.contains("the token"), "{}", snippet.text);
                let path = "/etc/the token".into();
                let told = snippet.notes.contains(&Note::TokenFile { path });
                assert!(told, "{place:?}");
            }
            Err(Refusal::TokenFileNotRead { .. }) => assert!(!place.reads_token_file()),
            Err(Refusal::NotThere { .. }) => {}
            Err(refusal) => panic!("{place:?}: {refusal}"),
        }
    }
}

#[test]
fn a_secret_value_is_in_no_text() {
    let call = Call {
        variables: vec![variable("PASSWORD", "hunter2", true)],
        ..call()
    };
    for &place in ALL {
        if let Some(snippet) = written(place, &call) {
            assert!(!snippet.text.contains("hunter2"), "{}", snippet.text);
            assert!(snippet.text.contains("PASSWORD"), "{}", snippet.text);
            let key = "PASSWORD".into();
            let told = snippet.notes.contains(&Note::SetSecretFirst { place, key });
            assert!(told, "{place:?}");
        }
    }
}

#[test]
fn each_limit_is_filled_and_not_passed() {
    let limits: &[(&'static dyn Place, usize)] = &[
        (&CurlForm, 131_000),
        (&CurlQuery, 8_000),
        (&CurlJson, 131_000),
        (&CurlHidden, 131_000),
        (&Wget, 131_000),
        (&Httpie, 131_000),
        (&GitlabCi, 131_000),
        (&GitlabCiJobToken, 131_000),
        (&GitlabCiTrigger, 1_000_000),
        (&GithubActions, 131_000),
        (&Jenkins, 65_535),
        (&Woodpecker, 40_000),
        (&Crontab, 998),
        (&CmdCurl, 100_000),
        (&WebhookUrl, 2_000),
        (&Glab, 131_000),
        (&Makefile, 131_000),
        (&CronScript, 131_000),
        (&Systemd, 131_000),
        (&KubernetesCronJob, 131_000),
        (&CSharp, 8_000_000),
    ];
    for &(place, limit) in limits {
        let with = |length: usize| Call {
            variables: vec![variable("A", &"x".repeat(length), false)],
            ..call()
        };
        let refused = |length| match write(place, &with(length), &Options::default()) {
            Err(refusal @ Refusal::TooLong { length, .. }) => Some((refusal.field(), length)),
            Ok(_) => None,
            Err(refusal) => panic!("{place:?}: {refusal}"),
        };
        let (_, length) = refused(limit).unwrap();
        let excess = length - limit;
        assert_eq!(refused(limit - excess), None, "{place:?}");
        let one_more = Some((Field::Whole, limit + 1));
        assert_eq!(refused(limit - excess + 1), one_more, "{place:?}");
    }
}

#[test]
fn what_cannot_be_sent_is_refused_in_every_place() {
    for &place in ALL {
        let bad_key = Call {
            variables: vec![variable("A-B", "x", false)],
            ..call()
        };
        let refusal = write(place, &bad_key, &Options::default()).unwrap_err();
        assert_eq!(refusal.field(), Field::Key(0));
        assert_eq!(
            refusal.sentence(),
            "GitLab does not accept the key “A-B”. Use letters, digits and underscores only, 255 \
             at most."
        );
    }
}

/// Where the endpoint is said to make no difference, it makes none, and v3 is refused
/// unless no call is made.
#[test]
fn an_endpoint_matters_where_it_is_said_to() {
    for &place in ALL {
        let with = |endpoint| {
            let call = Call { endpoint, ..call() };
            write(place, &call, &Options::default()).map(|snippet| snippet.text)
        };
        let v4 = with(Endpoint::V4);
        if place.takes_endpoint() {
            assert_ne!(v4, with(Endpoint::V3), "{place:?}");
        } else {
            assert_eq!(v4, with(Endpoint::V4RefInPath), "{place:?}");
            let calls = place.makes_the_call();
            assert_eq!(with(Endpoint::V3).is_err(), calls, "{place:?}");
        }
    }
}

/// Where no call is made, the text is the variables and nothing else, and says so.
#[test]
fn where_no_call_is_made_the_variables_are_written_alone() {
    for &place in ALL.iter().filter(|place| !place.makes_the_call()) {
        assert!(!place.needs_token() && !place.takes_endpoint(), "{place:?}");
        let call = Call {
            git_ref: "release/1".into(),
            ..call()
        };
        let snippet = written(place, &call).unwrap();
        assert!(!snippet.text.contains("release/1"), "{}", snippet.text);
        let told = snippet.notes[0].sentence();
        assert!(told.starts_with("These are the variables alone"), "{told}");
        let with_input = Call {
            inputs: vec![Input {
                name: "environment".into(),
                value: "production".into(),
            }],
            ..call.clone()
        };
        let snippet = written(place, &with_input).unwrap();
        assert!(!snippet.text.contains("production"), "{}", snippet.text);
        assert!(snippet.notes[1].is_warning(), "{:?}", snippet.notes);
        let variables = Vec::new();
        let none = Call { variables, ..call };
        let refusal = write(place, &none, &Options::default()).unwrap_err();
        assert_eq!(
            refusal.sentence(),
            "There is no variable to write. Add one with a key first."
        );
    }
}

/// A marker is sent where the place says so, as a field of its own, and nowhere else.
#[test]
fn a_marker_stands_where_it_is_carried() {
    let marker = Marker {
        name: "known_by".into(),
        value: "No-7".into(),
    };
    let marked = Call {
        marker: Some(marker),
        ..call()
    };
    for &place in ALL {
        let (Some(plain), Some(snippet)) = (written(place, &call()), written(place, &marked))
        else {
            continue;
        };
        let carried = place.carries_marker();
        assert_eq!(snippet.text.contains("known_by"), carried, "{place:?}");
        assert_eq!(snippet.text.contains("No-7"), carried, "{place:?}");
        assert_eq!(snippet.text == plain.text, !carried, "{place:?}");
        assert_eq!(snippet.notes, plain.notes, "{place:?}");
    }
    let mut bad = marked;
    bad.marker.as_mut().unwrap().name = "variables[A]".into();
    for &place in ALL {
        let refused = write(place, &bad, &Options::default());
        assert_eq!(refused.unwrap_err(), Refusal::MarkerInvalid, "{place:?}");
    }
}
