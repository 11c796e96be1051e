//! Lists come in pages. How many there are is never needed, only whether another follows.

mod link;

use crate::decode::{self, Decode};
use crate::request::Request;
use crate::response::Response;

/// How many items one page holds unless a query asks for fewer; the most GitLab gives.
pub const PAGE_SIZE: u16 = 100;

/// The parameters that a server may set to lead to its next page (GitLab docs, API > REST,
/// pagination). Nothing else is taken from a link.
const STEPS: [&str; 5] = ["page", "page_token", "cursor", "id_after", "id_before"];

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// What could be read.
    pub items: Vec<T>,
    /// How many items could not be read and were left out.
    pub unreadable: usize,
    /// Where the list goes on; `None` at its end.
    pub next: Option<NextPage>,
    /// How many there are in all, for display only: GitLab leaves it out of long lists.
    pub total: Option<u64>,
}

impl<T> Page<T> {
    /// A list that came all at once.
    pub(crate) fn whole(items: Vec<T>, unreadable: usize) -> Self {
        Self {
            items,
            unreadable,
            next: None,
            total: None,
        }
    }

    /// The same page with other items; how many there are in all is no longer known.
    pub(crate) fn with_items<U>(self, items: Vec<U>) -> Page<U> {
        Page {
            items,
            unreadable: self.unreadable,
            next: self.next,
            total: None,
        }
    }
}

/// Where a list goes on. Give it to [`crate::Endpoint::at`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextPage(Vec<(String, String)>);

impl NextPage {
    pub(crate) fn apply(&self, request: &mut Request) {
        for (name, value) in &self.0 {
            request.set_query(name, value);
        }
    }

    /// The page after the one that was asked for, of which `received` items came.
    ///
    /// Told by `Link`, else by `X-Next-Page`; where the server shows a browser neither, a
    /// full page is taken to have a successor. `X-Total` is never asked.
    fn after(request: &Request, response: &Response, received: usize) -> Option<Self> {
        let link = response.header("link");
        let steps = match link.and_then(link::next) {
            Some(parameters) => steps_of(parameters),
            None => match response.header("x-next-page").map(str::trim) {
                Some("") => Vec::new(),
                Some(page) => step_to(page.parse().ok()?),
                None if link.is_some() => Vec::new(),
                None => step_from(request, received),
            },
        };
        // A server that leads back to the same page would be asked for ever.
        let stays = steps.iter().all(|step| request.query.contains(step));
        (!stays).then_some(Self(steps))
    }
}

/// Reads one page of nouns.
pub(crate) fn page<T: Decode>(request: &Request, response: &Response) -> Option<Page<T>> {
    let (items, unreadable) = decode::list(&response.text())?;
    let next = NextPage::after(request, response, items.len() + unreadable);
    let total = response
        .header("x-total")
        .and_then(|total| total.trim().parse().ok());
    Some(Page {
        items,
        unreadable,
        next,
        total,
    })
}

fn steps_of(parameters: Vec<(String, String)>) -> Vec<(String, String)> {
    parameters
        .into_iter()
        .filter(|(name, _)| STEPS.contains(&name.as_str()))
        .collect()
}

fn step_to(page: u64) -> Vec<(String, String)> {
    vec![("page".to_owned(), page.to_string())]
}

fn step_from(request: &Request, received: usize) -> Vec<(String, String)> {
    let asked = |name: &str| {
        let (_, value) = request.query.iter().find(|(present, _)| present == name)?;
        value.parse::<u64>().ok()
    };
    match asked("per_page") {
        Some(size) if received as u64 >= size => step_to(asked("page").unwrap_or(1) + 1),
        Some(_) | None => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
