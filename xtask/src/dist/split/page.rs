//! The page that loads both halves: the first in the place of the whole module,
//! the rest named for `boot.js`.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

use super::super::html::{self, Element};
use super::super::unexpected;
use crate::failure::Outcome;

/// The name of the page's `meta` that holds the name of the rest.
pub(crate) const REST: &str = "pullcord-rest";

/// A file that is named by its content.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The name, such as `rest-4f1c9a0b7d3e2f18.wasm`.
    pub(super) name: String,
    /// The hash of its content, as the attribute `integrity` has it.
    integrity: String,
}

impl Named {
    /// Names `content`, with the digest between `before` and `after`.
    pub(super) fn of(before: &str, after: &str, content: &[u8]) -> Self {
        let digest = Sha384::digest(content);
        Self {
            name: format!("{before}-{:.16}{after}", format!("{digest:x}")),
            integrity: format!("sha384-{}", STANDARD.encode(digest)),
        }
    }
}

/// A file that a page preloads and starts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Preloaded {
    /// Its name, such as `pullcord-4f1c9a0b7d3e2f18_bg.wasm`.
    pub(super) name: String,
    integrity: String,
}

/// What a page starts.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Started {
    /// The module.
    pub(super) module: Preloaded,
    /// The script that starts it.
    pub(super) glue: Preloaded,
}

impl Started {
    /// Finds what the page preloads and starts. Fails when it does not do both
    /// by one name, with the hash at the preload.
    pub(super) fn of(page: &str, base: &str) -> Outcome<Self> {
        let elements = html::elements(page)?;
        let one = |relation, ending| {
            let mut files = elements
                .iter()
                .filter_map(|it| preloaded(it, base, relation));
            files
                .find(|it| it.name.ends_with(ending) && page.matches(&it.name).count() > 1)
                .ok_or_else(|| unexpected("The page does not preload and start one module."))
        };
        Ok(Self {
            module: one("preload", ".wasm")?,
            glue: one("modulepreload", ".js")?,
        })
    }

    /// The page with `first` and `glue` in the places of these, and `rest` named.
    pub(super) fn replaced(
        &self,
        page: &str,
        first: &Named,
        glue: &Named,
        rest: &Named,
    ) -> Outcome<String> {
        let meta = format!(
            "<meta name=\"{REST}\" content=\"{}\" data-integrity=\"{}\">",
            rest.name, rest.integrity
        );
        let Some((before, after)) = page.split_once("<title>") else {
            return Err(unexpected("The page has no title."));
        };
        let page = [before, &meta, "<title>", after].concat();
        let renewed = [(&self.module, first), (&self.glue, glue)];
        Ok(renewed.into_iter().fold(page, |page, (old, new)| {
            page.replace(&old.name, &new.name)
                .replace(&old.integrity, &new.integrity)
        }))
    }
}

fn preloaded(link: &Element, base: &str, relation: &str) -> Option<Preloaded> {
    let address = link.attribute("href").filter(|_| link.is_link(relation))?;
    Some(Preloaded {
        name: address.strip_prefix(base)?.to_owned(),
        integrity: link.attribute("integrity")?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><title>x</title><script>import '/x/p-1.js';init('/x/p-1_bg.wasm')</script>\
        <link rel=modulepreload href=/x/p-1.js integrity=sha384-script=>\
        <link rel=preload href=/x/p-1_bg.wasm integrity=sha384-old=></head>";

    #[test]
    fn the_page_loads_the_first_half_and_names_the_rest() {
        let started = Started::of(PAGE, "/x/").expect("it has one");
        assert_eq!(started.module.name, "p-1_bg.wasm");
        assert_eq!(started.glue.name, "p-1.js");
        let first = Named::of("p", "_bg.wasm", b"first");
        let rest = Named::of("rest", ".wasm", b"rest");
        let glue = Named::of("p", ".js", b"glue");
        let page = started
            .replaced(PAGE, &first, &glue, &rest)
            .expect("it has a title");
        assert!(
            !page.contains("p-1") && !page.contains("old") && !page.contains("script="),
            "{page}"
        );
        for name in [&first.name, &glue.name] {
            assert_eq!(page.matches(&format!("/x/{name}")).count(), 2);
        }
        let elements = html::elements(&page).expect("it is a page");
        let with = |name: &str| elements.iter().find(|it| it.name == name).expect(name);
        let meta = with("meta");
        assert_eq!(meta.attribute("name"), Some(REST));
        assert_eq!(meta.attribute("content"), Some(&*rest.name));
        assert_eq!(meta.attribute("data-integrity"), Some(&*rest.integrity));
        for new in [first, glue] {
            assert!(page.contains(&format!("integrity={}>", new.integrity)));
        }
    }

    #[test]
    fn a_name_and_its_hash_follow_the_content() {
        // The digest of "abc" is the example of FIPS 180-4 for SHA-384.
        let named = Named::of("rest", ".wasm", b"abc");
        assert_eq!(named.name, "rest-cb00753f45a35e8b.wasm");
        assert!(named.integrity.starts_with("sha384-ywB1P0WjXou1oD1p"));
        assert_ne!(Named::of("rest", ".wasm", b"abd"), named);
    }

    #[test]
    fn a_page_of_another_shape_is_refused() {
        for page in [
            PAGE.replace("init('/x/p-1_bg.wasm')", ""),
            PAGE.replace("rel=preload", "rel=prefetch"),
            PAGE.replace("integrity=sha384-old=", ""),
            PAGE.replace("href=/x/p-1_bg", "href=/elsewhere/p-1_bg"),
            PAGE.replace("import '/x/p-1.js'", ""),
            PAGE.replace("integrity=sha384-script=", ""),
        ] {
            assert!(Started::of(&page, "/x/").is_err(), "{page}");
        }
    }
}
