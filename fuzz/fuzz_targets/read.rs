//! Any bytes as a file and as a pasted chat: reading never panics, and what was read and written reads the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pulldown_cmark::{Options, Parser};
use postmortem_editor::env::FixedEnv;
use postmortem_editor::format::{self, paste};
use postmortem_editor::time::text::Context;

fuzz_target!(|bytes: &[u8]| {
    let env = FixedEnv::default();
    let reading = format::read_bytes(bytes, "incident.md", &env);
    if let Some(write) = format::by_id("markdown").and_then(|format| format.write) {
        let once = write(&reading.document, &env);
        let again = format::read(&once, format::by_id("markdown"), &env);
        if again.refusal.is_none() {
            assert_eq!(write(&again.document, &env), once, "writing is a fixed point");
        }
        // What the preview walks.
        let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
        Parser::new_ext(&once, options).count();
    }
    let (text, _) = format::decode(bytes);
    paste::read(&text, &Context::default(), &env);
    paste::recognise(&text);
    format::read(&text, None, &env);
});
