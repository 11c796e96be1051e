//! The content security policy: written from the page that it is for.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use super::html::{self, Element};
use crate::failure::{Failure, Outcome};

/// The policy for a page, with the hash of each script that is written inside it.
///
/// A script whose text differs by one byte does not run. `connect-src` is open
/// to every https host, since the person chooses the GitLab; plain http only to
/// this machine, though not by its IPv6 address: a policy cannot name one
/// (Chromium ignores `http://[::1]:*` as invalid). Trusted types are not asked
/// for, since Leptos builds its templates from markup.
///
/// Fails when the page has no script of its own (then Trunk has changed how it
/// starts the module) and when it holds what the policy would block.
pub(super) fn policy(page: &str) -> Outcome<String> {
    let elements = html::elements(page)?;
    refuse_what_is_blocked(page, &elements)?;
    let hashes: Vec<String> = elements
        .iter()
        .filter(|element| element.name == "script" && element.attribute("src").is_none())
        .map(|script| hash(&page[script.text.clone()]))
        .collect();
    if hashes.is_empty() {
        return Err(Failure::new(
            "The page that Trunk wrote has no inline script that starts the console. Check how \
             this version of Trunk starts the module, and adapt the policy.",
        ));
    }
    Ok([
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval' {}", hashes.join(" ")),
        "style-src 'self'".to_owned(),
        "img-src 'self' data:".to_owned(),
        "font-src 'self'".to_owned(),
        "connect-src 'self' https: http://127.0.0.1:* http://localhost:*".to_owned(),
        "manifest-src 'self'".to_owned(),
        "worker-src 'self'".to_owned(),
        "base-uri 'self'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; "))
}

/// The page with the policy right behind its character set, before anything
/// that the policy governs.
pub(super) fn insert(page: &str, policy: &str) -> Outcome<String> {
    let elements = html::elements(page)?;
    // Trunk's minifier leaves out the head's own tag, as HTML allows.
    let mut inside = elements
        .iter()
        .skip_while(|it| it.name == "html" || it.name == "head");
    let first = inside
        .next()
        .filter(|meta| meta.attribute("charset").is_some());
    let Some(charset) = first else {
        return Err(Failure::new(
            "The page that Trunk wrote does not begin its head with the character set. The \
             policy must come right behind it; put it first in index.html.",
        ));
    };
    let (before, after) = page.split_at(charset.tag.end);
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    Ok(format!("{before}{meta}{after}"))
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

fn refuse_what_is_blocked(page: &str, elements: &[Element]) -> Outcome {
    // A browser reads a return as a line feed, and would hash another text.
    if page.contains('\r') {
        return Err(Failure::new(
            "The page that Trunk wrote has carriage returns in it.",
        ));
    }
    for element in elements {
        let blocked = element
            .attributes
            .iter()
            .map(|(name, _)| name)
            .find(|name| *name == "style" || name.starts_with("on"));
        if element.name == "style" || blocked.is_some() {
            return Err(Failure::new(format!(
                "The page has {} which its security policy blocks. Move styles to style/ and \
                 scripts to a file.",
                &page[element.tag.clone()]
            )));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=en><head><meta charset=utf-8>\
        <script src=boot.js></script><script type=module>alert('Hello, world.');</script>\
        </head><body></body></html>";

    #[test]
    fn the_hash_is_the_one_that_browsers_compute() {
        // The script and its hash are the example of the CSP specification
        // (Content Security Policy Level 3, 8.3 Usage of "'unsafe-hashes'" and
        // Level 2, "Hash usage for script").
        let policy = policy(PAGE).expect("the page is as it should be");
        assert!(
            policy.contains("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"),
            "{policy}"
        );
        assert_eq!(
            policy.matches("sha256-").count(),
            1,
            "a script with an address has no hash"
        );
        assert!(!policy.contains("unsafe-inline"));
    }

    #[test]
    fn the_policy_comes_right_behind_the_character_set() {
        let page = insert(PAGE, "default-src 'none'").expect("the page is as it should be");
        assert!(page.contains(
            "<meta charset=utf-8><meta http-equiv=\"Content-Security-Policy\" \
             content=\"default-src 'none'\"><script src"
        ));
    }

    #[test]
    fn a_head_without_its_own_tag_is_understood() {
        let minified = PAGE.replace("<head>", "");
        let page = insert(&minified, "x").expect("the page is as it should be");
        assert!(
            page.contains("<meta charset=utf-8><meta http-equiv"),
            "{page}"
        );
    }

    #[test]
    fn inserting_the_policy_does_not_change_what_it_hashes() {
        let before = policy(PAGE).expect("the page is as it should be");
        let after = insert(PAGE, &before).and_then(|page| policy(&page));
        assert_eq!(after, Ok(before));
    }

    #[test]
    fn a_page_of_another_shape_is_refused() {
        let cases = [
            (
                PAGE.replace("<script type=module>alert('Hello, world.');</script>", ""),
                "no inline",
            ),
            (PAGE.replace("<body>", "<body style='color:red'>"), "style/"),
            (PAGE.replace("<body>", "<body onload=go()>"), "style/"),
            (PAGE.replace("<body>", "<body><style>p{}</style>"), "style/"),
            (PAGE.replace("world.", "world.\r\n"), "carriage returns"),
        ];
        for (page, reason) in cases {
            let failure = policy(&page).expect_err(&page);
            assert!(failure.sentence.contains(reason), "{}", failure.sentence);
        }
    }

    #[test]
    fn a_head_that_begins_otherwise_is_refused() {
        let late = PAGE.replace(
            "<meta charset=utf-8>",
            "<title>x</title><meta charset=utf-8>",
        );
        for page in [
            late,
            PAGE.replace("<meta charset=utf-8>", ""),
            String::new(),
        ] {
            let failure = insert(&page, "x").expect_err(&page);
            assert!(
                failure.sentence.contains("character set"),
                "{}",
                failure.sentence
            );
        }
    }
}
