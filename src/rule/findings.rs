//! What one rule finds while it looks. Knows no single rule.

use super::{Rule, covers};
use crate::diagnostic::{Ask, Diagnostic, Fix, Then};
use crate::edit::Edit;
use crate::field::FieldPath;
use crate::model::Suppression;

/// Collects what one rule finds.
pub struct Findings<'a> {
    pub(super) rule: &'static Rule,
    pub(super) found: Vec<Diagnostic>,
    pub(super) allowances: Vec<&'a Suppression>,
    /// The indices of the document's suppressions that rules before this one made use of.
    pub(super) used: &'a [usize],
}

impl Findings<'_> {
    /// Report a finding at `path`: what was found and why it matters. Returns it for adding range, related fields and fixes.
    pub fn report(
        &mut self,
        path: FieldPath,
        what: impl Into<String>,
        why: impl Into<String>,
    ) -> &mut Diagnostic {
        self.found.push(Diagnostic {
            code: self.rule.code,
            rule: self.rule.name,
            level: self.rule.level,
            path,
            range: None,
            what: what.into(),
            why: why.into(),
            related: Vec::new(),
            fixes: Vec::new(),
            ask: None,
            links: Vec::new(),
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    /// The finding reported last.
    pub fn last(&mut self) -> Option<&mut Diagnostic> {
        self.found.last_mut()
    }

    /// Rows that one finding should gather: first all that are not allowed one by one, then each allowed row alone, so that an
    /// allowance for one row takes that row out of the group.
    pub fn groups<T>(&self, rows: Vec<T>, path: impl Fn(&T) -> FieldPath) -> Vec<Vec<T>> {
        if self.allowances.is_empty() {
            return if rows.is_empty() { Vec::new() } else { vec![rows] };
        }
        let (allowed, open): (Vec<T>, Vec<T>) = rows
            .into_iter()
            .partition(|row| self.allowances.iter().any(|allowance| covers(allowance, &path(row))));
        let open = if open.is_empty() { None } else { Some(open) };
        open.into_iter().chain(allowed.into_iter().map(|row| vec![row])).collect()
    }
}

impl Diagnostic {
    /// Add a way to mend it.
    pub fn fix(&mut self, title: impl Into<String>, edits: Vec<Edit>) -> &mut Self {
        self.fixes.push(Fix { title: title.into(), edits, sure: false });
        self
    }

    /// Say that the last way to mend it needs nobody to look at it.
    pub fn sure(&mut self) -> &mut Self {
        if let Some(fix) = self.fixes.last_mut() {
            fix.sure = true;
        }
        self
    }

    /// Ask for what only the author knows; the answer mends it.
    pub fn ask(&mut self, label: &'static str, initial: impl Into<String>, then: Then) -> &mut Self {
        self.ask = Some(Box::new(Ask { label, initial: initial.into(), then }));
        self
    }

    /// Say which part of the field's text it is about.
    pub fn at(&mut self, range: std::ops::Range<usize>) -> &mut Self {
        self.range = Some(range);
        self
    }

    /// Name other fields that take part.
    pub fn with(&mut self, related: impl IntoIterator<Item = FieldPath>) -> &mut Self {
        self.related.extend(related);
        self
    }
}
