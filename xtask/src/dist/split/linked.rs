//! The module as the linker wrote it, as a graph of what mentions what.
//!
//! The linker is asked to keep its relocations (`--emit-relocs`): a list of
//! every place in code and data that holds the address of a function or of a
//! piece of data. By them a function that is called through a pointer or a
//! vtable is followed as surely as one that is called by name. The format is
//! described in WebAssembly's tool conventions, "Linking".

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use wasmparser::{
    CustomSectionReader, DataSectionReader, ExternalKind, KnownCustom, Linking, Parser, Payload,
    TypeRef,
};

use super::relocated::{Holder, Relocated};
use super::{misshapen, parts};
use crate::failure::Outcome;

/// What is in the name of each method of the objects by which the crate
/// wasm-streams hands a stream to the browser. JavaScript calls them only on an
/// object that Rust has made: its making is what they hang on.
const STREAM: &str = "intounderlying";

/// One thing that is needed at once or comes later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// A function, by its index.
    Function(u32),
    /// A piece of data, by its place in [`Linked::data`].
    Data(usize),
}

/// The graph.
#[derive(Debug, Default)]
pub(super) struct Linked<'a> {
    /// The function of each symbol that only one has.
    pub(super) names: HashMap<&'a str, u32>,
    /// The addresses of each piece of data, in order. Two may overlap.
    pub(super) data: Vec<Range<u32>>,
    /// What each part mentions.
    pub(super) mentions: HashMap<Part, Vec<Part>>,
    /// What is called from outside.
    pub(super) roots: HashSet<Part>,
    /// The number of functions seen so far, imported ones among them.
    functions: u32,
}

/// Reads the linker's module. Fails when it has no relocations, or is of a
/// shape that is not expected.
pub(super) fn read(wasm: &[u8]) -> Outcome<Linked<'_>> {
    let mut linked = Linked::default();
    let mut relocated = Relocated::default();
    for payload in Parser::new(0).parse_all(wasm) {
        linked.take_in(payload.map_err(misshapen)?, &mut relocated)?;
    }
    relocated.join(&mut linked)?;
    Ok(linked)
}

impl<'a> Linked<'a> {
    fn take_in(&mut self, payload: Payload<'a>, relocated: &mut Relocated<'a>) -> Outcome {
        match payload {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    if let TypeRef::Func(_) = import.map_err(misshapen)?.ty {
                        self.functions += 1;
                    }
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export.map_err(misshapen)?;
                    if export.kind == ExternalKind::Func && !export.name.contains(STREAM) {
                        self.roots.insert(Part::Function(export.index));
                    }
                }
            }
            Payload::StartSection { func, .. } => {
                self.roots.insert(Part::Function(func));
            }
            Payload::CodeSectionStart {
                unchecked_range, ..
            } => relocated.code_start = unchecked_range.start,
            Payload::CodeSectionEntry(body) => {
                let function = self.functions;
                self.functions += 1;
                // The linker's own functions have no relocations.
                let calls = parts::calls(&body)?.into_iter().map(Part::Function);
                self.mentions
                    .insert(Part::Function(function), calls.collect());
                relocated.hold(body.range(), Holder::Function(function));
            }
            Payload::DataSection(section) => take_in_data(section, relocated)?,
            Payload::CustomSection(section) => self.take_in_custom(&section, relocated)?,
            // The others mention nothing.
            _ => {}
        }
        Ok(())
    }

    fn take_in_custom(
        &mut self,
        section: &CustomSectionReader<'a>,
        relocated: &mut Relocated<'a>,
    ) -> Outcome {
        match section.as_known() {
            KnownCustom::Name(names) => self.names = parts::names(names)?,
            KnownCustom::Linking(linking) => {
                for subsection in linking {
                    if let Linking::SymbolTable(table) = subsection.map_err(misshapen)? {
                        for symbol in table {
                            relocated.symbols.push(symbol.map_err(misshapen)?);
                        }
                    }
                }
            }
            KnownCustom::Reloc(relocations) => relocated.relocate(section.name(), &relocations)?,
            // The others are about debugging, and for wasm-bindgen.
            _ => {}
        }
        Ok(())
    }
}

fn take_in_data(section: DataSectionReader<'_>, relocated: &mut Relocated<'_>) -> Outcome {
    relocated.data_start = section.range().start;
    for segment in section {
        let segment = segment.map_err(misshapen)?;
        let address = parts::address(&segment.kind)?;
        let end = segment.range.end;
        relocated.segments.push(address);
        relocated.hold(end - segment.data.len() as u64..end, Holder::Data(address));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Part::{Data, Function};
    use super::*;

    /// `main` (1) holds the address of the first piece of data, which holds that
    /// of `pointed` (2); bytes of no piece hold the address of `loose` (3).
    const MODULE: &str = r#"(module
        (import "js" "log" (func $log))
        (table 1 funcref)
        (memory 1)
        (func $main (export "main") (drop (i32.const 16)) (call $log))
        (func $pointed)
        (func $loose)
        (func (export "intounderlyingsource_pull"))
        (data (i32.const 16) "\01\00\00\00\02\00\00\00\03\00\00\00")
        (@custom "linking" (after data) "\02\08\19\04"
            "\00\00\02\01p" "\00\00\03\01l" "\01\00\01d\00\00\04" "\01\00\01e\00\04\04")
        (@custom "reloc.CODE" (after data) "\03\01" "\04\04\02\00")
        (@custom "reloc.DATA" (after data) "\04\02" "\02\06\00" "\02\0e\01"))"#;

    #[test]
    fn addresses_are_followed_through_code_and_data() {
        let wasm = wat::parse_str(MODULE).expect("it is WebAssembly");
        let linked = read(&wasm).expect("it can be followed");
        assert_eq!(linked.data, [16..20, 20..24]);
        assert_eq!(linked.mentions[&Function(1)], [Function(0), Data(0)]);
        assert_eq!(linked.mentions[&Data(0)], [Function(2)]);
        assert_eq!(linked.mentions.get(&Data(1)), None);
        assert_eq!(linked.roots, HashSet::from([Function(1), Function(3)]));
        assert_eq!(linked.names["pointed"], 2);
    }

    #[test]
    fn a_module_without_relocations_is_refused() {
        let wasm = wat::parse_str("(module (func))").expect("it is WebAssembly");
        let failure = read(&wasm).expect_err("nothing can be followed");
        assert!(
            failure.sentence.contains("no relocations"),
            "{}",
            failure.sentence
        );
    }

    #[test]
    fn a_name_that_two_functions_have_names_none() {
        let wat = MODULE.replace("(func $loose)", "(func (@name \"pointed\"))");
        let wasm = wat::parse_str(&wat).expect("it is WebAssembly");
        let linked = read(&wasm).expect("it can be followed");
        assert_eq!(linked.names.get("pointed"), None);
        assert_eq!(linked.names["main"], 1);
    }
}
