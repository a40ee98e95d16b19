//! PM410: a person found the incident, and no action makes a machine find the next.

use super::{Findings, Manual, Passage, Rule, Subject, Phrases};
use crate::diagnostic::Level;
use crate::field::{FieldPath, RowField};
use crate::model::{ActionType, DetectionMethod, EventKind, ListId, Profile};

pub static RULE: Rule = Rule {
    code: "PM410",
    name: "human-detect-no-alert",
    level: Level::Warning,
    profile: Profile::Standard,
    manual: Manual {
        finds: "An incident that a user, a colleague or chance brought to light (the field Detection, or the words of the detection event), with \
                action items of which none is of the type Detect or speaks of an alert, a monitor or a check.",
        matters: "If a person found it, an alert is missing, and the next one will be found as late.",
        fix: "Add an item for the alert that should have fired.",
        example: "- 14:02 (detection) A customer reported failing payments\n\n## Action items\n- Rename the staging hosts",
        instead: "- 14:02 (detection) A customer reported failing payments\n\n## Action items\n- Alert when payments fail for two minutes",
        allow: "When no machine could have noticed.",
    },
    check,
};

pub static PEOPLE: Phrases = Phrases::new(&[
    "customer reported", "customers reported", "user reported", "users reported", "client reported", "clients reported",
    "customer complained", "customers complained", "users complained", "reported by a customer", "reported by customers",
    "reported by a user", "reported by users", "customer complaints", "user complaints", "user reports", "customer reports",
    "complaints from users", "complaints from customers", "reports from users", "reports from customers", "support tickets",
    "engineer noticed", "engineers noticed", "developer noticed", "colleague noticed", "team noticed", "employee noticed",
    "noticed by an engineer", "noticed by a developer", "noticed by a colleague", "customer called", "customers called",
]);

static MACHINES: Phrases = Phrases::new(&["alert", "alerts", "alerted", "alarm", "alarms", "monitoring", "monitor", "pager", "paged", "pagerduty", "dashboard", "synthetic", "probe"]);

static ANSWERS: Phrases = Phrases::new(&[
    "alert", "alerts", "alerting", "alarm", "alarms", "monitor", "monitors", "monitoring", "detect", "detects", "detecting", "detection",
    "probe", "synthetic", "health check", "health checks", "healthcheck", "notify", "notification", "notifications", "page on", "metric",
    "metrics", "observability", "watch", "canary",
]);

fn check(subject: &Subject<'_>, found: &mut Findings<'_>) {
    let document = subject.document;
    if document.actions.iter().all(|item| item.text.trim().is_empty()) {
        return;
    }
    let of_people = |passage: &&Passage<'_>| matches!(passage.path, FieldPath::RowField(ListId::Timeline, _, RowField::Text));
    let mut of_people = subject.passages_with(&PEOPLE).into_iter().filter(of_people).peekable();
    let told = document.timeline.iter().find(|event| {
        let by_people = of_people.next_if(|passage| passage.path.row().is_some_and(|(_, id)| *id == event.id));
        event.kind == EventKind::Detection && by_people.is_some_and(|passage| passage.find(&MACHINES, 0).is_none())
    });
    let stated = match document.detection {
        Some(DetectionMethod::UserReport | DetectionMethod::Colleague | DetectionMethod::Chance) => true,
        Some(_) => return,
        None => false,
    };
    if !stated && told.is_none() {
        return;
    }
    let answered = document.actions.iter().any(|item| {
        item.kind == Some(ActionType::Detect)
            || [&item.text, &item.verify].into_iter().any(|text| Passage::new(FieldPath::Document, text).find(&ANSWERS, 0).is_some())
    });
    if answered {
        return;
    }
    let related = told.map(|event| FieldPath::event(&event.id, RowField::Text));
    found
        .report(
            FieldPath::List(ListId::Actions),
            "A person found the incident, but no action item lets a machine find the next.",
            "The next one will be found as late. Add an item for the alert that should have fired.",
        )
        .with(related);
}
