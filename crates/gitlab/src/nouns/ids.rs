//! Ids: numbers that cannot be mixed up.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::decode::Fields;

macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl $name {
            /// Reads the id as an address shows it: decimal digits and nothing else.
            pub fn parse(text: &str) -> Option<Self> {
                let digits = text.bytes().all(|byte| byte.is_ascii_digit());
                if digits { text.parse().ok().map(Self) } else { None }
            }

            pub(crate) fn read(fields: &Fields<'_>, name: &str) -> Option<Self> {
                fields.number(name).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }
    };
}

id! {
    /// A user's id.
    UserId
}
id! {
    /// A project's id, unique on its instance.
    ProjectId
}
id! {
    /// A trigger's id, unique on its instance.
    TriggerId
}
id! {
    /// A build's id, unique on its instance (GitLab: pipeline id).
    PipelineId
}
id! {
    /// A job's id, unique on its instance; a retried job gets a new one.
    JobId
}

#[cfg(test)]
mod tests {
    use super::PipelineId;

    #[test]
    fn an_address_holds_digits_only() {
        assert_eq!(PipelineId::parse("42"), Some(PipelineId(42)));
        assert_eq!(
            PipelineId::parse("18446744073709551615"),
            Some(PipelineId(u64::MAX))
        );
        for text in [
            "",
            "+42",
            "-1",
            "4 2",
            "0x2a",
            "18446744073709551616",
            "\u{664}",
        ] {
            assert_eq!(PipelineId::parse(text), None, "{text:?}");
        }
    }
}
