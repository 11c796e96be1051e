//! joblog as a module of its own: `tests/browser/speed.mjs` measures it in a browser.

#![forbid(unsafe_code)]

#[path = "../../../crates/joblog/benches/reading/logs.rs"]
mod logs;

use joblog::{Index, Log, Span};
use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// A log to measure with, by the name of its kind; none for a name that is not known.
#[wasm_bindgen]
pub fn log(kind: &str, size: usize) -> Option<Vec<u8>> {
    let (_, line) = logs::KINDS.into_iter().find(|(name, _)| *name == kind)?;
    Some(logs::log(size, line))
}

/// A log that is read into lines of styled pieces, as the console does with what it shows.
#[wasm_bindgen]
#[derive(Default)]
pub struct Reading(Log);

#[wasm_bindgen]
impl Reading {
    /// Of no bytes yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.push(bytes);
    }

    /// Makes of each piece of each line what the page is given to draw: its text, its class
    /// names, and its colours where no class has them. Returns how many bytes these were.
    #[must_use]
    pub fn draw(&self) -> usize {
        let pieces = self.0.lines().flat_map(|line| line.spans());
        pieces.map(drawn).sum()
    }
}

fn drawn(piece: Span<'_>) -> usize {
    let text = black_box(piece.text.to_owned());
    let classes = black_box(piece.style.classes().collect::<Vec<_>>().join(" "));
    let colours = [piece.style.text_rgb(), piece.style.background_rgb()];
    text.len() + classes.len() + 3 * colours.iter().flatten().count()
}

/// A log that is indexed, as the console does with all of it.
#[wasm_bindgen]
#[derive(Default)]
pub struct Indexing(Index);

#[wasm_bindgen]
impl Indexing {
    /// Of no bytes yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        self.0.push(bytes);
    }

    /// How many lines there are.
    #[must_use]
    pub fn lines(&self) -> usize {
        self.0.line_count()
    }
}
