//! What a check finds: a place, a level, words, and ways to mend it.
//!
//! This module knows no single rule.

mod ask;

pub use ask::{Ask, Then};

pub use crate::model::Level;

use crate::edit::Edit;
use crate::field::FieldPath;
use crate::model::Link;
use std::ops::Range;

/// One finding of one rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The rule's code, such as `PM013`; never reused for another finding.
    pub code: &'static str,
    /// The rule's name, such as `long-gap`.
    pub rule: &'static str,
    /// How much it matters.
    pub level: Level,
    /// The field it is about.
    pub path: FieldPath,
    /// The part of the field's text it is about, in bytes; `None` for the whole field.
    pub range: Option<Range<usize>>,
    /// What was found, with its data points. One sentence.
    pub what: String,
    /// Why a reader cares, and what to do. One or two sentences.
    pub why: String,
    /// Other fields that take part, such as the second of two times.
    pub related: Vec<FieldPath>,
    /// Ways to mend it at once, best first. Only fixes that are certain to be meant.
    pub fixes: Vec<Fix>,
    /// A question whose answer mends it, where only the author knows.
    pub ask: Option<Box<Ask>>,
    /// Pages elsewhere on which it can be taken up: words and an address that may be followed.
    pub links: Vec<Link>,
}

/// A way to mend a finding: a label for the button and the edits behind it, applied as one step of undo.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// Names the result: "Change to Mar 11".
    pub title: String,
    /// The edits.
    pub edits: Vec<Edit>,
    /// Nobody has to look at it: the command line may do it unasked.
    pub sure: bool,
}
