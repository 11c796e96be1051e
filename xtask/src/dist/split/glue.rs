//! The JavaScript by which the module reaches the browser.
//!
//! wasm-bindgen names each of its functions after what it calls, with a hash.
//! The names are in the script and in the module, and hashes do not compress:
//! short names do as well.

use std::collections::HashMap;

use super::built::Built;
use super::misshapen;
use crate::failure::Outcome;

/// The short name of each function that the module imports. Fails when two have
/// one name.
pub(super) fn short_names<'a>(built: &Built<'a>) -> Outcome<HashMap<&'a str, String>> {
    let names = built.imports.iter().copied();
    let short: HashMap<_, _> = names
        .zip((0..).map(|number: u32| format!("_{number}")))
        .collect();
    if short.len() < built.imports.len() {
        return Err(misshapen("two of its imports have one name"));
    }
    Ok(short)
}

/// The script with `short` names, without its comments and indentation. Fails
/// when it does not define each of them once, and when a text goes over lines.
pub(super) fn shorten(script: &str, short: &HashMap<&str, String>) -> Outcome<String> {
    let mut written = String::with_capacity(script.len());
    let mut defined = 0;
    let lines = script.lines().map(str::trim);
    for line in lines.filter(|line| !is_comment(line)) {
        if line.matches('`').count() % 2 > 0 {
            return Err(misshapen("a text of its script goes over lines"));
        }
        let member = line.split_once(':');
        match member.and_then(|(name, body)| Some((short.get(name)?, body))) {
            Some((name, body)) => {
                defined += 1;
                written.extend([name, ":", body]);
            }
            None => written.push_str(line),
        }
        written.push('\n');
    }
    if defined != short.len() {
        return Err(misshapen("its script does not define what it imports"));
    }
    Ok(written)
}

/// Whether a line is nothing but a comment, or a line of a longer one.
fn is_comment(line: &str) -> bool {
    line.is_empty()
        || ["//", "/**", "* ", "*/"]
            .iter()
            .any(|it| line.starts_with(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "/**\n * @param {any} a\n */\nfunction imports() {\n  const import0 = {\n    \
        // Casts `F64`.\n    __wbg_log_4f1c: function(a) { log(`${a}`); },\n    __wbg_now_9a0b: \
        function() { return now(); },\n  };\n}\n";

    fn names() -> HashMap<&'static str, String> {
        HashMap::from([
            ("__wbg_log_4f1c", "_0".to_owned()),
            ("__wbg_now_9a0b", "_1".to_owned()),
        ])
    }

    #[test]
    fn only_names_comments_and_indentation_change() {
        let script = shorten(SCRIPT, &names());
        let expected = "function imports() {\nconst import0 = {\n_0: function(a) { log(`${a}`); \
            },\n_1: function() { return now(); },\n};\n}\n";
        assert_eq!(script.as_deref(), Ok(expected));
    }

    #[test]
    fn a_script_that_lacks_a_name_or_breaks_a_text_is_refused() {
        for (script, reason) in [
            (SCRIPT.replace("now_9a0b", "then_9a0b"), "does not define"),
            (SCRIPT.replace("${a}`", "\n${a}`"), "over lines"),
        ] {
            let failure = shorten(&script, &names()).expect_err(reason);
            assert!(failure.sentence.contains(reason), "{}", failure.sentence);
        }
    }
}
