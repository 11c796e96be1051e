//! Writes the first half: the same module with the same indices, without what
//! comes later.

use std::collections::HashMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, DataSection, ElementSection, ExportSection, Function, ImportSection, Instruction,
    Module, TableSection,
};
use wasmparser::{CustomSectionReader, FunctionBody, ImportSectionReader, TypeRef};

use super::built::Built;
use super::cut::Cut;
use super::pieces::{self, Pieces};
use super::{handed, misshapen};
use crate::failure::Outcome;

type Written<T = ()> = Result<T, Error<Infallible>>;

/// The first half, before anything that it no longer uses is removed from it.
pub(super) fn write(
    built: &Built<'_>,
    cut: &Cut,
    pieces: &Pieces<'_>,
    short: &HashMap<&str, String>,
) -> Outcome<Vec<u8>> {
    let mut module = Module::new();
    let mut primary = Primary {
        built,
        cut,
        pieces,
        short,
        next: built.imported,
    };
    let parser = wasmparser::Parser::new(0);
    primary
        .parse_core_module(&mut module, parser, built.wasm)
        .map_err(misshapen)?;
    Ok(module.finish())
}

struct Primary<'a> {
    built: &'a Built<'a>,
    cut: &'a Cut,
    pieces: &'a Pieces<'a>,
    /// The names by which functions are imported.
    short: &'a HashMap<&'a str, String>,
    /// The function whose body comes next.
    next: u32,
}

impl Reencode for Primary<'_> {
    type Error = Infallible;

    /// Makes room for the doors in the first table.
    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: wasmparser::TableSectionReader<'_>,
    ) -> Written {
        for (index, table) in (0..).zip(section) {
            let mut table = table?;
            table.ty = self.cut.widened(index, table.ty);
            self.parse_table(tables, table)?;
        }
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Written {
        for import in section.into_imports() {
            let import = import?;
            let name = match import.ty {
                TypeRef::Func(_) => self.short.get(import.name).map(String::as_str),
                // Whatever else there may be keeps its name.
                _ => None,
            };
            let ty = self.entity_type(import.ty)?;
            imports.import(import.module, name.unwrap_or(import.name), ty);
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Written {
        utils::parse_export_section(self, exports, section)?;
        for (name, handed) in handed::over(self.built, self.cut) {
            let (kind, index) = handed.export();
            exports.export(&name, kind, index);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: wasmparser::ElementSectionReader<'_>,
    ) -> Written {
        for (slot, functions) in &self.pieces.first_slots {
            pieces::write_slots(elements, *slot, functions);
        }
        Ok(())
    }

    fn data_count(&mut self, _: u32) -> Written<u32> {
        Ok(self.pieces.first_data.len() as u32)
    }

    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        _: wasmparser::DataSectionReader<'_>,
    ) -> Written {
        pieces::write_data(data, &self.pieces.first_data);
        Ok(())
    }

    fn parse_function_body(&mut self, code: &mut CodeSection, body: FunctionBody<'_>) -> Written {
        let function = self.next;
        self.next += 1;
        if let Some(&slot) = self.cut.doors.get(&function) {
            code.function(&self.door(function, slot));
        } else if self.cut.later.contains(&function) {
            let mut nothing = Function::new([]);
            nothing.instruction(&Instruction::Unreachable);
            nothing.instruction(&Instruction::End);
            code.function(&nothing);
        } else {
            utils::parse_function_body(self, code, body)?;
        }
        Ok(())
    }

    /// Keeps the names, for whoever asks what is in it, and the list of
    /// features, which wasm-opt heeds.
    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Written {
        match section.name() {
            "name" | "target_features" => utils::parse_custom_section(self, module, section),
            _ => Ok(()),
        }
    }
}

impl Primary<'_> {
    /// A function that hands its parameters on to whatever is in the slot.
    fn door(&self, function: u32, slot: u32) -> Function {
        let parameters = self
            .built
            .signature(function)
            .map_or(0, |it| it.params().len());
        let mut door = Function::new([]);
        for parameter in (0..).take(parameters) {
            door.instruction(&Instruction::LocalGet(parameter));
        }
        door.instruction(&Instruction::I32Const(slot.cast_signed()));
        door.instruction(&Instruction::CallIndirect {
            type_index: self.built.functions[function as usize],
            table_index: 0,
        });
        door.instruction(&Instruction::End);
        door
    }
}
