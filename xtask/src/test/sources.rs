//! No source of what runs in the page makes markup or code out of text.

use std::fs;
use std::path::{Path, PathBuf};

use super::Extent;
use super::counts::Counts;
use crate::failure::{Failure, Outcome};
use crate::repository;

/// The folders and files of what runs in the page.
const SOURCES: [&str; 4] = ["src", "crates", "boot.js", "index.html"];
/// What no line of them may hold. Text from a server must never become markup,
/// and the policy of the page forbids the rest.
const FORBIDDEN: [&str; 9] = [
    "inner_html",
    "outer_html",
    "insert_adjacent_html",
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
];

pub(super) fn run(_: Extent) -> Outcome<Counts> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(&repository::root().join(source), &mut files)?;
    }
    let mut found = Vec::new();
    for file in &files {
        let text = fs::read_to_string(file).map_err(Failure::because(format!(
            "{} cannot be read",
            file.display()
        )))?;
        found.extend(forbidden(&text).map(|(line, word)| {
            let file = file.strip_prefix(repository::root()).unwrap_or(file);
            format!("{}:{line}: {word}", file.display())
        }));
    }
    if found.is_empty() {
        return Ok(Counts::one_passed());
    }
    let sentence = "The lines above hold words that make markup or code out of text. Build \
                    elements and text nodes instead.";
    Err(Failure::new(sentence).with_details(found))
}

/// The file, or all files of code in the folder.
fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Outcome {
    if !path.is_dir() {
        let endings = ["rs", "js", "html"];
        if path
            .extension()
            .is_some_and(|ending| endings.iter().any(|it| ending == *it))
        {
            files.push(path.to_owned());
        }
        return Ok(());
    }
    // Packages that tests are run with: none of them is in the page.
    if path.ends_with("node_modules") {
        return Ok(());
    }
    let cannot = || Failure::because(format!("{} cannot be listed", path.display()));
    for entry in fs::read_dir(path).map_err(cannot())? {
        collect(&entry.map_err(cannot())?.path(), files)?;
    }
    Ok(())
}

/// The numbers of lines, from 1, that hold a forbidden word which is not the
/// end of a longer one.
fn forbidden(text: &str) -> impl Iterator<Item = (usize, &'static str)> {
    text.lines().zip(1..).flat_map(|(line, number)| {
        FORBIDDEN
            .iter()
            .filter(|word| holds(line, word))
            .map(move |word| (number, *word))
            .collect::<Vec<_>>()
    })
}

fn holds(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        // `set_inner_html` is forbidden too; `retrieval(` is not.
        word != "eval(" || !line[..at].ends_with(|letter: char| letter.is_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forbidden_word_is_found_with_its_line() {
        let text = "let a = 1;\nelement.set_inner_html(text);\nwindow.eval(code)\n";
        let found: Vec<_> = forbidden(text).collect();
        assert_eq!(found, [(2, "inner_html"), (3, "eval(")]);
    }

    #[test]
    fn longer_words_that_end_alike_are_not() {
        assert_eq!(forbidden("retrieval(x); let evaluate = 1;").count(), 0);
    }

    #[test]
    fn the_sources_are_there_to_be_read() {
        let mut files = Vec::new();
        for source in SOURCES {
            let before = files.len();
            collect(&repository::root().join(source), &mut files).expect(source);
            assert!(files.len() > before, "{source} has no files");
        }
    }
}
