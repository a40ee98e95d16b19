//! Whole-document work at 1,000, 10,000 and 100,000 events: reading, checking, laying out and writing, and how each grows. A step of
//! the moving picture costs about the same at every size.

use crate::report::{Report, quickest};
use postmortem_editor::env::{FixedEnv, NoZones};
use postmortem_editor::format::{self, json};
use postmortem_editor::layout::{Mode, Scene, Viewport};
use postmortem_editor::model::{EventKind, Milestone, Postmortem, RowId, TimelineEvent};
use postmortem_editor::rule;
use postmortem_editor::time::{Offset, Zone, text};
use std::time::Duration;

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// Ten times the events may take ten times as long, and this many times more for what grows with a logarithm and for colder caches.
const GROWTH: f64 = 1.6;
/// A step of the moving picture at ten times the events.
const STEP_GROWTH: f64 = 1.6;

type Work = (&'static str, fn(&Sized) -> usize);

const WORK: [Work; 6] = [
    ("read JSON", |sized| {
        format::read(&sized.json, format::by_id("json"), &FixedEnv::default()).document.timeline.len()
    }),
    ("read Markdown", |sized| {
        format::read(&sized.markdown, None, &FixedEnv::default()).document.timeline.len()
    }),
    ("check", |sized| rule::check(&sized.document, &FixedEnv::default()).len()),
    ("lay out", |sized| {
        let scene = Scene::of(&sized.document, &NoZones);
        scene.lay_out(&sized.document, &NoZones, &WHOLE).marks.len()
    }),
    ("write JSON", |sized| json::write_dense(&sized.document).len()),
    ("write Markdown", |sized| write_markdown(&sized.document).len()),
];

const WHOLE: Viewport = Viewport { width: 1100.0, visible: None, mode: Mode::Lanes };

/// A document of one size in every form.
struct Sized {
    document: Postmortem,
    json: String,
    markdown: String,
}

pub fn run(report: &mut Report) {
    let mut before: Vec<Duration> = Vec::new();
    let mut step_before: Option<Duration> = None;
    for size in SIZES {
        let document = document(size);
        let sized =
            Sized { json: json::write_dense(&document), markdown: write_markdown(&document), document };
        let runs = (200_000 / size).clamp(3, 40);
        let took: Vec<Duration> = WORK.iter().map(|(_, work)| quickest(runs, || work(&sized))).collect();
        for (place, ((name, _), time)) in WORK.iter().zip(&took).enumerate() {
            report.took(&format!("{name}, {size} events"), *time);
            if let Some(before) = before.get(place) {
                let growth = time.as_secs_f64() / before.as_secs_f64() / 10.0;
                report.at_most(&format!("{name}: growth against the events"), growth, GROWTH);
            }
        }
        let scene = Scene::of(&sized.document, &NoZones);
        let step = quickest(200, || {
            let near = scene.scale(&WHOLE).zoomed(1.2, 400.0);
            let viewport = Viewport { visible: Some(near.visible()), ..WHOLE };
            scene.glimpse(&sized.document, &NoZones, &viewport).dense.len()
        });
        report.took(&format!("a step of the moving picture, {size} events"), step);
        if let Some(before) = step_before.filter(|_| size > SIZES[1]) {
            let growth = step.as_secs_f64() / before.as_secs_f64();
            report.at_most("a step: growth with ten times the events", growth, STEP_GROWTH);
        }
        (before, step_before) = (took, Some(step));
    }
}

fn write_markdown(document: &Postmortem) -> String {
    let write = format::by_id("markdown").and_then(|format| format.write);
    write.map(|write| write(document, &FixedEnv::default())).unwrap_or_default()
}

/// A postmortem of an incident that produced so many lines of record.
fn document(events: usize) -> Postmortem {
    const WORDS: [&str; 8] = [
        "the pool of connections was exhausted",
        "latency rose above its threshold",
        "traffic moved to the second region",
        "the queue of tickets grew",
        "a change was taken back",
        "dashboards confirmed the recovery",
        "the on-call engineer was paged",
        "a restart did not help",
    ];
    let time = |second: usize| {
        let (minutes, second) = (second / 60, second % 60);
        let (hours, minute) = (minutes / 60, minutes % 60);
        let (day, hour) = (hours / 24, hours % 24);
        let (month, day) = (1 + day / 28, 1 + day % 28);
        text::read(
            &format!("2026-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            &Default::default(),
        )
    };
    let event = |index: usize| TimelineEvent {
        at: Some(time(index * 20)),
        kind: EventKind::ALL[index * 7 % 8],
        text: format!("Step {index}: {}, {}.", WORDS[index % 8], WORDS[index / 8 % 8]),
        ..TimelineEvent::new(RowId::from(format!("e{index}").as_str()))
    };
    let zone = Some(Zone { written: "UTC".into(), offset: Some(Offset(0)) });
    let times = [(Milestone::Started, time(0)), (Milestone::Resolved, time(events * 20))];
    Postmortem {
        title: "Checkout was slow".into(),
        zone,
        times: times.into_iter().collect(),
        timeline: (0..events).map(event).collect(),
        ..Postmortem::default()
    }
}
