//! One stylesheet in place of many, so that the first screen waits for one
//! request instead of one for each.

use std::fs;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

use super::html::{self, Element};
use super::{Plan, output, unexpected};
use crate::failure::{Failure, Outcome};

/// Writes the page's stylesheets as one file named by its content, removes the
/// parts, and gives the page with one link in the place of the first.
///
/// Fails when the page has none, or one that is not a file of the build.
pub(super) fn join(page: &str, plan: &Plan) -> Outcome<String> {
    let elements = html::elements(page)?;
    let links: Vec<&Element> = elements
        .iter()
        .filter(|element| element.is_link("stylesheet"))
        .collect();
    let mut style = String::new();
    for link in &links {
        let name = link
            .attribute("href")
            .and_then(|address| address.strip_prefix(plan.public_url.as_str()))
            .ok_or_else(|| unexpected("A stylesheet of the page is not a file of the build."))?;
        let file = plan.out.join(name);
        style += output::read(&file)?.trim();
        style += "\n";
        fs::remove_file(&file).map_err(Failure::because(format!(
            "{} cannot be removed",
            file.display()
        )))?;
    }
    let digest = Sha384::digest(&style);
    let name = format!("style-{:.16}.css", format!("{digest:x}"));
    output::write(&plan.out.join(&name), &style)?;
    let link = format!(
        "<link rel=\"stylesheet\" href=\"{}{name}\" integrity=\"sha384-{}\">",
        plan.public_url.as_str(),
        STANDARD.encode(digest)
    );
    replace(page, &links, &link)
}

/// The page with `link` for the first of `links` and nothing for the others.
fn replace(page: &str, links: &[&Element], link: &str) -> Outcome<String> {
    let Some((first, others)) = links.split_first() else {
        return Err(unexpected("The page has no stylesheet."));
    };
    let mut joined = page.to_owned();
    for other in others.iter().rev() {
        joined.replace_range(other.tag.clone(), "");
    }
    joined.replace_range(first.tag.clone(), link);
    Ok(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_link_stands_for_all() {
        let page = "<head><link rel=stylesheet href=/a.css><link rel=icon href=i><link \
                    rel=\"stylesheet\" href=\"/b.css\"/><script src=s></script></head>";
        let elements = html::elements(page).expect("it has an end");
        let links: Vec<_> = elements
            .iter()
            .filter(|it| it.is_link("stylesheet"))
            .collect();
        assert_eq!(
            replace(page, &links, "<ONE>"),
            Ok("<head><ONE><link rel=icon href=i><script src=s></script></head>".to_owned())
        );
    }

    #[test]
    fn a_page_without_a_stylesheet_is_refused() {
        assert!(replace("<p>", &[], "<ONE>").is_err());
    }
}
