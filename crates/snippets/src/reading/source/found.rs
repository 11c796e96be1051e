//! A call that was found in a script, before it is put into the form.

use super::crontab;
use crate::reading::Kind;
use crate::reading::Why;
use crate::reading::call::Request;
use crate::reading::filling::Filling;

/// A call that was found in a script.
pub(super) struct Found {
    pub(super) kind: Kind,
    /// How well it fits: 2 goes to a trigger, 1 may.
    pub(super) fit: u8,
    pub(super) request: Request,
    /// Names that are set before the call, in their order; marked texts.
    pub(super) settings: Vec<(String, String)>,
    /// What else stands in the script.
    pub(super) leftovers: Vec<(String, Why)>,
}

impl Found {
    /// Puts the call into the form.
    pub(super) fn fill(self, form: &mut Filling) {
        for (name, value) in &self.settings {
            let is_shells_own = crontab::CRONS_OWN.contains(&name.as_str());
            form.settings.set(name, value, !is_shells_own);
        }
        self.request.fill(form);
        for (piece, why) in &self.leftovers {
            form.list(piece, *why);
        }
    }
}
