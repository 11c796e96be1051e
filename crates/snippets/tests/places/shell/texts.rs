//! How each place of the shell looks, letter for letter.

use crate::support::call::variable;
use crate::support::sample::{call, open_call, written};
use snippets::places::{ALL, CurlForm, CurlHidden, CurlJson, CurlQuery, Httpie, Hurl, Wget};
use snippets::{
    CalledGitlab, Choice, CiForm, CurlAge, Field, Group, Lines, Note, OptionNames, Options, Place,
    Refusal, Style, TokenGiven, write,
};

/// No choice is offered that does nothing, and none changes a text without being offered.
#[test]
fn what_may_be_chosen_is_what_changes_the_text() {
    type Change = fn(&mut Options);
    let changed: [(Choice, Change); 6] = [
        (Choice::Style, |all| all.style = Style::Encoded),
        (Choice::Lines, |all| all.lines = Lines::One),
        (Choice::OptionNames, |all| {
            all.option_names = OptionNames::Short;
        }),
        (Choice::Curl, |all| all.curl = CurlAge::Older),
        (Choice::CiForm, |all| all.ci_form = CiForm::Only),
        (Choice::Called, |all| all.called = CalledGitlab::Own),
    ];
    for &place in ALL.iter().filter(|place| place.group() == Group::Shell) {
        for (choice, change) in changed {
            let mut options = Options::default();
            change(&mut options);
            let text = write(place, &open_call(), &options).unwrap().text;
            let is_changed = text != written(place, &open_call()).text;
            let is_offered = place.choices().contains(&choice);
            assert_eq!(is_changed, is_offered, "{place:?} {choice:?}");
        }
    }
}

#[test]
fn a_line_that_a_terminal_may_cut_is_encoded_and_remarked_upon() {
    let long = |length| {
        let mut call = open_call();
        call.variables
            .push(variable("NOTE", &"(".repeat(length), false));
        call
    };
    for place in [&CurlForm as &'static dyn Place, &CurlHidden, &Httpie] {
        let short = written(place, &long(900));
        assert!(short.text.contains("=(((("), "{}", short.text);
        let cut = written(place, &long(1_000));
        assert!(cut.text.contains("=%28%28%28"), "{}", cut.text);
        let told = |notes: &[Note]| {
            let mut advice = notes.iter().map(Note::sentence);
            advice.any(|sentence| sentence.starts_with("One line is longer than some shells"))
        };
        assert!(told(&cut.notes) && !told(&short.notes), "{place:?}");
    }
}

#[test]
fn the_text_of_curl_form() {
    assert_eq!(
        written(&CurlForm, &call()).text,
        r#"curl --fail-with-body --globoff --request POST --proto '=https' \
  --form-string "token=$TRIGGER_TOKEN" \
  --form-string 'ref=release/100%' \
  --form-string 'variables[UPLOAD_TO_S3]=it'\''s '\\' true' \
  --form-string "variables[PASSWORD]=$PASSWORD" \
  --form-string "variables[PIN]=$PIN" \
  'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn curl_form_is_encoded_as_soon_as_one_value_cannot_be_seen() {
    let mut call = call();
    call.gitlab = "http://127.0.0.1:8485".into();
    call.variables.push(variable("NOTE", "two\nlines", false));
    assert_eq!(
        written(&CurlForm, &call).text,
        r#"curl --fail-with-body --globoff --request POST --proto '=http' \
  --data-urlencode "token=$TRIGGER_TOKEN" \
  --data 'ref=release%2F100%25' \
  --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true' \
  --data-urlencode "variables%5BPASSWORD%5D=$PASSWORD" \
  --data-urlencode "variables%5BPIN%5D=$PIN" \
  --data 'variables%5BNOTE%5D=two%0Alines' \
  'http://127.0.0.1:8485/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn the_text_of_curl_query() {
    assert_eq!(
        written(&CurlQuery, &call()).text,
        concat!(
            "curl --fail-with-body --globoff --request POST --proto '=https' \\\n",
            "  --get --data-urlencode \"variables%5BPASSWORD%5D=$PASSWORD\" \\\n",
            "  --data-urlencode \"variables%5BPIN%5D=$PIN\" \\\n",
            "  \"https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline",
            "?token=$TRIGGER_TOKEN&ref=release%2F100%25",
            "&variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true\"",
        )
    );
}

#[test]
fn the_text_of_curl_json() {
    assert_eq!(
        written(&CurlJson, &open_call()).text,
        r#"curl --fail-with-body --globoff --request POST --proto '=https' \
  --header 'Content-Type: application/json' \
  --data '{"token":"'"$TRIGGER_TOKEN"'","ref":"release/100%","variables":{"UPLOAD_TO_S3":"it'\''s '\\''\\' true"}}' \
  'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn curl_json_takes_no_secret() {
    let refusal = write(&CurlJson, &call(), &Options::default()).unwrap_err();
    assert!(matches!(refusal, Refusal::NotThere { .. }), "{refusal}");
    assert_eq!(refusal.field(), Field::Value(1));
}

#[test]
fn the_text_of_curl_hidden() {
    assert_eq!(
        written(&CurlHidden, &open_call()).text,
        r#"echo "form-string = token=$TRIGGER_TOKEN" \
  | curl --fail-with-body --globoff --request POST --proto '=https' \
  --config '-' \
  --form-string 'ref=release/100%' \
  --form-string 'variables[UPLOAD_TO_S3]=it'\''s '\\' true' \
  'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn curl_hidden_encodes_secrets_where_they_are() {
    let mut call = call();
    call.variables.pop();
    assert_eq!(
        written(&CurlHidden, &call).text,
        r#"echo "data = token=$TRIGGER_TOKEN&variables%5BPASSWORD%5D$(PASSWORD="$PASSWORD" printenv PASSWORD | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g; s/%0a$//; s/^/=/')" \
  | curl --fail-with-body --globoff --request POST --proto '=https' \
  --config '-' \
  --data 'ref=release%2F100%25' \
  --data 'variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true' \
  'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn the_text_of_wget() {
    let mut call = call();
    call.variables.pop();
    assert_eq!(
        written(&Wget, &call).text,
        r#"wget --no-config --no-glob --no-hsts --no-netrc --no-verbose \
  --output-document - --max-redirect 0 --tries 1 --content-on-error \
  --post-data "token=$TRIGGER_TOKEN&ref=release%2F100%25&variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true&variables%5BPASSWORD%5D$(PASSWORD="$PASSWORD" printenv PASSWORD | od -An -v -tx1 | tr -d ' \n' | sed 's/../%&/g; s/%0a$//; s/^/=/')" \
  'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
    let short = Options {
        option_names: OptionNames::Short,
        ..Options::default()
    };
    call.token = TokenGiven::File("/etc/it's here".into());
    call.variables.clear();
    assert_eq!(
        write(&Wget, &call, &short).unwrap().text,
        r#"wget --no-config --no-glob --no-hsts --no-netrc -nv \
  -O - --max-redirect 0 -t 1 --content-on-error \
  --post-data "token=$(cat -- '/etc/it'\''s here')&ref=release%2F100%25" \
  'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn the_text_of_httpie() {
    let mut call = open_call();
    call.variables.push(variable("NOTE", "@all = us", false));
    assert_eq!(
        written(&Httpie, &call).text,
        r#"http --ignore-stdin --check-status --ignore-netrc --form POST 'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline' \
  "token=$TRIGGER_TOKEN" \
  'ref=release/100%' \
  'variables[UPLOAD_TO_S3]=it'\''s '\\' true' \
  'variables[NOTE]='\\'@all = us'"#
    );
}

#[test]
fn httpie_gets_one_body_for_what_no_item_can_say() {
    let mut call = open_call();
    call.variables.push(variable("NOTE", "\\@", false));
    assert_eq!(
        written(&Httpie, &call).text,
        r#"http --ignore-stdin --check-status --ignore-netrc --form \
  --raw "token=$TRIGGER_TOKEN&ref=release%2F100%25&variables%5BUPLOAD_TO_S3%5D=it%27s%20%5C%20true&variables%5BNOTE%5D=%5C%40" \
  POST 'https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline'"#
    );
}

#[test]
fn the_text_of_hurl() {
    let mut call = call();
    call.variables.pop();
    call.variables.push(variable("NOTE", " {{x}} #1", false));
    assert_eq!(
        written(&Hurl, &call).text,
        r#"POST https://gitlab.example.com/api/v4/projects/group%2Fname/trigger/pipeline
[FormParams]
token: {{TRIGGER_TOKEN}}
ref: release/100%
variables[UPLOAD_TO_S3]: it's \\ true
variables[PASSWORD]: {{PASSWORD}}
variables[NOTE]: \u{20}\u{7b}\u{7b}x}} \#1
HTTP 201"#
    );
}

#[test]
fn hurl_keeps_its_own_names() {
    let mut call = open_call();
    call.variables.push(variable("newUuid", "", true));
    let refusal = write(&Hurl, &call, &Options::default()).unwrap_err();
    assert_eq!(refusal.field(), Field::Key(1));
}
