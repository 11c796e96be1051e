//! wget and HTTPie.

use crate::expect::{project_9, reads};
use snippets::{Kind, Why};

const URL: &str = "https://gitlab.example.com/api/v4/projects/9/trigger/pipeline";

#[test]
fn wget() {
    for arguments in [
        "--quiet --output-document - --post-data 'ref=it%27s+here&variables%5BA%5D=b'",
        "-qO- --content-on-error --post-data='ref=it%27s%20here&variables[A]=b'",
        "-nv -O /dev/null -T 5 --method=POST --body-data='ref=it%27s+here&variables[A]=b'",
        "--header='Content-Type: application/json' --post-data='{\"ref\":\"it\\u0027s here\",\"variables\":{\"A\":\"b\"}}'",
    ] {
        let form = project_9().git_ref("it's here").variable("A", "b");
        reads(&format!("wget {arguments} {URL}"), Kind::Wget, form, &[]);
    }
    for (arguments, piece, why) in [
        ("--post-file=body", "body", Why::File),
        ("--post-data= --tries=3", "--tries", Why::OptionNotTaken),
        (
            "--post-data= --password=hunter2",
            "--password",
            Why::OptionNotTaken,
        ),
        ("--post-data= -t 3", "-t", Why::OptionNotTaken),
        (
            "--post-data= --telepathy",
            "--telepathy",
            Why::OptionUnknown,
        ),
        (
            "--post-data= --header 'JOB-TOKEN: hunter2'",
            "JOB-TOKEN",
            Why::AccessToken,
        ),
        ("-q", "GET", Why::NotPost),
    ] {
        let text = format!("wget {arguments} {URL}");
        reads(&text, Kind::Wget, project_9(), &[(piece, why)]);
    }
}

#[test]
fn httpie() {
    for text in [
        format!(
            "http --form POST {URL} 'ref=it'\\''s' 'variables[A]=b=c' \"token=$TRIGGER_TOKEN\""
        ),
        format!(
            "https -f --ignore-stdin --check-status {URL} \"ref=it's\" 'variables[A]=b=c' token=$TRIGGER_TOKEN"
        ),
        format!("xh -f {URL} \"ref==it's\" variables[A]='b\\=c' token==$TRIGGER_TOKEN"),
        format!("http {URL} \"ref=it's\" 'variables:={{\"A\": \"b=c\"}}' token=$TRIGGER_TOKEN"),
        format!(
            "http --raw \"{{\\\"ref\\\": \\\"it's\\\", \\\"variables\\\": {{\\\"A\\\": \\\"b=c\\\"}}, \\\"token\\\": \\\"$TRIGGER_TOKEN\\\"}}\" {URL}"
        ),
    ] {
        let form = project_9()
            .git_ref("it's")
            .variable("A", "b=c")
            .token("$TRIGGER_TOKEN");
        reads(&text, Kind::Httpie, form, &[]);
    }
    for (arguments, piece, why) in [
        ("a@file", "a@file", Why::File),
        ("a=@file", "a=@file", Why::File),
        ("a:=@file", "a:=@file", Why::File),
        ("X-A:hunter2", "X-A", Why::Header),
        ("red", "red", Why::FieldWithoutName),
        ("--follow", "--follow", Why::OptionNotTaken),
        ("--auth=me:hunter2", "--auth", Why::OptionNotTaken),
        ("--telepathy", "--telepathy", Why::OptionUnknown),
        ("'colour=red'", "colour=red", Why::FieldUnknown),
    ] {
        let text = format!("http POST {URL} {arguments}");
        reads(&text, Kind::Httpie, project_9(), &[(piece, why)]);
    }
}

#[test]
fn httpie_on_this_machine() {
    for (address, gitlab) in [
        (":8485", "http://localhost:8485"),
        (":/gitlab", "http://localhost/gitlab"),
    ] {
        let mut form = project_9().git_ref("main");
        form.gitlab = Some(gitlab.into());
        let text = format!("http {address}/api/v4/projects/9/trigger/pipeline ref=main");
        reads(&text, Kind::Httpie, form, &[]);
    }
}

/// What this crate writes for programs that do not encode a value.
#[test]
fn a_value_that_the_shell_encodes() {
    let encoded = |name: &str| {
        format!(
            "$({name}=\"${name}\" printenv {name} | od -An -v -tx1 | tr -d ' \\n' | sed 's/../%&/g; s/^/=/')"
        )
    };
    let text = format!(
        "wget --no-config --max-redirect 0 --tries 1 --post-data \"ref=main&variables%5BPASSWORD%5D{}\" {URL}",
        encoded("PASSWORD")
    );
    let form = project_9().git_ref("main").secret("PASSWORD", "");
    reads(&text, Kind::Wget, form, &[]);
}

#[test]
fn files_of_curls_options() {
    let text = format!(
        "# Save this as trigger.curl\nfail-with-body\ngloboff\nrequest = \"POST\"\nproto = \"=https\"\n\
         variable = \"%TRIGGER_TOKEN\"\nvariable = \"%PASSWORD\"\nexpand-data = \"token={{{{TRIGGER_TOKEN:url}}}}\"\n\
         data = \"ref=it%27s\"\nexpand-data = \"variables%5BPASSWORD%5D={{{{PASSWORD:url}}}}\"\nurl = \"{URL}\"\n"
    );
    let form = project_9()
        .token("$TRIGGER_TOKEN")
        .git_ref("it's")
        .secret("PASSWORD", "");
    reads(&text, Kind::CurlConfig, form, &[]);
    let text = format!(
        "variable = \"TRIGGER_TOKEN@/etc/the token\"\nvariable = NAME=main\nexpand-data = \"token={{{{TRIGGER_TOKEN:trim:url}}}}&ref={{{{NAME}}}}\"\nurl = {URL}\n"
    );
    let form = project_9().token("< /etc/the token").git_ref("main");
    reads(&text, Kind::CurlConfig, form, &[]);
    let text = format!("url: {URL}\nform-string \"ref=a \\\"b\\\" \\\\ c\"\nretry = 3\n");
    let form = project_9().git_ref("a \"b\" \\ c");
    reads(
        &text,
        Kind::CurlConfig,
        form,
        &[("--retry", Why::OptionNotTaken)],
    );
}
