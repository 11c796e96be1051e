//! The page that loads both halves: the first in the place of the whole module,
//! the rest named for `boot.js`.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

use super::super::html;
use super::super::unexpected;
use crate::failure::Outcome;

/// The name in the page of what is loaded after the first screen.
pub(crate) const REST: &str = "pullcord-rest";

/// A file that is named by its content.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) name: String,
    integrity: String,
}

impl Named {
    /// Names `content`, for example `rest-4f1c9a0b7d3e2f18.wasm`.
    pub(super) fn of(before: &str, after: &str, content: &[u8]) -> Self {
        let digest = Sha384::digest(content);
        Self {
            name: format!("{before}-{:.16}{after}", format!("{digest:x}")),
            integrity: format!("sha384-{}", STANDARD.encode(digest)),
        }
    }
}

/// The name of the page's module, such as `pullcord-4f1c9a0b7d3e2f18_bg.wasm`.
pub(super) fn module(page: &str, base: &str) -> Outcome<String> {
    preload(page)
        .and_then(|(address, _)| address.strip_prefix(base).map(str::to_owned))
        .ok_or_else(|| unexpected("The page does not preload its module with its hash."))
}

/// The address and the hash of the module that the page preloads.
fn preload(page: &str) -> Option<(String, String)> {
    let elements = html::elements(page).ok()?;
    elements.iter().find_map(|link| {
        let address = link.attribute("href").filter(|it| it.ends_with(".wasm"))?;
        let integrity = link.attribute("integrity")?;
        link.is_link("preload")
            .then(|| (address.to_owned(), integrity.to_owned()))
    })
}

/// The page with `first` in the place of its module and `rest` named.
///
/// Fails when the page does not preload its module, or does not name it once
/// more where it starts it.
pub(super) fn point(page: &str, base: &str, first: &Named, rest: &Named) -> Outcome<String> {
    let whole = module(page, base)?;
    let Some((_, integrity)) = preload(page) else {
        return Err(unexpected("The page does not preload its module."));
    };
    if page.matches(&whole).count() < 2 || !page.contains("</title>") {
        return Err(unexpected(
            "The page does not start its module by its name.",
        ));
    }
    let meta = format!(
        "</title><meta name=\"{REST}\" content=\"{}\" data-integrity=\"{}\">",
        rest.name, rest.integrity
    );
    Ok(page
        .replace(&whole, &first.name)
        .replace(&integrity, &first.integrity)
        .replacen("</title>", &meta, 1))
}
