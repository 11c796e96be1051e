//! The texts themselves, and what is said beside them.

#![cfg(test)]

use snippets::{
    Call, Field, Note, Options, Place, Refusal, Schedule, Snippet, TokenGiven, Variable, write,
};

fn variable(key: &str, value: &str, secret: bool) -> Variable {
    Variable {
        key: key.into(),
        value: value.into(),
        secret,
    }
}

fn call() -> Call {
    Call {
        api: "https://gitlab.example.com/api/v4".into(),
        project: "group/name".into(),
        git_ref: "release/100%".into(),
        variables: vec![
            variable("UPLOAD_TO_S3", "it's \\ true", false),
            variable("PASSWORD", "", true),
            variable("PIN", "", true),
        ],
        token: TokenGiven::Placeholder,
    }
}

fn written(place: Place, call: &Call) -> Snippet {
    write(place, call, &Options::default()).unwrap()
}

#[test]
fn curl_form() {
    assert_eq!(
        written(Place::CurlForm, &call()).text,
        r#"curl --fail-with-body --globoff --request POST --proto '=https' \
  --form-string "token=$TRIGGER_TOKEN" \
  --form-string 'ref=release/100%' \
  --form-string 'variables[UPLOAD_TO_S3]=it'\''s '\\' true' \
  --form-string "variables[PASSWORD]=$PASSWORD" \
  --form-string "variables[PIN]=$PIN" \
  'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn curl_form_is_encoded_as_soon_as_one_value_cannot_be_seen() {
    let mut call = call();
    call.api = "http://127.0.0.1:8485/api/v4".into();
    call.variables.push(variable("NOTE", "two\nlines", false));
    assert_eq!(
        written(Place::CurlForm, &call).text,
        r#"curl --fail-with-body --globoff --request POST --proto '=http' \
  --data-urlencode "token=$TRIGGER_TOKEN" \
  --data 'ref=release%2F100%25' \
  --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true' \
  --data-urlencode "variables%5BPASSWORD%5D=$PASSWORD" \
  --data-urlencode "variables%5BPIN%5D=$PIN" \
  --data 'variables%5BNOTE%5D=two%0Alines' \
  'http://127.0.0.1:8485/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn curl_query() {
    assert_eq!(
        written(Place::CurlQuery, &call()).text,
        concat!(
            "curl --fail-with-body --globoff --request POST --proto '=https' \\\n",
            "  --get --data-urlencode \"variables%5BPASSWORD%5D=$PASSWORD\" \\\n",
            "  --data-urlencode \"variables%5BPIN%5D=$PIN\" \\\n",
            "  \"https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline",
            "?token=$TRIGGER_TOKEN&ref=release%2F100%25",
            "&variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true\"",
        )
    );
}

#[test]
fn gitlab_ci() {
    assert_eq!(
        written(Place::GitlabCi, &call()).text,
        r#"# Set as masked CI/CD variables (Settings > CI/CD > Variables):
#   TRIGGER_TOKEN
#   PASSWORD
#   PIN
trigger_build:
  stage: deploy
  image: curlimages/curl:latest
  rules:
    - if: $CI_COMMIT_TAG
  script:
    - "curl --silent --show-error --fail-with-body --globoff --request POST --proto '=https'
      --data-urlencode \"token=$TRIGGER_TOKEN\"
      --data 'ref=release%2F100%25'
      --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true'
      --data-urlencode \"variables%5BPASSWORD%5D=$PASSWORD\"
      --data-urlencode \"variables%5BPIN%5D=$PIN\"
      'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'""#
    );
}

#[test]
fn crontab() {
    let options = Options {
        schedule: Schedule::daily(23, 5).unwrap(),
        ..Options::default()
    };
    assert_eq!(
        write(Place::Crontab, &call(), &options).unwrap().text,
        concat!(
            "TRIGGER_TOKEN=\nPASSWORD=\nPIN=\n",
            "5 23 * * * curl --fail --silent --show-error --output /dev/null --globoff ",
            "--request POST --proto '=https' ",
            r#"--form-string "token=$TRIGGER_TOKEN" "#,
            r"--form-string 'ref=release/100'\%'' ",
            r"--form-string 'variables[UPLOAD_TO_S3]=it'\''s \ true' ",
            r#"--form-string "variables[PASSWORD]=$PASSWORD" "#,
            r#"--form-string "variables[PIN]=$PIN" "#,
            r"'https://gitlab.example.com/api/v4/projects/group'\%'2Fname/trigger/pipeline'",
        )
    );
}

#[test]
fn a_real_token_stands_in_each_place_and_is_remarked_upon() {
    let call = Call {
        token: TokenGiven::Real("my+glptt-4f1c".into()),
        variables: Vec::new(),
        ..call()
    };
    for (place, excerpt, notes) in [
        (
            Place::CurlForm,
            "--form-string 'token=my+glptt-4f1c'",
            vec![Note::RealToken],
        ),
        (
            Place::CurlQuery,
            "?token=my%2Bglptt-4f1c&ref=",
            vec![Note::TokenInServerLogs, Note::RealToken],
        ),
        (
            Place::GitlabCi,
            "--data 'token=my%2Bglptt-4f1c'",
            vec![Note::PlainTokenInRepository],
        ),
        (
            Place::Crontab,
            "TRIGGER_TOKEN=my+glptt-4f1c\n30 0 * * * curl ",
            vec![Note::RealToken, Note::CrontabVariableLines],
        ),
    ] {
        let snippet = written(place, &call);
        assert!(snippet.text.contains(excerpt), "{}", snippet.text);
        assert_eq!(snippet.notes, notes, "{place:?}");
        assert!(!format!("{snippet:?}").contains("4f1c"), "{snippet:?}");
    }
}

#[test]
fn a_placeholder_is_explained_in_each_place() {
    let call = Call {
        variables: Vec::new(),
        ..call()
    };
    for place in Place::ALL {
        let notes = written(place, &call).notes;
        assert!(notes.contains(&Note::SetTokenFirst { place }), "{notes:?}");
        let logged = notes.first() == Some(&Note::TokenInServerLogs);
        assert_eq!(logged, place == Place::CurlQuery, "{notes:?}");
        assert!(!notes.contains(&Note::RealToken), "{notes:?}");
        for note in notes {
            assert!(note.sentence().ends_with('.'), "{}", note.sentence());
        }
    }
}

#[test]
fn each_place_is_filled_to_its_limit_and_not_beyond() {
    for (place, limit) in [
        (Place::CurlForm, 131_000),
        (Place::CurlQuery, 8_000),
        (Place::GitlabCi, 131_000),
        (Place::Crontab, 998),
    ] {
        let with = |length: usize| Call {
            variables: vec![variable("A", &"x".repeat(length), false)],
            ..call()
        };
        let refused = write(place, &with(limit), &Options::default()).unwrap_err();
        let Refusal::TooLong { length, .. } = refused else {
            panic!("{refused:?}")
        };
        let excess = length - limit;
        written(place, &with(limit - excess));
        let refusal = write(place, &with(limit - excess + 1), &Options::default());
        let expected = Refusal::TooLong {
            place,
            length: limit + 1,
            limit,
        };
        assert_eq!(expected.field(), Field::Whole);
        assert_eq!(refusal, Err(expected));
    }
}

#[test]
fn what_cannot_be_sent_is_refused_in_every_place() {
    for place in Place::ALL {
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
