//! The ways in which something can go wrong.

use crate::server::Feature;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// GitLab does not take the account's token (401).
    TokenRefused(TokenFault),
    /// The token is good, but not for this (403).
    ScopeTooSmall {
        /// The scope it takes, as far as it is known.
        needed: &'static str,
    },
    /// The account may not do this (403).
    Forbidden,
    /// It does not exist, or GitLab hides it from the account (404).
    NotFound,
    /// GitLab does not take what was sent (400, 422 and the like).
    Refused {
        /// What is wrong with which field; may be empty.
        fields: Vec<FieldProblem>,
    },
    /// There is no such branch or tag.
    RefMissing,
    /// No job would run.
    NoJobs,
    /// The trigger's owner may not set variables.
    VariablesNotAllowed,
    /// GitLab knows no such trigger token in this project. It hides whether the token or the
    /// project is wrong.
    BadTriggerToken,
    /// Too many builds were started in the last minute. GitLab answers 400 here, not 429.
    TooManyBuilds,
    /// The project's CI configuration is missing or broken.
    ConfigInvalid,
    /// Too many calls (429).
    TooManyRequests {
        /// Seconds to wait. GitLab does not show this to a browser on another host.
        retry_after: Option<u32>,
    },
    /// Something else changes the same thing right now (409, 412, 423).
    Conflict,
    /// GitLab has trouble of its own (5xx).
    ServerFault,
    /// A web page came where the API was asked.
    WebPage,
    /// The answer cannot be read.
    Unreadable,
    /// The server pointed elsewhere, and the token does not follow.
    Redirected,
    /// No answer came.
    Unreachable {
        /// What is known about why.
        cause: Cause,
    },
    /// No answer came in time.
    TimedOut,
    /// The server is too old to have it, so that it was not asked.
    Lacking {
        /// Which GitLab it is, in a few words.
        server: String,
        /// What it does not have.
        feature: Feature,
    },
    /// The asker gave up.
    Aborted,
}

/// What is known about a token that was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFault {
    /// It is too old.
    Expired,
    /// Someone revoked it.
    Revoked,
    /// GitLab does not say.
    Unknown,
}

/// What is known about why no answer came. A browser tells next to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The device has no network.
    Offline,
    /// This page is `https:`, the address is `http:`: the browser did not send it.
    MixedContent,
    /// Nothing is known.
    Unknown,
}

/// What GitLab says about one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field's name in the API.
    pub field: String,
    /// What is wrong with it, such as `is missing`.
    pub problem: String,
}

impl ErrorKind {
    /// Whether it may be gone when the same is asked again.
    pub(super) fn may_pass(&self) -> bool {
        match self {
            Self::TooManyRequests { .. } | Self::Conflict | Self::ServerFault | Self::TimedOut => {
                true
            }
            Self::Unreachable { cause } => match cause {
                Cause::Offline | Cause::Unknown => true,
                Cause::MixedContent => false,
            },
            Self::TokenRefused(_)
            | Self::ScopeTooSmall { .. }
            | Self::Forbidden
            | Self::NotFound
            | Self::Refused { .. }
            | Self::RefMissing
            | Self::NoJobs
            | Self::VariablesNotAllowed
            | Self::BadTriggerToken
            | Self::TooManyBuilds
            | Self::ConfigInvalid
            | Self::WebPage
            | Self::Unreadable
            | Self::Redirected
            | Self::Lacking { .. }
            | Self::Aborted => false,
        }
    }

    /// Whether GitLab, or the browser before it, turned the call down, so that nothing was
    /// done.
    pub(super) fn is_refusal(&self) -> bool {
        match self {
            Self::TokenRefused(_)
            | Self::ScopeTooSmall { .. }
            | Self::Forbidden
            | Self::NotFound
            | Self::Refused { .. }
            | Self::RefMissing
            | Self::NoJobs
            | Self::VariablesNotAllowed
            | Self::BadTriggerToken
            | Self::TooManyBuilds
            | Self::ConfigInvalid
            | Self::TooManyRequests { .. }
            | Self::Conflict
            | Self::Lacking { .. }
            | Self::Redirected => true,
            Self::Unreachable { cause } => match cause {
                Cause::MixedContent => true,
                Cause::Offline | Cause::Unknown => false,
            },
            Self::ServerFault
            | Self::WebPage
            | Self::Unreadable
            | Self::TimedOut
            | Self::Aborted => false,
        }
    }
}
