//! Which errors are a no, and which only the lack of an answer.

use super::queue::Refusal;
use gitlab::ErrorKind;

/// Whether an error is a refusal that asking again will not change. A person
/// who may not read the variables of one build may not read those of others.
pub(super) fn refusal(kind: &ErrorKind) -> Option<Refusal> {
    match kind {
        ErrorKind::Forbidden | ErrorKind::ScopeTooSmall { .. } | ErrorKind::Lacking { .. } => {
            Some(Refusal::Part)
        }
        ErrorKind::NotFound
        | ErrorKind::Refused { .. }
        | ErrorKind::WebPage
        | ErrorKind::Unreadable
        | ErrorKind::Redirected => Some(Refusal::Piece),
        ErrorKind::TokenRefused(_)
        | ErrorKind::RefMissing
        | ErrorKind::NoJobs
        | ErrorKind::VariablesNotAllowed
        | ErrorKind::BadTriggerToken
        | ErrorKind::TooManyBuilds
        | ErrorKind::ConfigInvalid
        | ErrorKind::TooManyRequests { .. }
        | ErrorKind::Conflict
        | ErrorKind::ServerFault
        | ErrorKind::Unreachable { .. }
        | ErrorKind::TimedOut
        | ErrorKind::Aborted => None,
    }
}
