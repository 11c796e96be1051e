//! Writes the rest: the functions, slots and data that come later, over the
//! first half's memory, tables and functions.

use std::collections::BTreeMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, CustomSection, DataSection, ElementSection, EntityType, FunctionSection,
    ImportSection, Module, TypeSection,
};
use wasmparser::{Parser, Payload};

use super::built::Built;
use super::cut::Cut;
use super::handed::{self, Handed};
use super::misshapen;
use super::pieces::{self, Pieces};

use crate::failure::Outcome;

type Written<T = ()> = Result<T, Error<Infallible>>;

/// The name of the module that the rest imports from.
const FIRST: &str = "p";

/// The rest.
pub(super) fn write(built: &Built<'_>, cut: &Cut, pieces: &Pieces<'_>) -> Outcome<Vec<u8>> {
    let functions = cut.shared.iter().chain(&cut.later).copied();
    let mut rest = Rest {
        places: functions.zip(0..).collect(),
    };
    rest.module(built, cut, pieces).map_err(misshapen)
}

/// The rest's own numbering of functions: imported ones first.
struct Rest {
    places: BTreeMap<u32, u32>,
}

impl Reencode for Rest {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Written<u32> {
        // Every function that a later body calls is either later or shared.
        Ok(self.places[&function])
    }
}

impl Rest {
    fn module(&mut self, built: &Built<'_>, cut: &Cut, pieces: &Pieces<'_>) -> Written<Vec<u8>> {
        let mut types = TypeSection::new();
        for it in &built.types {
            let it = self.func_type(it.clone())?;
            types.ty().func_type(&it);
        }
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for &function in &cut.later {
            functions.function(built.functions[function as usize]);
            if let Some(body) = built.body(function) {
                utils::parse_function_body(self, &mut code, body.clone())?;
            }
        }
        let mut elements = ElementSection::new();
        for (slot, functions) in &pieces.later_slots {
            let functions: Vec<u32> = functions.iter().map(|it| self.places[it]).collect();
            pieces::write_slots(&mut elements, *slot, &functions);
        }
        let mut data = DataSection::new();
        pieces::write_data(&mut data, &pieces.later_data);

        let mut module = Module::new();
        module.section(&types);
        module.section(&self.imports(built, cut)?);
        module.section(&functions);
        module.section(&elements);
        module.section(&code);
        module.section(&data);
        self.customs(built, &mut module)?;
        Ok(module.finish())
    }

    fn imports(&mut self, built: &Built<'_>, cut: &Cut) -> Written<ImportSection> {
        let mut imports = ImportSection::new();
        for (name, handed) in handed::over(built, cut) {
            let what = match handed {
                Handed::Function(index) => EntityType::Function(built.functions[index as usize]),
                Handed::Table(index) => {
                    let table = cut.widened(index, built.tables[index as usize]);
                    EntityType::Table(self.table_type(table)?)
                }
                Handed::Memory(index) => {
                    EntityType::Memory(self.memory_type(built.memories[index as usize])?)
                }
                Handed::Global(index) => {
                    EntityType::Global(self.global_type(built.globals[index as usize])?)
                }
            };
            imports.import(FIRST, &name, what);
        }
        Ok(imports)
    }

    /// The list of features, which wasm-opt heeds.
    fn customs(&mut self, built: &Built<'_>, module: &mut Module) -> Written {
        for payload in Parser::new(0).parse_all(built.wasm) {
            if let Payload::CustomSection(section) = payload?
                && section.name() == "target_features"
            {
                module.section(&CustomSection {
                    name: section.name().into(),
                    data: section.data().into(),
                });
            }
        }
        Ok(())
    }
}
