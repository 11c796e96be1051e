//! The module as the linker wrote it, as a graph of what mentions what.
//!
//! The linker is asked to keep its relocations (`--emit-relocs`): a list of
//! every place in code and data that holds the address of a function or of a
//! piece of data. A function that is called through a pointer or a vtable is
//! followed by them as surely as one that is called by name. The format is
//! described in the WebAssembly tool conventions, "Linking".

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use wasmparser::{
    ConstExpr, DataKind, ExternalKind, FunctionBody, KnownCustom, Linking, Name, Operator, Parser,
    Payload, RelocationEntry, SymbolInfo, TypeRef,
};

use super::misshapen;
use crate::failure::Outcome;

/// One thing that can be here at once or come later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// A function, by its index.
    Function(u32),
    /// A piece of data, by its place in [`Linked::data`].
    Data(usize),
}

/// The graph.
#[derive(Debug, Default)]
pub(super) struct Linked {
    /// The symbol of each function that has one.
    pub(super) names: HashMap<u32, String>,
    /// The number of imported functions, which come first.
    pub(super) imported: u32,
    /// The number of all functions.
    pub(super) functions: u32,
    /// The addresses of each piece of data, ordered by their starts. Two may
    /// overlap.
    pub(super) data: Vec<Range<u32>>,
    /// What each part mentions.
    pub(super) mentions: HashMap<Part, Vec<Part>>,
    /// What is used from outside, and what mentions cannot be told from where.
    pub(super) roots: HashSet<Part>,
}

/// A stretch of the file that belongs to a function or to data in memory.
struct Place {
    file: Range<u64>,
    of: Of,
}

enum Of {
    /// The function's index.
    Function(u32),
    /// The address of the first byte.
    Data(u32),
}

/// What is gathered in one pass over the file, before it can be joined.
#[derive(Default)]
struct Gathered<'a> {
    /// In the order of the file.
    places: Vec<Place>,
    code_start: u64,
    data_start: u64,
    segments: Vec<u32>,
    symbols: Vec<SymbolInfo<'a>>,
    relocations: Vec<(u64, RelocationEntry)>,
}

/// Reads the linker's module. Fails when it has no relocations or is of a shape
/// that is not expected.
pub(super) fn read(wasm: &[u8]) -> Outcome<Linked> {
    let mut linked = Linked::default();
    let mut gathered = Gathered::default();
    for payload in Parser::new(0).parse_all(wasm) {
        take_in(payload.map_err(misshapen)?, &mut linked, &mut gathered)?;
    }
    if gathered.relocations.is_empty() {
        return Err(misshapen("The linker left no relocations"));
    }
    let symbols = symbols(&mut linked, &gathered);
    join(&mut linked, &gathered, &symbols)?;
    Ok(linked)
}

fn take_in<'a>(payload: Payload<'a>, linked: &mut Linked, gathered: &mut Gathered<'a>) -> Outcome {
    match payload {
        Payload::ImportSection(section) => {
            for import in section.into_imports() {
                if let TypeRef::Func(_) = import.map_err(misshapen)?.ty {
                    linked.imported += 1;
                }
            }
            linked.functions = linked.imported;
        }
        Payload::ExportSection(section) => {
            for export in section {
                let export = export.map_err(misshapen)?;
                if export.kind == ExternalKind::Func {
                    linked.roots.insert(Part::Function(export.index));
                }
            }
        }
        Payload::StartSection { func, .. } => {
            linked.roots.insert(Part::Function(func));
        }
        Payload::CodeSectionStart {
            unchecked_range, ..
        } => gathered.code_start = unchecked_range.start,
        Payload::CodeSectionEntry(body) => {
            let function = linked.functions;
            linked.functions += 1;
            let calls = calls(&body)?;
            linked.mentions.insert(Part::Function(function), calls);
            gathered.places.push(Place {
                file: body.range(),
                of: Of::Function(function),
            });
        }
        Payload::DataSection(section) => {
            gathered.data_start = section.range().start;
            for segment in section {
                let segment = segment.map_err(misshapen)?;
                let address = address(&segment.kind)?;
                gathered.segments.push(address);
                gathered.places.push(Place {
                    file: segment.range.end - segment.data.len() as u64..segment.range.end,
                    of: Of::Data(address),
                });
            }
        }
        Payload::CustomSection(section) => match section.as_known() {
            KnownCustom::Name(names) => read_names(names, linked)?,
            KnownCustom::Linking(linking) => {
                for subsection in linking {
                    if let Linking::SymbolTable(table) = subsection.map_err(misshapen)? {
                        for symbol in table {
                            gathered.symbols.push(symbol.map_err(misshapen)?);
                        }
                    }
                }
            }
            KnownCustom::Reloc(relocations) => {
                let start = match section.name() {
                    "reloc.CODE" => gathered.code_start,
                    "reloc.DATA" => gathered.data_start,
                    // About debugging only.
                    _ => return Ok(()),
                };
                for entry in relocations.entries() {
                    gathered
                        .relocations
                        .push((start, entry.map_err(misshapen)?));
                }
            }
            _ => {}
        },
        _ => {}
    }
    Ok(())
}

/// The functions that a body calls by name. The linker's own functions have no
/// relocations, and are followed by this alone.
pub(super) fn calls(body: &FunctionBody<'_>) -> Outcome<Vec<Part>> {
    let mut calls = Vec::new();
    for operator in body.get_operators_reader().map_err(misshapen)? {
        match operator.map_err(misshapen)? {
            Operator::Call { function_index }
            | Operator::ReturnCall { function_index }
            | Operator::RefFunc { function_index } => calls.push(Part::Function(function_index)),
            _ => {}
        }
    }
    Ok(calls)
}

/// Where an active segment of data starts.
pub(super) fn address(kind: &DataKind<'_>) -> Outcome<u32> {
    match kind {
        DataKind::Active {
            memory_index: 0,
            offset_expr,
        } => constant(offset_expr),
        DataKind::Active { .. } | DataKind::Passive => {
            Err(misshapen("A segment of data has no fixed address"))
        }
    }
}

/// The value of an expression that is one `i32.const`.
pub(super) fn constant(expression: &ConstExpr<'_>) -> Outcome<u32> {
    let mut operators = expression.get_operators_reader();
    match operators.read().map_err(misshapen)? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => Err(misshapen("A segment's place is not a constant")),
    }
}

/// Takes in the names of functions. A name that two functions have names none.
fn read_names(names: wasmparser::NameSectionReader<'_>, linked: &mut Linked) -> Outcome {
    let mut first: HashMap<&str, u32> = HashMap::new();
    for subsection in names {
        if let Name::Function(map) = subsection.map_err(misshapen)? {
            for naming in map {
                let naming = naming.map_err(misshapen)?;
                match first.insert(naming.name, naming.index) {
                    None => {
                        linked.names.insert(naming.index, naming.name.to_owned());
                    }
                    Some(other) => {
                        linked.names.remove(&other);
                    }
                }
            }
        }
    }
    Ok(())
}

/// The part that each symbol stands for; none for globals, tables and sections.
fn symbols(linked: &mut Linked, gathered: &Gathered<'_>) -> Vec<Option<Part>> {
    let range = |symbol: &SymbolInfo<'_>| match symbol {
        SymbolInfo::Data {
            symbol: Some(defined),
            ..
        } => {
            let start = gathered.segments.get(defined.index as usize)? + defined.offset;
            Some((start, start + defined.size))
        }
        _ => None,
    };
    let mut data: Vec<(u32, u32)> = gathered.symbols.iter().filter_map(range).collect();
    data.sort_unstable();
    data.dedup();
    linked.data = data.iter().map(|&(start, end)| start..end).collect();
    let part = |symbol| match symbol {
        &SymbolInfo::Func { index, .. } => Some(Part::Function(index)),
        _ => Some(Part::Data(data.binary_search(&range(symbol)?).ok()?)),
    };
    gathered.symbols.iter().map(part).collect()
}

/// Draws an arrow for each relocation, from all that lies where it is. What
/// lies in no known part is taken to be used.
fn join(linked: &mut Linked, gathered: &Gathered<'_>, symbols: &[Option<Part>]) -> Outcome {
    for (start, entry) in &gathered.relocations {
        let Some(&target) = symbols.get(entry.index as usize) else {
            return Err(misshapen("A relocation is for no symbol"));
        };
        let Some(target) = target else { continue };
        let sources = sources(linked, gathered, start + u64::from(entry.offset));
        if sources.is_empty() {
            linked.roots.insert(target);
        }
        for source in sources {
            linked.mentions.entry(source).or_default().push(target);
        }
    }
    Ok(())
}

/// The function or the pieces of data that hold the byte at `at` in the file.
fn sources(linked: &Linked, gathered: &Gathered<'_>, at: u64) -> Vec<Part> {
    let holder = gathered
        .places
        .partition_point(|place| place.file.end <= at);
    match gathered
        .places
        .get(holder)
        .filter(|place| place.file.contains(&at))
    {
        None => Vec::new(),
        Some(&Place {
            of: Of::Function(function),
            ..
        }) => vec![Part::Function(function)],
        Some(Place {
            of: Of::Data(address),
            file,
        }) => {
            let byte = u64::from(*address) + (at - file.start);
            let holds =
                |range: &Range<u32>| (u64::from(range.start)..u64::from(range.end)).contains(&byte);
            let pieces = linked.data.iter().enumerate();
            pieces
                .filter(|(_, range)| holds(range))
                .map(|(index, _)| Part::Data(index))
                .collect()
        }
    }
}
