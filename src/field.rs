//! The address of any field, and reading and setting a field by its address.
//!
//! An address names rows by id, not by position, so that it stays true while rows move. `Display` and `parse` are inverse.

mod address;
mod get;
mod set;
mod value;

pub use address::{Field, FieldPath, RowField, SectionField};
pub use value::Value;
