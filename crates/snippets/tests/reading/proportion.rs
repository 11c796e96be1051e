//! Text of all but the length that is read takes time in proportion to its length.

use snippets::read;
use std::io::Write;
use std::time::Duration;

const URL: &str = "https://x.y/api/v4/projects/9/trigger/pipeline";

/// A piece that comes very often, between a beginning and an end: each is easily looked at
/// again for every piece.
const TEXTS: &[(&str, &str, &str)] = &[
    ("curl ", "$(", ""),
    ("curl ", "\"$(", ""),
    ("curl ", "`", ""),
    ("curl ", "${", ""),
    ("curl -d a=b ", "$(curl ", ""),
    ("curl ", "-d a=b ", URL),
    ("curl ", "--no-", ""),
    ("curl ", "--x ", URL),
    ("curl ", "-d token=a -d ref=b -d variables[A]=c ", URL),
    (
        "curl ",
        "https://x.y/api/v4/projects/9/trigger/pipeline ",
        "",
    ),
    ("curl 'https://x", "/api/v4/projects/", "'"),
    ("curl 'https://x/", "{[", "'"),
    ("curl 'https://x/", "[a-", "'"),
    (
        "A=x;",
        "A=$A$A;",
        "curl -d ref=$A https://x.y/api/v4/projects/9/trigger/pipeline",
    ),
    (
        "A=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; curl -d ref=",
        "$A",
        " https://x.y/api/v4/projects/9/trigger/pipeline",
    ),
    (
        "printf '%sxxxxxxxxxxxxxxxxxxxxxxxxxx' ",
        "a ",
        "| curl -K - https://x.y",
    ),
    ("", "curl https://x.y\n", ""),
    ("", "curl https://x.y | ", ""),
    ("", "cat <<E;", ""),
    ("", "cat <<E\n", ""),
    ("", "http a=b ", ""),
    ("", "f();f;", "curl https://x.y"),
    ("curl ", "$(printenv A|", ""),
    ("url=a\n", "data=b\n", ""),
    ("url=a\n", "expand-data={{a\n", ""),
    ("[Service]\nExecStart=curl https://x.y ", "\\\n a", ""),
    ("", "30 0 * * * curl https://x.y\n", ""),
    ("", "A=b\n", "30 0 * * * curl https://x.y"),
    ("", "A='", ""),
    ("", "A=\"\n", ""),
    ("A=1\n", "B=$A\n", ""),
    ("{\"ref\":", "[", ""),
    ("{\"ref\":", "{\"a\":", ""),
    ("[", "{\"key\":\"a\",\"value\":\"b\"},", "{\"key\":\"a\"}]"),
    ("[{\"key\":\"a\",", "\"x\":1,", "\"value\":1}]"),
    ("", "- ", ""),
    ("", "- a\n", ""),
    ("", "a:\n", ""),
    ("", "a: \"\n", ""),
    ("a: ", "[", ""),
    ("a: ", "{a: ", ""),
    ("a: |\n", "  x\n", ""),
    ("a: |\n", "\n", ""),
    ("a: x\n", "\n", "  y"),
    ("a: x\n", "\n  ", ""),
    ("", "a:\n  script:\n    - curl https://x.y\n", ""),
    ("ref=a", "&a=b", ""),
    ("ref=a", "&token=glptt-1234567890", ""),
    ("", "gl", ""),
    ("", "glaa-", ""),
    ("", "://", ""),
    ("", "token= ", ""),
    ("x ", "https://x.y/api/v4/projects/", ""),
];

/// The processor time of this thread so far: what else runs does not
/// count. `None` where the system does not tell.
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}

/// How long it takes to read a text of this length.
fn time(text: (&str, &str, &str), length: usize) -> Option<Duration> {
    let (before, piece, after) = text;
    let count = (length - before.len() - after.len()) / piece.len();
    let text = [before, &piece.repeat(count), after].concat();
    let start = processor_time()?;
    let reading = read(&text);
    let took = processor_time()? - start;
    assert!(reading.not_understood.len() <= 101);
    Some(took)
}

/// Four times the text takes four times as long, or sixteen times if each piece is looked
/// at for each.
#[test]
fn a_long_text_takes_time_in_proportion() {
    let long = std::env::var_os("PULLCORD_LONG").is_some();
    let length = if long { 256 * 1024 } else { 32 * 1024 };
    let mut told = false;
    for &text in TEXTS {
        let Some((short, long)) = time(text, length).zip(time(text, length * 4)) else {
            break;
        };
        told |= !long.is_zero();
        let tick = Duration::from_millis(40);
        assert!(
            long < short * 9 + tick,
            "{text:?}: {short:?}, then {long:?}"
        );
    }
    if !told {
        let reason = "the processor time of a thread is not told on this machine";
        writeln!(std::io::stdout(), "skipped: {reason}").unwrap();
    }
}
