//! Laws of the ways out: what is said to be lossless comes back from every style, byte for byte the second time.

use super::{config, read, write};
use crate::arbitrary;
use postmortem_editor::format::markdown::{self, Style, house};
use postmortem_editor::format::{FORMATS, same};
use proptest::prelude::*;

/// A style that a careless house might write: headings that mean something else, twice the same, a table for every list.
const STRANGE: &str = r#"{
  "schema": "postmortem-style/1",
  "name": "Strange",
  "head": ["/times/resolved", "/times/started", "/nowhere", "/zone"],
  "labels": { "/times/started": "Status", "/severity": "Start", "/zone": "Incident commander" },
  "sections": [
    { "section": "actions", "heading": "Timeline", "level": 4 },
    { "heading": "Summary" },
    { "section": "timeline", "heading": "Summary", "level": 3 },
    { "section": "summary", "heading": "", "level": 5 },
    { "section": "links", "heading": "**Links** | # <b>" },
    { "section": "preamble", "heading": "Before" }
  ],
  "tables": {
    "timeline": { "By": "a | b", "text": "Time", "at": "At" },
    "actions": { "Owner": "", "text": "Text", "Status": "S" },
    "factors": { "text": "Factor", "Category": "C" },
    "went-well": { "text": "Well" },
    "stats": { "text": "Stat" }
  }
}"#;

fn styles() -> Vec<Style> {
    let all = house::FILES.iter().copied().chain([STRANGE]);
    all.map(|file| Style::read(file).expect("a style that comes with the editor")).collect()
}

proptest! {
    #![proptest_config(config(120))]

    #[test]
    fn every_style_comes_back_exactly(document in arbitrary::document()) {
        for style in styles() {
            let text = markdown::write_in(&style, &document);
            let back = read(&markdown::FORMAT, &text);
            if !same(&back, &document) {
                prop_assert_eq!(&back, &document, "{}\n{}", style.name, text);
            }
            prop_assert_eq!(markdown::write_in(&style, &back), text, "{}", style.name);
        }
    }

    #[test]
    fn what_is_said_to_be_lossless_is(document in arbitrary::document()) {
        for format in FORMATS.iter().filter(|format| format.lossless) {
            let text = write(format, &document);
            let reading = postmortem_editor::format::read(&text, None, &postmortem_editor::env::FixedEnv::default());
            prop_assert_eq!(&reading.refusal, &None, "{}", format.id);
            if !same(&reading.document, &document) {
                prop_assert_eq!(&reading.document, &document, "{}\n{}", format.id, text);
            }
        }
    }
}
