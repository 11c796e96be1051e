//! What a field says, and the fields that come again.

use super::curl;
use crate::expect::{project_9, reads};
use snippets::{Endpoint, Kind, Why};

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
