//! Builds the files to deploy: Trunk's build, then what a static host needs
//! beside it.

mod compress;
mod hosts;
pub(crate) mod html;
mod output;
mod policy;
mod public_url;
pub(crate) mod split;
mod stylesheet;
pub(crate) mod trunk;

use std::path::PathBuf;

pub(crate) use public_url::PublicUrl;
pub(crate) use split::shrink;

use crate::failure::{Failure, Outcome};
use crate::{repository, say, tools};

/// What the console reads at its start. All `null`: the person types the
/// GitLab's address, there is no sign-in by OAuth, and no demo.
const CONFIG: &str = "{
  \"gitlab_url\": null,
  \"oauth_application_id\": null,
  \"demo_token\": null
}
";

/// What to build.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The path under which the files will be served.
    pub(crate) public_url: PublicUrl,
    /// The folder that the files are written to. What it holds is replaced.
    pub(crate) out: PathBuf,
}

impl Default for Plan {
    /// At the root of a host, into `dist/`.
    fn default() -> Self {
        Self {
            public_url: PublicUrl::default(),
            out: repository::root().join("dist"),
        }
    }
}

/// Builds the page into the planned folder.
///
/// Fails with a sentence when a tool is missing and cannot be installed, when
/// the console does not compile, when Trunk's page is not of the expected shape
/// and when the folder holds something else than an earlier build.
pub(crate) fn build(plan: &Plan) -> Outcome {
    output::refuse_foreign(&plan.out)?;
    let path = tools::page_builders()?;
    say::line("Building the console in release (about 2 minutes on 2 cores, less from then on)");
    let linked = trunk::build(plan, &path)?;

    let index = plan.out.join("index.html");
    let page = output::read(&index)?;
    let page = split::split(&page, &linked, plan, &path)?;
    let page = stylesheet::join(&page, plan)?;
    let policy = policy::policy(&page)?;
    let page = policy::insert(&page, &policy)?;
    output::write(&index, &page)?;
    // A host without rewriting answers a deep link with this page.
    output::write(&plan.out.join("404.html"), &page)?;
    output::write(&plan.out.join("config.json"), CONFIG)?;
    hosts::write(plan, &policy)?;
    let files = compress::all(&plan.out)?;
    let out = plan.out.display();
    say::line(&format!(
        "The console is in {out}, for the path {}, with {files} files compressed.",
        plan.public_url.as_str()
    ));
    Ok(())
}

/// A failure about the shape of what Trunk wrote.
fn unexpected(what: &str) -> Failure {
    Failure::new(format!(
        "{what} Check what this version of Trunk writes, and adapt xtask/src/dist."
    ))
}
