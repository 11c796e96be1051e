//! One ordinary call, for texts that are compared letter for letter.

use super::call::variable;
use snippets::{Call, Endpoint, Options, Place, Snippet, TokenGiven, write};

/// A ref with a sign of cron's, an open value with quotes, and two secret ones.
pub(crate) fn call() -> Call {
    Call {
        gitlab: "https://gitlab.example.com".into(),
        endpoint: Endpoint::V4,
        project: "group/name".into(),
        project_path: String::new(),
        git_ref: "release/100%".into(),
        variables: vec![
            variable("UPLOAD_TO_S3", "it's \\ true", false),
            variable("PASSWORD", "", true),
            variable("PIN", "", true),
        ],
        inputs: Vec::new(),
        token: TokenGiven::Placeholder,
        marker: None,
    }
}

/// The call without the secret values, which some places cannot carry.
pub(crate) fn open_call() -> Call {
    let mut call = call();
    call.variables.truncate(1);
    call
}

/// Written with the options as they stand at first.
pub(crate) fn written(place: &'static dyn Place, call: &Call) -> Snippet {
    write(place, call, &Options::default()).unwrap()
}
