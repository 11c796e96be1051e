//! A CI job's log: bytes in; lines, styles and sections out.

#![forbid(unsafe_code)]
