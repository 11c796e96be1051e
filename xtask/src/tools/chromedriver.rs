//! chromedriver, by which wasm tests steer the browser.

use std::path::PathBuf;

use super::browser::named_by;
use super::{debian, path};
use crate::failure::{Failure, Outcome};

/// The driver's program: named by `PULLCORD_CHROMEDRIVER` or `CHROMEDRIVER`,
/// else found, else on Debian as root installed now.
pub(crate) fn chromedriver() -> Outcome<PathBuf> {
    for variable in ["PULLCORD_CHROMEDRIVER", "CHROMEDRIVER"] {
        if let Some(named) = named_by(variable)? {
            return Ok(named);
        }
    }
    if let Some(found) = path::find("chromedriver") {
        return Ok(found);
    }
    if debian::can_install() {
        debian::install(&["chromium", "chromium-driver"])?;
    }
    path::find("chromedriver").ok_or_else(|| {
        Failure::new(
            "chromedriver was not found, which the wasm tests need to steer the browser. Install \
             the one of the browser's own version, or name it in the variable \
             PULLCORD_CHROMEDRIVER.",
        )
    })
}
