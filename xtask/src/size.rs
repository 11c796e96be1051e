//! What the first screen costs: the bytes that a browser loads before it can
//! show one. Beside it, what is loaded afterwards.

use std::fs;
use std::path::Path;

use crate::dist::html::{self, Element};
use crate::dist::split::{self, REST};
use crate::dist::trunk;
use crate::failure::{Failure, Outcome};
use crate::say;

/// Bytes of brotli over which a test run fails.
const LIMIT: u64 = 170_000;
/// Bytes of brotli to stay under.
const AIM: u64 = 130_000;

/// So many functions are told of at once.
const WAYS: usize = 5;

/// One file of the first screen, in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Weight {
    name: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Prints a table of what the first screen in `dist` needs. Fails over the
/// limit, and when `dist` holds no whole build.
pub(crate) fn report(dist: &Path) -> Outcome {
    let page = fs::read_to_string(dist.join("index.html")).map_err(|_| {
        Failure::new(format!(
            "There is no build in {}. Make one with cargo xtask dist.",
            dist.display()
        ))
    })?;
    let mut weights = Vec::new();
    for name in first_screen(&page)? {
        weights.push(weigh(dist, name)?);
    }
    let sum = total(&weights);
    for line in table(&weights, &sum) {
        say::detail(&line);
    }
    if let Some(name) = rest(&page)? {
        let mut weight = weigh(dist, name)?;
        weight.name += " (afterwards)";
        say::detail(&row(&weight));
    }
    judge(sum.brotli)
}

/// Prints what keeps functions in the first half whose names have `word` in
/// them: each with its callers, up to the start. Fails without a build.
pub(crate) fn why(word: &str) -> Outcome {
    let ways = split::ways(&trunk::linked()?, word)?;
    for way in ways.iter().take(WAYS) {
        for (depth, name) in way.iter().enumerate() {
            say::detail(&format!("{}{name}", if depth == 0 { "" } else { "  by " }));
        }
    }
    say::line(&format!(
        "Functions named {word} that are loaded at once: {}.",
        ways.len()
    ));
    Ok(())
}

/// The files that the page names, and the two that it does not: itself, and
/// the settings that the console reads at its start.
fn first_screen(page: &str) -> Outcome<Vec<String>> {
    let elements = html::elements(page)?;
    let base = elements
        .iter()
        .find(|element| element.name == "base")
        .and_then(|base| base.attribute("href"))
        .ok_or_else(|| Failure::new("The built page has no base address."))?;
    let mut names = vec!["index.html".to_owned(), "config.json".to_owned()];
    for address in elements.iter().filter_map(address) {
        let name = address.strip_prefix(base).ok_or_else(|| {
            Failure::new(format!(
                "The built page needs {address}, which is not one of its files."
            ))
        })?;
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    if !names.iter().any(|name| name.ends_with(".wasm")) {
        return Err(Failure::new(
            "The built page does not name its WebAssembly module.",
        ));
    }
    Ok(names)
}

/// The file that is loaded once the first screen is up, if the page names one.
fn rest(page: &str) -> Outcome<Option<String>> {
    let elements = html::elements(page)?;
    let named = |element: &&Element| element.attribute("name") == Some(REST);
    let meta = elements.iter().find(named);
    Ok(meta
        .and_then(|meta| meta.attribute("content"))
        .map(str::to_owned))
}

/// The address of what an element makes the browser load at once.
fn address(element: &Element) -> Option<&str> {
    let loads = ["stylesheet", "modulepreload", "preload"];
    if element.name == "script" {
        element.attribute("src")
    } else if loads.iter().any(|relation| element.is_link(relation)) {
        element.attribute("href")
    } else {
        None
    }
}

fn weigh(dist: &Path, name: String) -> Outcome<Weight> {
    let bytes = |ending: &str| {
        let file = dist.join(format!("{name}{ending}"));
        fs::metadata(&file).map(|found| found.len()).map_err(|_| {
            Failure::new(format!(
                "{} is missing. Build again with cargo xtask dist.",
                file.display()
            ))
        })
    };
    let (raw, gzip, brotli) = (bytes("")?, bytes(".gz")?, bytes(".br")?);
    Ok(Weight {
        name,
        raw,
        gzip,
        brotli,
    })
}

fn total(weights: &[Weight]) -> Weight {
    let none = Weight {
        name: format!("{} requests", weights.len()),
        ..Weight::default()
    };
    weights.iter().fold(none, |sum, weight| Weight {
        raw: sum.raw + weight.raw,
        gzip: sum.gzip + weight.gzip,
        brotli: sum.brotli + weight.brotli,
        ..sum
    })
}

fn table(weights: &[Weight], sum: &Weight) -> Vec<String> {
    let head = columns("bytes of the first screen", ["raw", "gzip", "brotli"]);
    let rows = weights.iter().chain([sum]).map(row);
    std::iter::once(head).chain(rows).collect()
}

fn row(weight: &Weight) -> String {
    let sizes = [weight.raw, weight.gzip, weight.brotli].map(|size| size.to_string());
    columns(&weight.name, sizes.each_ref().map(String::as_str))
}

fn columns(name: &str, [raw, gzip, brotli]: [&str; 3]) -> String {
    format!("{name:<36} {raw:>10} {gzip:>10} {brotli:>10}")
}

fn judge(brotli: u64) -> Outcome {
    if brotli > LIMIT {
        return Err(Failure::new(format!(
            "The first screen needs {brotli} bytes of brotli, more than the {LIMIT} allowed. Find \
             what grew, or load it later."
        )));
    }
    let aim = if brotli > AIM { "over" } else { "within" };
    say::detail(&format!(
        "{brotli} bytes of brotli, {aim} the aim of {AIM}; the limit is {LIMIT}"
    ));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><base href=/x/><link rel=icon href=/x/icon.svg>\
        <link rel=stylesheet href=/x/s.css><script src=/x/boot.js></script>\
        <link rel=modulepreload href=/x/p.js><link rel=preload href=/x/p_bg.wasm></head>";

    #[test]
    fn the_first_screen_is_what_the_page_loads_at_once() {
        let names = first_screen(PAGE).expect("it has all");
        assert_eq!(
            names,
            [
                "index.html",
                "config.json",
                "s.css",
                "boot.js",
                "p.js",
                "p_bg.wasm"
            ]
        );
    }

    #[test]
    fn the_rest_is_told_apart_from_the_first_screen() {
        let page = PAGE.replace(
            "</head>",
            "<meta name=pullcord-rest content=rest-1.wasm data-integrity=x></head>",
        );
        assert_eq!(rest(&page), Ok(Some("rest-1.wasm".to_owned())));
        assert_eq!(first_screen(&page), first_screen(PAGE));
        assert_eq!(rest(PAGE), Ok(None));
    }

    #[test]
    fn a_page_that_hides_what_it_loads_is_refused() {
        for (page, reason) in [
            (
                PAGE.replace("/x/s.css", "https://elsewhere/s.css"),
                "not one of its files",
            ),
            (PAGE.replace("<base href=/x/>", ""), "base"),
            (PAGE.replace("p_bg.wasm", "p.bin"), "WebAssembly"),
        ] {
            let failure = first_screen(&page).expect_err(&page);
            assert!(failure.sentence.contains(reason), "{}", failure.sentence);
        }
    }

    #[test]
    fn sizes_are_summed() {
        let weight = |raw, gzip, brotli| Weight {
            name: "a".to_owned(),
            raw,
            gzip,
            brotli,
        };
        let sum = total(&[weight(10, 5, 4), weight(1, 2, 3)]);
        assert_eq!((sum.raw, sum.gzip, sum.brotli), (11, 7, 7));
        assert_eq!(sum.name, "2 requests");
        assert_eq!(total(&[]).brotli, 0);
    }

    #[test]
    fn only_more_than_the_limit_fails() {
        assert_eq!(judge(AIM), Ok(()));
        assert_eq!(judge(LIMIT), Ok(()));
        assert!(
            judge(LIMIT + 1)
                .expect_err("too much")
                .sentence
                .contains("170001 bytes")
        );
    }

    #[test]
    fn without_a_build_the_sentence_says_how_to_make_one() {
        let failure = report(Path::new("no-such-folder")).expect_err("there is none");
        assert!(failure.sentence.contains("cargo xtask dist"));
    }
}
