//! Checking a whole document: 10,000 events in the time that is promised, and growth with the number of events.
//!
//! The promise of 30 ms is for a browser, whose wasm is built for size and runs two to three times as long as this.

use crate::report::{Report, once, quickest};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format;
use postmortem_editor::model::Postmortem;
use postmortem_editor::rule;
use std::fmt::Write as _;
use std::time::Duration;

/// How far from linear growth may be.
const GROWTH: f64 = 1.15;
/// Milliseconds for 10,000 events.
const WHOLE: f64 = 30.0;
/// Milliseconds of the longest piece of work between two looks at the clock.
const PIECE: f64 = 8.0;

/// What the events say: different words, of which a few are found by rules.
const SAID: &[&str] = &[
    "Alert fired for checkout latency on node",
    "Pager acknowledged by the primary; looking at the dashboards of",
    "Rolled back release 2024.3.7 on",
    "Error rate at 12 % of requests in region",
    "Asked the database team to look at replica",
    "Restarted the connection pool of",
    "Customer reports of failed payments reach support about",
    "Traffic was moved away from cluster",
    "The queue of webhooks keeps growing on",
    "Latency is back to normal for",
];

fn document(events: usize) -> Postmortem {
    let mut text = String::from(
        "<!-- postmortem/1 -->\n\n# Checkout failed for one in five orders\n\n- **Time zone:** UTC\n\n## Timeline\n\n",
    );
    for (number, said) in (0..events).zip(SAID.iter().cycle()) {
        let (day, minute) = (number / 2000, number % 2000 * 43 / 60);
        let _ = writeln!(
            text,
            "- **2024-03-{:02} {:02}:{:02}** – {said} {number}, see the graph.",
            10 + day,
            minute / 60 % 24,
            minute % 60
        );
    }
    let document = format::read(&text, None, &FixedEnv::default()).document;
    assert_eq!(document.timeline.len(), events);
    document
}

pub fn run(report: &mut Report) {
    let (small, large) = (document(2_500), document(10_000));
    let check = |document: &Postmortem| rule::check(document, &FixedEnv::default()).len();
    let (quick, whole) = (quickest(21, || check(&small)), quickest(11, || check(&large)));
    report.took("2,500 events", quick);
    report.at_most("10,000 events: milliseconds", whole.as_secs_f64() * 1000.0, WHOLE);
    let growth = |quick: Duration, whole: Duration| whole.as_secs_f64() / quick.as_secs_f64() / 4.0;
    report.at_most("growth against the number of events", growth(quick, whole), GROWTH);
    let (quick, whole) = (again(small), again(large.clone()));
    report.took("2,500 events, after a change of one text", quick);
    report.took("10,000 events, after a change of one text", whole);
    report.at_most("growth of that", growth(quick, whole), GROWTH);
    report.at_most("longest step: milliseconds", longest(&large).as_secs_f64() * 1000.0, PIECE);
}

/// What follows a key: the texts are known but for the one that was written in.
fn again(mut document: Postmortem) -> Duration {
    let env = FixedEnv::default();
    let mut memory = rule::Memory::default();
    quickest(21, || {
        if document.title.pop() != Some('.') {
            document.title.push_str("t.");
        }
        let mut checking = rule::Checking::default();
        while !checking.step(&document, &env, rule::Beside::none(), &mut memory, &mut || true) {}
        checking.finish().found.len()
    })
}

/// The longest pause that a key could meet: the longest of all steps, each at its quickest.
fn longest(document: &Postmortem) -> Duration {
    let env = FixedEnv::default();
    let mut longest: Vec<Duration> = Vec::new();
    for _ in 0..15 {
        let (mut checking, mut memory) = (rule::Checking::default(), rule::Memory::default());
        let mut done = false;
        for step in 0.. {
            if done {
                break;
            }
            let took = once(|| {
                done = checking.step(document, &env, rule::Beside::none(), &mut memory, &mut || false);
            });
            match longest.get_mut(step) {
                Some(best) => *best = took.min(*best),
                None => longest.push(took),
            }
        }
    }
    longest.into_iter().max().unwrap_or_default()
}
