//! Names that a secret value cannot have in the environment of Windows.

use crate::Refusal;
use crate::check::{CheckedCall, names};
use std::collections::BTreeSet;

/// Refuses a secret variable whose name Windows sets itself or which is, as Windows does
/// not tell upper from lower case in names, the token's or that of another secret.
pub(super) fn checked(call: &CheckedCall<'_>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::from([names::TOKEN.to_owned()]);
    for (row, variable) in &call.variables {
        let upper = variable.key.to_ascii_uppercase();
        if variable.secret && (is_set_by_windows(&upper) || !seen.insert(upper)) {
            let (row, key) = (*row, variable.key.clone());
            return Err(Refusal::SecretNameTaken { row, key });
        }
    }
    Ok(())
}

/// Microsoft's documentation, Recognized environment variables; what `cmd.exe` and
/// PowerShell set or obey.
fn is_set_by_windows(upper: &str) -> bool {
    TAKEN.contains(&upper) || TAKEN_BEGINNINGS.iter().any(|name| upper.starts_with(name))
}

const TAKEN: &[&str] = &[
    "ALLUSERSPROFILE",
    "APPDATA",
    "CD",
    "CMDCMDLINE",
    "COMPUTERNAME",
    "COMSPEC",
    "DATE",
    "DIRCMD",
    "ERRORLEVEL",
    "HOMEDRIVE",
    "HOMEPATH",
    "HOMESHARE",
    "LOCALAPPDATA",
    "LOGONSERVER",
    "OS",
    "PATHEXT",
    "PROGRAMDATA",
    "PSMODULEPATH",
    "PUBLIC",
    "SESSIONNAME",
    "SYSTEMDRIVE",
    "SYSTEMROOT",
    "TEMP",
    "TIME",
    "TMP",
    "USERNAME",
    "USERPROFILE",
    "WINDIR",
];

const TAKEN_BEGINNINGS: &[&str] = &[
    "COMMONPROGRAM",
    "NUMBER_OF_PROCESSORS",
    "ONEDRIVE",
    "POWERSHELL_",
    "PROCESSOR_",
    "PROGRAMFILES",
    "PROGRAMW6432",
    "USERDOMAIN",
];
