//! The timeline as a Mermaid gantt, for wikis that draw it. Events without a time stand in comments.

use super::Format;
use crate::env::Env;
use crate::model::{EventKind, Postmortem};
use crate::time::{Clock, Time};
use chrono::NaiveDateTime;

/// The format.
pub const FORMAT: Format = Format {
    id: "mermaid",
    name: "Timeline as Mermaid gantt",
    extensions: &["mmd"],
    media_type: "text/vnd.mermaid",
    lossless: false,
    recognise: |_| 0,
    read: None,
    write: Some(write),
};

/// The words of a task. What Mermaid reads as its own is replaced by letters that look the same, and no word stands first on a line.
fn words(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            ':' => out.push('∶'),
            ';' => out.push(','),
            '#' => out.push('＃'),
            '%' => out.push('％'),
            '<' => out.push('‹'),
            '>' => out.push('›'),
            '"' | '`' => out.push('\''),
            '{' | '[' => out.push('('),
            '}' | ']' => out.push(')'),
            '\\' | '$' => out.push(' '),
            c if c.is_control() || c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
}

fn write(document: &Postmortem, env: &dyn Env) -> String {
    let clock = Clock::of(document, env.zones());
    let at = |time: Option<&Time>| Some(clock.local(clock.instant(time?)?));
    let mut out = String::from("gantt\n    title ");
    words(if document.title.is_empty() { "Timeline" } else { &document.title }, &mut out);
    out.push_str("\n    dateFormat YYYY-MM-DDTHH:mm:ss\n    axisFormat %H:%M\n");
    let mut task = |name: [&str; 3], tag: &str, start: NaiveDateTime, end: Option<NaiveDateTime>| {
        out.push_str("    ");
        for part in name {
            words(part, &mut out);
        }
        out.push_str(" :");
        out.push_str(tag);
        out.push_str(&crate::time::written("%Y-%m-%dT%H:%M:%S", &start));
        match end.filter(|end| *end > start) {
            Some(end) => out.push_str(&crate::time::written(", %Y-%m-%dT%H:%M:%S", &end)),
            None => out.push_str(", 0m"),
        }
        out.push('\n');
    };
    let mut unplaced = Vec::new();
    for window in &document.windows {
        match at(window.start.as_ref()) {
            Some(start) => task(["Impact ", &window.scope, ""], "crit, ", start, at(window.end.as_ref())),
            None => unplaced.push(&window.scope),
        }
    }
    for event in &document.timeline {
        let written = event.at.as_ref().map_or("", |time| time.written.as_str());
        let text = if event.text.is_empty() { &event.label } else { &event.text };
        match at(event.at.as_ref()) {
            Some(start) => {
                let end = at(event.until.as_ref());
                let tag = match (event.kind, end) {
                    (_, None) => "milestone, ",
                    (EventKind::Mitigation | EventKind::Resolution, _) => "done, ",
                    _ => "active, ",
                };
                task([written, " ", text], tag, start, end);
            }
            None => unplaced.push(text),
        }
    }
    for text in unplaced {
        out.push_str("    %% without a time: ");
        words(text, &mut out);
        out.push('\n');
    }
    out
}
