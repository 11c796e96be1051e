//! glab, run against a GitLab that its settings say is here.

use super::without_secrets;
use crate::support::bench::{Bench, Text};
use crate::support::call::variable;
use crate::support::sample::{call, open_call, written};
use snippets::places::Glab;
use snippets::{Call, Endpoint, Field, Input, Note, Options, Refusal, TokenGiven, write};
use std::os::unix::fs::PermissionsExt;
use std::process::Output;

/// Runs the command with settings that lead the host it names to the test's server.
fn run(text: &Text<'_>) -> Vec<Output> {
    let settings = text.folder.with_extension("glab");
    std::fs::create_dir_all(&settings).unwrap();
    let file = settings.join("config.yml");
    let server = text.server;
    let contents = format!(
        "check_update: false\nhosts:\n  127.0.0.1:\n    api_protocol: http\n    api_host: {server}\n"
    );
    std::fs::write(&file, contents).unwrap();
    // glab refuses settings that others may read.
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    let mut shell = text.command("sh");
    shell
        .env("GLAB_CONFIG_DIR", &settings)
        .env("HOME", &settings);
    let output = shell.args(["-c", text.text]).output().unwrap();
    std::fs::remove_dir_all(&settings).unwrap();
    vec![output]
}

/// What cannot be seen, and nothing in ASCII that can.
fn only_for_what_is_unseen(case: &str, refusal: &Refusal) -> bool {
    let fields = [Field::Ref, Field::Value(0)];
    let is_ordinary = case.chars().all(|character| matches!(character, ' '..='~'));
    matches!(refusal, Refusal::NotThere { field, .. } if fields.contains(field)) && !is_ordinary
}

#[test]
fn glab() {
    let here: fn(&mut Call) = |call| {
        without_secrets(call);
        call.gitlab = "https://127.0.0.1".into();
        call.inputs.clear();
    };
    if let Some(bench) = Bench::set_up(&Glab, "sh, glab", &["sh", "glab"], &run) {
        bench.adapted(here).try_all(only_for_what_is_unseen);
    }
}

fn with_input(value: &str) -> Call {
    let name = "the-input".into();
    let value = value.into();
    Call {
        inputs: vec![Input { name, value }],
        ..open_call()
    }
}

#[test]
fn the_text_of_glab() {
    let mut call = with_input("int(3)");
    call.variables.push(variable("LIST", "a, \"b\"", false));
    let snippet = written(&Glab, &call);
    assert_eq!(
        snippet.text,
        r#"glab ci run-trig --repo 'https://gitlab.example.com/group/name' \
  --token "$TRIGGER_TOKEN" \
  --branch 'release/100%' \
  --variables 'UPLOAD_TO_S3:it'\''s '\\' true' \
  --variables '"LIST:a, ""b"""' \
  --input 'the-input:string(int(3))'"#
    );
    let advice = |note: &&Note| matches!(note, Note::Advice(_) | Note::Caution(_));
    assert_eq!(snippet.notes.iter().filter(advice).count(), 2);
}

#[test]
fn what_glab_cannot_carry_is_refused() {
    let at = |gitlab: &str| Call {
        gitlab: gitlab.into(),
        ..open_call()
    };
    let by_number = Call {
        project: "9".into(),
        ..open_call()
    };
    let old = Call {
        endpoint: Endpoint::V3,
        ..open_call()
    };
    let unseen = Call {
        git_ref: "a\u{202e}b".into(),
        ..open_call()
    };
    for (call, field) in [
        (at("http://gitlab.example.com"), Field::Address),
        (at("https://gitlab.example.com:8443"), Field::Address),
        (at("https://example.com/gitlab"), Field::Address),
        (by_number, Field::Project),
        (old, Field::Whole),
        (unseen, Field::Ref),
        (call(), Field::Value(1)),
        (with_input("a,b"), Field::InputValue(0)),
        (with_input("say \"hi\""), Field::InputValue(0)),
        (with_input("two\nlines"), Field::InputValue(0)),
    ] {
        let refusal = write(&Glab, &call, &Options::default()).unwrap_err();
        assert_eq!(refusal.field(), field, "{refusal}");
    }
}

/// A project that is known by its number and its path.
#[test]
fn glab_takes_the_path_of_a_project() {
    let call = Call {
        project: "9".into(),
        project_path: "docs/handbook".into(),
        token: TokenGiven::File("it's here".into()),
        ..open_call()
    };
    let text = written(&Glab, &call).text;
    assert!(
        text.contains("'https://gitlab.example.com/docs/handbook'"),
        "{text}"
    );
    assert!(
        text.contains(r#"--token "$(cat -- 'it'\''s here')""#),
        "{text}"
    );
}
