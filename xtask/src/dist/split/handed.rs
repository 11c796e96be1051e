//! What the first half hands to the rest, and under which names: short ones,
//! since there are many hundreds.

use wasm_encoder::ExportKind;

use super::built::Built;
use super::cut::Cut;

/// One thing, by its index in the module that was cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Handed {
    Function(u32),
    Table(u32),
    Memory(u32),
    Global(u32),
}

impl Handed {
    /// As what it is exported.
    pub(super) fn export(self) -> (ExportKind, u32) {
        match self {
            Self::Function(index) => (ExportKind::Func, index),
            Self::Table(index) => (ExportKind::Table, index),
            Self::Memory(index) => (ExportKind::Memory, index),
            Self::Global(index) => (ExportKind::Global, index),
        }
    }
}

/// All that the rest needs, with its names: first functions in the order of
/// their indices, then all tables, memories and globals in theirs.
pub(super) fn over(built: &Built<'_>, cut: &Cut) -> Vec<(String, Handed)> {
    let functions = cut.shared.iter().copied().map(Handed::Function);
    let tables = (0..).take(built.tables.len()).map(Handed::Table);
    let memories = (0..).take(built.memories.len()).map(Handed::Memory);
    let globals = (0..).take(built.globals.len()).map(Handed::Global);
    let all = functions.chain(tables).chain(memories).chain(globals);
    (0..).map(name).zip(all).collect()
}

/// A number in base 36, behind a dot: no other export has such a name.
fn name(number: u32) -> String {
    let digits = std::iter::successors(Some(number), |left| Some(left / 36).filter(|it| *it > 0));
    let mut digits: Vec<char> = digits
        .filter_map(|it| char::from_digit(it % 36, 36))
        .collect();
    digits.push('.');
    digits.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_number_has_a_name_of_its_own() {
        assert_eq!(
            [0, 35, 36, 1295, 1296].map(name),
            [".0", ".z", ".10", ".zz", ".100"]
        );
        let names: HashSet<String> = (0..5000).map(name).collect();
        assert_eq!(names.len(), 5000);
    }
}
