//! A small scanner for the page that Trunk writes: which elements start where,
//! with which attributes.

use std::ops::Range;

use crate::failure::{Failure, Outcome};

/// A start tag, and for a script the text up to its end tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Element {
    /// The name in lower case.
    pub(crate) name: String,
    /// Names in lower case with their values as they are written; a name alone
    /// has the empty value.
    pub(crate) attributes: Vec<(String, String)>,
    /// The start tag's bytes, from `<` to `>`.
    pub(crate) tag: Range<usize>,
    /// The bytes of a script's or style's own text; empty for other elements.
    pub(crate) text: Range<usize>,
}

impl Element {
    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Whether it is a link of that relation, such as `stylesheet`.
    pub(crate) fn is_link(&self, relation: &str) -> bool {
        self.name == "link" && self.attribute("rel") == Some(relation)
    }
}

/// All elements in the order of their start tags. Fails where a comment, a tag
/// or a script has no end: then nothing that follows could be trusted.
pub(crate) fn elements(page: &str) -> Outcome<Vec<Element>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = page[at..].find('<') {
        let start = at + next;
        let rest = &page[start..];
        at = if rest.starts_with("<!--") {
            after(page, start, "-->")?
        } else if rest[1..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let element = element(page, start)?;
            let end = element.text.end;
            found.push(element);
            end
        } else if rest.starts_with("<!") || rest.starts_with("</") {
            after(page, start, ">")?
        } else {
            start + 1
        };
    }
    Ok(found)
}

/// The place behind the first `end` after `start`.
fn after(page: &str, start: usize, end: &str) -> Outcome<usize> {
    page[start..]
        .find(end)
        .map(|found| start + found + end.len())
        .ok_or_else(|| no_end(page, start))
}

fn no_end(page: &str, start: usize) -> Failure {
    let beginning: String = page[start..].chars().take(40).collect();
    Failure::new(format!(
        "The page that Trunk wrote has no end for {beginning:?}."
    ))
}

fn element(page: &str, start: usize) -> Outcome<Element> {
    let bytes = page.as_bytes();
    let mut at = start + 1;
    let name = word(page, &mut at).to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        while bytes
            .get(at)
            .is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/')
        {
            at += 1;
        }
        match bytes.get(at) {
            None => return Err(no_end(page, start)),
            Some(b'>') => break,
            Some(_) => {
                attributes.push(attribute(page, &mut at).ok_or_else(|| no_end(page, start))?);
            }
        }
    }
    let tag = start..at + 1;
    let text = if name == "script" || name == "style" {
        let end = format!("</{name}");
        let lower = page[tag.end..].to_ascii_lowercase();
        tag.end..tag.end + lower.find(&end).ok_or_else(|| no_end(page, start))?
    } else {
        tag.end..tag.end
    };
    Ok(Element {
        name,
        attributes,
        tag,
        text,
    })
}

/// A name: everything up to a space or one of `/ > =`.
fn word<'page>(page: &'page str, at: &mut usize) -> &'page str {
    let rest = &page[*at..];
    let ends = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '/' | '>' | '=');
    // The first character always belongs to the name, as in a browser.
    let end = rest
        .char_indices()
        .skip(1)
        .find(|(_, letter)| ends(*letter));
    let word = &rest[..end.map_or(rest.len(), |(index, _)| index)];
    *at += word.len();
    word
}

/// One attribute, or nothing where its value has no end.
fn attribute(page: &str, at: &mut usize) -> Option<(String, String)> {
    let name = word(page, at).to_ascii_lowercase();
    let rest = &page[*at..];
    let Some(value) = rest.trim_ascii_start().strip_prefix('=') else {
        return Some((name, String::new()));
    };
    let value = value.trim_ascii_start();
    *at = page.len() - value.len();
    let (value, taken) = match value.chars().next()? {
        quote @ ('"' | '\'') => {
            let inner = &value[1..];
            let length = inner.find(quote)?;
            (&inner[..length], length + 2)
        }
        _ => {
            let ends = |letter: char| letter.is_ascii_whitespace() || letter == '>';
            let length = value.find(ends)?;
            (&value[..length], length)
        }
    };
    *at += taken;
    Some((name, value.to_owned()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tags(page: &str) -> Vec<String> {
        let found = elements(page).expect(page);
        found
            .iter()
            .map(|element| page[element.tag.clone()].to_owned())
            .collect()
    }

    #[test]
    fn attributes_are_read_in_every_way_of_writing_them() {
        let page =
            r#"<LINK rel=stylesheet HREF="/a b.css" data-x='"' crossorigin integrity = "s">"#;
        let element = &elements(page).expect("it has an end")[0];
        assert!(element.is_link("stylesheet"));
        for (name, value) in [
            ("href", "/a b.css"),
            ("data-x", "\""),
            ("crossorigin", ""),
            ("integrity", "s"),
        ] {
            assert_eq!(element.attribute(name), Some(value), "{name}");
        }
        assert_eq!(element.attribute("src"), None);
    }

    #[test]
    fn an_unquoted_address_keeps_its_slashes() {
        let page = "<base href=/tools/pullcord/><p>";
        let found = elements(page).expect("it has an end");
        assert_eq!(found[0].attribute("href"), Some("/tools/pullcord/"));
        assert_eq!(found[1].name, "p");
    }

    #[test]
    fn what_only_looks_like_a_tag_is_passed_over() {
        let page = "<!doctype html><!-- <p> --><b>1 < 2</b><script>'<i>'</script><hr/>";
        assert_eq!(tags(page), ["<b>", "<script>", "<hr/>"]);
    }

    #[test]
    fn a_scripts_text_is_exact() {
        let page = "<script type=\"module\">\nlet a = '</p>';\n</SCRIPT>";
        let script = &elements(page).expect("it has an end")[0];
        assert_eq!(&page[script.text.clone()], "\nlet a = '</p>';\n");
    }

    #[test]
    fn what_has_no_end_is_an_error() {
        for page in [
            "<p",
            "<p title=\"x>",
            "<!-- <p>",
            "<script>let a;",
            "<p title=",
            "<p title",
        ] {
            let failure = elements(page).expect_err(page);
            assert!(
                failure.sentence.contains("no end"),
                "{page}: {}",
                failure.sentence
            );
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic_or_find_tags_out_of_order(page in "[<>/=!a-c\"' \n\\-é]{0,60}") {
            if let Ok(found) = elements(&page) {
                for pair in found.windows(2) {
                    prop_assert!(pair[0].text.end <= pair[1].tag.start);
                }
            }
        }
    }
}
