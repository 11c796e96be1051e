//! What the `script:` of each job prints.

use super::Pen;
use super::runner::Run;

/// Where the script begins and ends, in thousandths of the run.
const BEGIN: i64 = 180;
const END: i64 = 950;

/// Prints what the job's commands print.
pub(super) fn write(pen: &mut Pen, run: &Run<'_>) {
    match run.job {
        "run_tests" => run_tests(pen, run),
        "build_package" => build_package(pen, run),
        "upload_package" => upload_package(pen, run),
        "build_image" => steps(pen, run, "docker build --tag deployer .", &IMAGE_STEPS),
        "scan_image" => steps(pen, run, "./scan deployer", &SCAN_STEPS),
        "deploy_production" => steps(pen, run, "./deploy production", &DEPLOY_STEPS),
        "compile" => steps(pen, run, "make", &["42 files compiled"]),
        "lint" => steps(pen, run, "make lint", &["nothing to complain about"]),
        "unit_tests" => steps(pen, run, "make unit-tests", &TEST_STEPS),
        "integration_tests" => steps(pen, run, "make integration-tests", &TEST_STEPS),
        "package" => steps(pen, run, "make package", &["service.tar.gz written, 3 MB"]),
        "deploy_review" => deploy_review(pen, run),
        "bundle" => steps(pen, run, "make bundle", &["app.js 212 kB", "app.css 31 kB"]),
        "browser_tests" => steps(pen, run, "make browser-tests", &TEST_STEPS),
        _ => steps(pen, run, "./announce", &["telling everybody"]),
    }
}

const IMAGE_STEPS: [&str; 4] = [
    "[1/3] FROM debian:stable-slim",
    "[2/3] COPY . /deployer",
    "[3/3] RUN make",
    "writing image",
];
const SCAN_STEPS: [&str; 2] = ["reading the package list", "comparing with known flaws"];
const DEPLOY_STEPS: [&str; 4] = [
    "web-1: draining connections",
    "web-1: new release is up",
    "web-2: draining connections",
    "web-2: new release is up",
];
const TEST_STEPS: [&str; 3] = [
    "starting the database",
    "running 218 tests",
    "218 tests were run",
];
const PAGES: [&str; 8] = [
    "welcome",
    "badges",
    "travel",
    "holidays",
    "laptops",
    "releases",
    "phone-list",
    "map",
];

fn command(pen: &mut Pen, at: i64, text: &str) {
    pen.line(at, &format!("\x1b[32;1m$ {text}\x1b[0;m"));
}

/// The point that lies `done` of `all` parts into the script.
fn part(done: usize, all: usize) -> i64 {
    let share = i64::try_from(done * 1_000 / all.max(1)).unwrap_or(0);
    BEGIN + 20 + (END - BEGIN - 40) * share / 1_000
}

fn make_error(pen: &mut Pen, target: &str) {
    pen.line(
        END,
        &format!("\x1b[31mmake: *** [Makefile:12: {target}] Error 1\x1b[0m"),
    );
}

fn run_tests(pen: &mut Pen, run: &Run<'_>) {
    command(pen, BEGIN, "make test");
    for (key, value) in &run.variables {
        pen.line(BEGIN + 5, &format!("\x1b[2mvariable\x1b[0m {key}={value}"));
    }
    for (index, page) in PAGES.iter().enumerate() {
        let at = part(index, PAGES.len());
        pen.raw(at, format!("checking {page}.md ...\r"));
        let is_culprit = run.fails && index + 1 == PAGES.len();
        let verdict = if is_culprit {
            "\x1b[1;31mFAIL\x1b[0m"
        } else {
            "\x1b[32mok\x1b[0m"
        };
        pen.raw(
            part(index + 1, PAGES.len()),
            format!("\x1b[0K{verdict}   {page}.md\n"),
        );
    }
    if run.fails {
        pen.line(
            END - 10,
            "\x1b[31mmap.md:14: link to a page that does not exist\x1b[39m",
        );
        pen.line(END - 5, "\x1b[1m7 passed, \x1b[31m1 failed\x1b[0m");
        make_error(pen, "test");
    } else {
        pen.line(END, "\x1b[1m8 passed, 0 failed\x1b[0m");
    }
}

fn build_package(pen: &mut Pen, run: &Run<'_>) {
    command(pen, BEGIN, "make build");
    pen.open(BEGIN + 10, "render_pages", "Rendering the pages");
    for (index, page) in PAGES.iter().enumerate() {
        let at = part(index, PAGES.len() + 2);
        pen.line(
            at,
            &format!(
                "\x1b[38;5;244m{:>3} kB\x1b[0m public/{page}.html",
                7 + index * 5
            ),
        );
    }
    let rendered = part(PAGES.len(), PAGES.len() + 2);
    pen.line(
        rendered,
        "\x1b[33mwarning:\x1b[0m travel.html is larger than 30 kB",
    );
    pen.close(rendered, "render_pages");
    if run.fails {
        pen.line(END - 5, "tar: public: file changed as we read it");
        make_error(pen, "build");
    } else {
        pen.line(
            END,
            "\x1b[38;2;120;200;120mhandbook.tar.gz\x1b[0m written, 184 kB",
        );
    }
}

/// The job of GitLab's trigger documentation: it uploads only when the build
/// was given a value for `UPLOAD_TO_S3`.
fn upload_package(pen: &mut Pen, run: &Run<'_>) {
    command(
        pen,
        BEGIN,
        "if [ -n \"${UPLOAD_TO_S3}\" ]; then make upload; fi",
    );
    if run.value("UPLOAD_TO_S3").is_empty() {
        if run.fails {
            make_error(pen, "upload");
        }
        return;
    }
    pen.line(BEGIN + 10, "make upload");
    for step in 0..=10_usize {
        let bar = format!("{}{}", "#".repeat(step), ".".repeat(10 - step));
        let sent = format!("uploading handbook.tar.gz [{bar}] {:3}%\r", step * 10);
        let stops_here = run.fails && step > 6;
        if !stops_here {
            pen.raw(part(step, 11), sent);
        }
    }
    if run.fails {
        pen.line(
            END - 5,
            "\n\x1b[31mupload failed: the bucket answered 503 Slow Down\x1b[0m",
        );
        make_error(pen, "upload");
    } else {
        pen.line(
            END,
            "\x1b[0Kuploaded handbook.tar.gz to s3://handbook-demo/handbook.tar.gz",
        );
    }
}

/// Shows what the person who started it gave to it.
fn deploy_review(pen: &mut Pen, run: &Run<'_>) {
    for (key, value) in &run.variables {
        pen.line(BEGIN - 5, &format!("\x1b[2mvariable\x1b[0m {key}={value}"));
    }
    let server = match run.value("SERVER") {
        "" => "review",
        named => named,
    };
    let up = format!("{server}: the service is up");
    steps(pen, run, "./deploy \"${SERVER:-review}\"", &[&up]);
}

fn steps(pen: &mut Pen, run: &Run<'_>, what: &str, lines: &[&str]) {
    command(pen, BEGIN, what);
    for (index, line) in lines.iter().enumerate() {
        pen.line(part(index, lines.len()), line);
    }
    if run.fails {
        pen.line(END, "\x1b[31mThe last step did not succeed.\x1b[0m");
    }
}
