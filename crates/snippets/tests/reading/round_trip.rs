//! What every place writes is read back to the same form.

use crate::call;
use crate::expect::Form;
use proptest::prelude::*;
use snippets::places::{Crontab, CurlForm, CurlQuery, GitlabCi, VariablesDotenv, VariablesJson};
use snippets::{
    Call, CalledGitlab, Endpoint, Kind, Options, Place, Reading, Why, dotenv, places, read,
    variables_json, write,
};

const CASES: u32 = 10_000;

fn settings() -> ProptestConfig {
    ProptestConfig {
        // Some of what is drawn is refused: keys that mean something to a shell, long lines.
        max_global_rejects: CASES * 4,
        ..ProptestConfig::with_cases(CASES)
    }
}

fn comes_back(
    place: &'static dyn Place,
    kind: Kind,
    call: &Call,
    options: &Options,
) -> Result<Reading, TestCaseError> {
    let Ok(snippet) = write(place, call, options) else {
        return Err(TestCaseError::reject("it is not written"));
    };
    let reading = read(&snippet.text);
    let text = &snippet.text;
    prop_assert_eq!(reading.kind, kind, "{}", text);
    let own = kind == Kind::CiScript
        && options.called == CalledGitlab::Own
        && call.endpoint != Endpoint::V3;
    let mut expected = Form::of(call);
    if own {
        expected.gitlab = None;
        let whys: Vec<Why> = reading.not_understood.iter().map(|left| left.why).collect();
        prop_assert_eq!(whys, [Why::OwnGitlab], "{}", text);
    } else {
        prop_assert_eq!(&reading.not_understood, &[], "{}", text);
    }
    prop_assert_eq!(Form::read(&reading), expected, "{}", text);
    Ok(reading)
}

proptest! {
    #![proptest_config(settings())]

    #[test]
    fn curl_form(call in call::call(), options in call::options()) {
        comes_back(&CurlForm, Kind::Curl, &call, &options)?;
    }

    #[test]
    fn curl_query(call in call::call(), options in call::options()) {
        // curl adds the secret values behind the others.
        let mut call = call;
        call.variables.sort_by_key(|row| row.secret);
        comes_back(&CurlQuery, Kind::Curl, &call, &options)?;
    }

    #[test]
    fn gitlab_ci(call in call::call(), options in call::options()) {
        comes_back(&GitlabCi, Kind::CiScript, &call, &options)?;
    }

    #[test]
    fn crontab(call in call::call(), options in call::options()) {
        let reading = comes_back(&Crontab, Kind::Crontab, &call, &options)?;
        prop_assert_eq!(reading.schedule, Some(options.schedule.crontab_fields()));
    }

    #[test]
    fn dotenv_file(call in call::call(), options in call::options()) {
        come_back(&VariablesDotenv, &call, &options, Kind::DotEnv)?;
    }

    #[test]
    fn json_of_variables(call in call::call(), options in call::options()) {
        come_back(&VariablesJson, &call, &options, Kind::JsonVariables)?;
    }
}

/// The variables come back, and nothing else of the call.
fn come_back(
    place: &'static dyn Place,
    call: &Call,
    options: &Options,
    kind: Kind,
) -> Result<(), TestCaseError> {
    let Ok(snippet) = write(place, call, options) else {
        return Err(TestCaseError::reject("it is not written"));
    };
    let text = &snippet.text;
    let reading = read(text);
    let expected = Form {
        variables: Form::of(call).variables,
        ..Form::default()
    };
    prop_assert_eq!(reading.kind, kind, "{}", text);
    prop_assert_eq!(&reading.not_understood, &[], "{}", text);
    prop_assert_eq!(Form::read(&reading), expected, "{}", text);
    let alone = match kind {
        Kind::DotEnv => dotenv(&call.variables),
        _ => variables_json(&call.variables),
    };
    prop_assert_eq!(Ok(text), alone.as_ref());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Not every place is read in full. But what is read is what was written, and what is
    /// missing is told.
    #[test]
    fn no_place_is_misread(call in call::call(), options in call::options()) {
        for &place in places::ALL {
            if let Ok(snippet) = write(place, &call, &options) {
                is_not_misread(place, &read(&snippet.text), &call, &snippet.text)?;
            }
        }
    }
}

fn is_not_misread(
    place: &dyn Place,
    reading: &Reading,
    call: &Call,
    text: &str,
) -> Result<(), TestCaseError> {
    let (form, expected) = (Form::read(reading), Form::of(call));
    let is_right =
        |read: &Option<String>, expected: &Option<String>| read.is_none() || read == expected;
    prop_assert!(is_right(&form.gitlab, &expected.gitlab), "{text}\n{form:?}");
    prop_assert!(
        is_right(&form.project, &expected.project),
        "{text}\n{form:?}"
    );
    prop_assert!(
        is_right(&form.git_ref, &expected.git_ref),
        "{text}\n{form:?}"
    );
    let variables = form.variables.iter();
    let known = variables
        .filter(|row| expected.variables.contains(row))
        .count();
    let inputs = form.inputs.iter();
    let known_inputs = inputs.filter(|row| expected.inputs.contains(row)).count();
    prop_assert_eq!(
        (known, known_inputs),
        (form.variables.len(), form.inputs.len()),
        "{}",
        text
    );
    let is_whole = known == expected.variables.len()
        && (!place.makes_the_call()
            || form.git_ref.is_some() && known_inputs == expected.inputs.len());
    prop_assert!(
        is_whole || !reading.not_understood.is_empty(),
        "{text}\n{form:?}"
    );
    Ok(())
}
