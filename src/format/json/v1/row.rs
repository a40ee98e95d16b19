//! The small rows in JSON: impact windows, figures, factors, lessons, stats, responders.

use super::Given;
use super::moment;
use crate::edit::Row;
use crate::format::json::input::{Input, Notes};
use crate::format::json::node::{Node, Out};
use crate::model::{ContributingFactor, Figure, ImpactWindow, Lesson, ListId, Responder, Stat};
use crate::time::Clock;

/// A row of any list as an object; without its id if `with_id` is not set.
pub(crate) fn write(row: &Row, with_id: bool, clock: Option<&Clock<'_>>) -> Node {
    let id = with_id.then(|| row.id());
    let mut out = Out::default();
    out.some("id", id.map(|id| Node::text(id.as_str())));
    match row {
        Row::Timeline(event) => super::event::write(event, id, clock),
        Row::Actions(item) => super::action::write(item, id, clock),
        Row::Windows(window) => {
            out.some("start", window.start.as_ref().map(|time| moment::write(time, clock)));
            out.some("end", window.end.as_ref().map(|time| moment::write(time, clock)));
            out.text("scope", &window.scope);
            out.with(&window.members)
        }
        Row::Figures(figure) => {
            out.text("value", &figure.value);
            out.text("unit", &figure.unit);
            out.text("basis", &figure.basis);
            out.with(&figure.members)
        }
        Row::Factors(factor) => {
            out.text("text", &factor.text);
            out.flag("root", factor.root);
            out.text("category", &factor.category);
            out.with(&factor.members)
        }
        Row::WentWell(lesson) | Row::WentPoorly(lesson) | Row::GotLucky(lesson) => {
            out.text("text", &lesson.text);
            out.with(&lesson.members)
        }
        Row::Stats(stat) => {
            out.text("label", &stat.label);
            out.text("text", &stat.text);
            out.with(&stat.members)
        }
        Row::Responders(responder) => {
            out.text("role", &responder.role);
            out.text("name", &responder.name);
            out.with(&responder.members)
        }
    }
}

/// A row of `list` from an object.
pub(crate) fn read(list: ListId, mut input: Input<'_>, notes: &mut Notes<'_>, given: &mut Given<'_>) -> Row {
    match list {
        ListId::Timeline => return Row::Timeline(super::event::read(input, notes, given)),
        ListId::Actions => return Row::Actions(super::action::read(input, notes, given)),
        _ => {}
    }
    let id = given.id(&mut input);
    let mut text = |name: &str| input.text(name, notes).unwrap_or_default();
    match list {
        ListId::Figures => {
            let (value, unit, basis) = (text("value"), text("unit"), text("basis"));
            Row::Figures(Figure { id, value, unit, basis, members: input.rest() })
        }
        ListId::Factors => {
            let (text, category) = (text("text"), text("category"));
            let root = input.flag("root", notes);
            Row::Factors(ContributingFactor { id, text, root, category, members: input.rest() })
        }
        ListId::Stats => {
            let (label, text) = (text("label"), text("text"));
            Row::Stats(Stat { id, label, text, members: input.rest() })
        }
        ListId::Responders => {
            let (role, name) = (text("role"), text("name"));
            Row::Responders(Responder { id, role, name, members: input.rest() })
        }
        ListId::Windows | ListId::Timeline | ListId::Actions => {
            let scope = text("scope");
            let start = moment::read(&mut input, "start", notes);
            let end = moment::read(&mut input, "end", notes);
            Row::Windows(ImpactWindow { id, start, end, scope, members: input.rest() })
        }
        ListId::WentWell | ListId::WentPoorly | ListId::GotLucky => {
            let lesson = Lesson { id, text: text("text"), members: input.rest() };
            match list {
                ListId::WentWell => Row::WentWell(lesson),
                ListId::WentPoorly => Row::WentPoorly(lesson),
                _ => Row::GotLucky(lesson),
            }
        }
    }
}
