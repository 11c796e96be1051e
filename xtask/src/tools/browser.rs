//! The browser in which the journeys are walked: Chromium or Chrome.

use std::env;
use std::path::PathBuf;

use super::{debian, path};
use crate::failure::{Failure, Outcome};

const VARIABLE: &str = "PULLCORD_BROWSER";
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];
const USUAL_PLACES: [&str; 4] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/// The browser's program: the one that `PULLCORD_BROWSER` names, else one that
/// is found, else on Debian as root one that is installed now.
pub(crate) fn browser() -> Outcome<PathBuf> {
    if let Some(named) = named_by(VARIABLE)? {
        return Ok(named);
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if debian::can_install() {
        debian::install(&["chromium", "chromium-driver"])?;
    }
    find().ok_or_else(|| {
        Failure::new(format!(
            "Neither Chromium nor Chrome was found. Install one of them, or name its program in \
             the variable {VARIABLE}."
        ))
    })
}

fn find() -> Option<PathBuf> {
    let on_path = NAMES.iter().find_map(|name| path::find(name));
    on_path.or_else(|| {
        USUAL_PLACES
            .iter()
            .map(PathBuf::from)
            .find(|place| place.is_file())
    })
}

/// The program that a variable names; a variable that names no file is a failure
/// rather than a reason to take another program.
pub(super) fn named_by(variable: &str) -> Outcome<Option<PathBuf>> {
    let Some(named) = env::var_os(variable).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let program = PathBuf::from(named);
    if program.is_file() {
        return Ok(Some(program));
    }
    Err(Failure::new(format!(
        "The variable {variable} names {}, which is not a file. Correct it, or leave it unset to \
         use the program that is installed.",
        program.display()
    )))
}
