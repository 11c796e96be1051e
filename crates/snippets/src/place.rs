//! The places a call can be pasted into.

/// A place a call can be pasted into. Each has its own quoting rules, told in the file
/// of the same name under `places/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// A command line or shell script, the values as form fields.
    CurlForm,
    /// A command line or shell script, everything in the URL's query.
    CurlQuery,
    /// A job for `.gitlab-ci.yml`.
    GitlabCi,
    /// Lines for a user's crontab.
    Crontab,
}

impl Place {
    /// Every place, in the order in which they are offered.
    pub const ALL: [Self; 4] = [
        Self::CurlForm,
        Self::CurlQuery,
        Self::GitlabCi,
        Self::Crontab,
    ];

    /// The name a person sees: the text of the panel's tab.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::CurlForm => "curl",
            Self::CurlQuery => "curl, query string",
            Self::GitlabCi => ".gitlab-ci.yml",
            Self::Crontab => "crontab",
        }
    }

    /// A stable name for storage and links: lower-case ASCII letters and dashes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::CurlForm => "curl",
            Self::CurlQuery => "curl-query",
            Self::GitlabCi => "gitlab-ci",
            Self::Crontab => "crontab",
        }
    }

    /// The place with this [`slug`](Self::slug); `None` for any other text.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|place| place.slug() == slug)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_lead_back_to_their_place() {
        for place in Place::ALL {
            assert_eq!(Place::from_slug(place.slug()), Some(place));
            assert!(
                place
                    .slug()
                    .bytes()
                    .all(|byte| byte == b'-' || byte.is_ascii_lowercase())
            );
        }
        assert_eq!(Place::from_slug("cmd"), None);
    }
}
