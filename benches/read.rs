//! Reading documents of 1 MB and of 10 MB, of every shape in [`crate::text`]: against the Markdown parser alone, and against each other.

use crate::report::{Report, quickest};
use crate::text;
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format;
use pulldown_cmark::{Options, Parser};
use std::time::Duration;

/// How much longer than the Markdown parser alone reading may take.
const TIMES: f64 = 6.0;
/// How far from linear growth may be.
const GROWTH: f64 = 1.15;

/// A shape of text: its name, and what makes a text of so many bytes.
type Shape = (&'static str, fn(usize) -> String);

pub fn run(report: &mut Report) {
    let shapes: [Shape; 4] = [
        ("ordinary", text::ordinary),
        ("short entries", text::school),
        ("plain lines", text::plain),
        ("table", text::table),
    ];
    for (name, make) in shapes {
        let (small, large) = (make(1_000_000), make(10_000_000));
        let (read_small, walk_small) = measure(&small, 5);
        let (read_large, walk_large) = measure(&large, 3);
        for (size, read, walk) in [("1 MB", read_small, walk_small), ("10 MB", read_large, walk_large)] {
            report.took(&format!("{name}, {size}: walked by pulldown-cmark"), walk);
            report.took(&format!("{name}, {size}: read"), read);
            report.at_most(
                &format!("{name}, {size}: times the walk"),
                read.as_secs_f64() / walk.as_secs_f64(),
                TIMES,
            );
        }
        let longer = large.len() as f64 / small.len() as f64;
        report.at_most(
            &format!("{name}: growth against the length"),
            read_large.as_secs_f64() / read_small.as_secs_f64() / longer,
            GROWTH,
        );
    }
}

fn measure(text: &str, runs: usize) -> (Duration, Duration) {
    let read = quickest(runs, || {
        let reading = format::read(text, None, &FixedEnv::default());
        assert!(reading.refusal.is_none() && reading.document.timeline.len() > 1000);
        reading
    });
    let walk = quickest(runs, || Parser::new_ext(text, Options::all()).count());
    (read, walk)
}
