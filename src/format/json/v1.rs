//! Version 1 of the JSON: the members of a document, in their fixed order. It is apart from the model on purpose, so that the model can
//! change while files stay readable.

pub(crate) mod action;
pub(crate) mod event;
pub(crate) mod moment;
pub(crate) mod row;
mod section;

use super::input::{Input, Notes, words};
use super::node::{self, Node, Out};
use crate::env::Env;
use crate::model::{
    DataLoss, DetectionMethod, Level, ListId, Members, Milestone, Postmortem, Profile, RowId, SectionId,
    Severity, Status, Suppression, TimelineEvent,
};
use crate::time::Clock;
use std::collections::BTreeSet;

/// Bytes that an event needs without its words, as a guess.
const EVENT: usize = 220;

/// The name of this version, the first member of every document.
pub(crate) const SCHEMA: &str = "postmortem/1";

/// What reading needs beside the text: ids for rows that have none, and what is taken already.
pub(crate) struct Given<'a> {
    env: &'a dyn Env,
    ids: BTreeSet<RowId>,
    sections: BTreeSet<SectionId>,
}

impl<'a> Given<'a> {
    /// Nothing is taken.
    pub(crate) fn new(env: &'a dyn Env) -> Self {
        Self { env, ids: BTreeSet::new(), sections: BTreeSet::new() }
    }

    /// The id of a row: its own if it has a usable one that no other row has, else a fresh one.
    fn id(&mut self, input: &mut Input<'_>) -> RowId {
        let own = input.raw("id").and_then(words);
        self.take(own.as_deref())
    }

    /// `own` if it is usable and free, else a fresh id.
    pub(crate) fn take(&mut self, own: Option<&str>) -> RowId {
        let usable = |id: &&str| !id.is_empty() && !id.contains(['/', '\n']);
        if let Some(id) = own.filter(usable).map(RowId::from)
            && self.ids.insert(id.clone())
        {
            return id;
        }
        // Random ids hardly ever meet; a counting environment may meet ids of the file for a while.
        loop {
            let id = RowId::fresh(self.env);
            if self.ids.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// The document as JSON. With a clock, times also hold the instant they mean. If the text is to be `dense` the timeline is text already:
/// of a long one a tree would take several times the room.
pub(crate) fn write(document: &Postmortem, clock: Option<&Clock<'_>>, dense: bool) -> Node {
    let time = |time: &crate::time::Time| moment::write(time, clock);
    let rows = |out: &mut Out, name: &'static str, list: ListId| {
        out.list(name, &document.rows(list), |row| row::write(row, true, clock));
    };
    let mut out = Out::default();
    out.put("schema", Node::text(SCHEMA));
    out.text("id", &document.id);
    out.word("title", &document.title, document.title.is_empty());
    out.word("status", document.status.name(), document.status == Status::default());
    let profile = document.profile;
    out.some("profile", (profile != Profile::default()).then(|| Node::text(profile.name())));
    out.some("severity", document.severity.as_ref().map(|severity| Node::text(&severity.value)));
    out.flag("nearMiss", document.near_miss);
    out.list("services", &document.services, |name| Node::text(name));
    out.list("authors", &document.authors, |name| Node::text(name));
    rows(&mut out, "responders", ListId::Responders);
    out.some("zone", document.zone.as_ref().map(moment::write_zone));
    out.some("written", document.written.as_ref().map(time));
    if !document.times.is_empty() {
        let mut times = Out::default();
        for (milestone, at) in &document.times {
            times.put(milestone.name(), time(at));
        }
        out.put("times", times.plain());
    }
    rows(&mut out, "windows", ListId::Windows);
    rows(&mut out, "figures", ListId::Figures);
    out.some("detection", document.detection.map(|method| Node::text(method.name())));
    out.some("dataLoss", document.data_loss.map(|answer| Node::text(answer.name())));
    out.list("sections", &document.sections, section::write);
    let event = |event: &TimelineEvent| event::write(event, Some(&event.id), clock);
    if dense && !document.timeline.is_empty() {
        out.put("timeline", Node::Raw(node::dense_list(&document.timeline, EVENT, event)));
    } else {
        out.list("timeline", &document.timeline, event);
    }
    rows(&mut out, "factors", ListId::Factors);
    rows(&mut out, "wentWell", ListId::WentWell);
    rows(&mut out, "wentPoorly", ListId::WentPoorly);
    rows(&mut out, "gotLucky", ListId::GotLucky);
    rows(&mut out, "actions", ListId::Actions);
    rows(&mut out, "stats", ListId::Stats);
    out.list("links", &document.links, event::write_link);
    out.list("suppressions", &document.suppressions, write_suppression);
    if !document.wording.is_empty() {
        let words = document.wording.iter().map(|(path, word)| (path.clone().into(), Node::text(word)));
        out.put("wording", Node::Object(words.collect()));
    }
    out.some("frontMatter", document.front_matter.as_ref().map(Node::text));
    out.with(&document.members)
}

/// The document in `input`, whose `schema` was looked at already.
pub(crate) fn read(mut input: Input<'_>, notes: &mut Notes<'_>, env: &dyn Env) -> Postmortem {
    let mut given = Given::new(env);
    let mut document = Postmortem {
        id: input.text("id", notes).unwrap_or_default(),
        title: input.text("title", notes).unwrap_or_default(),
        status: input.word("status", notes, Status::from_name).unwrap_or_default(),
        profile: input.word("profile", notes, Profile::from_name).unwrap_or_default(),
        severity: input.text("severity", notes).map(|value| Severity { value }),
        near_miss: input.flag("nearMiss", notes),
        services: input.names("services", notes),
        authors: input.names("authors", notes),
        zone: moment::read_zone(&mut input, "zone", notes),
        written: moment::read(&mut input, "written", notes),
        detection: input.word("detection", notes, DetectionMethod::from_name),
        data_loss: input.word("dataLoss", notes, DataLoss::from_name),
        front_matter: input.text("frontMatter", notes),
        links: input.list("links", notes, event::read_link),
        suppressions: input.list("suppressions", notes, read_suppression),
        ..Postmortem::default()
    };
    input.object("times", notes, &mut |mut times, notes| {
        let read =
            |milestone: Milestone| Some((milestone, moment::read(&mut times, milestone.name(), notes)?));
        document.times = Milestone::ALL.into_iter().filter_map(read).collect();
        times.rest()
    });
    let words = |raw| serde_json::from_str(raw).ok();
    document.wording = input.with("wording", "an object of words", notes, words).unwrap_or_default();
    document.sections = input
        .list("sections", notes, |input, notes| (section::read(input, notes, &mut given), Members::new()));
    for (name, list) in [
        ("responders", ListId::Responders),
        ("windows", ListId::Windows),
        ("figures", ListId::Figures),
        ("timeline", ListId::Timeline),
        ("factors", ListId::Factors),
        ("wentWell", ListId::WentWell),
        ("wentPoorly", ListId::WentPoorly),
        ("gotLucky", ListId::GotLucky),
        ("actions", ListId::Actions),
        ("stats", ListId::Stats),
    ] {
        // Each row goes to its place as it is read: of a long list a second one would take as much room.
        input.each(name, notes, &mut |input, notes| {
            document.push_row(row::read(list, input, notes, &mut given));
            Members::new()
        });
    }
    document.members = input.rest();
    document
}

pub(crate) fn write_suppression(suppression: &Suppression) -> Node {
    let mut out = Out::default();
    out.put("rule", Node::text(&suppression.rule));
    out.some("path", suppression.path.as_ref().map(Node::text));
    out.text("reason", &suppression.reason);
    out.some("level", suppression.level.map(|level| Node::text(level.name())));
    out.plain()
}

fn read_suppression(mut input: Input<'_>, notes: &mut Notes<'_>) -> (Suppression, Members) {
    let rule = input.text("rule", notes).unwrap_or_default();
    let path = input.text("path", notes);
    let reason = input.text("reason", notes).unwrap_or_default();
    let level = input.word("level", notes, Level::from_name);
    (Suppression { rule, path, reason, level }, input.rest())
}
