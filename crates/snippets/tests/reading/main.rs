//! What is read of a pasted text: every kind by table, everything this crate writes by
//! property, and text that nobody would write.

#![cfg(test)]

mod call;
mod ci;
mod commands;
mod crontab;
mod curl;
mod described;
mod expect;
mod hostile;
mod lists;
mod programs;
mod proportion;
mod round_trip;
