//! The same seed, moment and requests give the same answers, byte for byte.

use pullcord_demo::world::{Account, Moment, Seed, WELL_KNOWN, World};

use super::desk::{Desk, NOON, URL, request};

const ROUND: [(&str, &str); 8] = [
    ("GET", "/projects/9/triggers"),
    ("POST", "/projects/9/triggers?description=x"),
    ("POST", "/projects/9/pipeline?ref=master"),
    ("GET", "/projects/9/pipelines?per_page=100"),
    ("GET", "/projects/9/pipelines/1406/jobs"),
    ("GET", "/projects/9/jobs?per_page=100"),
    ("GET", "/projects/9/repository/branches?per_page=100"),
    ("GET", "/projects"),
];

#[test]
fn two_runs_are_equal() {
    let (mut one, mut other) = (Desk::new(), Desk::new());
    for (method, target) in ROUND {
        let request = request("ada", method, target);
        assert_eq!(one.send(&request), other.send(&request), "{target}");
    }
}

#[test]
fn another_seed_has_other_tokens_and_commits() {
    let now = Moment::parse(NOON).unwrap();
    let mut desk = Desk {
        world: World::seeded(Seed(99), now, URL),
        now,
    };
    assert_eq!(
        desk.ask("ada", "GET", "/projects/9/triggers").0,
        401,
        "the known token is not valid"
    );
    let known = Account::all(WELL_KNOWN);
    for (account, known) in Account::all(Seed(99)).iter().zip(&known) {
        assert_eq!(account.username, known.username);
        assert_ne!(account.api_token, known.api_token);
        assert_eq!(account.api_token.len(), "glpat-".len() + 40);
        assert_ne!(account.api_token, account.read_token);
    }
}

#[test]
fn the_world_can_be_seeded_at_any_moment() {
    for start in [
        "1970-01-01",
        "2024-02-29T00:30:00Z",
        "2026-01-01T00:00:00.001Z",
        "2999-12-31",
    ] {
        let now = Moment::parse(start).unwrap();
        let mut desk = Desk {
            world: World::seeded(WELL_KNOWN, now, URL),
            now,
        };
        let response = desk.send(&request("ada", "GET", "/projects/9/pipelines"));
        let total: usize = response
            .header("x-total")
            .unwrap_or_default()
            .parse()
            .unwrap();
        assert!((60..=70).contains(&total), "{start}: {total}");
    }
}
