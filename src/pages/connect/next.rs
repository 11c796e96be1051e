//! Where to go after connecting: the link that was opened.

use crate::browser::location::Location;
use crate::route::{Address, Route};
use gitlab::ProjectRef;

/// The name in the query that carries where to go afterwards.
const NEXT: &str = "next";

/// The address of the page for connecting that leads to `address` afterwards,
/// and there to the place that `fragment` names (with its `#`; empty for none).
pub(crate) fn leading_to(address: &Address, fragment: &str) -> Address {
    let query = match address.route {
        Route::Projects | Route::Connect => Vec::new(),
        Route::Inventory
        | Route::Review
        | Route::Triggers(_)
        | Route::Run(_)
        | Route::Builds(_)
        | Route::FavouriteBuilds
        | Route::Build(..)
        | Route::Job(..)
        | Route::Compare(..)
        | Route::Settings
        | Route::Unknown(_) => vec![(NEXT.to_owned(), address.text() + fragment)],
    };
    Address {
        route: Route::Connect,
        query,
    }
}

/// Leads on from the page for connecting; who has gone elsewhere meanwhile
/// stays there.
pub(super) fn lead_on(location: Location) {
    let here = location.address_now();
    if here.route == Route::Connect {
        let (address, fragment) = after_connecting(&here);
        location.go_to(address, &fragment);
    }
}

/// The same with a trigger token for `project` only: to the link that was
/// opened where that is its Run page, else to this page.
pub(super) fn lead_on_to_run(location: Location, project: ProjectRef) {
    let here = location.address_now();
    if here.route == Route::Connect {
        let run = Route::Run(project);
        let (address, _) = after_connecting(&here);
        let opened = address.route == run;
        location.go(if opened { address } else { Address::of(run) });
    }
}

/// Where to go after connecting, and to which place of that page: only ever a
/// page of ours, since the text is read as one.
fn after_connecting(here: &Address) -> (Address, String) {
    let next = here.value(NEXT).unwrap_or_default();
    let address = Address::parse(next);
    if next.is_empty() || matches!(address.route, Route::Unknown(_) | Route::Connect) {
        return (Address::of(Route::Projects), String::new());
    }
    let fragment = next.find('#').and_then(|at| next.get(at..));
    (address, fragment.unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_opened_link_comes_back_with_its_query() {
        let opened = Address::parse("/projects/9/run?ref=a%26b&var%5BK%5D=100%2525");
        for fragment in ["", "#L17"] {
            let (address, place) = after_connecting(&leading_to(&opened, fragment));
            assert_eq!((address, place.as_str()), (opened.clone(), fragment));
        }
    }

    #[test]
    fn a_link_never_leads_out_of_the_console() {
        for next in [
            "https://evil.example/",
            "//evil.example",
            "javascript:alert(1)",
            "/connect",
        ] {
            let query = vec![(NEXT.to_owned(), next.to_owned())];
            let here = Address {
                route: Route::Connect,
                query,
            };
            let (there, _) = after_connecting(&here);
            assert_eq!(there, Address::of(Route::Projects), "{next}");
        }
    }
}
