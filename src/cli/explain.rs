//! `postmortem explain` and `postmortem rules`: the manual of the checks.

use super::End;
use super::render::Render;
use crate::rule::{RULES, Rule};
use clap::Args;

/// Which rule to explain.
#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The rule's code (`PM013`) or name (`long-gap`)
    #[arg(value_name = "RULE")]
    rule: String,
}

/// Print the manual page of a rule.
pub(super) fn run(arguments: &Arguments, out: &mut Render) -> End {
    match Rule::find(&arguments.rule) {
        Some(rule) => {
            out.text(&rule.page());
            End::Clean
        }
        None => {
            out.complain(&format!("There is no rule {}. “postmortem rules” lists them all.", arguments.rule));
            End::Failed
        }
    }
}

/// Print a line for every rule.
pub(super) fn list(out: &mut Render) -> End {
    for rule in RULES {
        out.line(&format!("{}  {:<8} {}", rule.code, rule.level.name(), rule.name));
    }
    End::Clean
}
