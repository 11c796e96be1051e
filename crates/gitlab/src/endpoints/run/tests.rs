use super::{Run, run_trigger};
use crate::nouns::{GitRef, ProjectId, ProjectRef};
use crate::request::{Body, Method, Redirects};
use crate::secret::Token;

fn nine() -> ProjectRef {
    ProjectRef::Id(ProjectId(9))
}

fn run(variables: &[(&str, &str)], extra: &[(&str, &str)]) -> Run {
    let owned = |pairs: &[(&str, &str)]| {
        pairs
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect()
    };
    Run {
        git_ref: GitRef::new("main"),
        variables: owned(variables),
        inputs: owned(&[("level", "3")]),
        extra: owned(extra),
    }
}

#[test]
fn a_trigger_call_is_a_plain_form_with_the_token_in_its_body() {
    let token = Token::new("glptt-12345678");
    let variables = [
        ("UPLOAD_TO_S3", "true"),
        ("A&B", "x=y\n\u{fc}"),
        ("EMPTY", ""),
    ];
    let endpoint = run_trigger(
        &nine(),
        &token,
        &run(&variables, &[("console_trigger_id", "10")]),
    );
    let request = endpoint.request();
    assert_eq!(request.method, Method::Post);
    assert_eq!(request.path, "/projects/9/trigger/pipeline");
    assert_eq!(request.query, [], "no address holds the token");
    assert_eq!(
        request.body_text().unwrap(),
        "token=glptt-12345678&ref=main&variables%5BUPLOAD_TO_S3%5D=true\
         &variables%5BA%26B%5D=x%3Dy%0A%C3%BC&variables%5BEMPTY%5D=&inputs%5Blevel%5D=3\
         &console_trigger_id=10"
    );
    assert_eq!(request.redirects, Redirects::Refuse);
    let account = Token::new("glpat-12345678");
    let headers = request.headers(Some(&account));
    let names: Vec<&str> = headers.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        names,
        ["Accept", "Content-Type"],
        "a browser sends these without a preflight"
    );
    assert_eq!(headers[1].1, "application/x-www-form-urlencoded");
}

#[test]
fn extra_parameters_cannot_replace_gitlabs_own() {
    let stolen = [
        ("token", "x"),
        ("ref", "y"),
        ("variables[A]", "z"),
        ("inputs[b]", "1"),
        ("id", "3"),
        ("ok", "1"),
    ];
    let endpoint = run_trigger(&nine(), &Token::new("t"), &run(&[], &stolen));
    let Body::Form(form) = &endpoint.request().body else {
        panic!("no form")
    };
    let names: Vec<&str> = form.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["token", "ref", "inputs[level]", "ok"]);
}

#[test]
fn a_run_shows_no_value_when_debugged() {
    let shown = format!("{:?}", run(&[("KEY", "hunter2")], &[("marker", "hunter2")]));
    assert!(
        shown.contains("KEY") && shown.contains("marker") && !shown.contains("hunter2"),
        "{shown}"
    );
}
