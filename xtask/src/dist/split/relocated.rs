//! The linker's relocations, and the arrows that they stand for.

use std::ops::Range;

use wasmparser::{RelocSectionReader, RelocationEntry, SymbolInfo};

use super::linked::{Linked, Part};
use super::misshapen;
use crate::failure::Outcome;

/// What holds a stretch of the file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holder {
    /// The function of that index.
    Function(u32),
    /// Memory, from that address.
    Data(u32),
}

/// What is gathered in one pass over the file, before it can be joined.
#[derive(Debug, Default)]
pub(super) struct Relocated<'a> {
    /// Where in the file relocations of code and of data count from.
    pub(super) code_start: u64,
    pub(super) data_start: u64,
    /// The address of each segment of data.
    pub(super) segments: Vec<u32>,
    pub(super) symbols: Vec<SymbolInfo<'a>>,
    /// Stretches of the file in order.
    held: Vec<(Range<u64>, Holder)>,
    /// Each with its place in the file.
    relocations: Vec<(u64, RelocationEntry)>,
}

impl Relocated<'_> {
    /// Takes in the next stretch.
    pub(super) fn hold(&mut self, file: Range<u64>, holder: Holder) {
        self.held.push((file, holder));
    }

    /// Takes in a section of relocations; those about debugging are passed over.
    pub(super) fn relocate(&mut self, name: &str, section: &RelocSectionReader<'_>) -> Outcome {
        let start = match name {
            "reloc.CODE" => self.code_start,
            "reloc.DATA" => self.data_start,
            _ => return Ok(()),
        };
        for entry in section.entries() {
            let entry = entry.map_err(misshapen)?;
            self.relocations
                .push((start + u64::from(entry.offset), entry));
        }
        Ok(())
    }

    /// Draws an arrow for each relocation, from all that lies where it is. What
    /// is mentioned by bytes of no known part is taken to be needed at once.
    pub(super) fn join(&self, linked: &mut Linked<'_>) -> Outcome {
        if self.relocations.is_empty() {
            return Err(misshapen("the linker left no relocations"));
        }
        let parts = self.parts(linked);
        for (at, entry) in &self.relocations {
            let Some(&part) = parts.get(entry.index as usize) else {
                return Err(misshapen("a relocation is for no symbol"));
            };
            let Some(target) = part else { continue };
            let sources = self.sources(linked, *at);
            if sources.is_empty() {
                linked.roots.insert(target);
            }
            for source in sources {
                linked.mentions.entry(source).or_default().push(target);
            }
        }
        Ok(())
    }

    /// The part that each symbol stands for, none for globals, tables and
    /// sections; lists the pieces of data in `linked`.
    fn parts(&self, linked: &mut Linked<'_>) -> Vec<Option<Part>> {
        let mut data: Vec<_> = self
            .symbols
            .iter()
            .filter_map(|it| self.addresses(it))
            .collect();
        data.sort_unstable();
        data.dedup();
        linked.data = data.iter().map(|&(start, end)| start..end).collect();
        let part = |symbol| match symbol {
            &SymbolInfo::Func { index, .. } => Some(Part::Function(index)),
            _ => Some(Part::Data(
                data.binary_search(&self.addresses(symbol)?).ok()?,
            )),
        };
        self.symbols.iter().map(part).collect()
    }

    /// The first address of a piece of data, and the one behind the last.
    fn addresses(&self, symbol: &SymbolInfo<'_>) -> Option<(u32, u32)> {
        let SymbolInfo::Data {
            symbol: Some(defined),
            ..
        } = symbol
        else {
            return None;
        };
        let start = self.segments.get(defined.index as usize)? + defined.offset;
        Some((start, start + defined.size))
    }

    /// The function or the pieces of data that hold the byte at `at` in the file.
    fn sources(&self, linked: &Linked<'_>, at: u64) -> Vec<Part> {
        let next = self.held.partition_point(|(file, _)| file.end <= at);
        match self.held.get(next).filter(|(file, _)| file.contains(&at)) {
            None => Vec::new(),
            Some(&(_, Holder::Function(function))) => vec![Part::Function(function)],
            Some((file, Holder::Data(address))) => {
                let byte = u64::from(*address) + (at - file.start);
                let pieces = linked.data.iter().enumerate();
                pieces
                    .filter(|(_, it)| u64::from(it.start) <= byte && byte < u64::from(it.end))
                    .map(|(index, _)| Part::Data(index))
                    .collect()
            }
        }
    }
}
