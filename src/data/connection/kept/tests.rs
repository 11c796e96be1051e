use super::before::read as read_1;
use super::*;
use crate::data::connection::Renewal;
use crate::data::connection::samples::{account, trigger};
use gitlab::{Server, Signature, Timestamp, TokenInfo, Version};

const HERE: &str = "https://a.example/gitlab";

fn granted() -> SignedIn {
    let mut connection = account("https://c.example", 1, "five", Keep::Tab);
    connection.token_info = Some(TokenInfo::of_scopes(vec!["api".to_owned()]));
    connection.renewal = Some(Renewal {
        application: "id".to_owned(),
        redirect_uri: "https://p.example/connect".to_owned(),
        refresh: Token::new("six"),
        ends: Timestamp::from_milliseconds(7),
    });
    SignedIn::Account(connection)
}

fn each() -> [SignedIn; 5] {
    [
        granted(),
        SignedIn::Account(account(HERE, 1, "one", Keep::Tab)),
        SignedIn::Account(account("https://b.example", 1, "two", Keep::Tab)),
        trigger(HERE, "9", "three", Keep::Tab),
        trigger(HERE, "docs/hand-book", "four", Keep::Tab),
    ]
}

#[test]
fn every_kind_comes_back_as_it_was() {
    let content = each().iter().map(Entry::of).collect();
    let text = written(content).unwrap();
    let back: Vec<SignedIn> = read(&text)
        .iter()
        .filter_map(|entry| entry.signed_in(Keep::Tab))
        .collect();
    assert_eq!(back, each());
}

#[test]
fn which_gitlab_it_is_comes_back() {
    let version = |text: &str| {
        Some(Version {
            version: text.to_owned(),
            revision: None,
            enterprise: None,
        })
    };
    for server in [
        Server::default(),
        Server::of_v3(None),
        Server::of_v3(version("8.17.0")),
        Server::of_v4(Signature::PrivateToken, version("11.5.0")),
        Server::of_v4(Signature::Bearer, version("19.2.0-ee")),
    ] {
        let mut connection = account(HERE, 1, "one", Keep::Tab);
        connection.server = server.clone();
        let entry = Entry::of(&SignedIn::Account(connection));
        let text = serde_json::to_string(&entry).unwrap();
        let back: Entry = serde_json::from_str(&text).unwrap();
        assert_eq!(back.signed_in(Keep::Tab).unwrap().server(), &server);
    }
    let earlier = r#"{"instance":"https://a.example","token":"t","name":"a","colour":"blue",
        "user":{"id":1,"username":"a","name":"A"}}"#;
    let entry: Entry = serde_json::from_str(earlier).unwrap();
    assert_eq!(
        entry.signed_in(Keep::Tab).unwrap().server(),
        &Server::default()
    );
}

#[test]
fn keeping_the_same_once_more_leaves_its_place() {
    let mut entries: Vec<Entry> = each().iter().map(Entry::of).collect();
    for renewed in each() {
        put(&mut entries, &renewed);
    }
    assert_eq!(entries.len(), each().len());
    put(&mut entries, &trigger(HERE, "10", "new", Keep::Tab));
    let tokens: Vec<&str> = entries.iter().map(|entry| entry.token.as_str()).collect();
    assert_eq!(tokens, ["five", "one", "two", "three", "four", "new"]);
}

#[test]
fn forgetting_one_leaves_the_others() {
    let entries: Vec<Entry> = each().iter().map(Entry::of).collect();
    for gone in each() {
        let left = without(&entries, &gone.key());
        assert_eq!(left.len(), 4);
        assert!(
            left.iter()
                .all(|entry| entry.token != gone.token().reveal())
        );
    }
}

#[test]
fn what_an_earlier_build_kept_is_taken_up() {
    let text = r#"{"version":1,"instance":"https://a.example","token":"glpat-x"}"#;
    let (instance, token, keep) = read_1(text, Keep::Device).unwrap();
    assert_eq!(instance.base(), "https://a.example");
    assert_eq!((token, keep), (Token::new("glpat-x"), Keep::Device));
    for other in [
        r#"{"version":2,"instance":"https://a.example","token":"glpat-x"}"#,
        r#"{"version":1,"instance":"ftp://a.example","token":"glpat-x"}"#,
        "not json",
    ] {
        assert_eq!(read_1(other, Keep::Device), None, "{other}");
    }
}

#[test]
fn what_cannot_be_read_is_left_out_alone() {
    for text in ["", "not json", r#"{"version":3,"content":[]}"#] {
        assert!(read(text).is_empty(), "{text}");
    }
    let entry = r#"{"instance":"https://a.example","token":"t","name":"a","colour":"mauve"}"#;
    let text = [r#"{"version":2,"content":["#, entry, "]}"].concat();
    let entries = read(&text);
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].signed_in(Keep::Tab), None, "whose is it?");
}
