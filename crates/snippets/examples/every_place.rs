//! Prints one call for every place, or why a place does not take it:
//! `cargo run --example every_place -- REF [KEY=VALUE ...]`.

#![expect(clippy::print_stdout, reason = "an example prints")]

use snippets::{Call, Endpoint, Options, TokenGiven, Variable, places, write};

fn main() {
    let mut words = std::env::args().skip(1);
    let git_ref = words.next().unwrap_or_else(|| "main".into());
    let variables = words
        .map(|word| {
            let (key, value) = word.split_once('=').unwrap_or((&word, ""));
            Variable {
                key: key.into(),
                value: value.into(),
                secret: false,
            }
        })
        .collect();
    let call = Call {
        gitlab: "https://gitlab.example.com".into(),
        endpoint: Endpoint::V4,
        project: "9".into(),
        project_path: "docs/handbook".into(),
        git_ref,
        variables,
        inputs: Vec::new(),
        token: TokenGiven::Placeholder,
        marker: None,
    };
    for place in places::ALL {
        println!("--- {} ({})", place.label(), place.group().label());
        match write(*place, &call, &Options::default()) {
            Ok(snippet) => println!("{}\n", snippet.text),
            Err(refusal) => println!("refused: {refusal}\n"),
        }
    }
}
