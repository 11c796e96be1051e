//! What is kept of a build's variables.

use gitlab::{PAYLOAD, TriggerId, Variable, marker};

/// A build's variables, in this page's memory and nowhere else.
pub(super) struct Given {
    /// Without the call's payload, which says it all a second time.
    pub(super) variables: Vec<Variable>,
    /// The trigger that the call named.
    pub(super) marked: Option<TriggerId>,
}

impl Given {
    /// Of all that GitLab tells.
    pub(super) fn of(mut variables: Vec<Variable>) -> Self {
        let marked = marker(&variables);
        variables.retain(|variable| variable.key != PAYLOAD);
        Self { variables, marked }
    }
}
