//! A GitLab trigger call, written and quoted for each place it can be pasted into.

#![forbid(unsafe_code)]
