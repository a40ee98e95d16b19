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
use std::cell::RefCell;

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
    /// When a file of it was last taken away; 0 if never.
    pub(super) exported: i64,
    pub(super) duration: Option<String>,
    /// The impact, as shares of the strip.
    pub(super) band: Option<(f64, f64)>,
    /// Events, as shares of the strip.
    pub(super) marks: Vec<(f64, EventKind)>,
    /// Everything in it in lower case, for searching.
    pub(super) words: String,
    /// Services named in it.
    pub(super) services: Vec<String>,
    /// Bytes of its newest record.
    pub(super) size: usize,
    /// It is older than a day and no file of it was taken away since it changed.
    pub(super) nudge: bool,
    /// It cannot be opened; its bytes can be downloaded.
    pub(super) damaged: bool,
}

/// Every draft, last changed first.
pub(super) fn drafts(session: Session) -> Vec<Draft> {
    let entries = session.with_shelf(crate::draft::Shelf::list);
    let backed_up = session.backed_up();
    let now = BrowserEnv.now().timestamp_millis();
    let mut drafts: Vec<Draft> = entries.into_iter().map(|entry| known(entry, now, backed_up)).collect();
    super::shelf::in_order(&mut drafts, |draft| (String::new(), [-draft.saved, 0, 0]));
    drafts
}

thread_local! {
    /// What was derived from a record of this revision, as long as the record is the same.
    static KNOWN: RefCell<Vec<(u64, Draft)>> = RefCell::default();
}

/// Milliseconds of a day: an export older than the last change by more is worth a word.
const DAY: i64 = 24 * crate::draft::place::HOUR;

fn known(entry: Entry, now: i64, backed_up: i64) -> Draft {
    let Entry::Whole(record) = &entry else { return draft(entry) };
    let (id, revision, saved) = (record.id.clone(), record.revision, record.saved);
    let taken = record.exported.max(backed_up);
    let nudge = taken < saved && now - taken.max(0) > DAY && now - saved > DAY / 24;
    let same = KNOWN.with_borrow(|known| {
        let fits = |(at, draft): &&(u64, Draft)| *at == revision && draft.saved == saved && draft.id == id;
        known.iter().find(fits).map(|(_, draft)| draft.clone())
    });
    let found = same.unwrap_or_else(|| {
        let made = draft(entry);
        KNOWN.with_borrow_mut(|known| {
            known.retain(|(_, draft)| draft.id != id);
            known.push((revision, made.clone()));
        });
        made
    });
    Draft { nudge, ..found }
}

fn draft(entry: Entry) -> Draft {
    match entry {
        Entry::Whole(record) => {
            let document = format::read(&record.payload, format::by_id("json"), &BrowserEnv).document;
            let words = record.payload.to_lowercase();
            Draft { exported: record.exported, ..describe(record.id, record.saved, &document, words) }
        }
        Entry::Damaged { id, text: words } | Entry::Newer { id, text: words } => Draft {
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
        exported: 0,
        duration: measures.duration.exact().map(metrics::words),
        band: start
            .zip(end)
            .filter(|(start, end)| end > start)
            .map(|(start, end)| (share(start), share(end))),
        marks: events.iter().take(60).map(|(at, kind)| (share(*at), *kind)).collect(),
        services: document.services.clone(),
        size: words.len(),
        nudge: false,
        words,
        damaged: false,
    }
}
