//! The JSON Schema of version 1, written from the lists that the model itself uses, so that the two cannot drift apart unseen.

use super::node::Node;
use super::v1::SCHEMA;
use crate::model::{
    ActionStatus, ActionType, DataLoss, DetectionMethod, EventKind, GroupKind, Level, Milestone, Profile,
    SectionId, Status,
};
use crate::time::Precision;

/// The schema as JSON text.
pub fn text() -> String {
    document().pretty()
}

fn document() -> Node {
    let members = vec![
        ("schema", said("The version, always the first member.", vec![("const", Node::text(SCHEMA))])),
        ("id", text_of("Stable across renames.")),
        ("title", text_of("One line that tells this incident from others.")),
        ("status", word("How far the document is.", Status::ALL.map(Status::name))),
        (
            "profile",
            word("Which set of checks applies; standard if missing.", Profile::ALL.map(Profile::name)),
        ),
        ("severity", text_of("The house's own word: SEV1, P0, critical.")),
        ("nearMiss", flag("Nothing was harmed.")),
        ("services", list("Services that were affected.", string())),
        ("authors", list("Who wrote the document.", string())),
        ("responders", list("People and their parts in the response.", reference("responder"))),
        ("zone", reference("zone")),
        ("written", reference("time")),
        ("times", times()),
        ("windows", list("Spans in which users were affected.", reference("window"))),
        ("figures", list("Figures of the impact.", reference("figure"))),
        (
            "detection",
            word("How the incident came to be known.", DetectionMethod::ALL.map(DetectionMethod::name)),
        ),
        ("dataLoss", word("Whether data was lost.", DataLoss::ALL.map(DataLoss::name))),
        ("sections", list("Every section in the order of the document.", reference("section"))),
        ("timeline", list("What happened when, in document order.", reference("event"))),
        ("factors", list("Conditions that together made the incident possible.", reference("factor"))),
        ("wentWell", list("What went well.", reference("lesson"))),
        ("wentPoorly", list("What went poorly.", reference("lesson"))),
        ("gotLucky", list("Where we got lucky.", reference("lesson"))),
        ("actions", list("What will be done.", reference("action"))),
        ("stats", list("Labelled lines kept as written.", reference("stat"))),
        ("links", list("Links of the whole document.", reference("link"))),
        ("suppressions", list("Rules that do not apply here, and why.", reference("suppression"))),
        (
            "wording",
            said(
                "The author's own words for labels, by address.",
                vec![("type", Node::text("object")), ("additionalProperties", string())],
            ),
        ),
        ("frontMatter", text_of("Front matter of the Markdown, with its fences.")),
    ];
    let Node::Object(mut entries) = object(
        "A postmortem. Members that are not described here may occur at every level; they are kept.",
        &["schema", "title", "status"],
        members,
    ) else {
        return Node::Null;
    };
    let mut all = vec![
        ("$schema".into(), Node::text("https://json-schema.org/draft/2020-12/schema")),
        ("title".into(), Node::text(SCHEMA)),
    ];
    all.append(&mut entries);
    all.push(("$defs".into(), named(definitions())));
    Node::Object(all)
}

fn definitions() -> Vec<(&'static str, Node)> {
    let id = || ("id", text_of("Stable name of the row, unique in the document."));
    let row = |about, members: Vec<(&'static str, Node)>| {
        object(about, &[], std::iter::once(id()).chain(members).collect())
    };
    vec![
        ("time", time()),
        ("zone", zone()),
        (
            "section",
            object(
                "A section in its place: one the editor knows, or the house's own (with an id).",
                &[],
                vec![
                    ("section", word("Which section it is.", SectionId::ALL.iter().map(|id| id.name()))),
                    id(),
                    ("heading", text_of("The heading as written; missing means the usual one.")),
                    (
                        "level",
                        said(
                            "Heading level; the usual one of the section if missing.",
                            vec![
                                ("type", Node::text("integer")),
                                ("minimum", Node::Number(0)),
                                ("maximum", Node::Number(255)),
                            ],
                        ),
                    ),
                    ("body", text_of("Its prose, as Markdown, apart from what is structured.")),
                ],
            ),
        ),
        (
            "event",
            row(
                "A row of the timeline.",
                vec![
                    ("at", reference("time")),
                    ("until", reference("time")),
                    ("kind", word("What sort of event it is.", EventKind::ALL.map(EventKind::name))),
                    ("inferred", flag("The kind was inferred and has not been confirmed.")),
                    ("label", text_of("Words that stood before the text as a label.")),
                    ("text", text_of("What happened, as Markdown.")),
                    ("actor", text_of("Who acted: a person, a role or a system.")),
                    (
                        "milestones",
                        list("Milestones that it marks.", word("", Milestone::ALL.map(Milestone::name))),
                    ),
                    ("links", list("Evidence.", reference("link"))),
                    ("source", text_of("The raw text it was read from, where that differs.")),
                ],
            ),
        ),
        (
            "action",
            row(
                "An action item.",
                vec![
                    ("text", text_of("What will be done.")),
                    (
                        "group",
                        object(
                            "The group it stands in.",
                            &["kind"],
                            vec![
                                (
                                    "kind",
                                    word(
                                        "What the group's heading means.",
                                        GroupKind::ALL.map(GroupKind::name),
                                    ),
                                ),
                                ("label", text_of("The heading as written.")),
                            ],
                        ),
                    ),
                    ("type", word("What it is meant to achieve.", ActionType::ALL.map(ActionType::name))),
                    ("owner", text_of("One person or role.")),
                    ("due", reference("time")),
                    ("priority", text_of("The house's own word.")),
                    ("status", word("How far it is.", ActionStatus::ALL.map(ActionStatus::name))),
                    ("ticket", text_of("A tracker's key or address.")),
                    ("verify", text_of("How one will know that it is done.")),
                    ("reason", text_of("Why it will not be done.")),
                ],
            ),
        ),
        (
            "window",
            row(
                "A span in which users were affected.",
                vec![
                    ("start", reference("time")),
                    ("end", reference("time")),
                    ("scope", text_of("What was affected and how badly.")),
                ],
            ),
        ),
        (
            "figure",
            row(
                "A figure of the impact: 80 % of users.",
                vec![
                    ("value", text_of("The number as written.")),
                    ("unit", text_of("What it counts.")),
                    ("basis", text_of("What the share is taken from.")),
                ],
            ),
        ),
        (
            "factor",
            row(
                "A condition that had to be true for the incident to happen.",
                vec![
                    ("text", text_of("The condition.")),
                    ("root", flag("Shown as the root cause.")),
                    ("category", text_of("The house's category.")),
                ],
            ),
        ),
        ("lesson", row("One thing learned.", vec![("text", text_of("What was learned."))])),
        ("stat", row("A labelled line.", vec![("label", string()), ("text", string())])),
        ("responder", row("A person and their part.", vec![("role", string()), ("name", string())])),
        ("link", object("A link with its words.", &["url"], vec![("label", string()), ("url", string())])),
        (
            "suppression",
            object(
                "A rule that does not apply, and why.",
                &["rule"],
                vec![
                    ("rule", text_of("The rule's code or name.")),
                    ("path", text_of("Where it does not apply; missing for the whole document.")),
                    ("reason", text_of("The author's reason.")),
                    (
                        "level",
                        word(
                            "How much its findings matter instead; missing if they are not reported.",
                            Level::ALL.map(Level::name),
                        ),
                    ),
                ],
            ),
        ),
    ]
}

fn times() -> Node {
    let milestones = Milestone::ALL.map(|milestone| (milestone.name(), reference("time")));
    object(
        "When the incident reached each milestone, stated apart from the timeline.",
        &[],
        milestones.into(),
    )
}

fn time() -> Node {
    let parts = object(
        "A time: what was written, and what it means.",
        &[],
        vec![
            ("written", text_of("The words as written.")),
            (
                "utc",
                said(
                    "The instant, for programs; derived and not read back beside other members.",
                    vec![("type", Node::text("string")), ("format", Node::text("date-time"))],
                ),
            ),
            (
                "date",
                said(
                    "The date, written or from the text around.",
                    vec![("type", Node::text("string")), ("format", Node::text("date"))],
                ),
            ),
            (
                "clock",
                said(
                    "The clock time: 21:00, 21:00:30.",
                    vec![
                        ("type", Node::text("string")),
                        ("pattern", Node::text("^[0-2][0-9]:[0-5][0-9](:[0-6][0-9](\\.[0-9]+)?)?$")),
                    ],
                ),
            ),
            ("zone", reference("zone")),
            (
                "precision",
                word("How fine the words are; minute if missing.", Precision::ALL.map(Precision::name)),
            ),
            ("approximate", flag("Marked as approximate.")),
        ],
    );
    Node::Object(vec![("anyOf".into(), Node::List(vec![text_of("A time as people write it."), parts]))])
}

fn zone() -> Node {
    let parts = object(
        "A time zone as written.",
        &[],
        vec![
            ("written", text_of("UTC-4, PST, America/New_York.")),
            (
                "offset",
                said(
                    "East of UTC, where the words tell it.",
                    vec![
                        ("type", Node::text("string")),
                        ("pattern", Node::text("^[+-][0-9]+:[0-5][0-9](:[0-5][0-9])?$")),
                    ],
                ),
            ),
        ],
    );
    Node::Object(vec![("anyOf".into(), Node::List(vec![text_of("A time zone as people write it."), parts]))])
}

fn named(members: Vec<(&'static str, Node)>) -> Node {
    Node::Object(members.into_iter().map(|(name, node)| (name.into(), node)).collect())
}

fn said(about: &str, members: Vec<(&'static str, Node)>) -> Node {
    let about = (!about.is_empty()).then(|| ("description", Node::text(about)));
    named(about.into_iter().chain(members).collect())
}

fn string() -> Node {
    said("", vec![("type", Node::text("string"))])
}

fn text_of(about: &str) -> Node {
    said(about, vec![("type", Node::text("string"))])
}

fn flag(about: &str) -> Node {
    said(about, vec![("type", Node::text("boolean"))])
}

fn word(about: &str, words: impl IntoIterator<Item = &'static str>) -> Node {
    let words = words.into_iter().map(Node::text).collect();
    said(about, vec![("type", Node::text("string")), ("enum", Node::List(words))])
}

fn list(about: &str, items: Node) -> Node {
    said(about, vec![("type", Node::text("array")), ("items", items)])
}

fn reference(name: &str) -> Node {
    said("", vec![("$ref", Node::text(format!("#/$defs/{name}")))])
}

fn object(about: &str, required: &[&'static str], members: Vec<(&'static str, Node)>) -> Node {
    let mut all = vec![("type", Node::text("object"))];
    if !required.is_empty() {
        all.push(("required", Node::List(required.iter().copied().map(Node::text).collect())));
    }
    all.push(("properties", named(members)));
    said(about, all)
}
