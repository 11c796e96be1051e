use super::{Body, Method, Request};
use crate::instance::Instance;
use crate::secret::Token;

fn request(body: Body) -> Request {
    Request {
        body,
        ..Request::new(Method::Post, "/projects/group%2Fname".to_owned())
    }
}

#[test]
fn url_joins_root_path_and_query() {
    let instance = Instance::parse("https://gitlab.example.com/root/").unwrap();
    let mut request = request(Body::Empty);
    assert_eq!(
        request.url(&instance),
        "https://gitlab.example.com/root/api/v4/projects/group%2Fname"
    );
    request.set_query("search", "a&b");
    request.set_query("page", "1");
    request.set_query("search", "c d");
    assert!(
        request
            .url(&instance)
            .ends_with("group%2Fname?page=1&search=c%20d")
    );
}

#[test]
fn the_account_goes_only_with_an_identified_request() {
    let token = Token::new("glpat-12345678");
    let mut request = request(Body::Json("{}".to_owned()));
    let names = |request: &Request, account: Option<&Token>| {
        request
            .headers(account)
            .into_iter()
            .map(|(name, _)| name)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(&request, Some(&token)),
        ["Accept", "Authorization", "Content-Type"]
    );
    assert_eq!(request.headers(Some(&token))[1].1, "Bearer glpat-12345678");
    assert_eq!(names(&request, None), ["Accept", "Content-Type"]);
    request.identified = false;
    assert_eq!(names(&request, Some(&token)), ["Accept", "Content-Type"]);
}

#[test]
fn a_token_that_no_header_can_carry_stays_at_home() {
    let request = request(Body::Empty);
    for text in ["", "a b", "a\nX-Evil: 1", "t\u{f6}ken"] {
        assert_eq!(
            request.headers(Some(&Token::new(text))).len(),
            1,
            "{text:?}"
        );
    }
}

#[test]
fn debug_shows_no_value() {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let form = request(Body::Form(vec![
        pair("token", "hunter2"),
        pair("ref", "main"),
    ]));
    assert_eq!(form.secret(), Some(Token::new("hunter2")));
    let shown = format!("{form:?}");
    assert!(
        shown.contains("token") && !shown.contains("hunter2"),
        "{shown}"
    );
    let json = request(Body::Json("{\"k\":\"hunter2\"}".to_owned()));
    assert!(!format!("{json:?}").contains("hunter2"));
    assert_eq!(json.secret(), None);
}
