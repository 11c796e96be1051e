//! Which GitLab it is, how it is spoken to, and what it has.

mod feature;

use crate::error::{ApiError, ErrorKind, TokenFault};
use crate::nouns::Version;

pub use feature::{Feature, Since};

/// The version of the REST API that is spoken. GitLab 8.4 to 8.17 have v3 only, 9.0 to 10.8
/// both, later ones v4 only; where there are both, v4 is spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// API v4.
    #[default]
    V4,
    /// API v3.
    V3,
}

/// How the account's token goes along.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signature {
    /// As `Authorization: Bearer`, which a browser drops when a redirect leaves the origin.
    #[default]
    Bearer,
    /// As `PRIVATE-TOKEN`: older servers take an access token no other way, since a bearer is
    /// OAuth's there. A browser would carry it along, so no redirect is followed.
    PrivateToken,
}

/// A GitLab, as far as it matters to what can be asked of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Server {
    /// The version of the API that is spoken.
    pub dialect: Dialect,
    /// How the token goes along.
    pub signature: Signature,
    /// Its version, where it tells. With API v3 it tells since 8.13.
    pub version: Option<Version>,
}

impl Server {
    /// A GitLab by what it answers to `GET /version` over API v4. GitLab 8.17 has an unfinished
    /// v4 beside v3, which is not spoken.
    pub fn of_v4(signature: Signature, version: Option<Version>) -> Self {
        let number = version.as_ref().and_then(Version::number);
        if number.is_some_and(|number| number < (9, 0)) {
            return Self::of_v3(version);
        }
        Self {
            dialect: Dialect::V4,
            signature,
            version,
        }
    }

    /// A GitLab that has API v3 only, by what it answers to `GET /version`.
    pub fn of_v3(version: Option<Version>) -> Self {
        Self {
            dialect: Dialect::V3,
            signature: Signature::PrivateToken,
            version,
        }
    }

    /// What it may be instead, when as this it refuses to say whose token it was asked with:
    /// older servers take the token another way (GitLab 11.6 answers 401 to a bearer), and the
    /// oldest have no API v4 (404), as later ones have no v3 (410).
    pub fn instead(&self, refusal: &ApiError) -> Option<Self> {
        let is_unknown = refusal.kind == ErrorKind::TokenRefused(TokenFault::Unknown);
        match (self.dialect, self.signature) {
            (Dialect::V4, Signature::Bearer) if is_unknown => {
                Some(Self::of_v4(Signature::PrivateToken, None))
            }
            (Dialect::V4, _) if is_no_such_api(refusal) => Some(Self::of_v3(None)),
            (Dialect::V4 | Dialect::V3, _) => None,
        }
    }

    /// The same, now that it has told its version.
    #[must_use]
    pub fn of_version(self, version: Version) -> Self {
        match self.dialect {
            Dialect::V4 => Self::of_v4(self.signature, Some(version)),
            Dialect::V3 => Self::of_v3(Some(version)),
        }
    }

    /// Which GitLab it is, in a few words: `GitLab 8.17.0, API v3`.
    pub fn words(&self) -> String {
        let api = match self.dialect {
            Dialect::V4 => "API v4",
            Dialect::V3 => "API v3",
        };
        match (&self.version, self.dialect) {
            (Some(version), _) => format!("GitLab {}, {api}", version.version),
            (None, Dialect::V4) => format!("GitLab, {api}"),
            (None, Dialect::V3) => format!("GitLab before 8.13, {api}"),
        }
    }

    /// Whether it has it. Of a server that does not tell its version, what its API may have
    /// is taken to be there: asking shows.
    pub fn has(&self, feature: Feature) -> bool {
        let number = self.version.as_ref().and_then(Version::number);
        match self.dialect {
            Dialect::V4 => number.is_none_or(|number| feature.since().is_in(number)),
            Dialect::V3 => {
                // Later versions have it in their API v4 only.
                let of_v3 = feature == Feature::Builds;
                of_v3 && number.is_some_and(|number| feature.since().is_in(number))
            }
        }
    }

    /// Why something is not offered, if it does not have it.
    pub fn lacking(&self, feature: Feature) -> Option<String> {
        (!self.has(feature)).then(|| feature.lacking(&self.words()))
    }

    /// What it does not have.
    pub fn lacks(&self) -> Vec<Feature> {
        let all = Feature::ALL.into_iter();
        all.filter(|feature| !self.has(*feature)).collect()
    }
}

/// Whether an answer says that there is no such API, in whatever words or page.
pub fn is_no_such_api(refusal: &ApiError) -> bool {
    matches!(refusal.status, Some(404 | 410))
}

#[cfg(test)]
mod tests;
