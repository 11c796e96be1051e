//! Go. Every program is compiled and linked for itself, which takes about a second.

use super::runtime::{Runtime, changed, it_behaves};
use crate::support::bench::{Bench, Text, workshop};
use crate::support::generated;
use crate::support::sample::{call, written};
use snippets::places::Go;
use snippets::{Call, TokenGiven};
use std::path::PathBuf;
use std::process::Command;

const GO: Runtime = Runtime {
    place: &Go,
    name: "go",
    programs: &["go"],
    alone: |text| {
        go(text)
            .arg("run")
            .arg(text.file("trigger.go"))
            .output()
            .unwrap()
    },
};

/// Go's command, whose compiled library is kept from run to run and which writes nothing
/// into the home folder.
fn go(text: &Text<'_>) -> Command {
    let mut go = text.command("go");
    go.env(
        "GOCACHE",
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("go-cache"),
    )
    .env("GOPATH", workshop(text.folder).join("go"))
    .env("XDG_CONFIG_HOME", workshop(text.folder).join("config"));
    go
}

#[test]
fn cases_arrive_alone() {
    GO.cases_arrive_alone(40);
}

/// The compiler takes more than twice as long for twice as many.
#[test]
fn thousands_of_texts_arrive() {
    GO.thousands_of_texts_arrive::<0, 1_000>();
    if generated::is_long() {
        GO.thousands_of_texts_arrive::<1_000, 3_000>();
        GO.thousands_of_texts_arrive::<4_000, 3_000>();
        GO.thousands_of_texts_arrive::<7_000, 3_000>();
    }
}

/// `gofmt -l` names files that are not laid out as Go's own tool does it. A file ends with
/// a line end, which a text to paste has not.
#[test]
fn it_is_laid_out_as_go_has_it() {
    let run = |text: &Text<'_>| {
        let lines = [text.text, "\n"].concat();
        let mut gofmt = text.command("gofmt");
        let file = changed(text, &lines).file("trigger.go");
        let output = gofmt.arg("-l").arg(file).output().unwrap();
        assert!(output.stdout.is_empty(), "{output:?}");
        vec![output]
    };
    if let Some(bench) = Bench::set_up(&Go, "gofmt", &["gofmt"], &run) {
        bench.outcome(|_| {});
        bench.outcome(|call: &mut Call| call.token = TokenGiven::File("token".into()));
        bench.outcome(|call: &mut Call| {
            call.token = TokenGiven::Real("glptt-1".into());
            call.variables.clear();
        });
    }
}

it_behaves!([GO]);

#[test]
fn the_text_of_go() {
    assert_eq!(
        written(&Go, &call()).text,
        r#"package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
	"time"
)

func main() {
	address := "https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline"
	fields := url.Values{}
	fields.Set("token", setting("TRIGGER_TOKEN"))
	fields.Set("ref", "release/100%")
	fields.Set("variables[UPLOAD_TO_S3]", "it's \\ true")
	fields.Set("variables[PASSWORD]", setting("PASSWORD"))
	fields.Set("variables[PIN]", setting("PIN"))

	client := http.Client{
		Timeout: time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}
	response, err := client.PostForm(address, fields)
	if err != nil {
		log.Fatal(err)
	}
	answer, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil {
		log.Fatal(err)
	}
	if response.StatusCode != http.StatusCreated {
		log.Fatalf("GitLab answered %s: %s", response.Status, answer)
	}
	fmt.Printf("%s\n", answer)
}

func setting(name string) string {
	value, found := os.LookupEnv(name)
	if !found {
		log.Fatalf("%s is not set", name)
	}
	return value
}"#
    );
}
