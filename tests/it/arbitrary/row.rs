//! Arbitrary rows of every list.

use super::{members, text, time, words};
use postmortem_editor::edit::Row;
use postmortem_editor::model::*;
use proptest::collection::vec;
use proptest::option::{of, weighted};
use proptest::prelude::*;
use proptest::sample::select;

/// A link, to wherever.
pub fn link() -> impl Strategy<Value = Link> {
    let url = prop_oneof![
        Just("https://a.example/x?y=1&z=(2)".to_owned()),
        Just("javascript:alert(1)".to_owned()),
        text()
    ];
    (text(), url).prop_map(|(label, url)| Link { label, url })
}

fn event() -> impl Strategy<Value = TimelineEvent> {
    let first =
        (of(time()), weighted(0.2, time()), select(EventKind::ALL.to_vec()), any::<bool>(), text(), text());
    let second = (
        text(),
        vec(link(), 0..2),
        vec(select(Milestone::ALL.to_vec()), 0..2),
        prop_oneof![3 => Just(String::new()), 1 => text()],
        members(),
    );
    (first, second).prop_map(
        |((at, until, kind, inferred, label, text), (actor, links, milestones, source, members))| {
            TimelineEvent {
                at,
                until,
                kind,
                inferred,
                label,
                text,
                actor,
                links,
                milestones,
                source,
                members,
                ..TimelineEvent::new("new".into())
            }
        },
    )
}

fn action() -> impl Strategy<Value = ActionItem> {
    let group =
        (select(GroupKind::ALL.to_vec()), words()).prop_map(|(kind, label)| ActionGroup { kind, label });
    let first =
        (text(), of(group), of(select(ActionType::ALL.to_vec())), text(), weighted(0.3, time()), text());
    let second = (select(ActionStatus::ALL.to_vec()), text(), text(), text(), members());
    (first, second).prop_map(
        |((text, group, kind, owner, due, priority), (status, ticket, verify, reason, members))| ActionItem {
            id: "new".into(),
            text,
            group,
            kind,
            owner,
            due,
            priority,
            status,
            ticket,
            verify,
            reason,
            members,
        },
    )
}

/// A row of any list.
pub fn row(list: ListId) -> BoxedStrategy<Row> {
    let id = || RowId::from("new");
    let lesson = || (text(), members()).prop_map(move |(text, members)| Lesson { id: id(), text, members });
    match list {
        ListId::Timeline => event().prop_map(Row::Timeline).boxed(),
        ListId::Actions => action().prop_map(Row::Actions).boxed(),
        ListId::Windows => (of(time()), of(time()), text(), members())
            .prop_map(move |(start, end, scope, members)| {
                Row::Windows(ImpactWindow { id: id(), start, end, scope, members })
            })
            .boxed(),
        ListId::Figures => (text(), text(), text(), members())
            .prop_map(move |(value, unit, basis, members)| {
                Row::Figures(Figure { id: id(), value, unit, basis, members })
            })
            .boxed(),
        ListId::Factors => (text(), any::<bool>(), text(), members())
            .prop_map(move |(text, root, category, members)| {
                Row::Factors(ContributingFactor { id: id(), text, root, category, members })
            })
            .boxed(),
        ListId::WentWell => lesson().prop_map(Row::WentWell).boxed(),
        ListId::WentPoorly => lesson().prop_map(Row::WentPoorly).boxed(),
        ListId::GotLucky => lesson().prop_map(Row::GotLucky).boxed(),
        ListId::Stats => (words(), text(), members())
            .prop_map(move |(label, text, members)| Row::Stats(Stat { id: id(), label, text, members }))
            .boxed(),
        ListId::Responders => {
            (prop_oneof![Just("Incident commander".to_owned()), words()], text(), members())
                .prop_map(move |(role, name, members)| {
                    Row::Responders(Responder { id: id(), role, name, members })
                })
                .boxed()
        }
    }
}
