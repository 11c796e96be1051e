//! Every case of the table, written for every place and run by real shells and the real
//! curl against a server that remembers: token, ref and variables arrive once, byte for
//! byte and in order, in one request, and nothing else happens.

#![cfg(test)]

mod support;

use snippets::{Call, CiForm, Options, Place, Refusal, TokenGiven, Variable, write};
use support::cases;
use support::cron::Cron;
use support::generated;
use support::server::Server;
use support::shell::Shell;

const TOKEN: &str = "glptt-4f1c9a_B-77";

fn call(host: &str, case: &str, token: TokenGiven) -> Call {
    let variable = |key: &str, value: &str, secret| Variable {
        key: key.into(),
        value: value.into(),
        secret,
    };
    Call {
        api: format!("http://{host}/api/v4"),
        project: "group/sub.group/name".into(),
        git_ref: if case.is_empty() { "main" } else { case }.into(),
        variables: vec![
            variable("VALUE", case, false),
            variable("HIDDEN", "never written", true),
            variable("", "", false),
            variable("LAST_1", "end", false),
        ],
        token,
    }
}

/// The fields that must arrive, sorted, as places differ in the order.
fn expected(call: &Call, hidden: &str) -> Vec<(String, Vec<u8>)> {
    let mut fields = vec![
        ("token".to_owned(), TOKEN.into()),
        ("ref".to_owned(), call.git_ref.clone().into()),
        (
            "variables[VALUE]".to_owned(),
            call.variables[0].value.clone().into(),
        ),
        ("variables[HIDDEN]".to_owned(), hidden.into()),
        ("variables[LAST_1]".to_owned(), b"end".to_vec()),
    ];
    fields.sort();
    fields
}

/// A script for `sh`, and what the place itself sets in the environment.
struct Script {
    text: String,
    environment: Vec<(String, String)>,
}

/// What each place makes of the text before a shell gets it.
fn scripts(place: Place, text: &str) -> Vec<Script> {
    match place {
        Place::CurlForm | Place::CurlQuery => {
            vec![Script {
                text: text.into(),
                environment: Vec::new(),
            }]
        }
        Place::GitlabCi => {
            let file: serde_json::Value = serde_saphyr::from_str(text).unwrap();
            let job = &file["trigger_build"];
            assert_eq!(job["stage"], "deploy");
            let script = job["script"].as_array().unwrap();
            assert_eq!(script.len(), 1);
            let text = script[0].as_str().unwrap().to_owned();
            vec![Script {
                text,
                environment: Vec::new(),
            }]
        }
        Place::Crontab => {
            let lines: Vec<&str> = text.split('\n').collect();
            let (line, names) = lines.split_last().unwrap();
            let environment: Vec<_> = names
                .iter()
                .map(|line| line.split_once('=').unwrap())
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect();
            let command = line.strip_prefix("30 0 * * * ").unwrap();
            let mut texts: Vec<_> = Cron::ALL.iter().map(|cron| cron.reads(command)).collect();
            texts.dedup();
            texts
                .into_iter()
                .map(|text| Script {
                    text,
                    environment: environment.clone(),
                })
                .collect()
        }
    }
}

/// Writes and runs one case; `false` if it was refused as too long for the place.
fn arrives(place: Place, case: &str, token: TokenGiven, shell: &Shell, server: &Server) -> bool {
    let call = call(&server.host, case, token);
    let hidden = if case.is_empty() { "-" } else { case };
    let snippet = match write(place, &call, &Options::default()) {
        Ok(snippet) => snippet,
        Err(Refusal::TooLong { length, limit, .. }) => {
            assert!(case.len() > 1_000 && length > limit, "{place:?} {case:?}");
            return false;
        }
        Err(refusal) => panic!("{place:?} {case:?}: {refusal}"),
    };
    assert!(!snippet.text.contains("never written"), "{}", snippet.text);
    for script in scripts(place, &snippet.text) {
        let mut environment = vec![("HIDDEN", hidden)];
        if call.token == TokenGiven::Placeholder {
            environment.push(("TRIGGER_TOKEN", TOKEN));
        }
        let set = script
            .environment
            .iter()
            .filter(|(_, value)| !value.is_empty());
        environment.extend(set.map(|(name, value)| (name.as_str(), value.as_str())));

        let output = shell.run(&script.text, &environment);
        let told = format!("{place:?} {case:?}\n{}\n{output:?}", snippet.text);
        assert!(output.status.success(), "{told}");
        let quiet = place == Place::Crontab;
        assert_eq!(
            output.stdout,
            if quiet { &b""[..] } else { b"{}" },
            "{told}"
        );
        assert!(shell.left_nothing(), "{told}");
        let received = server.take();
        assert_eq!(received.len(), 1, "{told}");
        assert_eq!(received[0].method, "POST", "{told}");
        let path = "/api/v4/projects/group%2Fsub.group%2Fname/trigger/pipeline";
        assert_eq!(received[0].target.split('?').next(), Some(path), "{told}");
        let mut fields = received[0].fields();
        fields.sort();
        assert_eq!(fields, expected(&call, hidden), "{told}");
    }
    true
}

fn every_case_arrives(place: Place, program: &'static str) {
    let Some(shell) = Shell::find(program, place.slug()) else {
        return;
    };
    let Some(server) = Server::start("127.0.0.1") else {
        return;
    };
    let cases = cases::all();
    let arrived = cases
        .iter()
        .filter(|case| arrives(place, case, TokenGiven::Placeholder, &shell, &server))
        .count();
    let refused = match place {
        Place::CurlForm | Place::GitlabCi => 0,
        Place::CurlQuery | Place::Crontab => 1,
    };
    assert_eq!(arrived, cases.len() - refused);
    for case in ["main", "it's\n100%"] {
        assert!(arrives(
            place,
            case,
            TokenGiven::Real(TOKEN.into()),
            &shell,
            &server
        ));
    }
}

#[test]
fn curl_form_in_sh() {
    every_case_arrives(Place::CurlForm, "sh");
}

#[test]
fn curl_form_in_bash() {
    every_case_arrives(Place::CurlForm, "bash");
}

#[test]
fn curl_query_in_sh() {
    every_case_arrives(Place::CurlQuery, "sh");
}

#[test]
fn curl_query_in_bash() {
    every_case_arrives(Place::CurlQuery, "bash");
}

#[test]
fn gitlab_ci_in_sh() {
    every_case_arrives(Place::GitlabCi, "sh");
}

#[test]
fn gitlab_ci_in_bash() {
    every_case_arrives(Place::GitlabCi, "bash");
}

#[test]
fn crontab_in_sh() {
    every_case_arrives(Place::Crontab, "sh");
}

/// A crontab line that would be cut is refused: the generated ones are short enough.
fn every_generated_text_arrives(program: &'static str) {
    let Some(shell) = Shell::find(program, "generated") else {
        return;
    };
    let Some(server) = Server::start("127.0.0.1") else {
        return;
    };
    for text in generated::texts(generated::count()) {
        for place in Place::ALL {
            let arrived = arrives(place, &text, TokenGiven::Placeholder, &shell, &server);
            assert!(arrived, "{place:?} {text:?}");
        }
    }
}

#[test]
fn generated_texts_in_sh() {
    every_generated_text_arrives("sh");
}

#[test]
fn generated_texts_in_bash() {
    every_generated_text_arrives("bash");
}

/// The brackets of such an address are a range to curl, were it not for `--globoff`.
#[test]
fn an_ipv6_address_is_one_address() {
    let Some(shell) = Shell::find("sh", "ipv6") else {
        return;
    };
    let Some(server) = Server::start("[::1]") else {
        return;
    };
    for place in Place::ALL {
        assert!(
            arrives(place, "100%", TokenGiven::Placeholder, &shell, &server),
            "{place:?}"
        );
    }
}

#[test]
fn a_job_says_when_it_runs() {
    let call = call("localhost", "main", TokenGiven::Placeholder);
    for (ci_form, key, value) in [
        (
            CiForm::Rules,
            "rules",
            serde_json::json!([{ "if": "$CI_COMMIT_TAG" }]),
        ),
        (CiForm::Only, "only", serde_json::json!(["tags"])),
    ] {
        let options = Options {
            ci_form,
            ..Options::default()
        };
        let snippet = write(Place::GitlabCi, &call, &options).unwrap();
        let file: serde_json::Value = serde_saphyr::from_str(&snippet.text).unwrap();
        assert_eq!(file["trigger_build"][key], value);
    }
}
