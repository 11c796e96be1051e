//! Commands as proptest draws them: every way to say a field, in every order and quoting.

use crate::call;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// A word in one of bash's quotes.
fn quoted(text: &str, how: u8) -> String {
    let escaped = |special: &str| {
        let mut escaped = String::new();
        for character in text.chars() {
            if special.contains(character) {
                escaped.push('\\');
            }
            escaped.push(character);
        }
        escaped
    };
    match how {
        0 if !text.contains('\n') && !text.is_empty() => {
            escaped(" \t!\"#$&'()*;<>?[\\]^`{|}~=%,\r")
        }
        1 => format!("\"{}\"", escaped("\"\\$`")),
        2 => format!("$'{}'", escaped("'\\").replace('\n', "\\n")),
        _ => format!("'{}'", text.replace('\'', "'\\''")),
    }
}

/// Percent-encoded, as a careless hand does: not every character that should be.
fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for character in text.chars() {
        match character {
            ' ' => encoded.push('+'),
            other if other.is_ascii_alphanumeric() || "-_.~:/'!*,".contains(other) => {
                encoded.push(other);
            }
            other if other.is_ascii() => {
                encoded.extend(["%", &format!("{:02x}", u32::from(other))]);
            }
            other => encoded.push(other),
        }
    }
    encoded
}

/// The value of curl's `--form`: as it is where nothing in it means something else, or in
/// double quotes.
fn form_value(text: &str, how: u8) -> String {
    let trimmed = text.trim_start();
    let means_more = text.starts_with(['@', '<', '(']) || trimmed.starts_with('"');
    if how.is_multiple_of(2) && !means_more && !text.contains(';') {
        return text.into();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// An option that says the field `name`, and whether the fields are in a multipart form.
fn option(multipart: bool) -> BoxedStrategy<(String, String, u8)> {
    let options: &[&str] = if multipart {
        &["-F", "--form", "--form-string"]
    } else {
        &[
            "-d",
            "--data",
            "--data-raw",
            "--data-binary",
            "--data-ascii",
            "--data-urlencode",
        ]
    };
    (select(options), call::text(), 0..4_u8)
        .prop_map(|(option, value, how)| (option.to_owned(), value, how))
        .boxed()
}

fn said(at: usize, (option, value, how): &(String, String, u8), first: &str) -> String {
    let bare = ["ref", "token", "inputs[x-y]"];
    let name = bare
        .get(at)
        .map_or(format!("variables[K{at}]"), |name| (*name).to_owned());
    let name_encoded = name.replace('[', "%5B").replace(']', "%5D");
    // A token is read as such only if it can be one.
    let token = "glptt-4f1c".to_owned();
    let value = match name.as_str() {
        "token" => &token,
        // No ref is none.
        "ref" if value.trim().is_empty() => &token,
        _ => value,
    };
    let argument = match option.as_str() {
        "-F" | "--form" => format!("{name}={}", form_value(value, *how)),
        "--form-string" => format!("{name}={value}"),
        "--data-urlencode" => format!("{name_encoded}={value}"),
        _ if how.is_multiple_of(2) => format!("{name_encoded}={}", encoded(value)),
        _ => format!("{name}={}", encoded(value)),
    };
    let argument = quoted(&argument, *how);
    if option.len() == 2 && how % 2 == 1 {
        format!("{first}{option}{argument}")
    } else {
        format!("{first}{option} {argument}")
    }
}

pub(super) fn curl() -> impl Strategy<Value = String> {
    let opening = select(&[
        "curl -sX POST",
        "curl --silent --request POST --globoff",
        "curl -gsSfXPOST -o /dev/null",
        "curl -s --fail --proto '=http,https' --max-time 5 -X POST",
    ]);
    let fields = any::<bool>().prop_flat_map(|multipart| {
        let fields = vec(option(multipart), 1..7);
        (fields, Just(multipart), any::<bool>())
    });
    (opening, fields, select(&[" ", " \\\n  "])).prop_map(
        |(opening, (fields, multipart, get), between)| {
            let mut parts = vec![opening.to_owned()];
            let fields = fields.iter().enumerate();
            parts.extend(fields.map(|(at, field)| said(at, field, "")));
            if get && !multipart {
                parts.push("-G".into());
            }
            parts.push("'{URL}'".into());
            parts.join(between)
        },
    )
}

pub(super) fn wget() -> impl Strategy<Value = String> {
    vec((call::text(), 0..4_u8), 1..6).prop_map(|values| {
        let pairs: Vec<String> = values
            .iter()
            .enumerate()
            .map(|(at, (value, _))| format!("variables[K{at}]={}", encoded(value)))
            .collect();
        let data = quoted(&pairs.join("&"), values[0].1);
        match values.len() % 3 {
            0 => format!("wget -qO- --post-data={data} '{{URL}}'"),
            1 => format!("wget -q -O - --post-data {data} '{{URL}}'"),
            _ => format!("wget --quiet --output-document=- --method=POST --body-data={data} --header='Content-Type: application/x-www-form-urlencoded' '{{URL}}'"),
        }
    })
}

/// Many items at a time: HTTPie takes a second to start.
pub(super) fn httpie() -> impl Strategy<Value = String> {
    let value = prop_oneof![call::text(), "[\\\\:;=@a ]{0,8}"];
    vec((value, 0..4_u8), 30..40).prop_map(|values| {
        let items: Vec<String> = values
            .iter()
            .enumerate()
            // As the first characters of a value these would be part of the separator.
            .map(|(at, (value, how))| {
                let escape = if value.starts_with(['=', '@']) {
                    "\\"
                } else {
                    ""
                };
                quoted(&format!("variables[K{at}]={escape}{value}"), *how)
            })
            .collect();
        format!(
            "http --ignore-stdin --form POST '{{URL}}' {}",
            items.join(" ")
        )
    })
}
