//! CORS, host names and limits of the demo GitLab.

use pullcord_demo::host::Options;
use pullcord_demo::server::{Release, Server};

use super::client::{Running, options, send};

const TOKEN: &str = "PRIVATE-TOKEN: glpat-demo-ada-api-00000000";

#[test]
fn a_page_of_another_origin_may_read_what_gitlab_lets_it_read() {
    let demo = Running::start(options());
    let answer = demo.gitlab(
        "GET /api/v4/projects/9/triggers",
        &[TOKEN, "Origin: http://x.test"],
        b"",
    );
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answer.header("access-control-allow-credentials"), None);
    let exposed = answer
        .header("access-control-expose-headers")
        .unwrap()
        .to_ascii_lowercase();
    let exposed: Vec<&str> = exposed.split(", ").collect();
    assert_eq!(exposed.len(), 18);
    for name in ["link", "x-total", "x-next-page", "x-request-id", "etag"] {
        assert!(exposed.contains(&name), "{name}");
    }
    for name in [
        "retry-after",
        "location",
        "content-disposition",
        "ratelimit-reset",
    ] {
        assert!(!exposed.contains(&name), "{name}");
    }
    // Refusals can be read too.
    let refused = demo.gitlab("GET /api/v4/user", &["Origin: null"], b"");
    assert_eq!(
        (
            refused.status,
            refused.header("access-control-allow-origin")
        ),
        (401, Some("*"))
    );
    // Without an origin, and outside the API, there is nothing to allow.
    let plain = demo.gitlab("GET /api/v4/user", &[TOKEN], b"");
    assert_eq!(plain.header("access-control-allow-origin"), None);
    let page = demo.gitlab("GET /docs/handbook", &["Origin: http://x.test"], b"");
    assert_eq!(
        (page.status, page.header("access-control-allow-origin")),
        (404, None)
    );
}

#[test]
fn an_old_gitlab_lets_pages_read_less() {
    let table = [
        (Release::V8_4, "v3", 1, false),
        (Release::V8_17, "v3", 1, false),
        (Release::V9_0, "v3", 7, false),
        (Release::V9_0, "v4", 7, false),
        (Release::V11_5, "v4", 7, false),
        (Release::V19_2, "v4", 18, true),
    ];
    for (release, api, count, has_oauth) in table {
        let demo = Running::start(Options {
            server: Server::new(release, None).unwrap(),
            ..options()
        });
        let line = format!("GET /api/{api}/projects/9/triggers");
        let answer = demo.gitlab(&line, &[TOKEN, "Origin: http://x.test"], b"");
        assert_eq!(answer.status, 200, "{release}");
        assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
        let exposed = answer.header("access-control-expose-headers").unwrap();
        assert_eq!(exposed.split(", ").count(), count, "{release}: {exposed}");
        assert!(exposed.starts_with("Link"));
        let headers = [
            "Origin: http://x.test",
            "Access-Control-Request-Method: POST",
        ];
        let oauth = demo.gitlab("OPTIONS /oauth/token", &headers, b"");
        let is_open = oauth.header("access-control-allow-origin").is_some();
        assert_eq!(is_open, has_oauth, "{release}");
    }
}

#[test]
fn a_preflight_is_answered_for_the_api_alone() {
    let demo = Running::start(options());
    let headers = [
        "Origin: http://x.test",
        "Access-Control-Request-Method: DELETE",
        "Access-Control-Request-Headers: private-token",
    ];
    let answer = demo.gitlab("OPTIONS /api/v4/projects/9/triggers/10", &headers, b"");
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(
        answer.header("access-control-allow-headers"),
        Some("private-token")
    );
    assert_eq!(answer.header("access-control-max-age"), Some("7200"));
    assert!(
        answer
            .header("access-control-allow-methods")
            .is_some_and(|all| all.contains("DELETE"))
    );
    let graphql = demo.gitlab("OPTIONS /api/graphql", &headers, b"");
    assert_eq!(graphql.header("access-control-allow-origin"), Some("*"));
    let page = demo.gitlab("OPTIONS /docs/handbook", &headers, b"");
    assert_eq!(
        (page.status, page.header("access-control-allow-origin")),
        (404, None)
    );
    let bare = demo.gitlab("OPTIONS /api/v4/user", &[], b"");
    assert_eq!(bare.status, 404);
}

#[test]
fn a_log_that_is_made_on_the_way_tells_its_length() {
    let demo = Running::start(Options {
        scale: true,
        ..options()
    });
    let line = "GET /api/v4/projects/21/jobs/9001/trace?byte_offset=1000000&byte_limit=3000000";
    let answer = demo.gitlab(line, &[TOKEN, "Origin: http://x.test"], b"");
    assert_eq!(answer.header("content-length"), Some("3000000"));
    assert_eq!(answer.header("content-type"), Some("text/plain"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answer.body.len(), 3_000_000);
}

#[test]
fn only_known_host_names_are_answered() {
    let demo = Running::start(options());
    let port = demo.gitlab.rsplit(':').next().unwrap().to_owned();
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 401),
        (format!("localhost:{port}"), 401),
        ("demo.example".to_owned(), 401),
        ("evil.example".to_owned(), 403),
        (format!("evil.example:{port}"), 403),
        ("127.0.0.1".to_owned(), 403),
    ] {
        let header = format!("Host: {host}");
        let answer = demo.gitlab("GET /api/v4/user", &[&header, "Origin: http://x.test"], b"");
        assert_eq!(answer.status, status, "{host}");
        assert_eq!(
            answer.header("access-control-allow-origin").is_some(),
            status != 403,
            "{host}"
        );
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let demo = Running::start(options());
    let form = "Content-Type: application/x-www-form-urlencoded";
    let line = "POST /api/v4/projects/9/trigger/pipeline";
    let body = |length: usize| [b"token=x&ref=".as_slice(), &vec![b'a'; length]].concat();
    assert_eq!(
        demo.gitlab(line, &[form], &body(1024 * 1024 - 12)).status,
        404
    );
    assert_eq!(demo.gitlab(line, &[form], &body(1024 * 1024)).status, 413);
    let address = |length: usize| format!("GET /api/v4/{}", "a".repeat(length));
    assert_eq!(demo.gitlab(&address(8_000), &[], b"").status, 404);
    assert_eq!(demo.gitlab(&address(8_300), &[], b"").status, 414);
    let header = format!("X-Long: {}", "a".repeat(30_000));
    assert_eq!(demo.gitlab("GET /api/v4/user", &[&header], b"").status, 431);
}

#[test]
fn an_escaped_path_arrives_as_it_was_sent() {
    let demo = Running::start(options());
    let line = "GET /api/v4/projects/docs%2Fhandbook/repository/branches/feature%2F%2342-100%25_d%C3%A9j%C3%A0";
    let answer = demo.gitlab(line, &[TOKEN], b"");
    assert_eq!(answer.status, 200);
    assert!(answer.text().contains("feature/#42-100%_déjà"));
}

#[test]
fn there_is_no_control_unless_it_was_asked_for() {
    let demo = Running::start(options());
    for line in [
        "GET /_demo/clock",
        "GET /_demo/requests",
        "POST /_demo/role",
        "POST /_demo/reset",
    ] {
        assert_eq!(demo.gitlab(line, &[], b"").status, 404, "{line}");
    }
}

#[test]
fn a_demo_that_others_can_reach_has_tokens_of_its_own() {
    let listen = std::net::SocketAddr::from(([0, 0, 0, 0], 0));
    let demo = Running::start(Options {
        listen,
        ..options()
    });
    let port = demo.gitlab.strip_prefix("http://demo.example:").unwrap();
    let ask = |token: &str| {
        let header = format!("PRIVATE-TOKEN: {token}");
        let host = format!("127.0.0.1:{port}");
        send(
            &host,
            "GET /api/v4/user",
            &["Host: demo.example", &header],
            b"",
        )
        .status
    };
    assert_eq!(ask("glpat-demo-ada-api-00000000"), 401);
    assert_eq!(ask(&demo.ada), 200);
    assert_ne!(
        Running::start(Options {
            listen,
            ..options()
        })
        .ada,
        demo.ada
    );
}
