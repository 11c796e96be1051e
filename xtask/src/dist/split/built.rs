//! The module that wasm-bindgen has written: what is in it, as far as cutting
//! it needs to know.

use std::collections::HashMap;

use wasmparser::{
    ElementItems, ElementKind, Export, FuncType, FunctionBody, GlobalType, KnownCustom, MemoryType,
    Parser, Payload, TableType, TypeRef,
};

use super::{misshapen, parts};
use crate::failure::Outcome;

/// The module.
#[derive(Default)]
pub(super) struct Built<'a> {
    /// The whole file.
    pub(super) wasm: &'a [u8],
    pub(super) types: Vec<FuncType>,
    /// The type of each function, imported ones first.
    pub(super) functions: Vec<u32>,
    /// The name of each imported function.
    pub(super) imports: Vec<&'a str>,
    /// The number of imported functions.
    pub(super) imported: u32,
    /// The body of each function that is not imported.
    pub(super) bodies: Vec<FunctionBody<'a>>,
    pub(super) tables: Vec<TableType>,
    pub(super) memories: Vec<MemoryType>,
    pub(super) globals: Vec<GlobalType>,
    pub(super) exports: Vec<Export<'a>>,
    /// What the first table holds at the start: slots and functions.
    pub(super) slots: Vec<(u32, u32)>,
    /// What memory holds at the start: addresses and bytes.
    pub(super) data: Vec<(u32, &'a [u8])>,
    /// The function of each name that only one has.
    pub(super) names: HashMap<&'a str, u32>,
}

impl<'a> Built<'a> {
    /// Reads a module. Fails when it is of a shape that cannot be cut: one with
    /// a start function, tags, or segments that are not put in place at once.
    pub(super) fn read(wasm: &'a [u8]) -> Outcome<Self> {
        let mut built = Self {
            wasm,
            ..Self::default()
        };
        for payload in Parser::new(0).parse_all(wasm) {
            built.take_in(payload.map_err(misshapen)?)?;
        }
        Ok(built)
    }

    /// The body of a function, unless it is imported.
    pub(super) fn body(&self, function: u32) -> Option<&FunctionBody<'a>> {
        self.bodies
            .get(function.checked_sub(self.imported)? as usize)
    }

    /// The parameters and results of a function.
    pub(super) fn signature(&self, function: u32) -> Option<&FuncType> {
        self.types
            .get(*self.functions.get(function as usize)? as usize)
    }

    fn take_in(&mut self, payload: Payload<'a>) -> Outcome {
        match payload {
            Payload::TypeSection(section) => {
                for it in section.into_iter_err_on_gc_types() {
                    self.types.push(it.map_err(misshapen)?);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import.map_err(misshapen)?;
                    if let TypeRef::Func(_) = import.ty {
                        self.imports.push(import.name);
                    }
                    self.import(import.ty)?;
                }
            }
            Payload::FunctionSection(section) => {
                for it in section {
                    self.functions.push(it.map_err(misshapen)?);
                }
            }
            Payload::TableSection(section) => {
                for it in section {
                    self.tables.push(it.map_err(misshapen)?.ty);
                }
            }
            Payload::MemorySection(section) => {
                for it in section {
                    self.memories.push(it.map_err(misshapen)?);
                }
            }
            Payload::GlobalSection(section) => {
                for it in section {
                    self.globals.push(it.map_err(misshapen)?.ty);
                }
            }
            Payload::ExportSection(section) => {
                for it in section {
                    self.exports.push(it.map_err(misshapen)?);
                }
            }
            Payload::ElementSection(section) => {
                for it in section {
                    self.element(it.map_err(misshapen)?)?;
                }
            }
            Payload::DataSection(section) => {
                for it in section {
                    let it = it.map_err(misshapen)?;
                    self.data.push((parts::address(&it.kind)?, it.data));
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    self.names = parts::names(names)?;
                }
            }
            Payload::StartSection { .. } => return Err(misshapen("It has a start function")),
            Payload::TagSection(_) => return Err(misshapen("It has tags")),
            _ => {}
        }
        Ok(())
    }

    fn import(&mut self, what: TypeRef) -> Outcome {
        match what {
            TypeRef::Func(index) => {
                self.functions.push(index);
                self.imported += 1;
            }
            TypeRef::Table(it) => self.tables.push(it),
            TypeRef::Memory(it) => self.memories.push(it),
            TypeRef::Global(it) => self.globals.push(it),
            TypeRef::Tag(_) | TypeRef::FuncExact(_) => {
                return Err(misshapen("It imports something unknown"));
            }
        }
        Ok(())
    }

    fn element(&mut self, element: wasmparser::Element<'a>) -> Outcome {
        let (
            ElementKind::Active {
                table_index: None | Some(0),
                offset_expr,
            },
            ElementItems::Functions(functions),
        ) = (element.kind, element.items)
        else {
            return Err(misshapen("It has a segment of elements of an unknown kind"));
        };
        let offset = parts::constant(&offset_expr)?;
        for (slot, function) in (offset..).zip(functions) {
            self.slots.push((slot, function.map_err(misshapen)?));
        }
        Ok(())
    }
}
