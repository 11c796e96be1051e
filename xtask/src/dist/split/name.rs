//! The names under which the first half hands its parts to the rest.

use wasm_encoder::ExportKind;

use super::built::Built;
use super::cut::Cut;

/// A short name for the `index`th thing of a kind: the kind's letter, then the
/// number in base 36.
pub(super) fn short(kind: char, index: u32) -> String {
    let mut digits = Vec::new();
    let mut left = index;
    loop {
        digits.extend(char::from_digit(left % 36, 36));
        left /= 36;
        if left == 0 {
            break;
        }
    }
    std::iter::once(kind)
        .chain(digits.into_iter().rev())
        .collect()
}

/// All that the rest needs of the first half, kind by kind, with the letter for
/// the kind and the indices in the module that was cut.
pub(super) fn handed_over(built: &Built<'_>, cut: &Cut) -> [(ExportKind, char, Vec<u32>); 4] {
    let all = |count: usize| (0..).take(count).collect();
    [
        (ExportKind::Func, 'f', cut.shared.iter().copied().collect()),
        (ExportKind::Table, 't', all(built.tables.len())),
        (ExportKind::Memory, 'm', all(built.memories.len())),
        (ExportKind::Global, 'g', all(built.globals.len())),
    ]
}
