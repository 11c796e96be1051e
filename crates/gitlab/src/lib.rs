//! The GitLab API as data: nouns, endpoints, requests, decoding, errors as sentences.

#![forbid(unsafe_code)]
