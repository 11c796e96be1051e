//! Answers that are none: web pages, redirects, what cannot be read.

use super::*;

#[test]
fn a_web_page_is_no_answer() {
    let page = "<!doctype html>\n<title>Sign in</title>";
    for status in [200, 400, 401, 403, 404, 422] {
        let error = fail(&list(), &answer(status, "text/html; charset=utf-8", page));
        assert_eq!(error.kind, WebPage, "{status}");
        assert_eq!(
            error.excerpt.as_deref(),
            Some("<!doctype html> <title>Sign in</title>")
        );
        assert_eq!(error.said, None);
    }
    assert_eq!(
        fail(&list(), &answer(200, "application/json", page)).kind,
        WebPage
    );
    let log = trace(&nine(), JobId(7));
    assert_eq!(fail(&log, &answer(200, "text/html", page)).kind, WebPage);
    assert_eq!(
        log.answer(&answer(200, "text/plain", page)).as_deref(),
        Ok(page.as_bytes())
    );
    assert_eq!(log.answer(&answer(200, "text/plain", "")), Ok(Vec::new()));
    let gone = delete_trigger(&nine(), TriggerId(10));
    assert_eq!(fail(&gone, &answer(200, "text/html", page)).kind, WebPage);
    assert_eq!(
        gone.answer(&Response {
            status: 204,
            ..Response::default()
        }),
        Ok(())
    );
    // A status that speaks for itself is believed, whoever writes the page.
    assert_eq!(
        fail(&list(), &answer(502, "text/html", page)).kind,
        ServerFault
    );
    let throttled = fail(&list(), &answer(429, "text/html", page));
    assert_eq!(throttled.kind, TooManyRequests { retry_after: None });
}

#[test]
fn a_pause_is_told_where_it_can_be_read() {
    let mut response = answer(429, "text/plain", "Retry later\n");
    let error = fail(&list(), &response);
    assert_eq!(error.kind, TooManyRequests { retry_after: None });
    assert_eq!(error.said.as_deref(), Some("Retry later"));
    response
        .headers
        .push(("retry-after".to_owned(), "30".to_owned()));
    let error = fail(&list(), &response);
    assert_eq!(
        error.kind,
        TooManyRequests {
            retry_after: Some(30)
        }
    );
    assert!(error.sentence().contains("30 seconds"), "{error}");
    response.headers[2].1 = "Fri, 31 Dec 1999 23:59:59 GMT".to_owned();
    assert_eq!(
        fail(&list(), &response).kind,
        TooManyRequests { retry_after: None }
    );
}

#[test]
fn a_redirect_is_not_followed_silently() {
    let error = fail(&list(), &Response::opaque_redirect());
    assert_eq!((error.kind, error.status), (Redirected, None));
    assert_eq!(fail(&list(), &json(301, "")).kind, Redirected);
}

#[test]
fn what_cannot_be_read_is_told() {
    let deep = "[".repeat(100_000);
    for body in ["", "[{]", "{\"id\":", "\u{0}", deep.as_str(), "[1e400]x"] {
        assert_eq!(
            fail(&list(), &json(200, body)).kind,
            Unreadable,
            "{body:.20}"
        );
    }
    for body in [
        "{}",
        "[]",
        "null",
        r#"{"id":-1,"sha":"","ref":"","status":""}"#,
    ] {
        assert_eq!(fail(&start(), &json(201, body)).kind, Unreadable, "{body}");
    }
}
