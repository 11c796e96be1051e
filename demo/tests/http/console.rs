//! The built console as the demo serves it.

use std::fs;
use std::path::PathBuf;

use super::client::{Running, with_console};

/// A folder that looks like a build, removed when dropped.
struct Build(PathBuf);

impl Build {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("pullcord-{name}-{}", std::process::id()));
        let _ = fs::create_dir_all(folder.join("snippets"));
        for (file, content) in [
            ("index.html", "<!doctype html><title>Pullcord</title>"),
            ("config.json", "{\"gitlab_url\": \"https://other.example\"}"),
            ("pullcord-0123456789abcdef.js", "export {};"),
            ("pullcord-0123456789abcdef.js.br", "as brotli"),
            ("pullcord-0123456789abcdef.js.gz", "as gzip"),
            ("pullcord-0123456789abcdef_bg.wasm", "\0asm"),
            ("snippets/plain.css", "a{}"),
        ] {
            let _ = fs::write(folder.join(file), content);
        }
        Self(folder)
    }
}

impl Drop for Build {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const PAGE: &str = "Accept: text/html,application/xhtml+xml";

#[test]
fn files_have_their_types_and_lifetimes() {
    let build = Build::new("files");
    let demo = Running::start(with_console(build.0.clone(), "/"));
    let for_ever = "public, max-age=31536000, immutable";
    for (path, content_type, lifetime) in [
        ("/", "text/html", "no-cache"),
        ("/index.html", "text/html", "no-cache"),
        ("/pullcord-0123456789abcdef.js", "text/javascript", for_ever),
        (
            "/pullcord-0123456789abcdef_bg.wasm",
            "application/wasm",
            for_ever,
        ),
        ("/snippets/plain.css", "text/css", "no-cache"),
        ("/config.json", "application/json", "no-cache"),
    ] {
        let answer = demo.console(&format!("GET {path}"), &[]);
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("content-type"), Some(content_type), "{path}");
        assert_eq!(answer.header("cache-control"), Some(lifetime), "{path}");
    }
    for (accepted, encoding, body) in [
        ("gzip, deflate, br", Some("br"), "as brotli"),
        ("gzip", Some("gzip"), "as gzip"),
        ("identity", None, "export {};"),
    ] {
        let header = format!("Accept-Encoding: {accepted}");
        let answer = demo.console("GET /pullcord-0123456789abcdef.js", &[&header]);
        assert_eq!(
            (answer.header("content-encoding"), answer.text().as_str()),
            (encoding, body)
        );
        assert_eq!(answer.header("vary"), Some("Accept-Encoding"));
    }
}

#[test]
fn screens_are_shown_by_the_page_and_missing_files_stay_missing() {
    let build = Build::new("screens");
    let demo = Running::start(with_console(build.0.clone(), "/"));
    for (line, accept, status) in [
        ("GET /connect", PAGE, 200),
        ("GET /projects/docs%2Fhandbook/triggers?x=1", PAGE, 200),
        ("HEAD /settings", PAGE, 200),
        ("GET /connect", "Accept: */*", 404),
        ("GET /missing.js", PAGE, 404),
        ("GET /snippets/", PAGE, 200),
        ("GET /snippets", "Accept: */*", 404),
        ("GET //evil.example/", "Accept: */*", 404),
        ("POST /connect", PAGE, 405),
        ("GET /..%2f..%2fetc/passwd", "Accept: */*", 404),
        ("GET /%2e%2e/%2e%2e/etc/passwd", "Accept: */*", 404),
        ("GET /..%5c..%5cetc", "Accept: */*", 404),
        ("GET /a%00b", "Accept: */*", 404),
    ] {
        let answer = demo.console(line, &[accept]);
        assert_eq!(answer.status, status, "{line}");
        let shows_page = answer.text().contains("<title>Pullcord</title>");
        assert_eq!(
            shows_page,
            status == 200 && line.starts_with("GET"),
            "{line}"
        );
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("content-security-policy", "frame-ancestors 'none'"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{line}");
        }
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    assert_eq!(demo.console("GET /", &["Host: evil.example"]).status, 403);
}

#[test]
fn the_configuration_leads_to_the_demo_gitlab() {
    let build = Build::new("config");
    let demo = Running::start(with_console(build.0.clone(), "/"));
    let config: serde_json::Value =
        serde_json::from_str(&demo.console("GET /config.json", &[]).text()).unwrap();
    assert_eq!(config["gitlab_url"], demo.gitlab.as_str());
    assert_eq!(config["oauth_application_id"], "pullcord-demo-application");
    let token = config["demo_token"].as_str().unwrap();
    let answer = demo.gitlab(
        "GET /api/v4/user",
        &[&format!("PRIVATE-TOKEN: {token}")],
        b"",
    );
    assert!(answer.text().contains("\"username\":\"ada\""));
}

#[test]
fn the_console_can_live_below_a_path() {
    let build = Build::new("path");
    let demo = Running::start(with_console(build.0.clone(), "/tools/pullcord/"));
    assert!(
        demo.console.ends_with("/tools/pullcord/"),
        "{}",
        demo.console
    );
    for (path, status) in [
        ("/tools/pullcord/", 200),
        ("/tools/pullcord/connect", 200),
        ("/tools/pullcord/config.json", 200),
        ("/tools/pullcord", 308),
        ("/", 404),
        ("/connect", 404),
        ("/tools/pullcordx", 404),
    ] {
        assert_eq!(
            demo.console(&format!("GET {path}"), &[PAGE]).status,
            status,
            "{path}"
        );
    }
}
