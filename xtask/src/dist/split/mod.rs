//! Cuts the finished module in two, so that the first screen does not wait for
//! the others.
mod built;
mod cut;
mod linked;
mod name;
mod page;
mod pieces;
mod primary;
mod reach;
mod rest;
mod shrink;

use std::ffi::OsStr;
use std::fmt::Display;
use std::fs;

use page::Named;
pub(crate) use page::REST;

use super::{Plan, output};
use crate::failure::{Failure, Outcome};

/// Cuts the planned build's module, which was made from `linked`, and gives the
/// page that loads the halves one after the other.
pub(super) fn split(page: &str, linked: &[u8], plan: &Plan, path: &OsStr) -> Outcome<String> {
    let base = plan.public_url.as_str();
    let whole = plan.out.join(page::module(page, base)?);
    let built = fs::read(&whole).map_err(Failure::because(format!(
        "{} cannot be read",
        whole.display()
    )))?;
    let halves = halves(linked, &built)?;
    fs::remove_file(&whole).map_err(Failure::because(format!(
        "{} cannot be removed",
        whole.display()
    )))?;

    let first = shrink::shrink(&halves.first, &plan.out, path)?;
    let rest = shrink::shrink(&halves.rest, &plan.out, path)?;
    let first_name = Named::of("pullcord", "_bg.wasm", &first);
    let rest_name = Named::of("rest", ".wasm", &rest);
    output::write(&plan.out.join(&first_name.name), &first)?;
    output::write(&plan.out.join(&rest_name.name), &rest)?;
    page::point(page, base, &first_name, &rest_name)
}

/// Both halves of a module, before wasm-opt.
struct Halves {
    first: Vec<u8>,
    rest: Vec<u8>,
}

/// Cuts `built`, which wasm-bindgen made from `linked`.
fn halves(linked: &[u8], built: &[u8]) -> Outcome<Halves> {
    let linked = linked::read(linked)?;
    let later = reach::later(&linked)?;
    let built = built::Built::read(built)?;
    let cut = cut::draw(&built, &later)?;
    let pieces = pieces::divide(&built, &cut, &later.data);
    Ok(Halves {
        first: primary::write(&built, &cut, &pieces)?,
        rest: rest::write(&built, &cut, &pieces)?,
    })
}

fn misshapen(what: impl Display) -> Failure {
    Failure::new(format!("The module cannot be cut in two: {what}."))
}
