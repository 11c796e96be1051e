//! The per-user folder in which tools are kept from one run to the next.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::failure::{Failure, Outcome};

/// The folder for one tool in one version, such as `trunk-0.21.14`. It may not
/// exist yet.
pub(super) fn folder(tool: &str, version: &str) -> Outcome<PathBuf> {
    Ok(root()?.join(format!("{tool}-{version}")))
}

/// The folder of all tools. It may not exist yet.
pub(super) fn root() -> Outcome<PathBuf> {
    let cache =
        cache(|name| env::var_os(name).filter(|value| !value.is_empty())).ok_or_else(|| {
            Failure::new(
                "There is no folder for the tools, because no home folder is set. Name one in the \
             variable PULLCORD_CACHE.",
            )
        })?;
    std::path::absolute(cache).map_err(Failure::because("PULLCORD_CACHE is not usable"))
}

/// `PULLCORD_CACHE`, or `pullcord` in the platform's own cache folder.
fn cache(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(own) = variable("PULLCORD_CACHE") {
        return Some(own.into());
    }
    let home = |name| variable(name).map(PathBuf::from);
    let platform = match home("XDG_CACHE_HOME") {
        Some(xdg) => xdg,
        None if cfg!(windows) => home("LOCALAPPDATA")?,
        None if cfg!(target_os = "macos") => home("HOME")?.join("Library/Caches"),
        None => home("HOME")?.join(".cache"),
    };
    Some(platform.join("pullcord"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(variables: &[(&str, &str)]) -> Option<PathBuf> {
        cache(|name| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| value.into())
        })
    }

    #[test]
    fn our_own_variable_comes_first_then_the_platforms() {
        let all = [
            ("PULLCORD_CACHE", "/own"),
            ("XDG_CACHE_HOME", "/xdg"),
            ("HOME", "/home"),
        ];
        assert_eq!(with(&all), Some("/own".into()));
        assert_eq!(with(&all[1..]), Some("/xdg/pullcord".into()));
        if cfg!(target_os = "linux") {
            assert_eq!(with(&all[2..]), Some("/home/.cache/pullcord".into()));
        }
    }

    #[test]
    fn without_a_home_there_is_no_cache() {
        assert_eq!(with(&[]), None);
    }
}
