//! How styles lie on lines.

use joblog::{Color, Style};

use crate::log;

/// Each line as its spans, each span as text and class names.
fn drawn(bytes: &str) -> Vec<Vec<(String, String)>> {
    log(bytes)
        .lines()
        .map(|line| {
            line.spans()
                .map(|span| {
                    let classes: Vec<&str> = span.style.classes().collect();
                    (span.text.to_owned(), classes.join(" "))
                })
                .collect()
        })
        .collect()
}

fn line(spans: &[(&str, &str)]) -> Vec<(String, String)> {
    spans
        .iter()
        .map(|&(text, classes)| (text.to_owned(), classes.to_owned()))
        .collect()
}

#[test]
fn spans_follow_the_styles() {
    let table = [
        ("plain", vec![line(&[("plain", "")])]),
        (
            "a\x1b[31mb\x1b[0mc",
            vec![line(&[("a", ""), ("b", "fg-1"), ("c", "")])],
        ),
        // A style lasts over line ends, also over one that shows nothing.
        (
            "\x1b[1mone\n\ntwo\x1b[m\nthree",
            vec![
                line(&[("one", "bold")]),
                line(&[]),
                line(&[("two", "bold")]),
                line(&[("three", "")]),
            ],
        ),
        // Nothing to show, or nothing that changes, makes no span.
        (
            "a\x1b[31m\x1b[32mb\x1b[32mc\x1b[31m",
            vec![line(&[("a", ""), ("bc", "fg-2")])],
        ),
        // A rewritten line keeps the style, not the spans.
        (
            "\x1b[31mold \x1b[32mline\rnew\x1b[m line",
            vec![line(&[("new", "fg-2"), (" line", "")])],
        ),
        ("\x1b[31mold\r\x1b[mnew", vec![line(&[("new", "")])]),
        (
            "\x1b[1;3;4;9;7;8;93;44mall",
            vec![line(&[(
                "all",
                "fg-4 bg-11 bold italic underline strike conceal",
            )])],
        ),
        ("\x1b[>4;2m\x1b[5mplain", vec![line(&[("plain", "")])]),
        ("\u{9b}31mred", vec![line(&[("red", "fg-1")])]),
    ];
    for (bytes, expected) in table {
        assert_eq!(drawn(bytes), expected, "{}", bytes.escape_debug());
    }
}

#[test]
fn other_colours_are_kept_as_numbers() {
    let log = log("\x1b[38;5;208;48;2;1;2;3mtext");
    let span = log.line(0).unwrap().spans().next().unwrap();
    let expected = Style {
        foreground: Color::Palette(208),
        background: Color::Rgb(1, 2, 3),
        ..Style::default()
    };
    assert_eq!(span.style, expected);
}

#[test]
fn links_last_to_their_end_or_that_of_the_line() {
    let log = log(
        "see \x1b]8;;https://a.b/c\x07the \x1b[1mpage\x1b[0m\x1b]8;;\x07 now\n\
         \x1b]8;;https://a.b/d\x1b\\open\nnext\n\
         \x1b]8;;http://a.b/e\x07no link\x1b]8;;\x07\n",
    );
    let linked: Vec<Vec<(&str, Option<&str>)>> = log
        .lines()
        .map(|line| line.spans().map(|span| (span.text, span.link)).collect())
        .collect();
    let page = Some("https://a.b/c");
    assert_eq!(
        linked,
        [
            vec![
                ("see ", None),
                ("the ", page),
                ("page", page),
                (" now", None)
            ],
            vec![("open", Some("https://a.b/d"))],
            vec![("next", None)],
            vec![("no link", None)],
        ]
    );
}
