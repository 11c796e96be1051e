use wasmparser::{ExternalKind, Operator, Parser, Payload, Validator};

use super::built::Built;
use super::parts;
use super::reach::Later;
use super::{cut, glue, pieces, primary, rest};

/// `main` calls `page`, which comes later with `page_only` and the export
/// `told`; `both` is called by either side, `log` comes from outside.
const WHOLE: &str = r#"(module
    (import "js" "log" (func $log (param i32)))
    (table 4 4 funcref)
    (memory (export "memory") 1)
    (global $stack (mut i32) (i32.const 1024))
    (func $main (export "main") (param i32) (result i32)
        (i32.add (call $page (local.get 0) (i64.const 2)) (call $both)))
    (func $both (result i32) (global.get $stack))
    (func $page (param i32 i64) (result i32) (call $log (local.get 0)) (call $page_only))
    (func $page_only (result i32) (i32.add (call $both) (call_indirect (result i32) (i32.const 2))))
    (func $told (export "told") (result i32) (i32.const 7))
    (elem (i32.const 0) func $main $both $page_only $told)
    (data (i32.const 16) "at once\00\00\00later\00once\00"))"#;

struct Halves {
    first: Vec<u8>,
    rest: Vec<u8>,
}

fn halves(wat: &str) -> Halves {
    let wasm = wat::parse_str(wat).expect("it is WebAssembly");
    let built = Built::read(&wasm).expect("it can be cut");
    let later = Later {
        functions: ["page", "page_only", "told", "gone"].into(),
        data: vec![26..31, 200..300],
    };
    let cut = cut::draw(&built, &later).expect("something is later");
    let pieces = pieces::divide(&built, &cut, &later.data);
    let short = glue::short_names(&built).expect("each has a name of its own");
    Halves {
        first: primary::write(&built, &cut, &pieces, &short).expect("it can be written"),
        rest: rest::write(&built, &cut, &pieces).expect("it can be written"),
    }
}

#[test]
fn both_halves_are_valid() {
    let halves = halves(WHOLE);
    for half in [&halves.first, &halves.rest] {
        Validator::new().validate_all(half).expect("it is valid");
    }
}

#[test]
fn the_first_half_hands_over_all_that_the_rest_imports() {
    let halves = halves(WHOLE);
    let first = Built::read(&halves.first).expect("it can be read");
    let mut kinds = Vec::new();
    for payload in Parser::new(0).parse_all(&halves.rest) {
        if let Payload::ImportSection(section) = payload.expect("it can be read") {
            for import in section.into_imports() {
                let import = import.expect("it can be read");
                assert_eq!(import.module, "p");
                let export = first.exports.iter().find(|it| it.name == import.name);
                kinds.push(export.expect(import.name).kind);
            }
        }
    }
    use ExternalKind::{Func, Global, Memory, Table};
    // `log` and `both`, and what there is one of.
    assert_eq!(kinds, [Func, Func, Table, Memory, Global]);
}

#[test]
fn the_first_half_imports_by_short_names() {
    let halves = halves(WHOLE);
    let first = Built::read(&halves.first).expect("it can be read");
    assert_eq!(first.imports, ["_0"]);
}

#[test]
fn what_was_called_by_name_is_called_through_the_table() {
    let halves = halves(WHOLE);
    let (first, rest) = (
        Built::read(&halves.first).expect("it can be read"),
        Built::read(&halves.rest).expect("it can be read"),
    );
    // `page` and `told` have doors, behind the table's own four slots.
    assert_eq!(first.tables[0].initial, 6);
    assert_eq!(first.tables[0].maximum, Some(6));
    let page = first.body(3).expect("it has a body");
    let operators = page.get_operators_reader().expect("it can be read");
    let operators: Vec<Operator<'_>> = operators.into_iter().map(|it| it.expect("known")).collect();
    assert!(
        matches!(
            operators[..],
            [
                Operator::LocalGet { local_index: 0 },
                Operator::LocalGet { local_index: 1 },
                Operator::I32Const { value: 4 },
                Operator::CallIndirect { table_index: 0, .. },
                Operator::End,
            ]
        ),
        "{operators:?}"
    );
    // In the rest: log 0, both 1, page 2, page_only 3, told 4.
    assert_eq!(rest.slots, [(2, 3), (3, 4), (4, 2), (5, 4)]);
    let calls = parts::calls(rest.body(2).expect("it has a body"));
    assert_eq!(calls, Ok(vec![0, 3]));
}

#[test]
fn each_half_fills_its_own_slots_and_bytes() {
    let halves = halves(WHOLE);
    let (first, rest) = (
        Built::read(&halves.first).expect("it can be read"),
        Built::read(&halves.rest).expect("it can be read"),
    );
    assert_eq!(first.slots, [(0, 1), (1, 2)]);
    assert_eq!(first.data, [(16, &b"at once\0\0\0"[..]), (31, b"\0once\0")]);
    assert_eq!(rest.data, [(26, &b"later"[..])]);
}

#[test]
fn a_function_that_comes_later_has_left_the_first_half() {
    let halves = halves(WHOLE);
    let first = Built::read(&halves.first).expect("it can be read");
    let page_only = first.body(4).expect("it keeps its place");
    let mut operators = page_only.get_operators_reader().expect("it can be read");
    assert!(matches!(operators.read(), Ok(Operator::Unreachable)));
}

#[test]
fn a_module_of_another_shape_is_refused() {
    for (wat, reason) in [
        ("(module (func $start) (start $start))", "start function"),
        (
            "(module (table 1 funcref) (func $f) (elem func $f))",
            "elements",
        ),
        ("(module (memory 1) (data \"x\"))", "no fixed address"),
        (
            "(module (import \"a\" \"b\" (global i32)) (memory 1) (data (global.get 0) \"x\"))",
            "not a constant",
        ),
    ] {
        let wasm = wat::parse_str(wat).expect(wat);
        let failure = Built::read(&wasm).err().expect(wat);
        assert!(failure.sentence.contains(reason), "{}", failure.sentence);
    }
}

#[test]
fn a_module_without_anything_later_is_refused() {
    let wasm =
        wat::parse_str("(module (table 1 funcref) (func $main))").expect("it is WebAssembly");
    let built = Built::read(&wasm).expect("it can be read");
    let later = Later {
        functions: ["page"].into(),
        data: Vec::new(),
    };
    let failure = cut::draw(&built, &later).expect_err("nothing is later");
    assert!(failure.sentence.contains("none of what may come later"));
}
