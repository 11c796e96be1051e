//! The configuration file as it is in the repository.

use super::desk::{Desk, message, read, request};

const RAW: &str = "/repository/files/.gitlab-ci.yml/raw";

#[test]
fn the_configuration_is_read_at_any_ref() {
    let mut desk = Desk::new();
    let (_, branch) = desk.ask("dan", "GET", "/projects/9/repository/branches/develop");
    let sha = branch["commit"]["id"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    for git_ref in [
        "",
        "?ref=HEAD",
        "?ref=develop",
        "?ref=v2.3",
        &format!("?ref={sha}"),
    ] {
        let answer = desk.send(&request(
            "dan",
            "GET",
            &format!("/projects/9{RAW}{git_ref}"),
        ));
        assert_eq!(answer.status, 200, "{git_ref}");
        assert_eq!(answer.header("content-type"), Some("text/plain"));
        assert_eq!(
            answer.header("x-gitlab-size"),
            Some(answer.body.len().to_string().as_str())
        );
        let text = String::from_utf8_lossy(&answer.body);
        assert!(
            text.contains("description: \"Whom the handbook is built for.\""),
            "{text}"
        );
    }
}

#[test]
fn what_is_not_there_or_not_theirs_is_refused() {
    let mut desk = Desk::new();
    for (user, target, status, said) in [
        (
            "ada",
            format!("/projects/15{RAW}"),
            404,
            "404 File Not Found",
        ),
        (
            "ada",
            "/projects/9/repository/files/README.md/raw".to_owned(),
            404,
            "404 File Not Found",
        ),
        (
            "ada",
            format!("/projects/9{RAW}?ref=gone"),
            404,
            "404 Commit Not Found",
        ),
        ("gus", format!("/projects/9{RAW}"), 403, "403 Forbidden"),
        (
            "",
            format!("/projects/9{RAW}"),
            404,
            "404 Project Not Found",
        ),
    ] {
        let answer = read(&desk.send(&request(user, "GET", &target)));
        assert_eq!(answer, (status, message(said)), "{user} {target}");
    }
}
