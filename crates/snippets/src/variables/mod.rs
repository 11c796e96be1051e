//! Variables as a text of their own, without the call: to be kept, or pasted elsewhere.

pub(crate) mod dotenv;
pub(crate) mod json;

pub use dotenv::dotenv;
pub use json::variables_json;
