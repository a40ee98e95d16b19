//! Two copies of one draft that parted, made one again.

use crate::env::Env;
use crate::format;
use crate::merge::{Conflict, merge};
use crate::model::Postmortem;

/// What came of two copies.
#[derive(Debug, Clone, PartialEq)]
pub struct Reconciled {
    /// Both in one; where they conflict, ours.
    pub document: Postmortem,
    /// What somebody has to choose.
    pub conflicts: Vec<Conflict>,
    /// The document is more than what they have: it has to be saved.
    pub adds_to_theirs: bool,
    /// The document is more than what we have.
    pub adds_to_ours: bool,
}

/// Merge `ours` with the stored payload `theirs`. `base` is the payload from which both started; without one every difference is a conflict.
/// `None` if theirs cannot be read.
pub fn reconcile(base: &str, ours: &Postmortem, theirs: &str, env: &dyn Env) -> Option<Reconciled> {
    let read = |text: &str| format::read(text, format::by_id("json"), env);
    let theirs = read(theirs);
    if theirs.refusal.is_some() {
        return None;
    }
    let theirs = theirs.document;
    let base = if base.is_empty() { Postmortem::default() } else { read(base).document };
    let merged = merge(&base, ours, &theirs);
    Some(Reconciled {
        adds_to_theirs: merged.document != theirs,
        adds_to_ours: merged.document != *ours,
        document: merged.document,
        conflicts: merged.conflicts,
    })
}
