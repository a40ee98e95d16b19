//! Reading documents of 1 MB and of 10 MB, of every shape in [`crate::text`]: against the Markdown parser alone, and against each other.

use crate::clock::wall;
use crate::report::{Report, quickest, quickest_made};
use crate::text;
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format::{self, Pace, Reading, Rest, Source};
use pulldown_cmark::{Options, Parser};
use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

/// How much longer than the Markdown parser alone reading may take.
const TIMES: f64 = 6.0;
/// How much longer than an entry of a list one on a plain line or in a table may take (docs/decisions/0015).
const ENTRY: f64 = 1.15;
/// The entries of those two, as a list.
const LIST: &str = "short entries";
/// How far from linear growth may be.
const GROWTH: f64 = 1.15;
/// How many small documents are as long as a large one.
const KEPT: usize = 10;

/// Milliseconds of the longest piece of work between two looks at the clock. A page runs two to three times as long, and one frame at
/// most.
const SLICE: f64 = if cfg!(target_arch = "wasm32") { 16.0 } else { 8.0 };

/// A shape of text: its name, and what makes a text of so many bytes.
type Shape = (&'static str, fn(usize) -> String);

pub fn run(report: &mut Report) {
    let shapes: [Shape; 4] = [
        ("ordinary", text::ordinary),
        (LIST, text::school),
        ("plain lines", text::plain),
        ("table", text::table),
    ];
    // How long an entry of the list took, in a small text and in a large one.
    let mut listed = [0.0; 2];
    for (name, make) in shapes {
        let (small, large) = (make(1_000_000), make(10_000_000));
        for (at, (size, text, runs)) in [("1 MB", &small, 5), ("10 MB", &large, 3)].into_iter().enumerate() {
            let (read, walk, events) = measure(text, runs);
            let entry = read.as_secs_f64() / events as f64;
            report.took(&format!("{name}, {size}: walked by pulldown-cmark"), walk);
            report.took(&format!("{name}, {size}: read"), read);
            let (what, ratio) =
                (format!("{name}, {size}: times the walk"), read.as_secs_f64() / walk.as_secs_f64());
            match name {
                "plain lines" | "table" => {
                    report.figure(&what, ratio);
                    let list = listed.get(at).copied().unwrap_or_default();
                    report.at_most(
                        &format!("{name}, {size}: an entry, times one of a list"),
                        entry / list,
                        ENTRY,
                    );
                }
                _ => report.at_most(&what, ratio, TIMES),
            }
            if let Some(listed) = listed.get_mut(at).filter(|_| name == LIST) {
                *listed = entry;
            }
        }
        report.at_most(
            &format!("{name}, 10 MB: longest slice, milliseconds"),
            longest_slice(&large).as_secs_f64() * 1000.0,
            SLICE,
        );
        let longer = large.len() as f64 / (small.len() * KEPT) as f64;
        report.at_most(
            &format!("{name}: growth against the length"),
            keep(&large, 1).as_secs_f64() / keep(&small, KEPT).as_secs_f64() / longer,
            GROWTH,
        );
    }
}

/// How long reading takes, how long the walk alone, and how many events there are.
fn measure(text: &str, runs: usize) -> (Duration, Duration, usize) {
    let mut events = 0;
    let read = quickest_made(runs, || {
        let reading = format::read(text, None, &FixedEnv::default());
        events = reading.document.timeline.len();
        assert!(reading.refusal.is_none() && events > 1000);
        reading
    });
    let walk = quickest_made(runs, || Parser::new_ext(text, Options::all()).count());
    (read, walk, events)
}

/// Reads a text so many times and keeps every document: the first use of memory costs time, and a large document would have to pay for
/// it alone if each small one took the place of the one before. What takes them apart counts here: of a large piece of memory the system
/// is asked anew each time, and of small ones not, so that neither half of their lives compares alone.
fn keep(text: &str, times: usize) -> Duration {
    quickest(3, || {
        (0..times).map(|_| format::read(text, None, &FixedEnv::default())).collect::<Vec<Reading>>()
    })
}

/// Looks at the clock and never rests.
struct Watch {
    last: Cell<Duration>,
    longest: Cell<Duration>,
}

impl Watch {
    fn look(&self) {
        let now = wall();
        self.longest.set(self.longest.get().max(now - self.last.replace(now)));
    }
}

impl Pace for Watch {
    fn step(&self, _done: f32) -> Option<Rest<'_>> {
        self.look();
        None
    }
}

/// The longest time without a look at the clock, at the best of several readings: other programs only make it longer.
fn longest_slice(text: &str) -> Duration {
    let env = FixedEnv::default();
    let source = Source::new("long.md", text.to_owned(), &env);
    let once = || {
        let watch = Watch { last: Cell::new(wall()), longest: Cell::default() };
        let reading = pin!(source.read_slowly(&env, &watch)).poll(&mut Context::from_waker(Waker::noop()));
        watch.look();
        assert!(matches!(reading, Poll::Ready(_)), "nobody rests");
        watch.longest.get()
    };
    (0..7).map(|_| once()).min().unwrap_or_default()
}
