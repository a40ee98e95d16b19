//! The checklist of a review: questions that begin with how and what, chosen by what a document holds and what it lacks.
//!
//! A question asks the meeting for what the document cannot know. It never asks who or why, which put people on the defensive.

use super::Rule;
use crate::env::Env;
use crate::model::{DetectionMethod, EventKind, Postmortem, SectionId};

/// A question for the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What it is about.
    pub part: &'static str,
    /// The question.
    pub text: String,
}

/// What brings a question up.
enum Gap {
    /// One of these rules finds something, allowed or not.
    Found(&'static [&'static str]),
    /// It holds of the document.
    Holds(fn(&Postmortem) -> bool),
}

use Gap::{Found, Holds};

/// Part, question, what brings it up; in the order of a meeting.
static QUESTIONS: &[(&str, &str, Gap)] = &[
    (
        "What happened",
        "What was the first sign, and how long had it been there to see?",
        Found(&["PM003", "PM019"]),
    ),
    ("What happened", "What happened in the stretches without a record?", Found(&["PM013"])),
    ("What happened", "How sure are we of the times that fall on round minutes?", Found(&["PM014", "PM012"])),
    (
        "What happened",
        "What order did the events have, where the list and the clock differ?",
        Found(&["PM001", "PM002", "PM006"]),
    ),
    ("What happened", "What record shows the key events: an alert, a graph, a message?", Found(&["PM016"])),
    (
        "Impact",
        "What could people not do, how many were they, and of how many?",
        Found(&["PM101", "PM102", "PM103"]),
    ),
    ("Impact", "How do we know that no data was lost or changed?", Found(&["PM107"])),
    (
        "Impact",
        "How did the people affected learn of it, and what did they need to hear sooner?",
        Found(&["PM020", "PM517"]),
    ),
    (
        "Detection",
        "What would have told us sooner?",
        Holds(|document| {
            matches!(
                document.detection,
                Some(DetectionMethod::UserReport | DetectionMethod::Colleague | DetectionMethod::Chance)
            )
        }),
    ),
    (
        "Detection",
        "How did the alert reach the right people, and what did it tell them to do?",
        Holds(|document| document.timeline.iter().any(|event| event.kind == EventKind::Detection)),
    ),
    ("Detection", "How did it come to be known, and when?", Found(&["PM004", "PM410"])),
    ("Causes", "What else had to be true for this to happen?", Found(&["PM201", "PM205"])),
    (
        "Causes",
        "What made the action look right at the time: what did the screen, the runbook, the clock say?",
        Found(&["PM202", "PM203", "PM301", "PM302"]),
    ),
    (
        "Causes",
        "What let the change through that a test, a review or a canary could have stopped?",
        Found(&["PM205", "PM206"]),
    ),
    ("Causes", "How does the cause differ from what was seen?", Found(&["PM204"])),
    ("Causes", "What stopped it from becoming worse?", Holds(|document| document.near_miss)),
    ("Causes", "What similar incidents are there, and what became of their action items?", Found(&["PM209"])),
    (
        "Response",
        "What made the mitigation take as long as it did?",
        Holds(|document| {
            document
                .timeline
                .iter()
                .any(|event| matches!(event.kind, EventKind::Mitigation | EventKind::Resolution))
        }),
    ),
    (
        "Response",
        "What did people need to know that they had to look for?",
        Holds(|document| !document.timeline.is_empty()),
    ),
    ("Response", "What went well on purpose, and how do we keep it?", Found(&["PM501"])),
    ("Response", "What went well by chance alone?", Found(&["PM502"])),
    (
        "What changes",
        "What will be different the next time the same conditions meet?",
        Holds(|document| {
            document.prose(SectionId::RootCause).is_some_and(|text| !text.trim().is_empty())
                || !document.factors.is_empty()
        }),
    ),
    (
        "What changes",
        "What answers the factors that no action item takes up, or what makes us accept them?",
        Found(&["PM207"]),
    ),
    ("What changes", "How will we know that each action item is done?", Found(&["PM407", "PM408", "PM406"])),
    (
        "What changes",
        "What owner and what date can each action item bear?",
        Found(&["PM402", "PM403", "PM404", "PM412"]),
    ),
    (
        "What changes",
        "What would make the mistake impossible rather than remembered?",
        Found(&["PM413", "PM409"]),
    ),
    ("What changes", "What can be left undone, and at what risk?", Found(&["PM411", "PM401"])),
    ("The document", "What is still to be filled in?", Found(&["PM503", "PM504"])),
    ("The document", "What may readers outside not see?", Found(&["PM511", "PM512", "PM303"])),
];

/// The questions that a document brings up.
pub fn questions(document: &Postmortem, env: &dyn Env) -> Vec<Question> {
    let checked = super::check_all(document, env);
    let codes: Vec<&str> = checked
        .found
        .iter()
        .chain(checked.suppressed.iter().map(|(found, _)| found))
        .map(|found| found.code)
        .collect();
    let up = |gap: &Gap| match gap {
        Found(any) => any.iter().any(|code| codes.contains(code)),
        Holds(holds) => holds(document),
    };
    QUESTIONS
        .iter()
        .filter(|(.., gap)| up(gap))
        .map(|(part, text, _)| Question { part, text: (*text).to_string() })
        .collect()
}

/// Every rule that a question refers to: for the test that holds the table to the registry.
pub fn rules_asked() -> impl Iterator<Item = Option<&'static Rule>> {
    QUESTIONS.iter().flat_map(|(.., gap)| match gap {
        Found(codes) => codes.iter().map(|code| Rule::find(code)).collect(),
        Holds(_) => Vec::new(),
    })
}
