//! curl commands.

use crate::expect::{project_9, reads};
use snippets::{Endpoint, Kind, Why};

const URL: &str = "https://gitlab.example.com/api/v4/projects/9/trigger/pipeline";

/// `curl ARGUMENTS URL`.
fn curl(arguments: &str) -> String {
    format!("curl {arguments} {URL}")
}

/// The forms of GitLab's own documentation, with other values.
#[test]
fn what_gitlab_documents() {
    let reads = |text: &str, form| reads(text, Kind::Curl, form, &[]);
    reads(
        "curl --request POST \\\n     --form token=glptt-4f1c \\\n     --form ref=main \\\n     \
         \"https://gitlab.example.com/api/v4/projects/9/trigger/pipeline\"",
        project_9().token("glptt-4f1c").git_ref("main"),
    );
    reads(
        "curl --request POST \\\n    \"https://gitlab.example.com/api/v4/projects/9/trigger/pipeline\
         ?token=glptt-4f1c&ref=release%2F1.0\"",
        project_9().token("glptt-4f1c").git_ref("release/1.0"),
    );
    reads(
        "curl --request POST \\\n  --form token=glptt-4f1c \\\n  --form ref=main \\\n  \
         --form \"variables[UPLOAD_TO_S3]=true\" \\\n  \
         \"https://gitlab.example.com/api/v4/projects/9/trigger/pipeline\"",
        project_9()
            .token("glptt-4f1c")
            .git_ref("main")
            .variable("UPLOAD_TO_S3", "true"),
    );
    reads(
        "curl --request POST --header \"Content-Type: application/json\" --data '{\"ref\": \
         \"main\", \"token\": \"glptt-4f1c\", \"variables\": {\"A\": \"b\"}, \"inputs\": \
         {\"replicas\": 3, \"zones\": [\"a\", \"b\"]}}' \
         https://gitlab.example.com/api/v4/projects/9/trigger/pipeline",
        project_9()
            .token("glptt-4f1c")
            .git_ref("main")
            .variable("A", "b")
            .input("replicas", "3")
            .input("zones", "[\"a\", \"b\"]"),
    );
    reads(
        "curl --request POST --form token=glptt-4f1c --form ref=main \
         --form \"inputs[environment]=staging\" \
         https://gitlab.example.com/api/v4/projects/9/trigger/pipeline",
        project_9()
            .token("glptt-4f1c")
            .git_ref("main")
            .input("environment", "staging"),
    );
}

#[test]
fn every_way_to_say_a_field() {
    for (arguments, value) in [
        ("-F 'variables[A]=x y'", "x y"),
        ("-F'variables[A]=x'", "x"),
        ("-F 'variables[A]= \"x;\\\"y\" ;type=text/plain'", "x;\"y"),
        ("-F 'variables[A]=x;type=text/plain'", "x"),
        ("--form-string 'variables[A]=@x;y'", "@x;y"),
        ("-d 'variables[A]=x+y%26'", "x y&"),
        ("-d variables%5BA%5D=x", "x"),
        ("--data=variables[A]=x", "x"),
        ("--data-ascii 'variables[A]=x'", "x"),
        ("--data-binary 'variables[A]=x'", "x"),
        ("--data-raw 'variables[A]=@x'", "@x"),
        ("--data-raw $'variables[A]=it\\'s\\n'", "it's\n"),
        ("--data-urlencode 'variables[A]=x+y%26'", "x+y%26"),
        ("--data-urlencode 'variables%5BA%5D=a=b@c'", "a=b@c"),
        ("-X POST --url-query 'variables[A]=x+y'", "x+y"),
        ("-X POST --url-query '+variables[A]=x+y'", "x y"),
        ("-X POST -G -d 'variables[A]=x+y'", "x y"),
        ("-sSfXPOST -Gd 'variables[A]=x'", "x"),
        ("-sSfX POST -F 'variables[A]=x'", "x"),
        ("--json '{\"variables\": {\"A\": \"x\"}}'", "x"),
        ("--json '{\"variables\":' --json '{\"A\":\"x\"}}'", "x"),
        (
            "-H 'content-type: application/json' -d '{\"variables\":{\"A\":0.10}}'",
            "0.10",
        ),
        ("-d '{\"variables[A]\": \"x\"}'", "x"),
        ("-d @- <<< 'variables[A]=x'", "x"),
        ("-F 'variables[][key]=A' -F 'variables[][value]=x'", "x"),
    ] {
        reads(
            &curl(arguments),
            Kind::Curl,
            project_9().variable("A", value),
            &[],
        );
    }
}

#[test]
fn every_address() {
    let folder = "https://example.com/git/lab".to_owned();
    for (url, endpoint, gitlab, project, git_ref) in [
        (
            "/api/v4/projects/9/trigger/pipeline",
            Endpoint::V4,
            None,
            "9",
            None,
        ),
        (
            "/api/v4/projects/a%2Fb.c/trigger/pipeline/",
            Endpoint::V4,
            None,
            "a/b.c",
            None,
        ),
        (
            "/api/v4/projects/a/b/trigger/pipeline",
            Endpoint::V4,
            None,
            "a/b",
            None,
        ),
        (
            "/api/v4/projects/9/ref/x%2Fy+z/trigger/pipeline",
            Endpoint::V4RefInPath,
            None,
            "9",
            Some("x/y+z"),
        ),
        (
            "/api/v4/projects/9/ref/x/y/trigger/pipeline",
            Endpoint::V4RefInPath,
            None,
            "9",
            Some("x/y"),
        ),
        (
            "/api/v3/projects/9/trigger/builds",
            Endpoint::V3,
            None,
            "9",
            None,
        ),
        (
            "/api/v3/projects/9/ref/v1/trigger/builds",
            Endpoint::V3,
            None,
            "9",
            Some("v1"),
        ),
        (
            "/api/v4/projects/9/trigger/pipeline",
            Endpoint::V4,
            Some(folder),
            "9",
            None,
        ),
    ] {
        let gitlab = gitlab.unwrap_or_else(|| "https://gitlab.example.com".to_owned());
        let mut form = project_9();
        form.endpoint = Some(endpoint);
        form.project = Some(project.into());
        form.git_ref = git_ref.map(str::to_owned);
        form.gitlab = Some(gitlab.clone());
        reads(
            &format!("curl -X POST '{gitlab}{url}'"),
            Kind::Curl,
            form,
            &[],
        );
    }
}

#[test]
fn tokens() {
    for (arguments, token) in [
        ("-F \"token=$TRIGGER_TOKEN\"", "$TRIGGER_TOKEN"),
        ("-F token=${MY_TOKEN}", "$MY_TOKEN"),
        ("-F token=$CI_JOB_TOKEN", "$CI_JOB_TOKEN"),
        (
            "-F \"token=$(cat -- '/etc/the token')\"",
            "< /etc/the token",
        ),
        ("-d \"token=`cat token`\"", "< token"),
        ("-F token=glptt-4f1c", "glptt-4f1c"),
        (
            "-d \"{\\\"token\\\": \\\"$TRIGGER_TOKEN\\\"}\"",
            "$TRIGGER_TOKEN",
        ),
    ] {
        reads(&curl(arguments), Kind::Curl, project_9().token(token), &[]);
    }
    for (arguments, why) in [
        ("-F token=TOKEN", Why::PlaceholderToken),
        ("-F 'token=<your_token>'", Why::PlaceholderToken),
        ("--form-string 'token=<your_token>'", Why::PlaceholderToken),
        ("-F 'token=glptt-4f1c••••'", Why::NotToken),
        ("-F token=", Why::NotToken),
    ] {
        let file = arguments.starts_with("-F 'token=<");
        let left = if file {
            ("token=••••>", Why::File)
        } else {
            ("token", why)
        };
        let left = if file {
            ("token=<••••>", left.1)
        } else {
            left
        };
        reads(&curl(arguments), Kind::Curl, project_9(), &[left]);
    }
}

#[test]
fn a_value_under_its_own_name_is_secret() {
    reads(
        &curl("-F \"variables[PASSWORD]=$PASSWORD\" -F 'variables[OPEN]=$OPEN'"),
        Kind::Curl,
        project_9().secret("PASSWORD", "").variable("OPEN", "$OPEN"),
        &[],
    );
}

#[test]
fn what_is_filled_in_there_is_kept_as_typed_and_listed() {
    reads(
        &curl(
            "-F ref=$BRANCH -F \"variables[A]=at $(date +%s)!\" -F variables[B]=`id` -F c=${X:-y}",
        ),
        Kind::Curl,
        project_9()
            .git_ref("$BRANCH")
            .variable("A", "at $(date +%s)!")
            .variable("B", "`id`"),
        &[
            ("$BRANCH", Why::FilledInThere),
            ("$(date +%s)", Why::FilledInThere),
            ("`id`", Why::FilledInThere),
            ("c=${X:-y}", Why::FieldUnknown),
        ],
    );
    reads(
        "curl -d ref=main https://$HOST/api/v4/projects/$ID/trigger/pipeline",
        Kind::Curl,
        crate::expect::Form {
            gitlab: None,
            project: None,
            ..project_9().git_ref("main")
        },
        &[
            ("$HOST", Why::AddressFilledIn),
            ("$ID", Why::AddressFilledIn),
        ],
    );
}

#[test]
fn names_that_the_script_sets_are_filled_in() {
    reads(
        "#!/bin/sh\nset -eu\nTOKEN=glptt-4f1c\nexport BRANCH='it'\\''s' UNUSED=1\n\
         PASSWORD=hunter2\nPROJECT=9\n\
         curl -F token=$TOKEN -F \"ref=$BRANCH\" -F \"variables[PASSWORD]=$PASSWORD\" \
         \"https://gitlab.example.com/api/v4/projects/$PROJECT/trigger/pipeline\" | jq .id\n",
        Kind::Curl,
        project_9()
            .token("glptt-4f1c")
            .git_ref("it's")
            .secret("PASSWORD", "hunter2"),
        &[
            ("jq .id", Why::OtherCommand),
            ("UNUSED", Why::SettingNotUsed),
        ],
    );
}

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
fn a_name_that_comes_again_counts_the_last_time() {
    reads(
        &curl(
            "-d ref=old -d 'ref=new&variables[A]=1&variables[B]=2&variables[A]=3' -d token=glptt-4f1c -d token=glptt-5e2d",
        ),
        Kind::Curl,
        project_9()
            .git_ref("new")
            .variable("A", "3")
            .variable("B", "2")
            .token("glptt-5e2d"),
        &[
            ("ref=old", Why::GivenAgain),
            ("A=1", Why::GivenAgain),
            ("token", Why::GivenAgain),
        ],
    );
    let mut form = project_9().git_ref("path");
    form.endpoint = Some(Endpoint::V4RefInPath);
    reads(
        "curl -d ref=field https://gitlab.example.com/api/v4/projects/9/ref/path/trigger/pipeline",
        Kind::Curl,
        form,
        &[("ref=field", Why::GivenAgain)],
    );
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
fn globs_are_listed() {
    let at = |query: &str| format!("curl -X POST '{URL}?{query}'");
    for (query, piece) in [
        ("variables[A]=[1-3]", "[1-3]"),
        ("variables[A]={a,b}", "{a,b}"),
    ] {
        let value = query.split_once('=').unwrap().1;
        let form = project_9().variable("A", value);
        reads(&at(query), Kind::Curl, form, &[(piece, Why::SeveralCalls)]);
    }
    let form = project_9().variable("A", "{}");
    reads(&at("variables[A]={}"), Kind::Curl, form, &[]);
    let form = project_9().variable("A", "[1-3]");
    reads(
        &at("variables[A]=[1-3]").replace("-X", "-gX"),
        Kind::Curl,
        form,
        &[],
    );
}

/// Outside quotes `&` ends the command: what follows is not part of the address.
#[test]
fn an_address_without_quotes_ends_at_its_first_sign() {
    reads(
        &format!("curl -X POST {URL}?token=glptt-4f1c&ref=main"),
        Kind::Curl,
        project_9().token("glptt-4f1c"),
        &[("ref", Why::SettingNotUsed)],
    );
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
fn a_call_with_an_access_token_gives_what_it_has() {
    let mut form = project_9().git_ref("main").variable("A", "b");
    form.endpoint = None;
    reads(
        "curl -H 'PRIVATE-TOKEN: glpat-hunter2' -X POST \
         'https://me:hunter2@gitlab.example.com/api/v4/projects/9/pipeline?ref=main#top' \
         -F 'variables[][key]=A' -F 'variables[][value]=b'",
        Kind::Curl,
        form,
        &[
            ("PRIVATE-TOKEN", Why::AccessToken),
            ("user name in the address", Why::UserInAddress),
            ("#top", Why::Fragment),
            ("/pipeline", Why::CreatesPipeline),
        ],
    );
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
