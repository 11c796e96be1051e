use super::{NextPage, Page, page};
use crate::nouns::Version;
use crate::request::{Method, Request};
use crate::response::Response;

fn asked(query: &[(&str, &str)]) -> Request {
    let mut request = Request::new(Method::Get, "/projects".to_owned());
    for (name, value) in query {
        request.set_query(name, value);
    }
    request
}

fn answered(headers: &[(&str, &str)], count: usize) -> Response {
    let items = vec!["{\"version\":\"1.0\"}"; count].join(",");
    Response {
        status: 200,
        headers: headers
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect(),
        body: format!("[{items}]").into_bytes(),
        redirected_away: false,
    }
}

fn next(query: &[(&str, &str)], headers: &[(&str, &str)], count: usize) -> Option<String> {
    let request = asked(query);
    let page: Page<Version> = page(&request, &answered(headers, count)).unwrap();
    let mut moved = request;
    page.next?.apply(&mut moved);
    Some(crate::escape::write_pairs(&moved.query))
}

#[test]
fn the_link_leads_but_only_by_its_steps() {
    let link =
        "<https://evil.example/x?page=2&per_page=1&membership=false&private_token=t>; rel=\"next\"";
    let query = [("membership", "true"), ("per_page", "2")];
    let found = next(&query, &[("link", link), ("x-next-page", "7")], 2);
    assert_eq!(found.as_deref(), Some("membership=true&per_page=2&page=2"));
    let keyset = "<https://h/p?cursor=abc%3D&id_after=42>; rel=\"next\"";
    let found = next(&[("per_page", "2")], &[("Link", keyset)], 1);
    assert_eq!(
        found.as_deref(),
        Some("per_page=2&cursor=abc%3D&id_after=42")
    );
}

#[test]
fn without_a_link_the_header_leads() {
    assert_eq!(
        next(&[("page", "2")], &[("X-Next-Page", "3")], 1).as_deref(),
        Some("page=3")
    );
    assert_eq!(next(&[("per_page", "2")], &[("X-Next-Page", "")], 2), None);
    assert_eq!(
        next(&[("per_page", "2")], &[("X-Next-Page", "soon")], 2),
        None
    );
    let last = [("link", "<https://h/p?page=1>; rel=\"first\"")];
    assert_eq!(next(&[("per_page", "2")], &last, 2), None);
}

#[test]
fn without_both_a_full_page_has_a_successor() {
    let total = [("x-total", "2")];
    assert_eq!(
        next(&[("per_page", "2")], &total, 2).as_deref(),
        Some("per_page=2&page=2")
    );
    assert_eq!(
        next(&[("per_page", "2"), ("page", "4")], &[], 2).as_deref(),
        Some("per_page=2&page=5")
    );
    assert_eq!(next(&[("per_page", "2")], &[("x-total", "9")], 1), None);
    assert_eq!(next(&[], &[], 100), None);
}

#[test]
fn a_circle_ends() {
    let link = [("link", "<https://h/p?page=2>; rel=\"next\"")];
    assert_eq!(next(&[("page", "2")], &link, 1), None);
    let nowhere = [("link", "<https://h/p>; rel=\"next\"")];
    assert_eq!(next(&[("page", "2")], &nowhere, 1), None);
}

#[test]
fn an_unreadable_item_is_counted_and_counts() {
    let mut response = answered(&[("x-total", "7")], 0);
    response.body = b"[{\"version\":\"1.0\"},{\"version\":7},null,{\"version\":\"\\ud800\"},{\"version\":\"2.0\",\"n\":1e400},{\"version\":\"3\",\"version\":\"4\"}]".to_vec();
    let found: Page<Version> = page(&asked(&[("per_page", "6")]), &response).unwrap();
    let versions: Vec<&str> = found
        .items
        .iter()
        .map(|item| item.version.as_str())
        .collect();
    assert_eq!(versions, ["1.0", "4"]);
    assert_eq!((found.unreadable, found.total), (4, Some(7)));
    assert_eq!(
        found.next,
        Some(NextPage(vec![("page".to_owned(), "2".to_owned())]))
    );
}

#[test]
fn what_is_no_list_is_no_page() {
    for body in ["", "{}", "null", "[{}", "\"[]\""] {
        let response = Response {
            body: body.as_bytes().to_vec(),
            ..answered(&[], 0)
        };
        assert_eq!(page::<Version>(&asked(&[]), &response), None, "{body}");
    }
}
