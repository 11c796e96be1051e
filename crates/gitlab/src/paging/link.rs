//! The `Link` header (RFC 8288), of which only the query of the next page is wanted.

use crate::escape::read_pairs;

/// The query parameters of the target with `rel="next"`.
///
/// Its host and path are not even looked at: behind a proxy they can be wrong, and a
/// server must not be able to send the token elsewhere.
pub(super) fn next(header: &str) -> Option<Vec<(String, String)>> {
    let mut rest = header;
    while let Some((_, after)) = rest.split_once('<') {
        let (target, after) = after.split_once('>')?;
        let attributes = after.split('<').next().unwrap_or_default();
        if attributes.split([';', ',']).any(is_next) {
            let query = target.split_once('?').map_or("", |(_, query)| query);
            return Some(read_pairs(query.split('#').next().unwrap_or_default()));
        }
        rest = after;
    }
    None
}

/// `rel=next`, with or without quotes, also among other relations.
fn is_next(attribute: &str) -> bool {
    let Some((name, value)) = attribute.split_once('=') else {
        return false;
    };
    name.trim().eq_ignore_ascii_case("rel")
        && value
            .trim()
            .trim_matches('"')
            .split_whitespace()
            .any(|rel| rel.eq_ignore_ascii_case("next"))
}

#[cfg(test)]
mod tests {
    use super::next;
    use crate::escape::write_pairs;
    use proptest::prelude::*;

    #[test]
    fn finds_the_next_among_others() {
        let gitlab = "<https://h/api/v4/p?page=1&per_page=2>; rel=\"prev\", \
            <https://h/api/v4/p?page=3&per_page=2>; rel=\"next\", \
            <https://h/api/v4/p?page=9>; rel=\"last\"";
        let rows = [
            (gitlab, Some("page=3&per_page=2")),
            ("<?cursor=a%2Bb%3D>;rel=next", Some("cursor=a%2Bb%3D")),
            ("<x?page=2>; title=\"a\"; REL=\"last Next\"", Some("page=2")),
            ("<x?page=2#f>; rel=\"next\"", Some("page=2")),
            ("<x>; rel=\"next\"", Some("")),
            ("<x?page=2>; rel=\"prev\"", None),
            ("<x?page=2>; title=\"next\"", None),
            ("<x?page=2; rel=\"next\"", None),
            ("rel=\"next\"", None),
            ("", None),
        ];
        for (header, query) in rows {
            assert_eq!(
                next(header).map(|pairs| write_pairs(&pairs)).as_deref(),
                query,
                "{header}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_found(pairs in proptest::collection::vec(("[a-z_]{1,8}", any::<String>()), 0..4)) {
            let query = write_pairs(&pairs);
            let header = format!("<https://h/p?page=1>; rel=\"first\", <https://h/p?{query}>; rel=\"next\"");
            prop_assert_eq!(next(&header), Some(pairs));
        }

        #[test]
        fn any_header_has_an_answer(header in "[<>;,=\"?#a-z \u{e9}]{0,40}(rel=next)?[<>;,]{0,3}") {
            let _ = next(&header);
        }
    }
}
