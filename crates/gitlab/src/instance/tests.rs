use super::{Instance, InstanceProblem};
use proptest::prelude::*;

fn instance(text: &str) -> Instance {
    Instance::parse(text).unwrap_or_else(|problem| panic!("{text}: {problem}"))
}

#[test]
fn what_people_type_becomes_the_base() {
    let rows = [
        ("gitlab.example.com", "https://gitlab.example.com"),
        (
            "  https://GitLab.Example.com/ ",
            "https://gitlab.example.com",
        ),
        ("HTTPS://gitlab.com", "https://gitlab.com"),
        ("//gitlab.com/", "https://gitlab.com"),
        ("gitlab.com:8443", "https://gitlab.com:8443"),
        ("https://gitlab.com:443/", "https://gitlab.com"),
        ("https://gitlab.com:/", "https://gitlab.com"),
        ("https://gitlab.com/api/v4", "https://gitlab.com"),
        ("https://gitlab.com/api/v4/", "https://gitlab.com"),
        (
            "https://gitlab.com/api/v4/projects/9?x=1",
            "https://gitlab.com",
        ),
        ("https://host/gitlab", "https://host/gitlab"),
        ("https://host/gitlab/api/v4/user", "https://host/gitlab"),
        ("https://host/api/v40", "https://host/api/v40"),
        (
            "https://gitlab.com/?private_token=x#top",
            "https://gitlab.com",
        ),
        ("https://gitlab.com#top", "https://gitlab.com"),
        ("localhost:8485", "http://localhost:8485"),
        ("127.0.0.1:8485/api/v4", "http://127.0.0.1:8485"),
        ("http://127.1.2.3:80", "http://127.1.2.3"),
        ("http://gitlab.localhost/", "http://gitlab.localhost"),
        ("http://[::1]:8485/x/", "http://[::1]:8485/x"),
        ("[::1]", "http://[::1]"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
        ("https://localhost", "https://localhost"),
    ];
    for (typed, base) in rows {
        let found = instance(typed);
        assert_eq!(found.base(), base, "{typed}");
        assert_eq!(found.api(), format!("{base}/api/v4"), "{typed}");
        assert_eq!(found.to_string(), base, "{typed}");
    }
}

#[test]
fn parts() {
    let found = instance("https://Host.example:8443/gitlab/");
    assert_eq!(found.host(), "host.example");
    assert_eq!(found.origin(), "https://host.example:8443");
    assert!(!found.is_loopback());
    for local in ["localhost", "a.localhost", "127.255.0.1", "[::1]"] {
        assert!(instance(local).is_loopback(), "{local}");
    }
    for other in [
        "127.0.0.01",
        "127.0.0.256",
        "127.0.1",
        "127.0.0.1.1",
        "localhost.example.com",
        "notlocalhost",
        "127.0.0.1.example.com",
        "128.0.0.1",
    ] {
        assert!(!instance(other).is_loopback(), "{other}");
    }
}

#[test]
fn refusals_say_why() {
    use InstanceProblem::{BadPath, Blank, Credentials, Empty, NoHost, NotEncrypted};
    let other = |scheme: &str| InstanceProblem::OtherScheme(scheme.to_owned());
    let rows = [
        ("", Empty),
        (" \t\n", Empty),
        ("git lab.com", Blank),
        ("https://gitlab.com/\u{0}", Blank),
        ("https://gitlab.com\u{a0}/", Blank),
        ("https://me:pw@gitlab.com", Credentials),
        ("me@gitlab.com", Credentials),
        ("me:pw@gitlab.com", Credentials),
        ("https://gitlab.com@evil.example", Credentials),
        ("ssh://git@gitlab.com", other("ssh")),
        ("ftp://gitlab.com", other("ftp")),
        ("javascript:alert(1)", other("javascript")),
        ("file:///etc/passwd", other("file")),
        ("https:gitlab.com", NoHost),
        ("https://", NoHost),
        ("https:///x", NoHost),
        ("https://gitlab.com:port", NoHost),
        ("https://gitlab.com:0", NoHost),
        ("https://gitlab.com:70000", NoHost),
        ("https://gitlab.com:+80", NoHost),
        ("https://gitlab..com", NoHost),
        ("https://gitlab.com\\@evil.example", Credentials),
        ("https://gitlab.com\\evil", NoHost),
        ("https://gitl\u{e4}b.com", NoHost),
        ("https://[::1", NoHost),
        ("https://[gitlab]", NoHost),
        ("https://%67itlab.com", NoHost),
        ("https://host/a/../b", BadPath),
        ("https://host/a/%2E%2e/b", BadPath),
        ("https://host/a//b", BadPath),
        ("https://host/<a>", BadPath),
        ("http://gitlab.com", NotEncrypted),
        ("http://127.0.0.1.example.com", NotEncrypted),
        ("http://127.1", NotEncrypted),
    ];
    for (typed, problem) in rows {
        assert_eq!(Instance::parse(typed), Err(problem.clone()), "{typed}");
        let sentence = problem.to_string();
        assert!(
            sentence.ends_with('.') && !sentence.contains('!'),
            "{sentence}"
        );
    }
}

#[test]
fn only_its_own_pages_become_links() {
    let gitlab = instance("https://gitlab.example.com:8443/root");
    for own in [
        "https://gitlab.example.com:8443/root",
        "https://gitlab.example.com:8443/root/",
        "https://gitlab.example.com:8443/root/g/p/-/jobs/7#L1",
        "https://GITLAB.example.com:8443/root?x=/../y",
    ] {
        assert!(gitlab.owns(own), "{own}");
    }
    for foreign in [
        "",
        "/root/g/p",
        "//gitlab.example.com:8443/root",
        "https://gitlab.example.com:8443/rootkit",
        "https://gitlab.example.com:8443/other",
        "https://gitlab.example.com:8443/root/../other",
        "https://gitlab.example.com:8443/root/%2e%2E/other",
        "https://gitlab.example.com:8443",
        "https://gitlab.example.com/root",
        "https://gitlab.example.com:8444/root",
        "http://gitlab.example.com:8443/root",
        "https://gitlab.example.com.evil.example:8443/root",
        "https://gitlab.example.com:8443@evil.example/root",
        "https://evil.example/https://gitlab.example.com:8443/root",
        "https://gitlab.example.com:8443\\@evil.example/root",
        "https:\\\\gitlab.example.com:8443/root",
        "https:////gitlab.example.com:8443/root",
        "java\nscript:alert(1)",
        "javascript:alert(1)//https://gitlab.example.com:8443/root",
        " https://gitlab.example.com:8443/root",
        "https://gitlab.example.com:8443/root/a b",
        "https://gitlab.example.com:8443/root/\u{202e}",
    ] {
        assert!(!gitlab.owns(foreign), "{foreign}");
    }
    assert!(instance("gitlab.com").owns("https://gitlab.com:443/g/p"));
    assert!(instance("gitlab.com").owns("https://gitlab.com"));
    assert!(instance("localhost:8485").owns("http://localhost:8485/g/p"));
}

proptest! {
    #[test]
    fn a_base_reads_back(host in "[a-z][a-z0-9]{0,8}(\\.[a-z]{2,5}){0,2}", port in proptest::option::of(1_u16..), root in "(/[a-z]{1,6}){0,2}") {
        prop_assume!(!root.contains("/api"));
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        let found = instance(&format!("https://{host}{port}{root}/"));
        prop_assert_eq!(&instance(&found.base()), &found);
        let (own, foreign) = (found.base() + "/group/name", format!("https://evil.example{root}/x"));
        prop_assert!(found.owns(&own));
        prop_assert!(!found.owns(&foreign));
    }

    #[test]
    fn any_text_has_an_answer(text in any::<String>(), url in "[a-z:/@\\[\\].?#%0-9]{0,30}") {
        let _ = Instance::parse(&text);
        if let Ok(found) = Instance::parse(&url) {
            prop_assert!(found.owns(&found.base()));
        }
    }
}
