//! What is read of a pasted text: every kind by table, everything this crate writes by
//! property, and text that nobody would write.

#![cfg(test)]

mod call;
mod expect;
mod round_trip;
