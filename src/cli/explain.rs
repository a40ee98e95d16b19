//! `postmortem explain` and `postmortem rules`: the manual of the checks.

use super::End;
use super::render::Render;
use crate::rule::RULES;
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
    let wanted = |code: &str| code.eq_ignore_ascii_case(&arguments.rule);
    match RULES.iter().find(|rule| wanted(rule.code) || wanted(rule.name)) {
        Some(rule) => {
            out.text(rule.page.trim_end());
            out.text("\n");
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
