//! What stands beside a document when it is checked: the rules of the house, and how the file was read. Shells fill it; rules read it.

use super::House;
use crate::field::FieldPath;

/// What stands beside a document when it is checked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Beside {
    /// The rules of the house.
    pub house: House,
    /// The file says it is of a newer version: how that is said to people.
    pub newer: Option<String>,
    /// What was placed by a guess when the file was read, or not understood, in the order of the text.
    pub uncertain: Vec<Uncertain>,
}

/// A place that was read by a guess.
#[derive(Debug, Clone, PartialEq)]
pub struct Uncertain {
    /// The line of the source, counted from 1.
    pub line: usize,
    /// Where it went, if that is known.
    pub path: Option<FieldPath>,
    /// What was done.
    pub what: String,
}

static NONE: Beside = Beside { house: House::NONE, newer: None, uncertain: Vec::new() };

impl Beside {
    /// Nothing.
    pub fn none() -> &'static Beside {
        &NONE
    }
}
