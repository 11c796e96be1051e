//! Addresses: of a trigger call, of GitLab's page for a new pipeline, of a Run form.

use super::Why;
use super::encoded;
use super::filling::Filling;
use super::marks::{Insert, Inserts};
use super::pairs::take_pairs;
use super::target::{Target, located};

/// An address in its parts, each of them marked text and still encoded.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Address<'a> {
    /// Scheme, host and folder of the GitLab; `None` where it is not told.
    origin: Option<String>,
    /// Whether `$CI_API_V4_URL` or the like stands for the origin.
    own: Option<&'a str>,
    user: Option<&'a str>,
    pub(super) target: Target<'a>,
    query: Option<&'a str>,
    fragment: Option<&'a str>,
}

impl<'a> Address<'a> {
    /// Reads an address; marked text. Without a scheme it is taken for `http`, as curl and
    /// HTTPie do; one that begins with `/` has no host.
    pub(super) fn read(text: &'a str, inserts: &Inserts) -> Self {
        let (text, fragment) = split(text, '#');
        let (text, query) = split(text, '?');
        let (own, rest) = without_own(text, inserts);
        let (scheme, rest) = match rest.split_once("://") {
            Some((scheme, rest)) => (scheme, rest),
            None => ("http", rest),
        };
        let at = rest.find('/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at(at);
        let (user, host) = match authority.rsplit_once('@') {
            Some((user, host)) => (Some(user), host),
            None => (None, authority),
        };
        let (folder, target) = located(path, own.is_some());
        let origin = (own.is_none() && !host.is_empty()).then(|| {
            [
                &scheme.to_ascii_lowercase(),
                "://",
                host,
                folder.trim_end_matches('/'),
            ]
            .concat()
        });
        Self {
            origin,
            own,
            user,
            target,
            query,
            fragment,
        }
    }

    /// Puts what the address says into the form. What it says of the ref counts more than
    /// a field does, so it is to be called before the fields are taken, and
    /// [`Self::fill_ref`] after them.
    pub(super) fn fill(&self, form: &mut Filling) {
        if let Some(own) = self.own {
            form.list(own, Why::OwnGitlab);
        }
        if let Some(user) = self.user {
            form.hide(user.split_once(':').map_or(user, |(_, password)| password));
            form.list("user name in the address", Why::UserInAddress);
        }
        if let Some(fragment) = self.fragment.filter(|fragment| !fragment.is_empty()) {
            form.list(&["#", fragment].concat(), Why::Fragment);
        }
        match self.target {
            Target::Trigger {
                endpoint, project, ..
            } => {
                self.fill_origin(form);
                form.endpoint = Some(endpoint);
                fill_project(form, project);
            }
            Target::Pipeline { project } => {
                self.fill_origin(form);
                fill_project(form, project);
                form.list("/pipeline", Why::CreatesPipeline);
            }
            Target::NewPipeline { project } => {
                self.fill_origin(form);
                fill_project(form, project);
            }
            Target::Run { project } => fill_project(form, project),
            Target::Other => {
                let origin = self.origin.clone().unwrap_or_default();
                form.list(&origin, Why::NothingKnown);
            }
        }
        if let Some(query) = self.query {
            take_pairs(form, query);
        }
    }

    /// The ref in the path, which counts more than one in a field (GitLab: what the path
    /// names is put over what is sent).
    pub(super) fn fill_ref(&self, form: &mut Filling) {
        if let Target::Trigger {
            git_ref: Some(git_ref),
            ..
        } = self.target
        {
            let decoded = encoded::segment(git_ref);
            if decoded.odd {
                form.list(git_ref, Why::NotUnicode);
            }
            form.git_ref(&decoded.text);
        }
    }

    fn fill_origin(&self, form: &mut Filling) {
        let Some(origin) = &self.origin else {
            return;
        };
        if let Some(gitlab) = known(form, origin) {
            form.gitlab = Some(gitlab);
        }
    }
}

/// The number or path; `None` stays where it is not told.
fn fill_project(form: &mut Filling, project: &str) {
    let decoded = encoded::segment(project);
    if decoded.odd {
        form.list(project, Why::NotUnicode);
    }
    if let Some(project) = known(form, &decoded.text) {
        form.project = Some(project);
    }
}

/// A marked text, if all of it is told; otherwise what is not is listed.
fn known(form: &mut Filling, marked: &str) -> Option<String> {
    match form.told(marked) {
        Ok(text) => (!text.is_empty()).then_some(text),
        Err(unknown) => {
            for source in unknown {
                let name = source.trim_matches(['$', '{', '}']);
                let why = if is_own(name) {
                    Why::OwnGitlab
                } else {
                    Why::AddressFilledIn
                };
                form.list(&source, why);
            }
            None
        }
    }
}

/// Names that GitLab gives to its jobs (GitLab docs, predefined CI/CD variables).
fn is_own(name: &str) -> bool {
    matches!(
        name,
        "CI_API_V4_URL"
            | "CI_SERVER_URL"
            | "CI_SERVER_HOST"
            | "CI_SERVER_FQDN"
            | "CI_PROJECT_ID"
            | "CI_PROJECT_PATH"
    )
}

/// `$CI_API_V4_URL` or `$CI_SERVER_URL/api/v4` at the beginning, and what follows `/api/v4`.
fn without_own<'a>(text: &'a str, inserts: &Inserts) -> (Option<&'a str>, &'a str) {
    let mark = text
        .strip_prefix('\0')
        .and_then(|rest| rest.split_once('\0'))
        .map(|(number, rest)| (&text[..number.len() + 2], rest));
    let Some((mark, rest)) = mark else {
        return (None, text);
    };
    match inserts.only(mark) {
        Some((Insert::Name(name), _)) if name == "CI_API_V4_URL" => (Some(mark), rest),
        Some((Insert::Name(name), _)) if name == "CI_SERVER_URL" => {
            match rest.strip_prefix("/api/v4") {
                Some(rest) => (Some(mark), rest),
                None => (None, text),
            }
        }
        _ => (None, text),
    }
}

fn split(text: &str, at: char) -> (&str, Option<&str>) {
    match text.split_once(at) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}
