//! The variables as a `.env` file.

use super::variables_only;
use crate::check::CheckedCall;
use crate::place::sealed::Sealed;
use crate::variables::dotenv;
use crate::{Group, Language, Options, Place, Proof, Refusal, Written};

/// The variables of the call as a `.env` file: [`crate::dotenv`] tells how it is quoted, and
/// for whom. It makes no call.
#[derive(Clone, Copy, Debug)]
pub struct VariablesDotenv;

impl Sealed for VariablesDotenv {}

impl Place for VariablesDotenv {
    fn slug(&self) -> &'static str {
        "variables-dotenv"
    }

    fn label(&self) -> &'static str {
        "Variables, .env file"
    }

    fn group(&self) -> Group {
        Group::Elsewhere
    }

    fn search_words(&self) -> &'static str {
        "dotenv environment docker compose export save"
    }

    fn language(&self) -> Language {
        Language::Settings
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
        format!("Set the environment variable {name} to {what} where the file is read.")
    }

    fn write(&self, call: &CheckedCall<'_>, _: &Options) -> Result<Written, Refusal> {
        variables_only(call, dotenv::lines(&call.variables))
    }
}
