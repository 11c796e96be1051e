//! The variables as JSON.

use super::variables_only;
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::variables::json;
use crate::{Group, Language, Options, Place, Proof, Refusal, Written};

/// The variables of the call as JSON, the way GitLab's API lists them: see
/// [`crate::variables_json`]. It makes no call.
#[derive(Clone, Copy, Debug)]
pub struct VariablesJson;

impl Sealed for VariablesJson {}

impl Place for VariablesJson {
    fn slug(&self) -> &'static str {
        "variables-json"
    }

    fn label(&self) -> &'static str {
        "Variables, JSON"
    }

    fn group(&self) -> Group {
        Group::Elsewhere
    }

    fn search_words(&self) -> &'static str {
        "api list export save"
    }

    fn language(&self) -> Language {
        Language::Slashes
    }

    fn makes_the_call(&self) -> bool {
        false
    }

    fn needs_token(&self) -> bool {
        false
    }

    fn takes_endpoint(&self) -> bool {
        false
    }

    fn proof(&self) -> Proof {
        Proof::Read
    }

    fn how_to_set(&self, name: &str, what: &str) -> String {
        format!("{name} stands there without {what}. Type it in where you paste the list.")
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        variables_only(call, json::list(&call.variables))
    }
}
