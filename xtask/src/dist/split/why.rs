//! What keeps a function in the first half.

use std::collections::HashMap;

use rustc_demangle::demangle;

use super::linked::{self, Linked, Part};
use super::reach::{self, Led};
use crate::failure::Outcome;

/// The shortest ways from the start to functions of the first half whose names
/// have `word` in them, shortest first; each from its end to the start. Empty
/// where all of them come later, or there are none.
///
/// Fails when the module is not as the linker writes it.
pub(crate) fn ways(module: &[u8], word: &str) -> Outcome<Vec<Vec<String>>> {
    let linked = linked::read(module)?;
    let led = reach::first(&linked)?;
    let names = readable(&linked);
    let named = names.iter().filter(|(_, name)| name.contains(word));
    let mut ways: Vec<_> = named
        .filter(|(function, _)| led.contains_key(&Part::Function(**function)))
        .map(|(&function, _)| way(function, &led, &names))
        .collect();
    ways.sort_by_cached_key(|way| (way.len(), way.clone()));
    Ok(ways)
}

/// The functions on the way, those that point to one through a table or other
/// data included.
fn way(function: u32, led: &Led, names: &HashMap<u32, String>) -> Vec<String> {
    let start = Some(Part::Function(function));
    let parts = std::iter::successors(start, |part| led.get(part).copied().flatten());
    let functions = parts.filter_map(|part| match part {
        Part::Function(index) => Some(index),
        Part::Data(_) => None,
    });
    let name = |index| names.get(&index).map_or("(one of several)", String::as_str);
    functions.map(|index| name(index).to_owned()).collect()
}

/// The name of each function as it is in the source, where it has one of its own.
fn readable(linked: &Linked<'_>) -> HashMap<u32, String> {
    let names = linked.names.iter();
    names
        .map(|(name, &index)| (index, format!("{:#}", demangle(name))))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `main` (0) calls an entry (1), whose own function (2) comes later, and
    /// mentions a piece of data that points to `kept` (3), which calls `deep` (4).
    const MODULE: &str = r#"(module
        (table 1 funcref)
        (memory 1)
        (func $main (export "main") (drop (i32.const 16)) (call $_RNvNtCs1_8pullcord5later4page))
        (func $_RNvNtCs1_8pullcord5later4page (call $own))
        (func $own)
        (func $kept (call $deep))
        (func $deep)
        (data (i32.const 16) "\01\00\00\00")
        (@custom "linking" (after data) "\02\08\0d\02" "\00\00\03\01k" "\01\00\01d\00\00\04")
        (@custom "reloc.CODE" (after data) "\03\01" "\04\04\01\00")
        (@custom "reloc.DATA" (after data) "\04\01" "\02\06\00"))"#;

    #[test]
    fn a_way_leads_back_to_the_start_through_calls_and_pointers() {
        let wasm = wat::parse_str(MODULE).expect("it is WebAssembly");
        assert_eq!(
            ways(&wasm, "deep"),
            Ok(vec![vec![
                "deep".to_owned(),
                "kept".to_owned(),
                "main".to_owned()
            ]])
        );
        let lengths = |word| ways(&wasm, word).map(|ways| ways.iter().map(Vec::len).collect());
        assert_eq!(lengths("e"), Ok(vec![2, 3]), "the shortest comes first");
    }

    #[test]
    fn what_comes_later_is_not_kept() {
        let wasm = wat::parse_str(MODULE).expect("it is WebAssembly");
        for word in ["own", "page", "nothing of that name"] {
            assert_eq!(ways(&wasm, word), Ok(Vec::new()), "{word}");
        }
    }
}
