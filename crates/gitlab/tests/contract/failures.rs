use gitlab::endpoints::{JobFilter, NewTrigger};
use gitlab::endpoints::{Run, create_trigger, jobs, project as one_project, run_trigger, triggers};
use gitlab::{ApiError, Endpoint, ErrorKind, GitRef, Response, Token, TokenFault};

use crate::examples::{find, project, response};

fn fail<T>(endpoint: &Endpoint<T>, answer: &Response) -> ApiError {
    endpoint.answer(answer).err().expect("a failure")
}

/// What a documented failure becomes, asked where GitLab gives it.
fn failure(name: &str, answer: &Response) -> ApiError {
    if name.contains("trigger_create") {
        let new = NewTrigger {
            description: "d".to_owned(),
            expires_at: None,
        };
        return fail(&create_trigger(&project(), &new), answer);
    }
    match name {
        "v4_401" | "v4_403" => fail(&triggers(&project()), answer),
        "v4_404_project" | "v3_gone_11x_410" => fail(&one_project(&project()), answer),
        "v4_429_application_limit" => fail(&jobs(&project(), &JobFilter::default()), answer),
        _ => {
            let run = Run {
                git_ref: GitRef::new("main"),
                variables: vec![],
                inputs: vec![],
                extra: vec![],
            };
            fail(
                &run_trigger(&project(), &Token::new("t0ken-of-nobody"), &run),
                answer,
            )
        }
    }
}

/// The kind that each documented failure has, by its name.
fn expected(name: &str) -> Option<ErrorKind> {
    Some(match name {
        "v4_trigger_400_ref_not_found" | "v3_10x_trigger_400_ref" => ErrorKind::RefMissing,
        "v4_pipeline_400_no_jobs"
        | "v4_pipeline_400_no_jobs_old"
        | "v3_8x_trigger_400_no_builds" => ErrorKind::NoJobs,
        "v4_pipeline_400_variables_forbidden" => ErrorKind::VariablesNotAllowed,
        "v4_pipeline_400_rate_limit" => ErrorKind::TooManyBuilds,
        "v4_trigger_403_pipeline_hook" | "v4_trigger_create_403" | "v4_403" => ErrorKind::Forbidden,
        "v4_trigger_404" | "v3_trigger_404" | "v3_8x_trigger_401_wrong_project" => {
            ErrorKind::BadTriggerToken
        }
        "v4_401" => ErrorKind::TokenRefused(TokenFault::Unknown),
        "v4_404_project" => ErrorKind::NotFound,
        "v4_429_application_limit" => ErrorKind::TooManyRequests { retry_after: None },
        // These are refusals of what was sent; their fields are checked apart.
        "v4_trigger_400_missing_params"
        | "v4_trigger_400_variables_not_hash"
        | "v4_trigger_400_variables_not_strings"
        | "v4_trigger_create_400"
        | "v3_8x_trigger_400_missing"
        | "v3_gone_11x_410" => return None,
        other => panic!("{other} is new here: say what it must become"),
    })
}

#[test]
fn every_documented_failure_has_its_kind_and_keeps_gitlabs_words() {
    let Some(examples) = find("failures") else {
        return;
    };
    let text = examples.text("errors", "errors.json");
    let rows: serde_json::Value = serde_json::from_str(&text).unwrap();
    let rows = rows.as_array().unwrap();
    assert!(rows.len() >= 22, "{}", rows.len());
    for row in rows {
        let name = row["name"].as_str().unwrap();
        let status = u16::try_from(row["status"].as_u64().unwrap()).unwrap();
        let error = failure(name, &response(status, &row["body"].to_string()));
        match expected(name) {
            Some(kind) => assert_eq!(error.kind, kind, "{name}"),
            None => assert!(
                matches!(error.kind, ErrorKind::Refused { .. }),
                "{name}: {error:?}"
            ),
        }
        assert_eq!(error.status, Some(status), "{name}");
        let said = error.said.as_deref().expect(name);
        assert!(
            row["body"].to_string().contains(&said.replace('"', "\\\"")),
            "{name}: {said}"
        );
        assert!(error.sentence().contains(said), "{name}: {error}");
    }
}

#[test]
fn the_throttle_answers_in_plain_text() {
    let Some(examples) = find("the throttle") else {
        return;
    };
    let mut answer = response(429, &examples.text("errors", "429_rack_attack.txt"));
    answer.headers[0].1 = "text/plain".to_owned();
    let error = fail(&triggers(&project()), &answer);
    assert_eq!(error.kind, ErrorKind::TooManyRequests { retry_after: None });
    assert!(error.said.is_some_and(|said| said.contains("Retry later")));
    assert!(
        ApiError {
            said: None,
            ..fail(&triggers(&project()), &answer)
        }
        .is_worth_retrying()
    );
}

#[test]
fn missing_fields_are_told_apart() {
    let Some(examples) = find("missing fields") else {
        return;
    };
    let text = examples.text("errors", "errors.json");
    let rows: serde_json::Value = serde_json::from_str(&text).unwrap();
    let row = rows
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["name"] == "v4_trigger_400_missing_params");
    let error = failure(
        "v4_trigger_400_missing_params",
        &response(400, &row.unwrap()["body"].to_string()),
    );
    let ErrorKind::Refused { fields } = error.kind else {
        panic!("{error:?}")
    };
    let names: Vec<&str> = fields.iter().map(|field| field.field.as_str()).collect();
    assert_eq!(names, ["ref", "token"]);
}
