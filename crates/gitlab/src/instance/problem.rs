//! Why an address is not taken, in words for the person who typed it.

use std::fmt;

/// Why an address cannot be used. `Display` is the sentence to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstanceProblem {
    /// Nothing was typed.
    Empty,
    /// There is a blank or an invisible control character in it.
    Blank,
    /// It carries a user name or password.
    Credentials,
    /// It begins with another scheme, which is named here in lower case.
    OtherScheme(String),
    /// There is no host in it that can be understood.
    NoHost,
    /// What follows the host is no path.
    BadPath,
    /// It is `http:` and not on this computer.
    NotEncrypted,
}

impl fmt::Display for InstanceProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Self::Empty => {
                "Enter the address of your GitLab, for example https://gitlab.example.com."
            }
            Self::Blank => {
                "The address contains a blank or an invisible character. Remove it and try again."
            }
            Self::Credentials => {
                "The address contains a user name or password. Remove everything up to the @; \
                 the access token has a field of its own."
            }
            Self::OtherScheme(scheme) => {
                return write!(
                    formatter,
                    "The address begins with {scheme}:, which is not how GitLab is reached. \
                     Use an address that begins with https://."
                );
            }
            Self::NoHost => {
                "There is no host name in the address that can be understood. It should look \
                 like https://gitlab.example.com; write an international name in its xn-- form."
            }
            Self::BadPath => {
                "What follows the host name is not a path. Use the address of GitLab's start page, \
                 for example https://gitlab.example.com or https://example.com/gitlab."
            }
            Self::NotEncrypted => {
                "The address begins with http://, so that anyone on the way could read your token. \
                 Use https://; plain http is allowed for this computer only."
            }
        };
        formatter.write_str(sentence)
    }
}
