//! What a postmortem says in short: title, times, timeline, action items. For overviews and for programs that ask one question.
//!
//! It says what the document says, and judges nothing.

use super::json::node::{Node, Out};
use crate::env::Env;
use crate::model::{Milestone, Postmortem, Section, SectionId, SectionKey};
use crate::time::{Clock, Precision, Time};
use chrono::{FixedOffset, SecondsFormat, Timelike};

/// A postmortem in short. Times are RFC 3339 where date and clock time are known, `HH:MM` or `YYYY-MM-DD` where only one is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The title.
    pub title: String,
    /// When the impact began, where date and clock time are known.
    pub started: Option<String>,
    /// When the impact ended, where date and clock time are known.
    pub ended: Option<String>,
    /// The events of the timeline: time if there is any, and text.
    pub timeline: Vec<(Option<String>, String)>,
    /// The texts of the action items.
    pub action_items: Vec<String>,
    /// The document says why it happened.
    pub has_root_cause: bool,
    /// The document says what it did to people.
    pub has_impact: bool,
}

/// The summary of a document.
pub fn of(document: &Postmortem, env: &dyn Env) -> Summary {
    let clock = Clock::of(document, env.zones());
    // What the document states: a field, or one event that is marked. The kind of an event alone states nothing.
    let moment = |milestone: Milestone| {
        let mut marked = document.timeline.iter().filter(|event| event.milestones.contains(&milestone));
        let event = match (marked.next(), marked.next()) {
            (Some(event), None) => event.at.as_ref(),
            _ => None,
        };
        let time = document.times.get(&milestone).or(event)?;
        time.is_moment().then(|| words(time, &clock))?
    };
    let event = |event: &crate::model::TimelineEvent| {
        let text = match (event.label.as_str(), event.text.as_str()) {
            ("", text) => text.to_owned(),
            (label, "") => label.to_owned(),
            (label, text) => format!("{label}: {text}"),
        };
        (event.at.as_ref().and_then(|time| words(time, &clock)), text)
    };
    let says = |sections: &[SectionId]| {
        let prose = |id: &SectionId| document.prose(*id).is_some_and(|body| !body.trim().is_empty());
        sections.iter().any(prose)
    };
    Summary {
        title: document.title.clone(),
        started: moment(Milestone::Started),
        ended: moment(Milestone::Resolved)
            .or_else(|| moment(Milestone::Closed))
            .or_else(|| moment(Milestone::Mitigated)),
        timeline: document.timeline.iter().map(event).collect(),
        action_items: document.actions.iter().map(|item| item.text.clone()).collect(),
        has_root_cause: says(&[
            SectionId::RootCause,
            SectionId::RootCauseBrief,
            SectionId::Fault,
            SectionId::WhyChain,
        ]) || !document.factors.is_empty(),
        has_impact: says(&[
            SectionId::Impact,
            SectionId::UserImpact,
            SectionId::InfrastructureImpact,
            SectionId::ProductivityImpact,
            SectionId::BusinessImpact,
            SectionId::SupportImpact,
            SectionId::SloImpact,
            SectionId::DataLoss,
        ]) || !document.windows.is_empty()
            || !document.figures.is_empty()
            || document
                .sections
                .iter()
                .take_while(|section| introduces(section))
                .any(|section| tells_impact(&section.body)),
    }
}

/// The sections in which a document introduces itself.
fn introduces(section: &Section) -> bool {
    match section.key {
        SectionKey::House(_) => true,
        SectionKey::Known(id) => {
            matches!(id, SectionId::Preamble | SectionId::Summary | SectionId::Background | SectionId::LeadUp)
        }
    }
}

/// Whether a sentence says what people could not do.
fn tells_impact(text: &str) -> bool {
    const PEOPLE: [&str; 12] = [
        "user",
        "customer",
        "client",
        "visitor",
        "student",
        "subscriber",
        "players",
        "requests",
        "everyone",
        "people",
        "downtime",
        "traffic",
    ];
    const HARM: [&str; 18] = [
        "affect",
        "unable",
        "could not",
        "couldn't",
        "inaccessible",
        "unavailable",
        "impact",
        "experienc",
        "error",
        "slow",
        "fail",
        "no longer accessible",
        "disrupt",
        "denial",
        "downtime",
        "lost",
        "loss",
        "unresponsive",
    ];
    text.split(['.', '!', '?', '\n']).any(|sentence| {
        let lower = sentence.to_lowercase();
        PEOPLE.iter().any(|word| lower.contains(word)) && HARM.iter().any(|word| lower.contains(word))
    })
}

/// A time for programs; `None` if its words could not be read.
fn words(time: &Time, clock: &Clock<'_>) -> Option<String> {
    match (time.date, time.clock) {
        (Some(date), Some(at)) => {
            let instant = clock.instant(time)?;
            let offset = clock.offset(time, date.and_time(at)).unwrap_or_default();
            let offset = FixedOffset::east_opt(offset.0)?;
            Some(instant.with_timezone(&offset).to_rfc3339_opts(SecondsFormat::AutoSi, true))
        }
        (None, Some(at)) if time.precision == Precision::Second => {
            Some(format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second()))
        }
        (None, Some(at)) => Some(crate::time::written("%H:%M", &at)),
        (Some(date), None) => Some(crate::time::written("%Y-%m-%d", &date)),
        (None, None) => None,
    }
}

impl Summary {
    /// One line of JSON, with the name of the file first.
    pub fn to_json(&self, file: &str) -> String {
        let or_null = |text: &Option<String>| text.as_ref().map_or(Node::Null, Node::text);
        let event = |(at, text): &(Option<String>, String)| {
            let mut out = Out::default();
            out.put("at", or_null(at));
            out.put("text", Node::text(text));
            out.plain()
        };
        let item = |text: &String| Node::Object(vec![("text".into(), Node::text(text))]);
        let mut out = Out::default();
        out.put("file", Node::text(file));
        out.put("title", Node::text(&self.title));
        out.put("started", or_null(&self.started));
        out.put("ended", or_null(&self.ended));
        out.put("timeline", Node::List(self.timeline.iter().map(event).collect()));
        out.put("action_items", Node::List(self.action_items.iter().map(item).collect()));
        out.put("has_root_cause", Node::Flag(self.has_root_cause));
        out.put("has_impact", Node::Flag(self.has_impact));
        out.plain().compact()
    }
}
