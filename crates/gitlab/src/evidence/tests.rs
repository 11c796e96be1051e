//! How the clues are weighed, one file for each kind of evidence.

mod candidates;
mod last_use;
mod marked;
mod perhaps;
mod strength;

use super::{Clues, Evidence, evidence};
use crate::decode;
use crate::nouns::{PipelineBasic, Trigger, TriggerId, UserId};

const BUILT: &str = "2026-03-01T00:30:00.123Z";

fn build(source: &str) -> PipelineBasic {
    let json = format!(
        r#"{{"id":7,"sha":"a","ref":"main","status":"success","source":{source},"created_at":"{BUILT}"}}"#
    );
    decode::one(&json).unwrap()
}

/// A trigger by id, owner (0 for none), and the moments of making and last use.
fn trigger(id: u64, owner: u64, made: &str, used: &str) -> Trigger {
    let owner = match owner {
        0 => "null".to_owned(),
        id => format!(r#"{{"id":{id},"username":"u{id}"}}"#),
    };
    let json = format!(
        r#"{{"id":{id},"token":"4f1c","created_at":"{made}","last_used":"{used}","owner":{owner}}}"#
    );
    decode::one(&json).unwrap()
}

/// What is known of triggers of which there may be more.
fn clues(user: Option<u64>, triggers: &[Trigger]) -> Clues<'_> {
    Clues {
        user: user.map(UserId),
        triggers,
        ..Clues::NONE
    }
}

fn weigh(user: Option<u64>, triggers: &[Trigger]) -> Option<Evidence> {
    evidence(&build("\"trigger\""), &clues(user, triggers))
}

fn not_known(candidates: &[u64]) -> Option<Evidence> {
    Some(Evidence::NotKnown {
        candidates: candidates.iter().copied().map(TriggerId).collect(),
    })
}
