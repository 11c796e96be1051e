//! The longest call that a place writes, in each shell.

use super::{COMMANDS, run_by, shells, succeeded};
use crate::support::bench::{Bench, Text};
use crate::support::call::{call, open};
use snippets::{Options, Place, TokenGiven, write};

/// The longest case that this place takes.
fn longest(place: &'static dyn Place) -> usize {
    let fits = |length: usize| {
        let mut call = call(
            "127.0.0.1:65535",
            &"x".repeat(length),
            TokenGiven::Placeholder,
        );
        open(&mut call);
        write(place, &call, &Options::default()).is_ok()
    };
    let lengths: Vec<usize> = (0..131_000).collect();
    lengths.partition_point(|length| fits(*length)) - 1
}

/// Linux takes 131,071 bytes in one argument, and here the whole text is one, that of `-c`.
#[test]
fn the_longest_call_arrives() {
    for &(place, program, _) in COMMANDS {
        let length = longest(place);
        assert!(length > 2_000, "{place:?}: {length}");
        for shell in shells() {
            let run = |text: &Text<'_>| vec![succeeded(run_by(shell, text))];
            if let Some(bench) = Bench::set_up(place, shell, &[shell, program], &run) {
                let bench = bench.adapted(open);
                bench
                    .arrives(&"x".repeat(length), TokenGiven::Placeholder)
                    .unwrap();
            }
        }
    }
}
