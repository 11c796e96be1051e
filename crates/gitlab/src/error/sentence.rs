//! An error in words: what happened, why, what to do next.

use crate::error::{ApiError, Cause, Doing, ErrorKind, TokenFault};
use crate::server::Feature;

const LATER: &str = "Try again in a moment.";
const RECONNECT: &str = "Connect again with a valid access token.";
const CHECK_ADDRESS: &str = "Check the GitLab address, and whether you are signed in to the \
    network or proxy in front of it.";

impl ApiError {
    /// What happened, why (with GitLab's own words in quotes) and what to do next.
    pub fn sentence(&self) -> String {
        let (why, next) = explain(&self.kind, self.doing);
        let mut sentence = self.happened();
        push(&mut sentence, &why);
        if let Some(said) = &self.said {
            let stop = if said.ends_with(['.', '!', '?', '…']) {
                ""
            } else {
                "."
            };
            let quote = format!("GitLab says: \u{201c}{said}\u{201d}{stop}");
            push(&mut sentence, &quote);
        }
        let look = "Check whether it was before you try again.";
        push(
            &mut sentence,
            if self.is_surely_undone() { next } else { look },
        );
        sentence
    }

    fn happened(&self) -> String {
        // What is not there was not to be had: nothing has failed.
        if matches!(self.kind, ErrorKind::Lacking { .. }) && !self.doing.changes() {
            return String::new();
        }
        match self.doing.done() {
            Some(done) if !self.is_surely_undone() => format!("It is not known whether {done}."),
            Some(_) | None => format!("{}.", self.doing.failed()),
        }
    }
}

fn push(sentence: &mut String, part: &str) {
    if !part.is_empty() {
        if !sentence.is_empty() {
            sentence.push(' ');
        }
        sentence.push_str(part);
    }
}

/// Why it went wrong and what to do next. Which advice helps depends on what was tried.
fn explain(kind: &ErrorKind, doing: Doing) -> (String, &'static str) {
    let (why, next) = match kind {
        ErrorKind::TokenRefused(fault) => (refused_token(*fault), RECONNECT),
        ErrorKind::ScopeTooSmall { needed } => return scope_too_small(needed),
        ErrorKind::Forbidden => return forbidden(doing),
        ErrorKind::NotFound => return not_found(doing),
        ErrorKind::Refused { .. } => (
            "GitLab does not accept what was sent.",
            "Correct it and try again.",
        ),
        ErrorKind::RefMissing => (
            "GitLab finds no such branch or tag in the project.",
            "Check the name; a commit hash cannot be built this way.",
        ),
        ErrorKind::NoJobs => (
            "No job would run.",
            "Check that the branch or tag exists, and that the rules in its .gitlab-ci.yml let a \
             job run for triggered builds.",
        ),
        ErrorKind::VariablesNotAllowed => (
            "The project does not let the owner of this trigger set variables.",
            "Start it without variables, or ask a maintainer to change \u{201c}Minimum role to use \
             pipeline variables\u{201d} in the project's CI/CD settings.",
        ),
        ErrorKind::BadTriggerToken => (
            "GitLab does not know this trigger token in this project. The trigger may have been \
             revoked or may have expired, or the project may be another one; GitLab does not say \
             which.",
            "Check the project, and choose another trigger or create a new one.",
        ),
        ErrorKind::TooManyBuilds => (
            "Too many builds were started in the last minute.",
            "Wait a minute, then start it again.",
        ),
        ErrorKind::ConfigInvalid => (
            "The project's CI configuration is missing or has a mistake. GitLab may have kept a \
             failed build.",
            "Correct .gitlab-ci.yml on this branch or tag, then start it again.",
        ),
        ErrorKind::TooManyRequests { retry_after } => return too_many_requests(*retry_after),
        ErrorKind::Conflict => (
            "Something else was changing the same thing at that moment.",
            "Reload, then try again.",
        ),
        ErrorKind::ServerFault => ("GitLab has a problem of its own right now.", LATER),
        ErrorKind::WebPage => ("A web page came instead of GitLab's answer.", CHECK_ADDRESS),
        ErrorKind::Unreadable => (
            "GitLab's answer could not be read.",
            "Try again; if it stays so, report it with the details.",
        ),
        ErrorKind::Redirected => (
            "The server pointed to another address, and your token is not sent there.",
            "The project may have been renamed or moved: search for it by name. If nothing works, \
             check the GitLab address.",
        ),
        ErrorKind::Unreachable { cause } => unreachable(*cause),
        ErrorKind::TimedOut => ("GitLab took too long to answer.", LATER),
        ErrorKind::Lacking { server, feature } => return lacking(server, *feature),
        ErrorKind::Aborted => ("It was stopped before GitLab answered.", ""),
    };
    (why.to_owned(), next)
}

fn lacking(server: &str, feature: Feature) -> (String, &'static str) {
    (feature.lacking(server), "")
}

fn refused_token(fault: TokenFault) -> &'static str {
    match fault {
        TokenFault::Expired => "The access token has expired.",
        TokenFault::Revoked => "The access token was revoked.",
        TokenFault::Unknown => "GitLab does not accept the access token.",
    }
}

fn scope_too_small(needed: &str) -> (String, &'static str) {
    let why =
        format!("The access token lacks the scope \u{201c}{needed}\u{201d}, which this takes.");
    (why, "Connect with a token that has this scope.")
}

fn forbidden(doing: Doing) -> (String, &'static str) {
    let why = format!("GitLab does not allow it. It takes {}.", doing.takes());
    let next = if doing == Doing::UpdateTrigger {
        "Ask the owner of the trigger."
    } else if doing == Doing::StartBuild {
        "Use a trigger of someone who may build it."
    } else {
        "Ask someone who manages the project."
    };
    (why, next)
}

fn not_found(doing: Doing) -> (String, &'static str) {
    let why = format!(
        "GitLab has no {}, or hides it from this account.",
        doing.object()
    );
    (
        why,
        "Check the address, and whether this account may see the project.",
    )
}

fn too_many_requests(retry_after: Option<u32>) -> (String, &'static str) {
    let why = match retry_after {
        Some(1) => "GitLab was asked too often and wants a pause of 1 second.".to_owned(),
        Some(seconds) => {
            format!("GitLab was asked too often and wants a pause of {seconds} seconds.")
        }
        None => "GitLab was asked too often.".to_owned(),
    };
    (why, "Wait a minute, then try again.")
}

fn unreachable(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::Offline => (
            "This device is offline.",
            "Try again when you are back online.",
        ),
        Cause::MixedContent => (
            "This page came over https, and the browser does not let it ask a GitLab over http.",
            "Use the https address of GitLab.",
        ),
        Cause::Unknown => (
            "GitLab could not be reached. It may be down, the address may be wrong, its \
             certificate may not be trusted here, or something may block the call.",
            "Open the GitLab address in a new tab to see whether it answers.",
        ),
    }
}
