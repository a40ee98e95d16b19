//! What was touched and when, for those who write only what changed. What was touched twice stands once, at its later time.

use crate::edit::Touched;

/// More than so many places count as everything: to write them would take as long as to write the document.
const MANY: usize = 400;

#[derive(Default)]
pub(super) struct Log(Vec<(u64, Touched)>);

impl Log {
    /// This was touched by the change that made `revision`.
    pub(super) fn note(&mut self, revision: u64, touched: Vec<Touched>) {
        if self.0.len() + touched.len() > MANY {
            self.0 = vec![(revision, Touched::All)];
            return;
        }
        self.0.retain(|(_, known)| !touched.contains(known));
        self.0.extend(touched.into_iter().map(|what| (revision, what)));
    }

    /// What was touched after a revision. What was touched up to then is forgotten: nobody asks for older.
    pub(super) fn since(&mut self, revision: u64) -> Vec<Touched> {
        self.0.retain(|(at, _)| *at > revision);
        self.0.iter().map(|(_, what)| what.clone()).collect()
    }
}
