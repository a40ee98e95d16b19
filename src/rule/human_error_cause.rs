//! PM202: a human error given as the cause, with nothing behind it.

use super::{Findings, Manual, Passage, Rule, Subject, words, Phrases};
use crate::diagnostic::Level;
use crate::field::FieldPath;
use crate::model::{ListId, Profile, SectionId};

pub static RULE: Rule = Rule {
    code: "PM202",
    name: "human-error-cause",
    level: Level::Error,
    profile: Profile::Lite,
    manual: Manual {
        finds: "“Human error”, “operator error”, “someone's mistake” and the like in a root cause or a contributing factor, where the same \
                text names no condition behind it: no missing guardrail, no misleading tool, no lacking information, no pressure of time.",
        matters: "An error is where the story starts. A review that stops there changes nothing: the next person meets the same trap.",
        fix: "Ask what made the action look right: What did the tool show? What would have stopped it? What information was missing? How much \
              time was there? Write that as the factor.",
        example: "### Root cause\nHuman error during the deployment.",
        instead: "### Root cause\nThe deploy tool accepts a production target without asking, and the staging and production names differ by \
                  one letter.",
        allow: "When the words are quoted from a report you discuss.",
    },
    check,
};

static ERRORS: Phrases = Phrases::new(&[
    "human error", "human errors", "human mistake", "human mistakes", "human failure", "human factor error", "operator error",
    "operator errors", "user error", "pilot error", "engineer error", "admin error", "manual error", "manual mistake", "typing error",
    "engineer's mistake", "operator's mistake", "developer's mistake", "someone's mistake", "somebody's mistake", "his mistake",
    "her mistake", "their mistake", "made a mistake", "made an error", "by mistake", "carelessness", "fat finger", "fat fingered",
    "inattention", "lack of attention",
]);

/// Words of a condition that stood behind the act.
static CONDITIONS: Phrases = Phrases::new(&[
    "because", "no guardrail", "no guard", "no check", "no checks", "no confirmation", "no validation", "no review", "no test", "no tests",
    "no warning", "no alert", "no safeguard", "no way", "lack of", "lacked", "lacks", "missing", "without", "did not warn",
    "did not ask", "did not show", "did not check", "did not validate", "did not prevent", "does not warn", "does not ask",
    "does not show", "does not check", "does not validate", "does not prevent", "doesn't warn", "doesn't ask", "doesn't check",
    "didn't warn", "didn't ask", "didn't check", "allowed", "allows", "accepted", "accepts", "permits", "permitted", "unclear",
    "outdated", "out of date", "ambiguous", "misleading", "confusing", "identical", "looks like", "looked like", "similar", "default",
    "defaults", "interface", "runbook said", "documentation said", "under pressure", "time pressure", "nothing prevented",
    "nothing stopped", "nothing warned", "possible to", "easy to", "made it",
]);

/// Words that turn the phrase round.
static DENIALS: Phrases = Phrases::new(&[
    "not", "no", "rather than", "instead of", "never", "isn't", "wasn't", "beyond", "blame", "blaming", "nor", "avoid", "rule out",
    "ruled out", "prone to", "reduce", "prevent", "prevents", "guard against",
    "guards against", "risk of", "room for", "possibility of",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    let causes = [SectionId::RootCauseBrief, SectionId::RootCause, SectionId::Trigger, SectionId::Factors, SectionId::WhyChain];
    for id in causes {
        look(&Passage::new(FieldPath::prose(id), document.prose(id).unwrap_or_default()), found);
    }
    for factor in &document.factors {
        let path = FieldPath::RowField(ListId::Factors, factor.id.clone(), crate::field::RowField::Text);
        look(&Passage::new(path, &factor.text), found);
    }
}

fn look(passage: &Passage<'_>, found: &mut Findings<'_>) {
    let mut from = 0;
    while let Some((index, range, phrase)) = passage.find(&ERRORS, from) {
        let length = phrase.split(' ').count();
        from = index + length;
        let sentence = passage.sentence(index);
        let denied = passage.holds(&DENIALS, sentence.start.max(index.saturating_sub(4))..index);
        let explained = passage.holds(&CONDITIONS, 0..index) || passage.holds(&CONDITIONS, from..passage.words().len());
        if denied || explained {
            continue;
        }
        let quoted = words::quote(passage.text.get(range.clone()).unwrap_or_default());
        found
            .report(
                passage.path.clone(),
                format!("{} is given as the cause, with nothing behind it.", words::first_upper(&quoted)),
                "The next person meets the same trap. Ask what made it look right: what the tool showed, what would have stopped it, what was \
                 not known.",
            )
            .at(range);
        return;
    }
}
