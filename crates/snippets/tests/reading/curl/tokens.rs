//! The token, and names that stand for values.

use super::curl;
use crate::expect::{project_9, reads};
use snippets::{Kind, Why};

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
