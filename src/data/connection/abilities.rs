//! What a connection can and cannot do, in words for the person.

use super::SignedIn;
use gitlab::{Feature, TokenInfo};

/// One thing, and whether it can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ability {
    /// What is done.
    pub(crate) what: &'static str,
    /// Whether it can be.
    pub(crate) can: bool,
}

const LOOK: &str = "see projects, triggers and builds";
const RUN: &str = "start builds with a trigger's token";
const CHANGE: &str = "add, edit and revoke triggers, retry and cancel builds";
/// The same where a trigger has nothing that could be edited.
const CHANGE_OLD: &str = "add and revoke triggers, retry and cancel builds";

/// What the connection can do, as far as the token's scopes decide it; the
/// person's role in each project has the last word.
pub(crate) fn abilities(signed_in: &SignedIn) -> [Ability; 3] {
    let (look, change) = match signed_in {
        SignedIn::Trigger(_) => (false, false),
        // Where the server does not tell, the console offers everything.
        SignedIn::Account(connection) => {
            connection.token_info.as_ref().map_or((true, true), |info| {
                (TokenInfo::can_read(info), TokenInfo::can_write(info))
            })
        }
    };
    let edits = signed_in.server().has(Feature::Descriptions);
    [
        Ability {
            what: LOOK,
            can: look,
        },
        Ability {
            what: RUN,
            can: true,
        },
        Ability {
            what: if edits { CHANGE } else { CHANGE_OLD },
            can: change,
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::super::Keep;
    use super::super::samples::{account, trigger};
    use super::*;
    use gitlab::Server;

    fn can(signed_in: &SignedIn) -> [bool; 3] {
        abilities(signed_in).map(|ability| ability.can)
    }

    #[test]
    fn scopes_decide() {
        for (scopes, expected) in [
            (&["api"][..], [true, true, true]),
            (&["read_api"], [true, true, false]),
            (&["read_user", "read_repository"], [false, true, false]),
        ] {
            let mut connection = account("https://a.example", 1, "t", Keep::Page);
            connection.token_info = Some(info(scopes));
            assert_eq!(can(&SignedIn::Account(connection)), expected, "{scopes:?}");
        }
    }

    #[test]
    fn who_is_not_told_is_let_try_and_a_trigger_token_only_runs() {
        let untold = account("https://a.example", 1, "t", Keep::Page);
        assert_eq!(can(&SignedIn::Account(untold)), [true; 3]);
        let only = trigger("https://a.example", "9", "t", Keep::Page);
        assert_eq!(can(&only), [false, true, false]);
    }

    #[test]
    fn an_old_server_has_nothing_to_edit() {
        let mut connection = account("https://a.example", 1, "t", Keep::Page);
        connection.server = Server::of_v3(None);
        let said = abilities(&SignedIn::Account(connection)).map(|ability| ability.what);
        assert_eq!(said[2], CHANGE_OLD);
    }

    fn info(scopes: &[&str]) -> TokenInfo {
        TokenInfo::of_scopes(scopes.iter().map(|&scope| scope.to_owned()).collect())
    }
}
