//! Windows' command lines.

mod cmd_curl;
mod powershell;

use crate::support::call::variable;
use crate::support::sample::call;
use snippets::places::{CmdCurl, PowerShell};
use snippets::{Call, Options, Place, Refusal, write};

/// Windows sets some names itself and tells no upper from lower case.
#[test]
fn names_of_windows_cannot_stand_for_a_secret() {
    let secret = |key: &str| variable(key, "", true);
    for (variables, refused) in [
        (vec![secret("OS")], Some(0)),
        (vec![secret("ProgramFiles")], Some(0)),
        (vec![secret("trigger_token")], Some(0)),
        (vec![secret("PIN"), secret("Pin")], Some(1)),
        (vec![secret("PIN"), variable("Pin", "1", false)], None),
        (vec![variable("OS", "linux", false)], None),
    ] {
        let call = Call {
            variables,
            ..call()
        };
        for place in [&PowerShell as &'static dyn Place, &CmdCurl] {
            let refusal = write(place, &call, &Options::default()).err();
            let row = refusal.map(|refusal| match refusal {
                Refusal::SecretNameTaken { row, .. } => row,
                other => panic!("{other}"),
            });
            assert_eq!(row, refused, "{call:?}");
        }
    }
}
