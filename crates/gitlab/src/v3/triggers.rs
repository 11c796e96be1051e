//! Triggers, which v3 knows by their token only. Their id is the millisecond in which they
//! were made (see [`Trigger`]), so that the token stays out of whatever names a trigger.

use crate::error::ErrorKind;
use crate::nouns::{Trigger, TriggerId, TriggerToken};
use crate::paging;
use crate::request::{Body, Method, Request};
use crate::response::Response;
use crate::v3::{Course, Step};

/// The list of a server that never comes to an end is read so far.
const MOST_PAGES: usize = 100;

/// One trigger: the whole list is read for it, since another one of its id may still come.
pub(crate) fn find(asked: &Request, id: TriggerId) -> Course<Trigger> {
    let list = list(asked);
    let walked = list.clone();
    Course::new(
        move |told| walk(&list, told).onward.map_or(Step::Enough, Step::Ask),
        move |told| only(&walked, told, id),
    )
}

/// Revokes one: its token is looked for first, and stands nowhere but in the address of this
/// one request. Where two were made in the same millisecond, neither is touched.
pub(crate) fn delete(asked: &Request, id: TriggerId) -> Course<()> {
    let list = list(asked);
    let walked = list.clone();
    Course::new(
        move |told| {
            let Walk { pages, onward } = walk(&list, told);
            if let Some(request) = onward {
                return Step::Ask(request);
            }
            let is_sent = told.len() > pages;
            match only(&list, &told[..pages], id).map(|trigger| trigger.token) {
                Ok(TriggerToken::Whole(token)) if !is_sent => Step::Ask(Request {
                    method: Method::Delete,
                    path_secret: Some(token),
                    query: Vec::new(),
                    leads: false,
                    ..list.clone()
                }),
                Ok(_) | Err(_) => Step::Enough,
            }
        },
        move |told| {
            let Walk { pages, .. } = walk(&walked, told);
            only(&walked, &told[..pages], id)?;
            // Where it was found without a token to name it by, nothing was sent.
            (told.len() > pages)
                .then_some(())
                .ok_or(ErrorKind::NotFound)
        },
    )
}

/// The list, from a request for one of them.
fn list(asked: &Request) -> Request {
    let mut list = Request {
        method: Method::Get,
        body: Body::Empty,
        leads: true,
        ..asked.clone()
    };
    if let Some((path, _)) = asked.path.rsplit_once('/') {
        path.clone_into(&mut list.path);
    }
    list.set_query("per_page", &paging::PAGE_SIZE.to_string());
    list
}

/// How far the list was read.
struct Walk {
    /// How many of the answers are pages of it; what follows answers something else.
    pages: usize,
    /// The next page; `None` once it was read to its end.
    onward: Option<Request>,
}

fn walk(list: &Request, told: &[Response]) -> Walk {
    let mut request = list.clone();
    for (before, response) in told.iter().enumerate() {
        let page = paging::page::<Trigger>(&request, response);
        let next = page.and_then(|page| page.next);
        let Some(next) = next.filter(|_| before + 1 < MOST_PAGES) else {
            return Walk {
                pages: before + 1,
                onward: None,
            };
        };
        next.apply(&mut request);
    }
    Walk {
        pages: told.len(),
        onward: Some(request),
    }
}

/// The one trigger of this id.
fn only(list: &Request, told: &[Response], id: TriggerId) -> Result<Trigger, ErrorKind> {
    let mut found = None;
    for response in told {
        let page = paging::page::<Trigger>(list, response).ok_or(ErrorKind::Unreadable)?;
        for trigger in page.items.into_iter().filter(|trigger| trigger.id == id) {
            if found.replace(trigger).is_some() {
                return Err(ErrorKind::Conflict);
            }
        }
    }
    found.ok_or(ErrorKind::NotFound)
}
