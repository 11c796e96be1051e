//! What stands in the process list while a call runs, and what happens where the programs
//! that keep it out are not.

use super::{as_it_is, shell_command, shells, succeeded};
use crate::support::bench::{Bench, Text};
use crate::support::call::{self, TOKEN, open};
use crate::support::program;
use crate::support::server::Server;
use snippets::places::{CurlHidden, Httpie, Wget};
use snippets::{Call, Options, Place, TokenGiven, write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// All that the texts run, and what a shell may have built in or not.
const PROGRAMS: [&str; 8] = [
    "cat", "curl", "echo", "od", "printenv", "printf", "sed", "tr",
];

const SECRET: &str = "s3cret \\n \"x\"";

/// A folder with these programs; each tells `log` its arguments and then runs. It is to be
/// all of the `PATH`, so that no other program can run unseen.
fn watched<'a>(name: &str, programs: impl IntoIterator<Item = &'a str>) -> (PathBuf, PathBuf) {
    use std::os::unix::fs::PermissionsExt;
    let name = format!("{name}-{}", std::process::id());
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let log = folder.join("log");
    for program in programs {
        let real = program::path(program).unwrap();
        let (real, log) = (real.display(), log.display());
        let tell = format!("printf '%s\\n' {program} \"$@\" >>'{log}'");
        let script = format!("#!/bin/sh\n{tell}\nexec {real} \"$@\"\n");
        let file = folder.join(program);
        std::fs::write(&file, script).unwrap();
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o755)).unwrap();
    }
    (folder, log)
}

/// The call with the case in nothing but the secret.
fn only_secret(call: &mut Call) {
    call.git_ref = "main".into();
    call.inputs.clear();
    call.variables.retain(|variable| variable.key != "VALUE");
}

#[test]
fn neither_token_nor_secret_is_in_the_process_list() {
    if !program::are_here(&PROGRAMS) {
        return;
    }
    let (folder, log) = watched("watched", PROGRAMS);
    for shell in shells() {
        let run = |text: &Text<'_>| {
            let _ = std::fs::remove_file(&log);
            let mut command = shell_command(shell, text);
            command.env("PATH", &folder).args(["-c", text.text]);
            let output = succeeded(command.output().unwrap());
            let seen = std::fs::read_to_string(&log).unwrap();
            assert!(seen.contains("curl\n--fail-with-body\n"), "{seen}");
            for told in [TOKEN, "s3cret", "%73%33", "7333"] {
                assert!(!seen.contains(told), "{shell}: {seen}");
            }
            vec![output]
        };
        for adapt in [as_it_is, open] {
            let Some(bench) = Bench::set_up(&CurlHidden, shell, &[shell], &run) else {
                continue;
            };
            let bench = bench.adapted(only_secret).adapted(adapt);
            let file = TokenGiven::File(bench.token_file());
            for token in [
                TokenGiven::Placeholder,
                TokenGiven::Real(TOKEN.into()),
                file,
            ] {
                bench.arrives(SECRET, token).unwrap();
            }
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

/// GitLab refuses a variable without `=`; an empty value it would have taken.
#[test]
fn a_missing_program_leaves_the_secret_without_a_value() {
    let encoders = ["od", "printenv", "sed", "tr"];
    let places: [(&'static dyn Place, &str); 3] =
        [(&CurlHidden, "curl"), (&Wget, "wget"), (&Httpie, "http")];
    for (place, program) in places {
        if !program::are_here(&encoders) || !program::are_here(&["sh", program]) {
            continue;
        }
        let server = Server::start("127.0.0.1").unwrap();
        let call = call::call(&server.host, "main", TokenGiven::Placeholder);
        let text = write(place, &call, &Options::default()).unwrap().text;
        for missing in encoders {
            let there = encoders.into_iter().filter(|name| *name != missing);
            let name = format!("without-{missing}-{}", place.slug());
            let (folder, _) = watched(&name, there.chain([program]));
            let output = Command::new(program::path("sh").unwrap())
                .env_clear()
                .env("PATH", &folder)
                .env("TRIGGER_TOKEN", TOKEN)
                .env("HIDDEN", SECRET)
                .args(["-c", &text])
                .stdin(Stdio::null())
                .output();
            std::fs::remove_dir_all(folder).unwrap();
            let received = server.take();
            assert_eq!(received.len(), 1, "{output:?}");
            let body = String::from_utf8(received[0].body().into()).unwrap();
            let mut fields = body.split('&');
            let bare = fields.any(|field| field == "variables%5BHIDDEN%5D");
            assert!(bare, "{missing}: {body}");
        }
    }
}
