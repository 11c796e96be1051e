//! Quoting for one item of a list that Go's flag library reads as a line of CSV.
//!
//! pflag's `StringSlice` reads its argument by `encoding/csv`: items are parted by commas,
//! an item in double quotes may have them, and a double quote in it is written twice; a
//! bare double quote elsewhere is an error (RFC 4180; documentation of Go's package
//! `encoding/csv`). That package changes `\r\n` into `\n` even in quotes, so callers give
//! no line ends.

/// `text`, which has no line end and does not start with a double quote, as the only item.
pub(crate) fn item(text: &str) -> String {
    if text.contains([',', '"']) {
        ["\"", &text.replace('"', "\"\""), "\""].concat()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn table() {
        for (text, written) in [
            ("KEY:", "KEY:"),
            ("KEY: it's $x ", "KEY: it's $x "),
            ("KEY:a,b", "\"KEY:a,b\""),
            ("KEY:say \"hi\"", "\"KEY:say \"\"hi\"\"\""),
        ] {
            assert_eq!(item(text), written, "{text:?}");
        }
    }

    /// The items of one line, or `None` for an error: written after RFC 4180 and the
    /// documentation of Go's reader, which keeps blanks.
    fn items(line: &str) -> Option<Vec<String>> {
        let (item, rest) = if let Some(quoted) = line.strip_prefix('"') {
            until_lone_quote(quoted)?
        } else {
            let (item, rest) = line.split_at(line.find(',').unwrap_or(line.len()));
            let is_bare = !item.contains('"');
            is_bare.then(|| (item.to_owned(), rest))?
        };
        let mut all = vec![item];
        match rest.strip_prefix(',') {
            Some(next) => all.extend(items(next)?),
            None if rest.is_empty() => {}
            None => return None,
        }
        Some(all)
    }

    fn until_lone_quote(quoted: &str) -> Option<(String, &str)> {
        let mut item = String::new();
        let mut rest = quoted;
        loop {
            let (before, after) = rest.split_once('"')?;
            item.push_str(before);
            match after.strip_prefix('"') {
                Some(next) => {
                    item.push('"');
                    rest = next;
                }
                None => return Some((item, after)),
            }
        }
    }

    #[test]
    fn the_model_knows_lists_and_errors() {
        let read = |line| items(line).map(|items| items.join("|"));
        assert_eq!(read("a:1,b:2"), Some("a:1|b:2".into()));
        assert_eq!(read("\"a,b\",c"), Some("a,b|c".into()));
        assert_eq!(read("a:\"b\""), None);
        assert_eq!(read("\"a"), None);
        assert_eq!(read("\"a\"b"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn it_is_read_as_one_item(text in r#"[A-Z_]{1,4}:([^\x00\r\n]{0,40}|[",:' a]{0,16})"#) {
            prop_assert_eq!(items(&item(&text)), Some(vec![text]));
        }
    }
}
