//! How long it takes to write a call anew: what the console does at each key
//! that is pressed in a form of 50 variables. The median of many, place by place.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use snippets::{Call, Endpoint, Options, Place, TokenGiven, Variable, places, write};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How many times each place is written.
const ROUNDS: usize = 501;

fn main() {
    // `cargo test --benches` runs this too, with an argument of its own: once is enough then.
    let rounds = if std::env::args().any(|argument| argument == "--bench") {
        ROUNDS
    } else {
        1
    };
    let form = form();
    println!("writing a call with 50 variables, median of {rounds}");
    for place in places::ALL {
        match median(*place, &form, rounds) {
            Some(time) => println!("{:>10.1} µs  {}", micros(time), place.label()),
            None => println!("{:>13}  {}", "refused", place.label()),
        }
    }
}

/// A form with 50 open variables of ordinary and awkward values.
fn form() -> Call {
    let value = |number: usize| match number % 4 {
        0 => "true".to_owned(),
        1 => format!("it's \"{number}\" \\ $HOME 100%"),
        2 => "x".repeat(200),
        _ => "two\nlines, déjà vu 🚀".to_owned(),
    };
    Call {
        gitlab: "https://gitlab.example.com".into(),
        endpoint: Endpoint::V4,
        project: "9".into(),
        project_path: "docs/handbook".into(),
        git_ref: "feature/#42-100%_déjà".into(),
        variables: (0..50)
            .map(|number| Variable {
                key: format!("VARIABLE_{number}"),
                value: value(number),
                secret: false,
            })
            .collect(),
        inputs: Vec::new(),
        token: TokenGiven::Placeholder,
        marker: None,
    }
}

/// The median time; none where the place refuses such a call.
fn median(place: &'static dyn Place, form: &Call, rounds: usize) -> Option<Duration> {
    let options = Options::default();
    write(place, form, &options).ok()?;
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = Instant::now();
            let _ = black_box(write(place, black_box(form), &options));
            start.elapsed()
        })
        .collect();
    times.sort();
    times.get(rounds / 2).copied()
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000_000.0
}
