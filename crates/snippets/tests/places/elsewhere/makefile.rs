//! A makefile's target, run by the makes.

use crate::support::bench::{Bench, Text, nothing};
use crate::support::call::variable;
use crate::support::sample::{call, written};
use snippets::places::Makefile;
use snippets::{Call, CurlAge, Endpoint, Field, Lines, OptionNames, Options, TokenGiven, write};
use std::process::Output;

fn run_by(make: &'static str) -> impl Fn(&Text<'_>) -> Vec<Output> {
    move |text| {
        let file = text.folder.with_extension(make);
        std::fs::write(&file, format!("{}\n", text.text)).unwrap();
        let mut command = text.command(make);
        let output = command.arg("-f").arg(&file).arg("trigger-build").output();
        std::fs::remove_file(&file).unwrap();
        let output = output.unwrap();
        // The command itself is not told.
        assert!(
            !output.status.success() || output.stdout == b"{}",
            "{output:?}"
        );
        vec![output]
    }
}

#[test]
fn makefile() {
    for make in ["make", "bmake"] {
        let run = run_by(make);
        if let Some(bench) = Bench::set_up(&Makefile, make, &[make, "sh", "curl"], &run) {
            bench.try_all(nothing);
        }
    }
}

#[test]
fn every_choice_and_endpoint_sends_the_same() {
    let run = run_by("make");
    let in_path: fn(&mut Call) = |call| call.endpoint = Endpoint::V4RefInPath;
    let old: fn(&mut Call) = |call| call.endpoint = Endpoint::V3;
    for adapt in [in_path, old] {
        for lines in [Lines::Many, Lines::One] {
            let options = Options {
                lines,
                option_names: OptionNames::Short,
                curl: CurlAge::Older,
                ..Options::default()
            };
            let bench = Bench::set_up(&Makefile, "make", &["make", "sh", "curl"], &run);
            if let Some(bench) = bench {
                let bench = bench.with(options).adapted(adapt);
                bench
                    .arrives("$(x) # it's", TokenGiven::Placeholder)
                    .unwrap();
                let file = TokenGiven::File(bench.token_file());
                bench.arrives("$(x)", file).unwrap();
            }
        }
    }
}

#[test]
fn names_of_make_cannot_stand_for_a_secret() {
    for (key, refused) in [
        ("MAKEFLAGS", true),
        ("MFLAGS", true),
        ("MAKE", true),
        ("MA", false),
    ] {
        let call = Call {
            variables: vec![variable("A", "", false), variable(key, "", true)],
            ..call()
        };
        let refusal = write(&Makefile, &call, &Options::default()).err();
        let field = refusal.map(|refusal| refusal.field());
        assert_eq!(field, refused.then_some(Field::Key(1)), "{key}");
    }
}

#[test]
fn the_text_of_makefile() {
    let text = [
        ".PHONY: trigger-build",
        "trigger-build:",
        "\t@curl --fail-with-body --globoff --request POST --proto '=https' \\",
        "\t  --data-urlencode \"token=$$TRIGGER_TOKEN\" \\",
        "\t  --data 'ref=release%2F100%25' \\",
        "\t  --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true' \\",
        "\t  --data-urlencode \"variables%5BPASSWORD%5D=$$PASSWORD\" \\",
        "\t  --data-urlencode \"variables%5BPIN%5D=$$PIN\" \\",
        "\t  'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'",
    ];
    assert_eq!(written(&Makefile, &call()).text, text.join("\n"));
}
