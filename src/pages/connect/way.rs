//! In which way somebody connects: what the page's address says.

use crate::route::{Address, Route};

/// The name in the query that carries it.
const WITH: &str = "with";
const TRIGGER_TOKEN: &str = "trigger-token";
const GITLAB: &str = "gitlab";

/// A way of connecting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// With an access token.
    AccessToken,
    /// On GitLab's own page, through an application.
    GitLab,
    /// With a trigger's token, without an account.
    TriggerToken,
}

impl Way {
    /// Every way.
    pub(super) const ALL: [Self; 3] = [Self::AccessToken, Self::GitLab, Self::TriggerToken];

    /// The way that `here` asks for; with a `state` GitLab led here from its page.
    pub(super) fn of(here: &Address) -> Self {
        match here.value(WITH) {
            Some(GITLAB) => Self::GitLab,
            None if here.value("state").is_some() => Self::GitLab,
            Some(TRIGGER_TOKEN) => Self::TriggerToken,
            Some(_) | None => Self::AccessToken,
        }
    }

    /// The address of this way, which leads where `here` leads.
    pub(super) fn address(self, here: &Address) -> Address {
        let mut query = here.query.clone();
        query.retain(|(name, _)| name != WITH);
        match self {
            Self::AccessToken => {}
            Self::GitLab => query.push((WITH.to_owned(), GITLAB.to_owned())),
            Self::TriggerToken => query.push((WITH.to_owned(), TRIGGER_TOKEN.to_owned())),
        }
        Address {
            route: Route::Connect,
            query,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_has_an_address_that_leads_to_the_same_link() {
        let opened = Address::parse("/connect?next=%2Fprojects%2F9%2Frun&with=nonsense");
        assert_eq!(Way::of(&opened), Way::AccessToken);
        let mut here = opened;
        for way in [
            Way::TriggerToken,
            Way::AccessToken,
            Way::GitLab,
            Way::TriggerToken,
        ] {
            here = way.address(&here);
            assert_eq!(Way::of(&here), way);
            assert_eq!(here.value("next"), Some("/projects/9/run"));
        }
    }
}
