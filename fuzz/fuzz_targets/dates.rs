//! Any words as a time, a range, a zone, and as prose with times in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use postmortem_editor::time::text::{
    Context, ambiguous_date, day_first, find_all, find_zone, read, read_range, read_zone, starting,
};

fuzz_target!(|text: &str| {
    let plain = Context::default();
    let time = read(text, &plain);
    let full = Context { date: time.date, after: Some(time.clone()), start: Some(time), day_first: Some(true), ..plain.clone() };
    for context in [&plain, &full] {
        read_range(text, context);
        starting(text, context);
        let mut end = 0;
        for found in find_all(text, context) {
            assert!(found.range.start >= end && found.range.end <= text.len(), "times stand one after another");
            assert!(text.get(found.range.clone()).is_some(), "a range of whole characters");
            end = found.range.end;
        }
    }
    ambiguous_date(text);
    day_first(text);
    find_zone(text);
    read_zone(text);
});
