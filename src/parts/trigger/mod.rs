//! A trigger in a list of triggers: what there is to notice about it, its cells
//! and its controls.

pub(crate) mod cells;
pub(crate) mod controls;
pub(crate) mod facts;
pub(crate) mod reasons;
pub(crate) mod recent;
pub(crate) mod revealed;
#[cfg(test)]
pub(crate) mod sample;
