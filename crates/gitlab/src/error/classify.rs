//! From a status and GitLab's words to what went wrong.

use crate::error::said::Said;
use crate::error::{Doing, ErrorKind, TokenFault};
use crate::graphql;
use crate::request::Api;
use crate::response::Response;

/// What GitLab says when it does not start a build, in lower case and by version, and what
/// it means (GitLab docs, API > Pipeline trigger tokens; read before the status).
const NOT_STARTED: [(&str, ErrorKind); 14] = [
    ("too many pipelines created", ErrorKind::TooManyBuilds),
    (
        "permissions to set pipeline variables",
        ErrorKind::VariablesNotAllowed,
    ),
    ("insufficient permissions", ErrorKind::Forbidden),
    ("reference not found", ErrorKind::RefMissing),
    ("commit not found", ErrorKind::RefMissing),
    ("missing .gitlab-ci.yml", ErrorKind::ConfigInvalid),
    ("missing ci config", ErrorKind::ConfigInvalid),
    ("pipeline will not run", ErrorKind::NoJobs),
    ("no stages / jobs", ErrorKind::NoJobs),
    ("no stages/jobs", ErrorKind::NoJobs),
    ("filtered out by workflow rules", ErrorKind::NoJobs),
    // Until GitLab 9 these two also stood for a branch or tag that does not exist.
    ("no builds created", ErrorKind::NoJobs),
    ("no pipeline created", ErrorKind::NoJobs),
    ("yaml", ErrorKind::ConfigInvalid),
];

/// What went wrong, by an answer that was no success or could not be read.
pub(super) fn kind(doing: Doing, api: Api, response: &Response, said: &Said) -> ErrorKind {
    let status = response.status;
    if response.redirected_away || (300..400).contains(&status) {
        return ErrorKind::Redirected;
    }
    // Whatever a proxy writes into its page: too many calls and a server in trouble are
    // told by the status alone.
    let speaks_for_itself = status == 429 || status >= 500;
    if response.is_web_page() && !speaks_for_itself {
        return ErrorKind::WebPage;
    }
    match status {
        200..300 => match api {
            Api::V4 | Api::V3 | Api::OAuth => ErrorKind::Unreadable,
            Api::GraphQl => not_answered(response, said),
        },
        // A refresh token that does not work is an end of the sign-in, whatever the status.
        400 | 401 if doing == Doing::RenewToken => ErrorKind::TokenRefused(TokenFault::Expired),
        // The application is refused, or its code: there is no token yet.
        401 if doing == Doing::SignIn => refused(doing, status, said),
        401 => unauthorized(doing, said),
        403 => forbidden(doing, said),
        404 if doing == Doing::StartBuild => ErrorKind::BadTriggerToken,
        404 => ErrorKind::NotFound,
        409 | 412 | 423 => ErrorKind::Conflict,
        429 => ErrorKind::TooManyRequests {
            retry_after: seconds(response),
        },
        400..500 => refused(doing, status, said),
        // 0 to 199 are no answers that a server of sound mind gives.
        _ => ErrorKind::ServerFault,
    }
}

/// GraphQL puts its refusals into answers of status 200, and `null` in the place of what does
/// not exist or may not be seen.
fn not_answered(response: &Response, said: &Said) -> ErrorKind {
    if said.text.is_some() {
        ErrorKind::Refused { fields: Vec::new() }
    } else if graphql::has_data(&response.text()) {
        ErrorKind::NotFound
    } else {
        ErrorKind::Unreadable
    }
}

fn unauthorized(doing: Doing, said: &Said) -> ErrorKind {
    if doing == Doing::StartBuild {
        return ErrorKind::BadTriggerToken;
    }
    let text = lower(said);
    ErrorKind::TokenRefused(if text.contains("expired") {
        TokenFault::Expired
    } else if text.contains("revoked") {
        TokenFault::Revoked
    } else {
        TokenFault::Unknown
    })
}

fn forbidden(doing: Doing, said: &Said) -> ErrorKind {
    let too_small = said.code.as_deref() == Some("insufficient_scope")
        || lower(said).contains("insufficient_scope");
    if too_small {
        ErrorKind::ScopeTooSmall {
            needed: doing.scope(),
        }
    } else {
        ErrorKind::Forbidden
    }
}

fn refused(doing: Doing, status: u16, said: &Said) -> ErrorKind {
    if doing == Doing::StartBuild {
        let text = lower(said);
        let meant = NOT_STARTED.iter().find(|(words, _)| text.contains(words));
        if let Some((_, kind)) = meant {
            return kind.clone();
        }
        if status == 422 {
            return ErrorKind::ConfigInvalid;
        }
    }
    ErrorKind::Refused {
        fields: said.fields.clone(),
    }
}

fn lower(said: &Said) -> String {
    said.text
        .as_deref()
        .unwrap_or_default()
        .to_ascii_lowercase()
}

fn seconds(response: &Response) -> Option<u32> {
    response.header("retry-after")?.trim().parse().ok()
}
