use super::{LONGEST, Said};
use crate::error::FieldProblem;
use crate::response::Response;
use crate::secret::Token;
use proptest::prelude::*;

fn said(body: &str) -> Said {
    let response = Response {
        status: 400,
        body: body.into(),
        ..Response::default()
    };
    Said::read(&response, &[&Token::new("hunter2")])
}

#[test]
fn every_shape_becomes_one_line() {
    let rows = [
        (r#"{"message":"401 Unauthorized"}"#, "401 Unauthorized"),
        (
            r#"{"message":{"base":["Reference not found"]}}"#,
            "Reference not found",
        ),
        (
            r#"{"message":{"description":["is too long","is odd"]}}"#,
            "description is too long; description is odd",
        ),
        (
            r#"{"message":{"description":"is too long"}}"#,
            "description is too long",
        ),
        (r#"{"message":["a","b"]}"#, "a; b"),
        (
            r#"{"message":{"error":"Too often. Try again later."}}"#,
            "Too often. Try again later.",
        ),
        (
            r#"{"message":{"owner":{"name":["is empty"]}}}"#,
            "name is empty",
        ),
        (
            r#"{"error":"ref is missing, token is missing"}"#,
            "ref is missing, token is missing",
        ),
        (
            r#"{"error":"invalid_token","error_description":"Token is expired."}"#,
            "Token is expired.",
        ),
        (r#"{"error":{"message":["x"]}}"#, "x"),
        (r#""Not found""#, "Not found"),
        ("Retry later\n", "Retry later"),
        ("\u{feff}{\"message\":\"a\\n\\u0007b\"}", "a b"),
    ];
    for (body, text) in rows {
        assert_eq!(said(body).text.as_deref(), Some(text), "{body}");
    }
}

#[test]
fn what_says_nothing() {
    for body in [
        "",
        "  \n",
        "{}",
        "[]",
        "null",
        "7",
        r#"{"message":null}"#,
        r#"{"message":""}"#,
    ] {
        let Said {
            text,
            fields,
            code,
            excerpt,
        } = said(body);
        assert!(
            fields.is_empty() && code.is_none() && excerpt.is_none(),
            "{body}"
        );
        assert_eq!(text.filter(|text| text != "7"), None, "{body}");
    }
}

#[test]
fn fields_are_told_apart() {
    let fields = |body| {
        let pairs = said(body).fields.into_iter();
        pairs
            .map(|FieldProblem { field, problem }| (field, problem))
            .collect::<Vec<_>>()
    };
    let pair = |field: &str, problem: &str| (field.to_owned(), problem.to_owned());
    let missing = fields(r#"{"error":"ref is missing, token is missing"}"#);
    assert_eq!(
        missing,
        [pair("ref", "is missing"), pair("token", "is missing")]
    );
    let status = fields(r#"{"error":"status does not have a valid value"}"#);
    assert_eq!(status, [pair("status", "does not have a valid value")]);
    let listed = fields(r#"{"message":{"description":["is too long"],"base":["No"]}}"#);
    assert_eq!(listed, [pair("description", "is too long")]);
    assert_eq!(fields(r#"{"message":"the file is missing"}"#), []);
}

#[test]
fn what_is_no_json_is_cut_and_clean() {
    let page = format!("<html>\n<title>Sign in</title> hunter2 {}", "x".repeat(500));
    let Said { text, excerpt, .. } = said(&page);
    let excerpt = excerpt.unwrap();
    assert_eq!(text, None);
    assert!(
        excerpt.starts_with("<html> <title>Sign in</title> •••• xxx"),
        "{excerpt}"
    );
    assert_eq!(excerpt.chars().count(), LONGEST + 1);
}

#[test]
fn no_word_of_the_server_carries_a_secret() {
    let body =
        r#"{"message":{"hunter2":["glptt-12345678 is bad"],"base":["hunter2"]},"error":"hunter2"}"#;
    let shown = format!("{:?}", said(body));
    assert!(
        !shown.contains("hunter2") && !shown.contains("glptt"),
        "{shown}"
    );
    assert!(shown.contains("••••"));
}

proptest! {
    #[test]
    fn any_body_has_a_reading(body in "[{}\\[\\]\":,a-z0-9\\\\ \n<]{0,60}") {
        let text = said(&body).text.unwrap_or_default();
        prop_assert!(text.chars().count() <= LONGEST + 1);
    }
}
