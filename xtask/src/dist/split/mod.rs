//! Cuts the finished module in two, so that the first screen does not wait for
//! the others.
//!
//! Why: the first screen may cost 170,000 bytes of brotli (`cargo xtask size`),
//! and the whole module costs four times that. Of it the first screen needs
//! about an eighth.
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
//! instantiated. What is imported from JavaScript gets short names (`glue`), and
//! wasm-opt makes each half small (`shrink`).
//!
//! What keeps something in the first half need not be a call in the source:
//! where a trait object has one type in the whole program, the compiler puts its
//! methods in its place, and whoever hands it on mentions them.
//!
//! What could go wrong: a door that is used before the rest is here traps. The
//! shell asks first (`src/browser/rest.rs`), and what is not behind a door
//! cannot be reached from the first half at all.

mod built;
mod cut;
mod glue;
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
mod why;

use std::ffi::OsStr;
use std::fmt::Display;
use std::fs;
use std::path::Path;

pub(crate) use page::REST;
use page::{Named, Started};
pub(crate) use shrink::shrink;
pub(crate) use why::ways;

use super::{Plan, output};
use crate::failure::{Failure, Outcome};

/// Cuts the planned build's module, which wasm-bindgen made from `linked`, and
/// gives the page that loads one half after the other.
///
/// Fails when the page or the module is not of the expected shape, when nothing
/// comes later, and when wasm-opt fails.
pub(super) fn split(page: &str, linked: &[u8], plan: &Plan, path: &OsStr) -> Outcome<String> {
    let started = Started::of(page, plan.public_url.as_str())?;
    let built = taken(&plan.out.join(&started.module.name))?;
    let script = taken(&plan.out.join(&started.glue.name))?;
    let script = String::from_utf8(script).map_err(misshapen)?;
    let halves = halves(linked, &built, &script)?;

    let first = shrink(&halves.first, &plan.out, path)?;
    let rest = shrink(&halves.rest, &plan.out, path)?;
    let first_name = Named::of("pullcord", "_bg.wasm", &first);
    let rest_name = Named::of("rest", ".wasm", &rest);
    let glue_name = Named::of("pullcord", ".js", halves.glue.as_bytes());
    output::write(&plan.out.join(&first_name.name), &first)?;
    output::write(&plan.out.join(&rest_name.name), &rest)?;
    output::write(&plan.out.join(&glue_name.name), &halves.glue)?;
    started.replaced(page, &first_name, &glue_name, &rest_name)
}

/// Reads a file and removes it.
fn taken(file: &Path) -> Outcome<Vec<u8>> {
    let cannot = |what| Failure::because(format!("{} cannot be {what}", file.display()));
    let content = fs::read(file).map_err(cannot("read"))?;
    fs::remove_file(file).map_err(cannot("removed"))?;
    Ok(content)
}

/// Both halves of a module, before wasm-opt, and their script.
struct Halves {
    first: Vec<u8>,
    rest: Vec<u8>,
    glue: String,
}

/// Cuts `built`, which wasm-bindgen made from `linked`, with `script`.
fn halves(linked: &[u8], built: &[u8], script: &str) -> Outcome<Halves> {
    let linked = linked::read(linked)?;
    let later = reach::later(&linked)?;
    let built = built::Built::read(built)?;
    let cut = cut::draw(&built, &later)?;
    let pieces = pieces::divide(&built, &cut, &later.data);
    let short = glue::short_names(&built)?;
    Ok(Halves {
        first: primary::write(&built, &cut, &pieces, &short)?,
        rest: rest::write(&built, &cut, &pieces)?,
        glue: glue::shorten(script, &short)?,
    })
}

fn misshapen(what: impl Display) -> Failure {
    Failure::new(format!("The module cannot be cut in two: {what}."))
}

#[cfg(test)]
mod tests;
