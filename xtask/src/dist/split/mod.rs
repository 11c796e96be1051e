//! Cuts the finished module in two, so that the first screen does not wait for
//! the others.
mod built;
mod cut;
mod linked;
mod name;
mod pieces;
mod primary;
mod reach;
mod rest;

use std::fmt::Display;

use crate::failure::{Failure, Outcome};

/// Both halves of a module, before wasm-opt.
pub(super) struct Halves {
    pub(super) first: Vec<u8>,
    pub(super) rest: Vec<u8>,
}

/// Cuts `built`, which wasm-bindgen made from `linked`.
pub(super) fn halves(linked: &[u8], built: &[u8]) -> Outcome<Halves> {
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
mod trial {
    #[test]
    fn trial() {
        let linked = std::fs::read("/tmp/target/splitwasm/wasm32-unknown-unknown/release/pullcord.wasm").unwrap();
        let built = std::fs::read("/tmp/bg/pullcord_bg.wasm").unwrap();
        let halves = super::halves(&linked, &built).unwrap();
        std::fs::write("/tmp/bg/first.wasm", halves.first).unwrap();
        std::fs::write("/tmp/bg/rest.wasm", halves.rest).unwrap();
    }
}
