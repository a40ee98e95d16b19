//! Reading and writing stay linear, whatever the shape of a text: the shapes of `benches/shapes.rs`, at sizes a debug build can bear.

#[path = "../../benches/shapes.rs"]
mod shapes;

use postmortem_editor::env::FixedEnv;
use postmortem_editor::format::{self, Format};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

/// The time that this thread has worked, where the system tells, so that a busy machine changes nothing; else the time on the wall.
fn worked() -> Duration {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let worked = told.and_then(|words| words.split(' ').next()?.parse().ok());
    worked.map_or_else(|| BEGUN.elapsed(), Duration::from_nanos)
}

/// How long reading a text, writing what was read and reading that again take.
fn steps(text: &str) -> [Duration; 3] {
    let env = FixedEnv::default();
    let markdown: Option<&Format> = format::by_id("markdown");
    let begun = worked();
    let reading = format::read(text, None, &env);
    let read = worked();
    let written = markdown.and_then(|format| format.write).map(|write| write(&reading.document, &env));
    let wrote = worked();
    let again = format::read(&written.unwrap_or_default(), markdown, &env);
    let end = worked();
    drop(again);
    [read.saturating_sub(begun), wrote.saturating_sub(read), end.saturating_sub(wrote)]
}

#[test]
fn no_shape_of_text_takes_more_than_its_length() {
    // Four times the text: linear is 4, quadratic 16.
    const PART: usize = 16;
    const MOST: u32 = 9;
    const UNEVEN: Duration = Duration::from_millis(60);
    let mut slow = Vec::new();
    for (name, parts, make) in shapes::SHAPES {
        let (short, long) = (steps(&make(parts / PART / 4)), steps(&make(parts / PART)));
        for (step, (short, long)) in ["read", "write", "read again"].iter().zip(short.into_iter().zip(long)) {
            if long > short * MOST + UNEVEN {
                slow.push(format!("{name}: {step} took {short:?}, and {long:?} for four times the text"));
            }
        }
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
