//! Logs in the shape that gitlab-runner writes them.

use crate::{log, texts};

const WITHOUT_TIMESTAMPS: &str = concat!(
    "\x1b[0KRunning with gitlab-runner 17.5.3 (12030cf4)\x1b[0;m\n",
    "\x1b[0K  on laptop-docker xyz, system ID: s_4f1c\x1b[0;m\n",
    "section_start:1767225600:prepare_executor\r\x1b[0K",
    "\x1b[0K\x1b[36;1mPreparing the \"docker\" executor\x1b[0;m\x1b[0;m\n",
    "\x1b[0KUsing Docker executor with image alpine:3.21 ...\x1b[0;m\n",
    "section_end:1767225603:prepare_executor\r\x1b[0K",
    "section_start:1767225603:step_script\r\x1b[0K",
    "\x1b[0K\x1b[36;1mExecuting \"step_script\" stage of the job script\x1b[0;m\x1b[0;m\n",
    "\x1b[32;1m$ make package\x1b[0;m\n",
    "section_start:1767225604:fetch[collapsed=true]\r\x1b[0KFetching sources\n",
    "  0%\r 40%\r100%\r\n",
    "section_end:1767225606:fetch\r\x1b[0K\n",
    "\n",
    "\x1b[33mwarning:\x1b[0m caf\u{e9}.c: unused \x1b[1m'x'\x1b[22m\n",
    "section_end:1767225610:step_script\r\x1b[0K",
    "\x1b[32;1mJob succeeded\x1b[0;m\n",
);

const TEXTS: [&str; 11] = [
    "Running with gitlab-runner 17.5.3 (12030cf4)",
    "  on laptop-docker xyz, system ID: s_4f1c",
    "Preparing the \"docker\" executor",
    "Using Docker executor with image alpine:3.21 ...",
    "Executing \"step_script\" stage of the job script",
    "$ make package",
    "Fetching sources",
    "100%",
    "",
    "warning: caf\u{e9}.c: unused 'x'",
    "Job succeeded",
];

/// The same log as a runner with timestamps sends it: a header on each line,
/// and a line of its own after each lone return.
fn with_timestamps() -> String {
    let mut stamped = String::new();
    for line in WITHOUT_TIMESTAMPS.split_inclusive('\n') {
        let returns = line.trim_end().matches('\r').count();
        for (index, part) in line.splitn(returns + 1, '\r').enumerate() {
            let kind = if index == 0 { " " } else { "+" };
            let end = if index == returns { "" } else { "\r\n" };
            stamped.extend(["2026-01-01T00:00:00.123456Z 00O", kind, part, end]);
        }
    }
    stamped
}

#[test]
fn a_log_without_timestamps_reads_as_it_was_meant() {
    let log = log(WITHOUT_TIMESTAMPS);
    assert_eq!(texts(&log), TEXTS);
    let sections: Vec<_> = log
        .sections()
        .iter()
        .map(|section| {
            (
                section.name.as_str(),
                section.header_line,
                section.last_line,
                section.duration_seconds,
                section.collapsed,
            )
        })
        .collect();
    assert_eq!(
        sections,
        [
            ("prepare-executor", 2, Some(3), Some(3), false),
            ("step-script", 4, Some(9), Some(7), false),
            ("fetch", 6, Some(7), Some(2), true),
        ]
    );
    let classes: Vec<&str> = log
        .line(2)
        .unwrap()
        .spans()
        .next()
        .unwrap()
        .style
        .classes()
        .collect();
    assert_eq!(classes, ["fg-6", "bold"]);
}

#[test]
fn timestamps_change_nothing_but_the_timestamps() {
    let stamped = with_timestamps();
    assert!(stamped.contains("prepare_executor\r\n2026"));
    let stamped = log(stamped);
    let plain = log(WITHOUT_TIMESTAMPS);
    assert_eq!(texts(&stamped), TEXTS);
    assert_eq!(stamped.sections(), plain.sections());
    for (stamped, plain) in stamped.lines().zip(plain.lines()) {
        assert!(stamped.spans().eq(plain.spans()), "{}", plain.text());
        let time = stamped.timestamp().unwrap();
        assert_eq!(time.as_str(), "2026-01-01T00:00:00.123456Z");
    }
}
