//! PM206: a chain of whys that stops early.

use super::people::is_role;
use super::{Findings, Manual, Passage, Rule, Subject};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM206",
    name: "why-chain-short",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A section of whys with fewer than three steps, or one whose last answer is about a person.",
        matters: "The first whys find what broke, the later ones find why it could.",
        fix: "Ask why once more, of the condition and not of the person.",
        example: "## Five whys\n1. Why did it fail? The disk was full.\n2. Why? The engineer did not rotate the logs.",
        instead: "## Five whys\n1. Why did it fail? The disk was full.\n2. Why? Logs were not rotated.\n3. Why? Rotation is off by default and nothing watches free space.",
        allow: "When the next why leaves what you can change.",
    },
    check,
};

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let text = subject.prose(SectionId::WhyChain);
    if text.is_empty() {
        return;
    }
    let item = |line: &&str| {
        let line = line.trim_start();
        line.starts_with(['-', '*', '+', '#', '|']) || line.starts_with(|letter: char| letter.is_ascii_digit()) || line.to_lowercase().starts_with("why")
    };
    let steps: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).filter(item).collect();
    let path = FieldPath::prose(SectionId::WhyChain);
    if steps.len() < 3 {
        let what = match steps.len() {
            0 => return,
            1 => "The chain of whys has one step.".to_string(),
            _ => "The chain of whys has two steps.".to_string(),
        };
        found.report(path, what, "The first whys find what broke, the later ones find why it could. Ask once more.");
        return;
    }
    let last = Passage::new(path.clone(), steps.last().copied().unwrap_or_default());
    if last.words().iter().any(|word| is_role(last.word(word))) {
        found.report(
            path,
            "The chain of whys ends with a person.",
            "The next person meets the same trap. Ask what made it look right, or what would have stopped it.",
        );
    }
}
