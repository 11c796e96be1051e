//! Pages of a list, and the headers that lead from one to the next
//! (GitLab docs, "Offset-based pagination").

use serde_json::Value;

use super::call::Call;
use super::message::Response;

/// How many rows a page has when the caller does not say.
const PER_PAGE: usize = 20;
/// The most rows that a page has, whatever the caller says.
const MAX_PER_PAGE: usize = 100;
/// Above this many rows GitLab does not tell how many there are.
const MAX_COUNTED: usize = 10_000;

/// Whether a list tells how many rows it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Count {
    Told,
    /// As the lists of jobs, which GitLab does not count.
    NotTold,
}

/// The page of `rows` that was asked for; `show` writes a row of it.
pub(crate) fn page_of<Row>(
    call: &Call<'_>,
    rows: &[Row],
    count: Count,
    show: impl Fn(&Row) -> Value,
) -> Result<Response, Response> {
    let page = usize::try_from(call.params.integer("page")?.unwrap_or(1))
        .unwrap_or(1)
        .max(1);
    let per_page = per_page(call)?;
    let skipped = (page - 1).saturating_mul(per_page);
    let body: Vec<Value> = rows.iter().skip(skipped).take(per_page).map(show).collect();
    let mut response = Response::json(200, &Value::Array(body));
    response
        .headers
        .extend(headers(call, rows.len(), page, per_page, count));
    Ok(response)
}

/// The page behind the row that `cursor` names, in a list that is already in its
/// order; only the way to the next page is told (GitLab docs, "Keyset-based
/// pagination").
pub(crate) fn keyset_page_of<Row>(
    call: &Call<'_>,
    rows: &[Row],
    cursor_of: impl Fn(&Row) -> String,
    show: impl Fn(&Row) -> Value,
) -> Result<Response, Response> {
    let per_page = per_page(call)?;
    let start = match call.params.text("cursor")? {
        None => 0,
        Some(cursor) => {
            let before = rows.iter().position(|row| cursor_of(row) == cursor);
            before.ok_or_else(|| super::params::invalid("cursor"))? + 1
        }
    };
    let page: Vec<&Row> = rows.iter().skip(start).take(per_page).collect();
    let body: Vec<Value> = page.iter().map(|row| show(row)).collect();
    let mut response = Response::json(200, &Value::Array(body));
    if let Some(last) = page.last().filter(|_| start + page.len() < rows.len()) {
        let next = query_without(call, &["cursor"])
            .chain([format!("cursor={}", cursor_of(last))])
            .collect::<Vec<_>>();
        let (url, path) = (&call.url, &call.request.path);
        let link = format!("<{url}{path}?{}>; rel=\"next\"", next.join("&"));
        response.headers.push(("link", link));
    }
    Ok(response)
}

fn per_page(call: &Call<'_>) -> Result<usize, Response> {
    let Some(wanted) = call.params.integer("per_page")? else {
        return Ok(PER_PAGE);
    };
    let wanted = usize::try_from(wanted).ok().filter(|wanted| *wanted > 0);
    let wanted = wanted.ok_or_else(|| super::params::not_valid("per_page"))?;
    Ok(wanted.min(MAX_PER_PAGE))
}

/// The pairs of this request's query but those with these names.
fn query_without<'call>(
    call: &'call Call<'_>,
    names: &'static [&'static str],
) -> impl Iterator<Item = String> + 'call {
    let pairs = call.request.query.split('&').filter(move |pair| {
        let name = pair.split('=').next().unwrap_or_default();
        !name.is_empty() && !names.contains(&name)
    });
    pairs.map(str::to_owned)
}

fn headers(
    call: &Call<'_>,
    rows: usize,
    page: usize,
    per_page: usize,
    count: Count,
) -> Vec<(&'static str, String)> {
    let pages = rows.div_ceil(per_page).max(1);
    let previous = (page > 1).then(|| page - 1);
    let next = (page < pages).then(|| page + 1);
    let is_counted = count == Count::Told && rows <= MAX_COUNTED;
    let number = |page: Option<usize>| page.map(|page| page.to_string()).unwrap_or_default();
    let mut headers = vec![
        ("x-per-page", per_page.to_string()),
        ("x-page", page.to_string()),
        ("x-next-page", number(next)),
        ("x-prev-page", number(previous)),
    ];
    let mut links = vec![("prev", previous), ("next", next), ("first", Some(1))];
    if is_counted {
        headers.push(("x-total", rows.to_string()));
        headers.push(("x-total-pages", pages.to_string()));
        links.push(("last", Some(pages)));
    }
    let link = |(relation, page): (&str, Option<usize>)| {
        Some(format!(
            "<{}>; rel=\"{relation}\"",
            address(call, page?, per_page)
        ))
    };
    let links: Vec<String> = links.into_iter().filter_map(link).collect();
    headers.push(("link", links.join(", ")));
    headers
}

/// The address of a page: this request with another page number.
fn address(call: &Call<'_>, page: usize, per_page: usize) -> String {
    let mut query: Vec<String> = query_without(call, &["page", "per_page"]).collect();
    query.push(format!("page={page}"));
    query.push(format!("per_page={per_page}"));
    format!("{}{}?{}", call.url, call.request.path, query.join("&"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Count, page_of};
    use crate::api::Request;
    use crate::api::call::Call;
    use crate::world::Moment;

    fn ask(query: &str, rows: usize, count: Count) -> crate::api::Response {
        let request = Request::new("GET", &format!("/api/v4/things?{query}"));
        let call = Call::read(&request, Moment::from_millis(0), "http://g").unwrap();
        let rows: Vec<usize> = (0..rows).collect();
        page_of(&call, &rows, count, |row| json!(row)).unwrap_or_else(|refusal| refusal)
    }

    #[test]
    fn a_page_in_the_middle_leads_both_ways() {
        let page = ask("page=2&per_page=2&ref=a%20b", 5, Count::Told);
        assert_eq!(page.body, b"[2,3]");
        let header = |name| page.header(name).unwrap_or("absent");
        assert_eq!(header("x-total"), "5");
        assert_eq!(header("x-total-pages"), "3");
        assert_eq!(header("x-next-page"), "3");
        assert_eq!(header("x-prev-page"), "1");
        assert_eq!(
            header("link"),
            "<http://g/api/v4/things?ref=a%20b&page=1&per_page=2>; rel=\"prev\", \
             <http://g/api/v4/things?ref=a%20b&page=3&per_page=2>; rel=\"next\", \
             <http://g/api/v4/things?ref=a%20b&page=1&per_page=2>; rel=\"first\", \
             <http://g/api/v4/things?ref=a%20b&page=3&per_page=2>; rel=\"last\""
        );
    }

    #[test]
    fn the_last_page_has_no_next() {
        for (query, rows) in [("page=3&per_page=2", 5), ("", 20), ("", 0), ("page=9", 3)] {
            let page = ask(query, rows, Count::Told);
            assert_eq!(page.header("x-next-page"), Some(""), "{query}");
            assert!(
                !page.header("link").unwrap_or_default().contains("next"),
                "{query}"
            );
        }
    }

    #[test]
    fn totals_are_left_out_where_gitlab_leaves_them_out() {
        assert_eq!(
            ask("", 10_000, Count::Told).header("x-total"),
            Some("10000")
        );
        for page in [ask("", 10_001, Count::Told), ask("", 50, Count::NotTold)] {
            assert_eq!(page.header("x-total"), None);
            assert_eq!(page.header("x-total-pages"), None);
            assert!(!page.header("link").unwrap_or_default().contains("last"));
            assert_eq!(page.header("x-next-page"), Some("2"));
        }
    }

    #[test]
    fn sizes_are_limited_and_checked() {
        assert_eq!(
            ask("per_page=1000", 500, Count::Told).header("x-per-page"),
            Some("100")
        );
        for (query, sentence) in [
            ("per_page=0", "per_page does not have a valid value"),
            ("per_page=x", "per_page is invalid"),
            ("page=x", "page is invalid"),
        ] {
            let refusal = ask(query, 5, Count::Told);
            assert_eq!(refusal.status, 400);
            assert_eq!(
                refusal.body,
                json!({ "error": sentence }).to_string().into_bytes()
            );
        }
    }
}
