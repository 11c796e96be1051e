//! Which GitLab it is.

use crate::decode::{Decode, Fields};

/// The version of an instance (GitLab docs, API > Metadata and Version).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Such as `19.2.0-ee`.
    pub version: String,
    /// The commit it was built from.
    pub revision: Option<String>,
    /// Whether it is the Enterprise Edition; `None` where GitLab does not tell.
    pub enterprise: Option<bool>,
}

impl Version {
    /// Major and minor number, to tell what the server can do; `None` for a version that
    /// is not written with numbers.
    pub fn number(&self) -> Option<(u32, u32)> {
        let mut parts = self.version.split(['.', '-', '+']);
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    }
}

impl Decode for Version {
    fn decode(fields: &Fields<'_>) -> Option<Self> {
        Some(Self {
            version: fields.text("version")?,
            revision: fields.text("revision"),
            enterprise: fields.flag("enterprise"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn the_number_leads() {
        let rows = [
            ("19.2.0-ee", Some((19, 2))),
            ("8.13.0-pre", Some((8, 13))),
            ("15.2-pre", Some((15, 2))),
            ("16", None),
            ("main", None),
            ("", None),
        ];
        for (text, number) in rows {
            let version = Version {
                version: text.to_owned(),
                revision: None,
                enterprise: None,
            };
            assert_eq!(version.number(), number, "{text}");
        }
    }
}
