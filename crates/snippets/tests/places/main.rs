//! Every place: its text, and what arrives when that is run.

#![cfg(test)]

mod rules;
mod schedule;
mod shell;
mod support;
mod told;

mod ci;
mod code;
mod elsewhere;
mod windows;
