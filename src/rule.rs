//! The rule registry: every check of a postmortem, one file each under `rule/`.
//!
//! Rules read the whole document and never call each other; they must not know where the text came from.

use crate::diagnostic::{Diagnostic, Fix, Level};
use crate::env::Env;
use crate::field::FieldPath;
use crate::model::Postmortem;

/// A check: what it is called, how much it matters, and the function that looks.
#[derive(Debug)]
pub struct Rule {
    /// The code, such as `PM013`; never reused.
    pub code: &'static str,
    /// The name, read as "allow …": `long-gap`.
    pub name: &'static str,
    /// How much a finding matters unless the document says otherwise.
    pub level: Level,
    /// The manual page (Markdown): what it finds, why it matters, how to fix it, an example, when to allow it.
    pub page: &'static str,
    /// Looks at the document and reports what it finds.
    pub check: fn(&Postmortem, &dyn Env, &mut Findings<'_>),
}

/// Collects what one rule finds.
pub struct Findings<'a> {
    rule: &'static Rule,
    found: &'a mut Vec<Diagnostic>,
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
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}

impl Diagnostic {
    /// Add a way to mend it.
    pub fn fix(&mut self, title: impl Into<String>, edits: Vec<crate::edit::Edit>) -> &mut Self {
        self.fixes.push(Fix { title: title.into(), edits });
        self
    }
}

/// Every rule, in the order of codes.
pub const RULES: &[&Rule] = &[];

/// Check the whole document: what every rule finds, in the order of rules and then of the document.
pub fn check(document: &Postmortem, env: &dyn Env) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for rule in RULES {
        (rule.check)(document, env, &mut Findings { rule, found: &mut found });
    }
    found
}
