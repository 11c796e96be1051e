//! Cuts the finished module in two, so that the first screen does not wait for
//! the others.
//!
//! Why: the first screen may cost 170,000 bytes of brotli (`cargo xtask size`),
//! and the whole module costs more than twice that. Of it the first screen
//! needs about a third.
//!
//! How: `src/later.rs` holds the functions through which the later screens are
//! called. From the module as the linker wrote it, with its relocations, comes
//! a graph of what mentions what (`linked`); what only those functions lead to
//! may come later (`reach`). wasm-bindgen makes the module that runs, and gives
//! its functions other indices but the same names; by these it is cut (`cut`).
//! The first half keeps the module's shape (`primary`): what calls a later
//! function by its name does so through a *door*, a slot at the end of the
//! table. The rest (`rest`) imports the first half's memory, table, globals and
//! functions, and fills the doors, its own slots and its own data when it is
//! instantiated. wasm-opt then makes each half small (`shrink`).
//!
//! What could go wrong: a door that is used before the rest is here traps. The
//! shell asks first (`src/browser/rest.rs`), and what is not behind a door
//! cannot be reached from the first half at all.

mod built;
mod cut;
mod handed;
mod linked;
mod page;
mod parts;
mod pieces;
mod primary;
mod reach;
mod relocated;
mod rest;
mod shrink;

use std::ffi::OsStr;
use std::fmt::Display;
use std::fs;

pub(crate) use page::REST;
use page::{Module, Named};
pub(crate) use shrink::shrink;

use super::{Plan, output};
use crate::failure::{Failure, Outcome};

/// Cuts the planned build's module, which wasm-bindgen made from `linked`, and
/// gives the page that loads one half after the other.
///
/// Fails when the page or the module is not of the expected shape, when nothing
/// comes later, and when wasm-opt fails.
pub(super) fn split(page: &str, linked: &[u8], plan: &Plan, path: &OsStr) -> Outcome<String> {
    let module = Module::of(page, plan.public_url.as_str())?;
    let file = plan.out.join(&module.name);
    let cannot = |what| Failure::because(format!("{} cannot be {what}", file.display()));
    let built = fs::read(&file).map_err(cannot("read"))?;
    let halves = halves(linked, &built)?;
    fs::remove_file(&file).map_err(cannot("removed"))?;

    let first = shrink(&halves.first, &plan.out, path)?;
    let rest = shrink(&halves.rest, &plan.out, path)?;
    let first_name = Named::of("pullcord", "_bg.wasm", &first);
    let rest_name = Named::of("rest", ".wasm", &rest);
    output::write(&plan.out.join(&first_name.name), &first)?;
    output::write(&plan.out.join(&rest_name.name), &rest)?;
    module.replaced(page, &first_name, &rest_name)
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

#[cfg(test)]
mod tests;
