//! Tables for spreadsheets: the timeline and the action items. Comma-separated as RFC 4180 says, in UTF-8 with a byte order mark, because
//! without one Excel takes the text for another encoding.

use super::Format;
use crate::env::Env;
use crate::model::{Link, Postmortem};
use crate::time::{Clock, Time};
use chrono::SecondsFormat;

/// The timeline.
pub const TIMELINE: Format = Format {
    id: "csv-timeline",
    name: "Timeline as CSV",
    extensions: &["csv"],
    media_type: "text/csv",
    lossless: false,
    recognise: |_| 0,
    read: None,
    write: Some(timeline),
};

/// The action items.
pub const ACTIONS: Format =
    Format { id: "csv-actions", name: "Action items as CSV", write: Some(actions), ..TIMELINE };

/// A text that begins with one of these is taken for a formula.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Adds a row.
fn row(out: &mut String, cells: &[&str]) {
    for (index, cell) in cells.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "," });
        // Some programs drop spaces and quotes before they look.
        let guard = if cell.trim_start_matches([' ', '"']).starts_with(FORMULA) { "'" } else { "" };
        if guard.is_empty() && !cell.contains(['"', ',', ';', '\n', '\r']) {
            out.push_str(cell);
            continue;
        }
        out.push('"');
        out.push_str(guard);
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

fn words(time: Option<&Time>) -> &str {
    time.map_or("", |time| time.written.as_str())
}

/// The instant, where it is known.
fn instant(time: Option<&Time>, clock: &Clock<'_>) -> String {
    let at = time.and_then(|time| clock.instant(time));
    at.map(|at| at.to_rfc3339_opts(SecondsFormat::AutoSi, true)).unwrap_or_default()
}

fn links(links: &[Link]) -> String {
    links.iter().map(|link| link.url.as_str()).collect::<Vec<_>>().join(" ")
}

fn timeline(document: &Postmortem, env: &dyn Env) -> String {
    let clock = Clock::of(document, env.zones());
    let mut out = String::from("\u{feff}");
    row(&mut out, &["Time", "UTC", "Until", "Until UTC", "Kind", "Label", "Event", "By", "Marks", "Links"]);
    for event in &document.timeline {
        let marks: Vec<&str> = event.milestones.iter().map(|milestone| milestone.label()).collect();
        row(
            &mut out,
            &[
                words(event.at.as_ref()),
                &instant(event.at.as_ref(), &clock),
                words(event.until.as_ref()),
                &instant(event.until.as_ref(), &clock),
                event.kind.label(),
                &event.label,
                &event.text,
                &event.actor,
                &marks.join(", "),
                &links(&event.links),
            ],
        );
    }
    out
}

fn actions(document: &Postmortem, _env: &dyn Env) -> String {
    let mut out = String::from("\u{feff}");
    let head = [
        "Action",
        "Group",
        "Owner",
        "Due",
        "Due date",
        "Type",
        "Priority",
        "Status",
        "Ticket",
        "Done when",
        "Reason",
    ];
    row(&mut out, &head);
    for item in &document.actions {
        let date = item.due.as_ref().and_then(|due| due.date);
        row(
            &mut out,
            &[
                &item.text,
                item.group.as_ref().map_or("", |group| &group.label),
                &item.owner,
                words(item.due.as_ref()),
                &date.map(|date| date.to_string()).unwrap_or_default(),
                item.kind.map_or("", |kind| kind.label()),
                &item.priority,
                item.status.label(),
                &item.ticket,
                &item.verify,
                &item.reason,
            ],
        );
    }
    out
}
