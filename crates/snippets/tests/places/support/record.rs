//! What was executed and how it went: the test run makes `docs/snippets.md` of it.

use snippets::Place;
use std::path::PathBuf;

/// Records that `passed` of `tried` cases of `place` arrived when `runtime` ran them: one
/// line `slug TAB runtime TAB passed TAB tried` in a file of its own.
pub(crate) fn record(place: &dyn Place, runtime: &str, passed: usize, tried: usize) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("proof");
    std::fs::create_dir_all(&folder).unwrap();
    let name = format!("{}--{}.tsv", place.slug(), runtime.replace([' ', '/'], "-"));
    let line = format!("{}\t{runtime}\t{passed}\t{tried}\n", place.slug());
    std::fs::write(folder.join(name), line).unwrap();
}
