//! Replacements of triggers that are under way, kept on the device for each account so that
//! they can be left and gone on with: numbers and times, never a token.

use crate::data::connection::Account;
use crate::data::kept::{Document, Kept};
use gitlab::{ProjectId, Timestamp, TriggerId};
use serde::{Deserialize, Serialize};

/// How many are kept; the oldest go first.
const MOST: usize = 200;

/// One trigger that another one is to take the place of.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Rotation {
    account: Account,
    project: u64,
    old: u64,
    new: u64,
    begun: i64,
}

impl Rotation {
    /// The trigger that goes.
    pub(crate) fn old(&self) -> TriggerId {
        TriggerId(self.old)
    }

    /// The trigger that takes its place.
    pub(crate) fn new_one(&self) -> TriggerId {
        TriggerId(self.new)
    }

    /// When the new one was made.
    pub(crate) fn begun(&self) -> Timestamp {
        Timestamp::from_milliseconds(self.begun)
    }
}

/// The replacements, in the order in which they were begun.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Rotations(Vec<Rotation>);

impl Document for Rotations {
    const NAME: &'static str = "rotations";
    const HOLDS: &'static str = "which triggers you are replacing";
    const VERSION: u32 = 1;
}

/// The replacements, as a context.
pub(crate) type KeptRotations = Kept<Rotations>;

impl Rotations {
    /// Those of `account` in `project`.
    pub(crate) fn of(&self, account: &Account, project: ProjectId) -> Vec<Rotation> {
        let own = self.0.iter();
        own.filter(|it| it.account == *account && it.project == project.0)
            .cloned()
            .collect()
    }

    /// `new` was made at `now` to take the place of `old`.
    pub(crate) fn begin(
        &mut self,
        account: Account,
        project: ProjectId,
        (old, new): (TriggerId, TriggerId),
        now: Timestamp,
    ) {
        self.end(&account, project, old);
        self.0.push(Rotation {
            account,
            project: project.0,
            old: old.0,
            new: new.0,
            begun: now.milliseconds(),
        });
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    /// `old` is no longer being replaced: it is revoked, or stays.
    pub(crate) fn end(&mut self, account: &Account, project: ProjectId, old: TriggerId) {
        self.0
            .retain(|it| it.account != *account || it.project != project.0 || it.old != old.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use gitlab::{Instance, UserId};

    fn of(host: &str) -> Account {
        Account::new(&Instance::parse(host).unwrap(), UserId(1))
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_milliseconds(seconds * 1_000)
    }

    #[test]
    fn a_replacement_belongs_to_an_account_and_a_project() {
        let (here, elsewhere) = (of("https://a.example"), of("https://b.example"));
        let mut all = Rotations::default();
        let pair = (TriggerId(1), TriggerId(2));
        all.begin(here.clone(), ProjectId(9), pair, at(5));
        assert!(all.of(&here, ProjectId(8)).is_empty());
        assert!(all.of(&elsewhere, ProjectId(9)).is_empty());
        let found = all.of(&here, ProjectId(9));
        assert_eq!((found[0].old(), found[0].new_one()), pair);
        assert_eq!(found[0].begun(), at(5));
        all.end(&elsewhere, ProjectId(9), TriggerId(1));
        assert_eq!(all.of(&here, ProjectId(9)).len(), 1);
        all.end(&here, ProjectId(9), TriggerId(1));
        assert!(all.of(&here, ProjectId(9)).is_empty());
    }

    #[test]
    fn beginning_once_more_replaces_the_replacement() {
        let account = of("https://a.example");
        let mut all = Rotations::default();
        for new in [2, 3] {
            let pair = (TriggerId(1), TriggerId(new));
            all.begin(account.clone(), ProjectId(9), pair, at(5));
        }
        let found = all.of(&account, ProjectId(9));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].new_one(), TriggerId(3));
    }

    #[test]
    fn no_token_is_written() {
        let mut all = Rotations::default();
        let pair = (TriggerId(1), TriggerId(2));
        all.begin(of("https://a.example"), ProjectId(9), pair, at(5));
        assert_eq!(
            serde_json::to_string(&all).unwrap(),
            r#"[{"account":{"instance":"https://a.example","user":1},"project":9,"old":1,"new":2,"begun":5000}]"#
        );
    }
}
