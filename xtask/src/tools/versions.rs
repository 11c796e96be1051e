//! The versions of every tool that is not in a lock file. The only place.

/// Builds the page. 0.22 needs a newer Rust.
pub(crate) const TRUNK: &str = "0.21.14";
/// Equal to the `wasm-bindgen` in Cargo.lock, or it refuses the module.
pub(crate) const WASM_BINDGEN_CLI: &str = "0.2.130";
/// The npm package with `wasm-opt`, which calls itself by the major number.
pub(crate) const BINARYEN: &str = "132.0.0";
/// Checks licences and bans in `cargo xtask test --long`.
pub(crate) const CARGO_DENY: &str = "0.20.2";
/// By which the tests of the snippets read and run them.
pub(crate) const PYTHON_PACKAGES: [&str; 4] = [
    "ansible-core==2.19.14",
    "openapi-spec-validator==0.9.0",
    "PyYAML==6.0.4",
    "requests==2.34.2",
];
/// The oldest major version of Node.js that wasm-opt and Playwright run on.
pub(crate) const NODE: u32 = 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::repository;

    fn file(path: &str) -> String {
        std::fs::read_to_string(repository::root().join(path)).expect(path)
    }

    #[test]
    fn wasm_bindgen_is_the_locked_one() {
        let entry = format!("name = \"wasm-bindgen\"\nversion = \"{WASM_BINDGEN_CLI}\"\n");
        assert!(file("Cargo.lock").contains(&entry));
    }

    #[test]
    fn trunk_asks_for_the_same_tools() {
        let trunk = file("Trunk.toml");
        let major = BINARYEN
            .split('.')
            .next()
            .expect("a version has a major number");
        for line in [
            format!("trunk-version = \"={TRUNK}\""),
            format!("wasm_bindgen = \"{WASM_BINDGEN_CLI}\""),
            format!("wasm_opt = \"version_{major}\""),
        ] {
            assert!(trunk.lines().any(|found| found == line), "{line}");
        }
    }

    #[test]
    fn the_journeys_run_on_the_same_node() {
        let package: serde_json::Value =
            serde_json::from_str(&file("tests/browser/package.json")).expect("it is JSON");
        assert_eq!(package["engines"]["node"], format!(">={NODE}"));
    }
}
