//! PM205: what set it off, given as why it could happen.

use crate::edit::Edit;
use crate::field::Value;
use super::{Findings, Manual, Passage, Phrases, Rule, Subject, words};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM205",
    name: "trigger-as-cause",
    level: Level::Advice,
    profile: Profile::Standard,
    manual: Manual {
        finds: "A short root cause that names a deployment, a change, a restart or a rise in traffic and no condition that let it do harm.",
        matters: "There will be another deployment. What let this one do harm is still there.",
        fix: "Keep the event as the trigger, and say what let it through: no canary, no limit, no test.",
        example: "### Root cause\nA deployment of the new settings.",
        instead: "### Root cause\nSettings are deployed to all regions at once, and nothing compares them with the running ones.",
        allow: "When the explanation stands in the contributing factors.",
    },
    check,
};

static TRIGGERS: Phrases = Phrases::new(&[
    "deployment", "deploy", "release", "config push", "configuration change", "config change", "code change", "restart", "reboot",
    "upgrade", "update", "migration", "traffic spike", "spike in traffic", "surge in traffic", "increase in traffic", "power cut",
    "new version", "rollout", "change in the configuration", "change to the configuration",
]);

static CONDITIONS: Phrases = Phrases::new(&[
    "because", "no", "not", "without", "missing", "lack of", "lacked", "since", "allowed", "allows", "default", "limit", "limits",
    "untested", "never", "only", "too", "bug", "defect", "race", "deadlock", "leak", "wrong", "incorrect", "misconfigured",
    "misconfiguration", "insufficient", "exhausted", "exhaustion", "which", "that", "when", "while", "despite", "although", "failed to",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    if document.factors.iter().any(|factor| !factor.text.trim().is_empty()) {
        return;
    }
    for id in [SectionId::RootCause, SectionId::RootCauseBrief] {
        let passage = Passage::new(FieldPath::prose(id), document.prose(id).unwrap_or_default());
        if passage.words().is_empty() || passage.words().len() > 25 {
            continue;
        }
        let Some((_, range, _)) = passage.find(&TRIGGERS, 0) else { continue };
        if passage.holds(&CONDITIONS, 0..passage.words().len()) {
            continue;
        }
        let word = words::quote(passage.text.get(range.clone()).unwrap_or_default());
        found
            .report(
                passage.path.clone(),
                format!("{word} set it off; what let it do harm is not said."),
                "There will be another one. Say what was missing that would have stopped it: a canary, a limit, a test.",
            )
            .at(range);
        if let Some(finding) = found.last().filter(|_| subject.prose(SectionId::Trigger).is_empty()) {
            let cause = Edit::Set(passage.path.clone(), Value::Text(String::new()));
            let trigger = Edit::Set(FieldPath::prose(SectionId::Trigger), Value::Text(passage.text.trim().to_string()));
            finding.fix("Move it to Trigger", vec![trigger, cause]);
        }
        return;
    }
}
