//! The places, one file each, with the rules of each.
//!
//! To add one: a file in the folder of its group, a line in [`ALL`], cases in
//! `tests/places`, a row of `docs/snippets.md` (made by the tests).

mod ci;
mod code;
mod elsewhere;
mod schedule;
mod setting;
mod shell;
mod windows;

pub use ci::github_actions::GithubActions;
pub use ci::gitlab_ci::GitlabCi;
pub use ci::gitlab_ci_job_token::GitlabCiJobToken;
pub use ci::gitlab_ci_trigger::GitlabCiTrigger;
pub use ci::jenkins::Jenkins;
pub use ci::woodpecker::Woodpecker;
pub use code::csharp::CSharp;
pub use code::go::Go;
pub use code::java::Java;
pub use code::javascript::JavaScript;
pub use code::php::Php;
pub use code::python_requests::PythonRequests;
pub use code::python_standard::PythonStandard;
pub use code::ruby::Ruby;
pub use code::rust::Rust;
pub use elsewhere::ansible::Ansible;
pub use elsewhere::glab::Glab;
pub use elsewhere::makefile::Makefile;
pub use elsewhere::open_api::OpenApi;
pub use elsewhere::raw_http::RawHttp;
pub use elsewhere::variables_dotenv::VariablesDotenv;
pub use elsewhere::variables_json::VariablesJson;
pub use elsewhere::webhook_url::WebhookUrl;
pub use schedule::cron_script::CronScript;
pub use schedule::crontab::Crontab;
pub use schedule::kubernetes::KubernetesCronJob;
pub use schedule::systemd::Systemd;
pub use shell::curl_form::CurlForm;
pub use shell::curl_hidden::CurlHidden;
pub use shell::curl_json::CurlJson;
pub use shell::curl_query::CurlQuery;
pub use shell::httpie::Httpie;
pub use shell::hurl::Hurl;
pub use shell::wget::Wget;
pub use windows::cmd_curl::CmdCurl;
pub use windows::powershell::PowerShell;

use crate::{Place, Refusal};

/// Every place, in the order in which they are offered: by group, the usual ones first.
pub const ALL: &[&'static dyn Place] = &[
    // Shell
    &CurlForm,
    &CurlQuery,
    &CurlJson,
    &CurlHidden,
    &Wget,
    &Httpie,
    &Hurl,
    // CI
    &GitlabCi,
    &GitlabCiJobToken,
    &GitlabCiTrigger,
    &GithubActions,
    &Jenkins,
    &Woodpecker,
    // Schedule
    &Crontab,
    &CronScript,
    &Systemd,
    &KubernetesCronJob,
    // Windows
    &PowerShell,
    &CmdCurl,
    // Code
    &PythonRequests,
    &PythonStandard,
    &JavaScript,
    &Go,
    &Ruby,
    &Java,
    &CSharp,
    &Php,
    &Rust,
    // Elsewhere
    &WebhookUrl,
    &RawHttp,
    &OpenApi,
    &Glab,
    &Ansible,
    &Makefile,
    &VariablesDotenv,
    &VariablesJson,
];

/// The place with this [`slug`](Place::slug); `None` for any other text.
#[must_use]
pub fn by_slug(slug: &str) -> Option<&'static dyn Place> {
    ALL.iter().copied().find(|place| place.slug() == slug)
}

/// Linux gives one argument of a program 128 KiB (`MAX_ARG_STRLEN`), and other systems
/// give all of them together not much more. A command within this passes on each.
const COMMAND_LIMIT: usize = 131_000;

/// What a text may need at most.
struct Limit {
    /// What would be too long, after an article.
    of: &'static str,
    bytes: usize,
    /// What to do instead: a whole sentence.
    instead: &'static str,
}

/// A command line anywhere.
const COMMAND: Limit = Limit {
    of: "a command line",
    bytes: COMMAND_LIMIT,
    instead: "Shorten the longest value.",
};

/// `text`, or the refusal if the place cannot take that much.
fn fitting(text: String, limit: &Limit) -> Result<String, Refusal> {
    if text.len() > limit.bytes {
        Err(Refusal::TooLong {
            of: limit.of,
            length: text.len(),
            limit: limit.bytes,
            instead: limit.instead,
        })
    } else {
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn slugs_lead_back_to_their_place() {
        for place in ALL {
            assert_eq!(by_slug(place.slug()), Some(*place));
            let allowed =
                |byte: u8| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit();
            assert!(place.slug().bytes().all(allowed), "{place:?}");
        }
        let slugs: BTreeSet<_> = ALL.iter().map(|place| place.slug()).collect();
        assert_eq!(slugs.len(), ALL.len());
        assert_eq!(by_slug("telepathy"), None);
    }

    #[test]
    fn places_of_a_group_stand_together_in_the_order_of_the_groups() {
        let groups: Vec<_> = ALL.iter().map(|place| place.group()).collect();
        let order = |group| crate::Group::ALL.iter().position(|other| *other == group);
        assert!(groups.is_sorted_by_key(|group| order(*group)));
    }
}
