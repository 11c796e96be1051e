//! The accounts, and the tokens that are told to everybody.

use crate::world::moment::DAY;
use crate::world::{AccessToken, Moment, Role, Scope, Seed, TokenKind, User, UserId};

/// Owner of most projects.
pub(super) const ADA: UserId = UserId(1);
/// Maintainer.
pub(super) const GRACE: UserId = UserId(2);
/// Developer.
pub(super) const DAN: UserId = UserId(3);
/// Guest.
pub(super) const GUS: UserId = UserId(4);
/// Once a maintainer, now blocked.
pub(super) const LINUS: UserId = UserId(5);

/// The seed of a demo that only its own machine can reach. Its tokens are
/// printed in the documentation; any other seed has tokens of its own.
pub const WELL_KNOWN: Seed = Seed(0);

/// An account as the start of the demo tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The user name.
    pub username: &'static str,
    /// The role in `docs/handbook`, in lower case, with what is special.
    pub role: &'static str,
    /// A token with the scope `api`.
    pub api_token: String,
    /// A token with the scope `read_api`.
    pub read_token: String,
}

impl Account {
    /// The accounts of a world with this seed.
    pub fn all(seed: Seed) -> Vec<Self> {
        let account = |(user, username, role): (UserId, &'static str, &'static str)| Self {
            username,
            role,
            api_token: secret(seed, user, username, Scope::Api),
            read_token: secret(seed, user, username, Scope::ReadApi),
        };
        let told = [
            (ADA, "ada", "owner"),
            (GRACE, "grace", "maintainer"),
            (DAN, "dan", "developer"),
            (GUS, "gus", "guest"),
            (LINUS, "linus", "maintainer, blocked"),
        ];
        told.into_iter().map(account).collect()
    }
}

pub(super) fn users(now: Moment) -> Vec<User> {
    let created_at = now.midnight().plus(-2_500 * DAY);
    let user = |id, username, name, blocked| User {
        id,
        username,
        name,
        blocked,
        created_at,
    };
    vec![
        user(ADA, "ada", "Ada Lovelace", false),
        user(GRACE, "grace", "Grace Hopper", false),
        user(DAN, "dan", "Dan Ingalls", false),
        user(GUS, "gus", "Gus <b>Guest</b>", false),
        user(LINUS, "linus", "Linus Pauling", true),
    ]
}

/// The roles that a project of a group gives to the usual members.
pub(super) fn members(roles: &[(UserId, Role)]) -> Vec<(UserId, Role)> {
    [&[(ADA, Role::Owner)], roles].concat()
}

pub(super) fn tokens(seed: Seed, now: Moment) -> Vec<AccessToken> {
    let mut tokens = Vec::new();
    for user in users(now) {
        for scope in [Scope::Api, Scope::ReadApi] {
            tokens.push(AccessToken {
                id: 100 + user.id.0 * 10 + u64::from(scope == Scope::ReadApi),
                user: user.id,
                name: format!("demo, {}", scope.word()),
                secret: secret(seed, user.id, user.username, scope),
                scope,
                kind: TokenKind::Personal,
                created_at: now.plus(-90 * DAY),
                expires_at: now.midnight().plus(200 * DAY),
                revoked: false,
            });
        }
    }
    tokens.push(AccessToken {
        id: 190,
        user: ADA,
        name: "forgotten laptop".to_owned(),
        secret: match seed {
            WELL_KNOWN => "glpat-demo-ada-expired-0000".to_owned(),
            Seed(_) => format!("glpat-{}", seed.hex("expired access token", 0)),
        },
        scope: Scope::Api,
        kind: TokenKind::Personal,
        created_at: now.plus(-400 * DAY),
        expires_at: now.midnight().plus(-35 * DAY),
        revoked: false,
    });
    tokens
}

fn secret(seed: Seed, user: UserId, username: &str, scope: Scope) -> String {
    match (seed, scope) {
        (WELL_KNOWN, Scope::Api) => format!("glpat-demo-{username}-api-00000000"),
        (WELL_KNOWN, Scope::ReadApi) => format!("glpat-demo-{username}-read-0000000"),
        (Seed(_), Scope::Api) => format!("glpat-{}", seed.hex("access token, api", user.0)),
        (Seed(_), Scope::ReadApi) => format!("glpat-{}", seed.hex("access token, read", user.0)),
    }
}
