//! What the library shows of a draft, derived from its record each time.

use crate::browser::env::BrowserEnv;
use crate::browser::session::Session;
use crate::diagnostic::Level;
use crate::draft::Entry;
use crate::env::Env;
use crate::format;
use crate::metrics;
use crate::model::{EventKind, Postmortem, Status};
use crate::time::Clock;

/// A draft as the library shows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) status: Option<Status>,
    pub(super) severity: Option<(String, bool)>,
    pub(super) near_miss: bool,
    /// Errors, warnings, advice.
    pub(super) findings: [usize; 3],
    pub(super) saved: i64,
    pub(super) duration: Option<String>,
    /// The impact, as shares of the strip.
    pub(super) band: Option<(f64, f64)>,
    /// Events, as shares of the strip.
    pub(super) marks: Vec<(f64, EventKind)>,
    /// Everything in it in lower case, for searching.
    pub(super) words: String,
    /// It cannot be opened; its bytes can be downloaded.
    pub(super) damaged: bool,
}

/// Every draft, last changed first.
pub(super) fn drafts(session: Session) -> Vec<Draft> {
    let entries = match session.with_shelf(crate::draft::Shelf::list) {
        Ok(entries) => entries,
        Err(error) => {
            session.tell(true, error.to_string(), None);
            return Vec::new();
        }
    };
    let mut drafts: Vec<Draft> = entries.into_iter().map(draft).collect();
    drafts.sort_by_key(|draft| std::cmp::Reverse(draft.saved));
    drafts
}

fn draft(entry: Entry) -> Draft {
    match entry {
        Entry::Whole(record) => {
            let document = format::read(&record.payload, format::by_id("json"), &BrowserEnv).document;
            describe(record.id, record.saved, &document, record.payload.to_lowercase())
        }
        Entry::Damaged { id, text: words } | Entry::Newer { id, payload: words } => Draft {
            title: "A draft that cannot be opened".to_owned(),
            damaged: true,
            words: words.to_lowercase(),
            ..describe(id, 0, &Postmortem::default(), String::new())
        },
    }
}

fn describe(id: String, saved: i64, document: &Postmortem, words: String) -> Draft {
    let found = crate::rule::check(document, &BrowserEnv);
    let count = |level: Level| found.iter().filter(|one| one.level == level).count();
    let clock = Clock::of(document, BrowserEnv::zones(&BrowserEnv));
    let seconds = |time: &crate::time::Time| clock.instant(time).map(|instant| instant.timestamp() as f64);
    let events: Vec<(f64, EventKind)> = document
        .timeline
        .iter()
        .filter_map(|event| Some((seconds(event.at.as_ref()?)?, event.kind)))
        .collect();
    let edge = |milestone| document.milestone(milestone).and_then(|(time, _)| seconds(time));
    let (start, end) = (edge(crate::model::Milestone::Started), edge(crate::model::Milestone::Resolved));
    let all = || events.iter().map(|(at, _)| *at).chain(start).chain(end);
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    let width = (high - low).max(1.0);
    let share = |at: f64| 0.04 + 0.92 * (at - low) / width;
    let title = if document.title.trim().is_empty() {
        "Untitled postmortem".to_owned()
    } else {
        document.title.clone()
    };
    let measures = metrics::measure(document, BrowserEnv::zones(&BrowserEnv));
    Draft {
        id,
        title,
        status: Some(document.status),
        severity: document
            .severity
            .as_ref()
            .map(|severity| (severity.value.clone(), severity.rank() == Some(1))),
        near_miss: document.near_miss,
        findings: Level::ALL.map(count),
        saved,
        duration: measures.duration.exact().map(metrics::words),
        band: start
            .zip(end)
            .filter(|(start, end)| end > start)
            .map(|(start, end)| (share(start), share(end))),
        marks: events.iter().take(60).map(|(at, kind)| (share(*at), *kind)).collect(),
        words,
        damaged: false,
    }
}
