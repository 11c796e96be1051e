//! Views of the inventory that were given a name, kept on the device for each
//! account.

use super::look::Look;
use crate::data::connection::Account;
use crate::data::kept::{Document, Kept};
use crate::route::{Address, Route};
use serde::{Deserialize, Serialize};

/// A view: what its address says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct SavedView {
    account: Account,
    name: String,
    address: String,
}

/// The saved views, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct SavedViews(Vec<SavedView>);

impl Document for SavedViews {
    const NAME: &'static str = "views";
    const HOLDS: &'static str = "your saved views of all triggers";
    const VERSION: u32 = 1;
}

/// The saved views, as a context.
pub(crate) type KeptViews = Kept<SavedViews>;

impl SavedViews {
    /// Saves `look` under `name`, in place of an earlier one of that name.
    pub(super) fn save(&mut self, account: &Account, name: &str, look: &Look) {
        self.remove(account, name);
        self.0.push(SavedView {
            account: account.clone(),
            name: name.to_owned(),
            address: look.address(Route::Inventory).text(),
        });
        self.0.sort_by_key(|view| view.name.to_lowercase());
    }

    /// Forgets the view of this name.
    pub(super) fn remove(&mut self, account: &Account, name: &str) {
        self.0
            .retain(|view| view.account != *account || view.name != name);
    }

    /// The views of `account`: the name of each, and what it shows.
    pub(super) fn of(&self, account: &Account) -> Vec<(String, Look)> {
        let own = self.0.iter().filter(|view| view.account == *account);
        own.map(|view| {
            (
                view.name.clone(),
                Look::read(&Address::parse(&view.address)),
            )
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pages::inventory::finding::Finding;
    use gitlab::{Instance, UserId};

    fn account(user: u64) -> Account {
        Account::new(&Instance::parse("https://a.example").unwrap(), UserId(user))
    }

    fn expired() -> Look {
        Look {
            finding: Some(Finding::Expired),
            ..Look::default()
        }
    }

    #[test]
    fn a_view_is_found_again_by_its_own_account_only() {
        let (ada, grace) = (account(1), account(2));
        let mut views = SavedViews::default();
        views.save(&ada, "to clean up", &expired());
        views.save(&grace, "to clean up", &Look::default());
        views.save(&ada, "All", &Look::default());
        let own = [
            ("All".to_owned(), Look::default()),
            ("to clean up".to_owned(), expired()),
        ];
        assert_eq!(views.of(&ada), own);
        views.remove(&ada, "to clean up");
        assert_eq!(views.of(&ada).len(), 1);
        assert_eq!(views.of(&grace).len(), 1);
    }

    #[test]
    fn a_name_stands_for_one_view() {
        let mut views = SavedViews::default();
        views.save(&account(1), "mine", &Look::default());
        views.save(&account(1), "mine", &expired());
        assert_eq!(views.of(&account(1)), [("mine".to_owned(), expired())]);
    }
}
