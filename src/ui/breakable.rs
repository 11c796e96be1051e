//! A name that breaks, where it must, after the signs that join its words.

use leptos::prelude::*;

/// `name` with a place for a line to break after each sign between words. Its
/// text, and what is copied of it, stay the same.
pub(crate) fn breakable(name: &str) -> AnyView {
    let parts = words(name).map(|word| view! { {word.to_owned()}<wbr /> });
    parts.collect_view().into_any()
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split_inclusive(['_', '-', '/', '.', ':'])
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_name_breaks_after_signs_and_loses_nothing() {
        let rows = [
            ("deploy_production", vec!["deploy_", "production"]),
            ("a/b-c.d:e", vec!["a/", "b-", "c.", "d:", "e"]),
            ("build 1", vec!["build 1"]),
            ("", vec![]),
        ];
        for (name, parts) in rows {
            assert_eq!(words(name).collect::<Vec<_>>(), parts);
        }
    }
}
