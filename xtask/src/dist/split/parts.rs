//! What is read alike from the linker's module and from the finished one.

use std::collections::{HashMap, HashSet};

use wasmparser::{ConstExpr, DataKind, FunctionBody, Name, NameSectionReader, Operator};

use super::misshapen;
use crate::failure::Outcome;

/// The functions that a body mentions by their index.
pub(super) fn calls(body: &FunctionBody<'_>) -> Outcome<Vec<u32>> {
    let mut calls = Vec::new();
    for operator in body.get_operators_reader().map_err(misshapen)? {
        match operator.map_err(misshapen)? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => calls.push(function_index),
            // The others mention no function.
            _ => {}
        }
    }
    Ok(calls)
}

/// The function of each name. A name that several have is left out: what is
/// known of one of them need not be true of the others.
pub(super) fn names(section: NameSectionReader<'_>) -> Outcome<HashMap<&str, u32>> {
    let mut names = HashMap::new();
    let mut several = HashSet::new();
    for subsection in section {
        if let Name::Function(functions) = subsection.map_err(misshapen)? {
            for naming in functions {
                let naming = naming.map_err(misshapen)?;
                if names.insert(naming.name, naming.index).is_some() {
                    several.insert(naming.name);
                }
            }
        }
    }
    names.retain(|name, _| !several.contains(name));
    Ok(names)
}

/// Where a segment of data starts in memory.
pub(super) fn address(kind: &DataKind<'_>) -> Outcome<u32> {
    match kind {
        DataKind::Active {
            memory_index: 0,
            offset_expr,
        } => constant(offset_expr),
        DataKind::Active { .. } | DataKind::Passive => {
            Err(misshapen("a segment of its data has no fixed address"))
        }
    }
}

/// The value of an expression that is one `i32.const`.
pub(super) fn constant(expression: &ConstExpr<'_>) -> Outcome<u32> {
    let mut operators = expression.get_operators_reader();
    match operators.read().map_err(misshapen)? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => Err(misshapen("a segment's place in it is not a constant")),
    }
}
