//! What is listed, because the console does not do it.

use super::{URL, curl};
use crate::expect::{project_9, reads};
use snippets::{Kind, Why};

#[test]
fn files_are_not_read() {
    for (arguments, piece) in [
        ("-d @body.txt", "@body.txt"),
        (
            "--data-urlencode 'variables%5BA%5D@notes.txt'",
            "variables%5BA%5D@notes.txt",
        ),
        ("--data-urlencode @notes.txt", "@notes.txt"),
        ("-F 'variables[A]=@notes.txt'", "variables[A]=@notes.txt"),
        (
            "-F 'variables[A]=<notes.txt;type=x'",
            "variables[A]=<notes.txt;type=x",
        ),
        ("-d '' -K trigger.curl", "trigger.curl"),
        ("-d '' -H @headers.txt", "@headers.txt"),
    ] {
        reads(
            &curl(arguments),
            Kind::Curl,
            project_9(),
            &[(piece, Why::File)],
        );
    }
}

#[test]
fn what_the_console_does_not_do_is_listed() {
    for (arguments, piece, why) in [
        ("-d '' --retry 3", "--retry", Why::OptionNotTaken),
        ("-d '' -k", "-k", Why::OptionNotTaken),
        ("-d '' -u me:hunter2", "-u", Why::OptionNotTaken),
        ("-d '' --user me:hunter2", "--user", Why::OptionNotTaken),
        ("-d '' -L", "-L", Why::OptionNotTaken),
        ("-d '' --telepathy", "--telepathy", Why::OptionUnknown),
        ("-d '' -H 'X-A: hunter2'", "X-A", Why::Header),
        (
            "-d '' -H 'PRIVATE-TOKEN: glpat-hunter2'",
            "PRIVATE-TOKEN",
            Why::AccessToken,
        ),
        (
            "-d '' -H 'Authorization: Bearer hunter2'",
            "Authorization",
            Why::AccessToken,
        ),
        (
            "-d private_token=hunter2",
            "private_token",
            Why::AccessToken,
        ),
        ("-d colour=red", "colour=red", Why::FieldUnknown),
        ("-d red", "red", Why::FieldWithoutName),
        ("--data-urlencode =red", "=red", Why::FieldWithoutName),
        ("--data-urlencode red", "red", Why::FieldWithoutName),
        ("-F red", "red", Why::FieldWithoutName),
        (
            "-d 'variables[a][b]=c'",
            "variables[a][b]=c",
            Why::FieldUnknown,
        ),
        ("-F 'ref=;filename=x'", ";filename=x", Why::OptionNotTaken),
        ("-s", "GET", Why::NotPost),
        ("-G -d ''", "GET", Why::NotPost),
        ("-X PUT", "PUT", Why::NotPost),
        ("-I", "HEAD", Why::NotPost),
        (
            "-d '{\"ref\": }'",
            "{\"ref\": }",
            Why::Json { line: 1, column: 9 },
        ),
    ] {
        reads(&curl(arguments), Kind::Curl, project_9(), &[(piece, why)]);
    }
}

#[test]
fn one_call_is_read_of_several() {
    let other = "curl https://example.com/hook?x";
    let mine = curl("-d ref=main");
    for (text, left) in [
        (format!("{other}\n{mine}"), vec![(other, Why::OtherCall)]),
        (format!("{mine} && {other}"), vec![(other, Why::OtherCall)]),
        (
            format!("{mine} https://example.com/x"),
            vec![("https://example.com/x", Why::OtherCall)],
        ),
        (
            format!("{mine} --next -d x https://example.com/x"),
            vec![("-d x https://example.com/x", Why::OtherCall)],
        ),
        (format!("if ! answer=$({mine}); then echo no; fi"), vec![]),
        (
            format!("docker run --rm curlimages/curl:8.1 curl -d ref=main {URL}"),
            vec![("docker run --rm curlimages/curl:8.1", Why::OtherCommand)],
        ),
        (format!("$ sudo {mine}"), vec![]),
        (format!("```shell\n{mine}\n```"), vec![]),
        (format!("time /usr/bin/{mine} > /dev/null 2>&1"), vec![]),
    ] {
        reads(&text, Kind::Curl, project_9().git_ref("main"), &left);
    }
}

#[test]
fn options_from_standard_input() {
    for text in [
        format!(
            "printf 'form-string = \"token=%s\"\\n' \"$TRIGGER_TOKEN\" | curl -K - -F ref=main '{URL}'"
        ),
        format!("curl --config - -F ref=main {URL} <<E\nform-string = \"token=$TRIGGER_TOKEN\"\nE"),
        format!("cat <<E | curl -K- -d ref=main\n# comment\n-d token=$TRIGGER_TOKEN\nurl {URL}\nE"),
        format!("echo \"data: \\\"token=$TRIGGER_TOKEN\\\"\" | curl -d ref=main -K - {URL}"),
    ] {
        let form = project_9().token("$TRIGGER_TOKEN").git_ref("main");
        reads(&text, Kind::Curl, form, &[]);
    }
}

#[test]
fn other_shells_are_told() {
    let lines = format!("curl -X POST ^\n  -F \"ref=main\" ^\n  {URL}");
    let reading = snippets::read(&lines);
    assert_eq!(reading.not_understood[0].why, Why::WindowsCmd);
    assert!(reading.git_ref.is_none());
    for text in [
        format!("Invoke-RestMethod -Method Post -Uri '{URL}' -Body 'ref=main'"),
        format!("$answer = Invoke-RestMethod -Uri {URL}"),
        format!("curl.exe -X POST `\n  -F 'ref=main' `\n  {URL}"),
    ] {
        let reading = snippets::read(&text);
        assert_eq!(reading.not_understood[0].why, Why::Powershell, "{text}");
        assert_eq!(reading.project.as_deref(), Some("9"), "{text}");
    }
    reads(
        &curl("-F 'variables[A]=it\\'s \\\\'"),
        Kind::Curl,
        project_9().variable("A", "it's \\"),
        &[],
    );
}

#[test]
fn what_is_not_closed_is_told() {
    reads(
        &format!("curl {URL} -d 'ref=main"),
        Kind::Curl,
        project_9().git_ref("main"),
        &[("'ref=main", Why::NotClosed)],
    );
}
